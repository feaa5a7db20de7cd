package dev.lantern.pipeline;

import dev.lantern.imaging.ScanImage;

/// A loaded bundle that judges one image at a time. Safe for several threads.
public interface Diagnostician {
  /// Never throws for a bad image: that is an outcome too. Works on the calling thread.
  ImageOutcome diagnose(ScanImage image);

  /// What the bundle looks for, as shown.
  String title();

  /// `id version` of the bundle.
  String bundle();

  /// SHA-256 of the bundle, hexadecimal.
  String bundleHash();

  /// The model card, Markdown.
  String modelCard();
}
