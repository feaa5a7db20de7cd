package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchRow;
import dev.lantern.report.BatchAudience;
import dev.lantern.report.BatchTrouble;
import java.util.ArrayList;
import java.util.List;

/// Where the workers leave their rows until the window comes for them, so that no file posts to the
/// screen.
final class BatchFeed implements BatchAudience {
  private List<BatchRow> waiting = new ArrayList<>();
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

  /// What has come since the last call.
  synchronized List<BatchRow> take() {
    List<BatchRow> taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }
}
