package dev.lantern.pipeline;

import dev.lantern.explain.MethodName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How to measure saliency maps against what people marked on the images: by the column `mask` of
/// the table of labels, or by boxes.
///
/// @param methods at least one, each once
/// @param boxes table of boxes; where it is given, a mask comes before the boxes of its image
/// @param most true positives on which deletion, insertion and permuted weights are tried, which
///     takes some hundreds of passes an image and method
public record SaliencyRequest(List<MethodName> methods, Optional<Path> boxes, int most) {
  /// True positives that suffice for a figure, and that many methods are done on in minutes.
  public static final int STANDARD_MOST = 60;

  public SaliencyRequest {
    methods = methods.stream().distinct().toList();
    if (methods.isEmpty() || most < 0) {
      throw new IllegalArgumentException(methods.size() + " methods on at most " + most);
    }
  }
}
