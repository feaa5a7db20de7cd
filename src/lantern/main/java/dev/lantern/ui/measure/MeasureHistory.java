package dev.lantern.ui.measure;

import dev.lantern.imaging.Measurement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The last states of a list of measurements, to go back and on between them.
final class MeasureHistory {
  /// Steps that can be taken back.
  static final int STEPS = 100;

  private final Deque<List<Measurement>> before = new ArrayDeque<>();
  private final Deque<List<Measurement>> after = new ArrayDeque<>();

  /// @param now the state that is about to be left for a new one
  void step(List<Measurement> now) {
    before.push(now);
    after.clear();
    if (before.size() > STEPS) {
      before.removeLast();
    }
  }

  /// The last step goes on: what was taken back is no longer what comes after it.
  void goOn() {
    after.clear();
  }

  /// @param now the state that is left
  /// @return the one before; empty where there is none
  Optional<List<Measurement>> back(List<Measurement> now) {
    return move(before, after, now);
  }

  /// @param now the state that is left
  /// @return the one that was gone back from; empty where there is none
  Optional<List<Measurement>> on(List<Measurement> now) {
    return move(after, before, now);
  }

  private static Optional<List<Measurement>> move(
      Deque<List<Measurement>> from, Deque<List<Measurement>> to, List<Measurement> now) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    to.push(now);
    return Optional.of(from.pop());
  }
}
