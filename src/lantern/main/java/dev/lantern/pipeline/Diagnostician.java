package dev.lantern.pipeline;

import dev.lantern.imaging.ScanImage;

/// A loaded model bundle at work, as a shell sees it. Safe for several threads.
public interface Diagnostician {
  /// Judges one image; never throws for a bad one.
  ImageOutcome diagnose(ScanImage image);

  /// What the bundle looks for, as shown.
  String title();

  /// Whom the training data covers, in a sentence: beyond them no number is calibrated.
  String coverage();

  /// Id and version of the bundle.
  String bundle();

  /// SHA-256 of the bundle, hexadecimal.
  String bundleHash();

  /// The model card, Markdown.
  String modelCard();
}
