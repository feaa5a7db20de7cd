package dev.lantern.preprocess;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Tensor;

/// A frame as the network takes it.
///
/// @param tensor channels × height × width
/// @param sourceToTensor source pixels to the tensor's pixels, exact
public record Prepared(Tensor tensor, ImageTransform sourceToTensor) {}
