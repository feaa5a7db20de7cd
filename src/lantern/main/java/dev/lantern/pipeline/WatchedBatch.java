package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.inputs.WatchedFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Diagnoses what comes into watched folders, until it is ended: each group of complete files is a
/// batch of its own on the same output folder, and what was there before comes first.
public final class WatchedBatch {
  private final BatchRunner runner;
  private final WatchedFolder folder;
  private final int workers;
  private final TreeMap<ImageSource, BatchRow> rows = new TreeMap<>();

  /// Files of the group under way, until they have their rows.
  private int open;

  private int takenOver;

  /// @param workers threads that diagnose
  public WatchedBatch(BatchRunner runner, WatchedFolder folder, int workers) {
    this.runner = runner;
    this.folder = folder;
    this.workers = workers;
  }

  /// Works until it is cancelled, or cannot go on.
  ///
  /// @param changed called when rows have come, on the thread that brings them
  /// @throws BundleUnusableException where a network that is needed cannot be loaded
  /// @throws BatchRefusedException where the ledger cannot be read
  public BatchResult run(BatchListener listener, BatchControl control, Runnable changed)
      throws BundleUnusableException, BatchRefusedException {
    Optional<String> stopped = Optional.empty();
    while (stopped.isEmpty()) {
      List<Path> group = folder.next(control::cancelled);
      if (group.isEmpty()) {
        break;
      }
      BatchResult part =
          runner.run(
              new BatchRequest(ScanInputs.arrived(group), workers),
              keeping(listener, changed),
              control);
      keep(part);
      changed.run();
      stopped = part.stopped();
    }
    return result(stopped.isEmpty(), stopped);
  }

  /// What there is at this moment, for every thread; as of a cancelled batch, since more may come.
  public BatchResult soFar() {
    return result(true, Optional.empty());
  }

  private synchronized BatchResult result(boolean cancelled, Optional<String> stopped) {
    return new BatchResult(
        List.copyOf(rows.values()), rows.size() + open, takenOver, cancelled, stopped);
  }

  private synchronized void begin(int files) {
    open = files;
  }

  private synchronized void keep(BatchRow row) {
    rows.put(row.source(), row);
    open = Math.max(0, open - 1);
  }

  /// The group's own account.
  private synchronized void keep(BatchResult part) {
    for (BatchRow row : part.rows()) {
      rows.put(row.source(), row);
    }
    takenOver = Math.min(rows.size(), takenOver + part.takenOver());
    open = part.found() - part.rows().size();
  }

  private BatchListener keeping(BatchListener listener, Runnable changed) {
    return new BatchListener() {
      @Override
      public void listing(int soFar) {
        listener.listing(soFar);
      }

      @Override
      public void found(int total, int known) {
        begin(total);
        listener.found(total, known);
      }

      @Override
      public void takenOver(List<BatchRow> known) {
        known.forEach(row -> keep(row));
        listener.takenOver(known);
        changed.run();
      }

      @Override
      public void finished(BatchRow row) {
        keep(row);
        listener.finished(row);
        changed.run();
      }
    };
  }
}
