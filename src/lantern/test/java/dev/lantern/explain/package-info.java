/** Class activation maps, tested against Grad-CAM. */
@NullMarked
package dev.lantern.explain;

import org.jspecify.annotations.NullMarked;
