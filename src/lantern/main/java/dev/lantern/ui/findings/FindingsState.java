package dev.lantern.ui.findings;

import dev.lantern.pipeline.ImageOutcome;
import java.time.Duration;

/// What the panel has to say.
public sealed interface FindingsState {
  /// No image is open.
  record Idle() implements FindingsState {}

  /// No bundle can be used.
  ///
  /// @param sentence why, and what to do
  record NoBundle(String sentence) implements FindingsState {}

  /// The network looks when the reader wants it to.
  record Offered() implements FindingsState {}

  /// The network is looking.
  record Running() implements FindingsState {}

  /// The reader did not want to wait.
  record Stopped() implements FindingsState {}

  /// The network judged the image.
  record Judged(ImageOutcome.Diagnosed outcome, Duration time) implements FindingsState {}

  /// The network judged the image, and the reader wants to say first what is to be seen.
  record Concealed(Judged judged) implements FindingsState {}

  /// The bundle refuses the image.
  record Refused(ImageOutcome.Skipped outcome) implements FindingsState {}

  /// The image could not be judged.
  record Broken(ImageOutcome.Failed outcome) implements FindingsState {}
}
