/** The real program in a process of its own. */
@NullMarked
package dev.lantern.cli;

import org.jspecify.annotations.NullMarked;
