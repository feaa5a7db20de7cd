/** Pixels and files of pixels, tested. */
@NullMarked
package dev.lantern.imaging;

import org.jspecify.annotations.NullMarked;
