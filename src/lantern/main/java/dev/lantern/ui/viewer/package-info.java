/** The image and what is done to it with the mouse and the keys. */
@NullMarked
package dev.lantern.ui.viewer;

import org.jspecify.annotations.NullMarked;
