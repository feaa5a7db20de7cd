/** The tag window: every element of the file on the screen, beside those of another. */
@NullMarked
package dev.lantern.ui.tags;

import org.jspecify.annotations.NullMarked;
