package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What has come of the files of a batch so far. For one thread at a time.
final class BatchTally {
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  /// Whose outcome is an earlier run's. By name: a watched folder gives a file again.
  private final Set<ImageSource> takenOver = new HashSet<>();

  /// Looked into by this batch itself: where a file comes again, what is known of it is its own.
  private final Set<ImageSource> own = new HashSet<>();

  /// Whose outcome the listing knew.
  private final Set<ImageSource> refused = new HashSet<>();

  private int found;
  private int positive;
  private int diagnosed;
  private long bytes;

  /// Files that were found beside those before.
  void found(int files) {
    found += files;
  }

  /// The old outcome of a file counts no more, for it gets a new one.
  void replaced(BatchRow old) {
    found--;
    outcomes.merge(old.outcome(), -1, Integer::sum);
    positive -= old.positive() ? 1 : 0;
  }

  /// The file is not there any more.
  void dropped(BatchRow old) {
    replaced(old);
    takenOver.remove(old.source());
    own.remove(old.source());
    refused.remove(old.source());
  }

  /// @param read bytes of the file
  void done(BatchRow row, long read) {
    count(row);
    takenOver.remove(row.source());
    own.add(row.source());
    refused.remove(row.source());
    diagnosed += row.outcome() == Outcome.DIAGNOSED ? 1 : 0;
    bytes += read;
  }

  void takenOver(BatchRow row) {
    count(row);
    if (!own.contains(row.source())) {
      takenOver.add(row.source());
    }
    refused.remove(row.source());
  }

  void refused(BatchRow row) {
    count(row);
    refused.add(row.source());
    takenOver.remove(row.source());
  }

  private void count(BatchRow row) {
    outcomes.merge(row.outcome(), 1, Integer::sum);
    positive += row.positive() ? 1 : 0;
  }

  /// The outcome of a file, as it is now, is an earlier run's.
  boolean tookOver(ImageSource source) {
    return takenOver.contains(source);
  }

  /// Images that got their result by no earlier run.
  int diagnosed() {
    return diagnosed;
  }

  BatchProgress progress(Duration elapsed, boolean paused) {
    return new BatchProgress(
        found,
        outcomes.getOrDefault(Outcome.DIAGNOSED, 0),
        outcomes.getOrDefault(Outcome.SKIPPED, 0),
        outcomes.getOrDefault(Outcome.FAILED, 0),
        positive,
        takenOver.size(),
        refused.size(),
        bytes,
        elapsed,
        paused);
  }
}
