/** The words on the screen. */
@NullMarked
package dev.lantern.ui.words;

import org.jspecify.annotations.NullMarked;
