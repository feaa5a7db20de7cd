package dev.lantern.pipeline;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ScanImage;
import java.util.List;

/// Model bundles at work, as a shell sees them. Safe for several threads.
public interface Diagnostician {
  /// Judges one image; never throws for a bad one.
  ImageOutcome diagnose(ScanImage image);

  /// The bundle that answers for an image of this header: that judges it, or refuses it.
  BundleEntry.Usable bundleFor(ImageHeader header);

  /// At least one, in the order in which they are asked.
  List<BundleEntry.Usable> bundles();
}
