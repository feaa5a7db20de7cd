package dev.lantern.pipeline;

import dev.lantern.classify.Finding;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.SkipReason;
import java.util.List;

/// What the network makes of an image once a region is taken out of it and filled from around. An
/// experiment on the network, never a result of the scan: it is no [ImageOutcome] on purpose, so
/// that no report can hold it.
public sealed interface WithoutRegion {
  /// The image that the region was taken out of.
  ImageSource source();

  /// What was taken out.
  Region region();

  /// The network judged what is left.
  ///
  /// @param changes one a finding, in the findings' order
  record Judged(ImageSource source, Region region, List<Change> changes) implements WithoutRegion {
    public Judged {
      changes = List.copyOf(changes);
    }
  }

  /// What is left is too unlike the training images for a number.
  ///
  /// @param detail what was found, without patient fields
  record Refused(ImageSource source, Region region, SkipReason reason, String detail)
      implements WithoutRegion {}

  /// One finding with the region and without.
  ///
  /// @param before of the whole image
  /// @param after of what is left, at the same operating point and calibration
  /// @param map of what is left
  record Change(Finding before, Finding after, SaliencyMap map) {
    public Change {
      if (!before.id().equals(after.id()) || !map.finding().equals(after.id())) {
        throw new IllegalArgumentException(
            "a change from %s to %s and %s".formatted(before.id(), after.id(), map.finding()));
      }
    }
  }
}
