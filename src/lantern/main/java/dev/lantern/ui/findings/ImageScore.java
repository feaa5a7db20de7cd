package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.pipeline.ImageOutcome;
import java.util.List;
import java.util.Optional;

/// What the network says of one image of a series, without its maps.
sealed interface ImageScore {
  /// Nobody has asked it yet.
  record Unknown() implements ImageScore {}

  record Judged(@Override List<Finding> findings) implements ImageScore {
    public Judged {
      findings = List.copyOf(findings);
    }
  }

  /// The image was refused, or could not be read.
  record None() implements ImageScore {}

  static ImageScore of(ImageOutcome outcome) {
    return switch (outcome) {
      case ImageOutcome.Diagnosed judged -> new Judged(judged.classification().findings());
      case ImageOutcome.Skipped _, ImageOutcome.Failed _ -> new None();
    };
  }

  /// None but those of an image that was judged.
  default List<Finding> findings() {
    return List.of();
  }

  /// What it says of a finding.
  default Optional<Finding> finding(String id) {
    return findings().stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
