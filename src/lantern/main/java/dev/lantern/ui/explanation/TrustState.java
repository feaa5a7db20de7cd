package dev.lantern.ui.explanation;

import dev.lantern.explain.TrustReport;
import java.util.List;

/// What is known of the maps of the image on the screen.
public sealed interface TrustState {
  /// There is no map to be checked.
  record Unavailable() implements TrustState {}

  /// The checks can be run.
  record Ready() implements TrustState {}

  /// The checks are under way.
  ///
  /// @param done passes done so far
  /// @param total passes in all; 0 while nobody knows
  record Running(int done, int total) implements TrustState {}

  /// The checks were run.
  ///
  /// @param reports one a finding
  record Reported(List<TrustReport> reports) implements TrustState {
    public Reported {
      reports = List.copyOf(reports);
    }
  }

  /// The checks could not be run.
  ///
  /// @param sentence why
  record Failed(String sentence) implements TrustState {}
}
