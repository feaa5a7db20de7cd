/// Tensor in, scores and feature maps out; the only home of DJL.
@NullMarked
package dev.lantern.inference;

import org.jspecify.annotations.NullMarked;
