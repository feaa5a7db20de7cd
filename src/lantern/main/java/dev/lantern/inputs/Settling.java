package dev.lantern.inputs;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells which files are complete, from looks at them. A file is complete when two looks see it
/// alike, and either it rested for the settling time between them, or it had rested that long when
/// it was first seen: then it was moved into place, or lay there before.
final class Settling {
  private final Duration settle;
  private final Map<Path, Resting> pending = new HashMap<>();
  private final Map<Path, Look> given = new HashMap<>();

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

  /// Takes a look.
  ///
  /// @param now the files, all or all pending ones; a pending one that is not among them is gone
  /// @return what is complete now and was not given before, sorted
  List<Path> look(Map<Path, Look> now, Instant at) {
    pending.keySet().retainAll(now.keySet());
    List<Path> complete = new ArrayList<>();
    for (Map.Entry<Path, Look> seen : new TreeMap<>(now).entrySet()) {
      Path path = seen.getKey();
      Look look = seen.getValue();
      if (look.equals(given.get(path))) {
        continue;
      }
      Resting before = pending.get(path);
      if (before == null || !before.look().equals(look)) {
        pending.put(path, new Resting(look, at));
      } else if (rested(before, at)) {
        pending.remove(path);
        given.put(path, look);
        complete.add(path);
      }
    }
    return complete;
  }

  private boolean rested(Resting file, Instant at) {
    return !at.isBefore(file.since().plus(settle))
        || !file.look().written().isAfter(file.since().minus(settle));
  }

  /// Files that were seen and are not complete, as they looked last.
  Map<Path, Look> pending() {
    Map<Path, Look> looks = new HashMap<>();
    pending.forEach((path, resting) -> looks.put(path, resting.look()));
    return looks;
  }
}
