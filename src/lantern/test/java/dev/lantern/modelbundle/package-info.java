/** Bundles, sound and broken, tested; and the bundles that other tests use. */
@NullMarked
package dev.lantern.modelbundle;

import org.jspecify.annotations.NullMarked;
