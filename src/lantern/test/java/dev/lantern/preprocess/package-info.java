/** Steps and geometry, tested against the bundle format's text and golden files. */
@NullMarked
package dev.lantern.preprocess;

import org.jspecify.annotations.NullMarked;
