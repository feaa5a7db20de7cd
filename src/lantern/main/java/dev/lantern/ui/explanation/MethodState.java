package dev.lantern.ui.explanation;

import dev.lantern.explain.MethodName;

/// Whether the maps of another method are being made.
public sealed interface MethodState {
  /// The maps that were chosen are there.
  record Rest() implements MethodState {}

  /// The network is asked again and again.
  ///
  /// @param done passes done so far
  /// @param total passes in all; 0 while nobody knows
  record Running(MethodName method, int done, int total) implements MethodState {}

  /// The maps could not be made.
  ///
  /// @param sentence why
  record Failed(MethodName method, String sentence) implements MethodState {}
}
