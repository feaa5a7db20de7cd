package dev.lantern.inputs;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Tells which files are complete, from looks at them. A file is complete when two looks see it
/// alike, and either it rested for the settling time between them, or it had rested that long when
/// it was first seen: then it was moved into place, or lay there before.
final class Settling {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Duration settle;
  private final Map<Path, Resting> pending = new HashMap<>();
  private final Map<Path, Given> given = new HashMap<>();

  /// @param settle how long a file has to rest
  Settling(Duration settle) {
    if (settle.isNegative() || settle.isZero()) {
      throw new IllegalArgumentException("settles in " + settle);
    }
    this.settle = settle;
  }

  /// How a file looks.
  ///
  /// @param trouble why it cannot be looked at; empty where it can
  record Look(long size, Instant written, String trouble) {
    static Look of(BasicFileAttributes attributes) {
      return new Look(attributes.size(), attributes.lastModifiedTime().toInstant(), "");
    }

    static Look of(Refusal refusal) {
      // Never long at rest: it may pass, as where a link is made before its file.
      return new Look(0, Instant.MAX, refusal.detail());
    }
  }

  /// @param since when it was first seen like this
  private record Resting(Look look, Instant since) {}

  /// @param again when it is given again, though it looks alike
  /// @param pause until then, should that be asked for
  private record Given(Look look, Instant again, Duration pause) {
    Given after(Instant at) {
      Duration longest = pause.compareTo(LONGEST_PAUSE) > 0 ? pause : LONGEST_PAUSE;
      Duration twice = pause.multipliedBy(2);
      return new Given(look, at.plus(pause), twice.compareTo(longest) < 0 ? twice : longest);
    }

    Given once() {
      return new Given(look, Instant.MAX, pause);
    }

    /// Whether it is given again; at once where a clock that was set back would keep it longer.
    boolean due(Instant at) {
      return !again.equals(Instant.MAX) && (!at.isBefore(again) || again.isAfter(at.plus(pause)));
    }
  }

  /// Takes a look.
  ///
  /// @param now the files, all or all pending ones; a pending one that is not among them is gone
  /// @return what is complete now and was not given before, or is to be given again, sorted
  List<Path> look(Map<Path, Look> now, Instant at) {
    pending.keySet().retainAll(now.keySet());
    List<Path> complete = new ArrayList<>();
    for (Map.Entry<Path, Look> seen : new TreeMap<>(now).entrySet()) {
      Path path = seen.getKey();
      Look look = seen.getValue();
      Optional<Given> asBefore =
          Optional.ofNullable(given.get(path)).filter(before -> before.look().equals(look));
      Resting before = pending.get(path);
      if (asBefore.isPresent()) {
        pending.remove(path);
        if (asBefore.get().due(at)) {
          given.put(path, asBefore.get().once());
          complete.add(path);
        }
      } else if (before == null || !before.look().equals(look) || before.since().isAfter(at)) {
        // Since then the clock was set back: how long the file rested, nobody knows.
        pending.put(path, new Resting(look, at));
      } else if (rested(before, at)) {
        pending.remove(path);
        given.put(path, new Given(look, Instant.MAX, settle));
        complete.add(path);
      }
    }
    return complete;
  }

  private boolean rested(Resting file, Instant at) {
    return !at.isBefore(file.since().plus(settle))
        || !file.look().written().isAfter(file.since().minus(settle));
  }

  /// Gives a file again after a pause, unless it changes before: the settling time, and twice as
  /// long each time that it is asked for, up to some minutes.
  void again(Path path, Instant at) {
    given.computeIfPresent(path, (same, before) -> before.after(at));
  }

  /// Forgets files that were given: should one return, it is given again.
  ///
  /// @return those, sorted
  List<Path> forget(Predicate<Path> gone) {
    List<Path> forgotten = given.keySet().stream().filter(gone).sorted().toList();
    forgotten.forEach(given::remove);
    return forgotten;
  }

  /// Files that were seen and are not complete, as they looked last.
  Map<Path, Look> pending() {
    Map<Path, Look> looks = new HashMap<>();
    pending.forEach((path, resting) -> looks.put(path, resting.look()));
    return looks;
  }
}
