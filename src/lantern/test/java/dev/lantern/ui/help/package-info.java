/** Tests of the help. */
@NullMarked
package dev.lantern.ui.help;

import org.jspecify.annotations.NullMarked;
