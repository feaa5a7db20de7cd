package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import java.util.List;

/// How one image ended. A file that cannot be used is a result, not an accident.
public sealed interface ImageOutcome {
  ImageSource source();

  /// The network judged the image.
  ///
  /// @param saliency one map a finding, in the findings' order
  record Diagnosed(
      ImageSource source,
      ScanImage image,
      Classification classification,
      List<SaliencyMap> saliency)
      implements ImageOutcome {
    public Diagnosed {
      saliency = List.copyOf(saliency);
    }
  }

  /// There is nothing to judge, or the bundle refuses.
  ///
  /// @param detail what was found, without patient fields
  record Skipped(ImageSource source, SkipReason reason, String detail) implements ImageOutcome {}

  /// The file should have given an image and could not.
  ///
  /// @param detail the stage and what was found, without patient fields
  record Failed(ImageSource source, FailureReason reason, String detail) implements ImageOutcome {}
}
