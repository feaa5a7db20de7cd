/** Tests of pixels and display. */
@NullMarked
package dev.lantern.imaging;

import org.jspecify.annotations.NullMarked;
