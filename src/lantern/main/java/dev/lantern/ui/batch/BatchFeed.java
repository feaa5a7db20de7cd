package dev.lantern.ui.batch;

import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.report.BatchAudience;
import dev.lantern.report.BatchTrouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where the workers leave their rows until the window comes for them, so that no file posts to the
/// screen.
final class BatchFeed implements BatchAudience {
  private List<BatchRow> waiting = new ArrayList<>();
  private Set<ImageSource> dropped = new HashSet<>();
  private List<BatchTrouble> troubles = new ArrayList<>();
  private int listed;

  @Override
  public synchronized void listing(int soFar) {
    listed = soFar;
  }

  @Override
  public void found(int total, int takenOver) {}

  @Override
  public synchronized void takenOver(List<BatchRow> rows) {
    waiting.addAll(rows);
  }

  @Override
  public synchronized void finished(BatchRow row) {
    waiting.add(row);
  }

  @Override
  public synchronized void dropped(List<ImageSource> sources) {
    Set<ImageSource> gone = Set.copyOf(sources);
    waiting.removeIf(row -> gone.contains(row.source()));
    dropped.addAll(gone);
  }

  @Override
  public synchronized void trouble(BatchTrouble trouble) {
    troubles.add(trouble);
  }

  /// What could not be written since the last call.
  synchronized List<BatchTrouble> takeTroubles() {
    List<BatchTrouble> taken = troubles;
    troubles = new ArrayList<>();
    return taken;
  }

  /// Files found so far.
  synchronized int listed() {
    return listed;
  }

  /// What a window has to show anew.
  ///
  /// @param dropped whose lines go; first, since some may have come again
  record News(Set<ImageSource> dropped, List<BatchRow> rows) {}

  /// What has come, and gone, since the last call.
  synchronized News take() {
    var taken = new News(dropped, waiting);
    dropped = new HashSet<>();
    waiting = new ArrayList<>();
    return taken;
  }
}
