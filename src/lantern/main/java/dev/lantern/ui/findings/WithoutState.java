package dev.lantern.ui.findings;

import dev.lantern.pipeline.WithoutRegion;

/// What there is to say of the image without a region.
public sealed interface WithoutState {
  /// Nothing was asked.
  record None() implements WithoutState {}

  /// The network judged what is left.
  record Judged(WithoutRegion.Judged result) implements WithoutState {}

  /// What is left is too unlike the training images.
  record Refused(WithoutRegion.Refused result) implements WithoutState {}

  /// There is no answer.
  ///
  /// @param sentence why
  record Missing(String sentence) implements WithoutState {}
}
