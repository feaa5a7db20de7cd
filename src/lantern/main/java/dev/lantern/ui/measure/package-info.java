/** Measurements on the image: drawing, editing, their list, and the file that keeps them. */
@NullMarked
package dev.lantern.ui.measure;

import org.jspecify.annotations.NullMarked;
