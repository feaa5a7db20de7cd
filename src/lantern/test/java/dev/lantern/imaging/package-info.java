/** Pixels and display maths, against the standard's paragraphs. */
@NullMarked
package dev.lantern.imaging;

import org.jspecify.annotations.NullMarked;
