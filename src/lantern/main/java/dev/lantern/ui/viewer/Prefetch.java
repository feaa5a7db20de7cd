package dev.lantern.ui.viewer;

import dev.lantern.ui.concurrent.LatestTask;
import dev.lantern.ui.concurrent.TaskRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Decodes the frames around the one on the screen, nearest first and one at a time, and keeps them
/// as long as they fit: in the way of the reader three for each one behind. For the JavaFX thread.
final class Prefetch {
  private static final int AHEAD = 3;

  private final LatestTask task;
  private final LongSupplier memory;
  private final Map<Integer, ShownFrame> held = new HashMap<>();
  private final Set<Integer> failed = new HashSet<>();
  private List<FramePlace> places = List.of();
  private List<Integer> wanted = List.of();
  private int centre;
  private int way = 1;
  private boolean busy;

  /// @param memory bytes that the frames may take, asked at every frame that is shown
  Prefetch(TaskRunner tasks, LongSupplier memory) {
    this.task = new LatestTask(tasks);
    this.memory = memory;
  }

  /// Another series comes: what was kept of the last is let go, what is under way is dropped.
  void open(List<FramePlace> next) {
    task.drop();
    held.clear();
    failed.clear();
    places = next;
    wanted = List.of();
    centre = 0;
    way = 1;
    busy = false;
  }

  /// The frame at a position, if it is decoded.
  Optional<ShownFrame> at(int position) {
    return Optional.ofNullable(held.get(position));
  }

  /// A frame has come on the screen.
  void around(ShownFrame shown) {
    if (shown.position() != centre) {
      way = Integer.signum(shown.position() - centre);
      centre = shown.position();
    }
    wanted = wanted();
    held.keySet().retainAll(new HashSet<>(wanted));
    keep(shown);
    next();
  }

  private void keep(ShownFrame frame) {
    if (wanted.contains(frame.position())) {
      held.put(frame.position(), frame);
    }
  }

  /// Those that fit in memory, the most urgent first: the one on the screen, then always three in
  /// the reader's way and one behind, as long as there are such.
  private List<Integer> wanted() {
    List<Integer> all = new ArrayList<>();
    long left = memory.getAsLong();
    int ahead = centre;
    int behind = centre - way;
    for (int turn = 0; inside(ahead) || inside(behind); turn++) {
      boolean on = inside(ahead) && (turn % (AHEAD + 1) < AHEAD || !inside(behind));
      int position = on ? ahead : behind;
      if (on) {
        ahead += way;
      } else if (inside(behind)) {
        behind -= way;
      }
      left -= places.get(position).bytes();
      if (left < 0) {
        break;
      }
      all.add(position);
    }
    return all;
  }

  private boolean inside(int position) {
    return position >= 0 && position < places.size();
  }

  private void next() {
    if (busy) {
      return;
    }
    wanted.stream()
        .filter(position -> !held.containsKey(position) && !failed.contains(position))
        .findFirst()
        .ifPresent(this::decode);
  }

  private void decode(int position) {
    busy = true;
    FramePlace place = places.get(position);
    task.run(
        () -> place.load(position),
        frame -> {
          busy = false;
          keep(frame);
          next();
        },
        cause -> {
          // Whoever goes there is told why.
          busy = false;
          failed.add(position);
          next();
        },
        () -> {});
  }
}
