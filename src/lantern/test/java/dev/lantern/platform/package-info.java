/** The training recipe, where Python and its packages are at hand. */
@NullMarked
package dev.lantern.platform;

import org.jspecify.annotations.NullMarked;
