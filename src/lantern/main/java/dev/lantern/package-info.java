/** Chooses desktop or command, nothing else. */
@NullMarked
package dev.lantern;

import org.jspecify.annotations.NullMarked;
