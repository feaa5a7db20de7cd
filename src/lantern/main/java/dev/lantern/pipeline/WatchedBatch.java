package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.ScanInput;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.inputs.WatchedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Diagnoses what comes into watched folders, until it is ended: each group of complete files is a
/// batch of its own on the same output folder, and what was there before comes first.
public final class WatchedBatch implements AutoCloseable {
  /// How long a file has to rest to be complete, unless the user says otherwise.
  public static final Duration SETTLE = Duration.ofSeconds(2);

  private final BatchRunner runner;
  private final WatchedFolder folder;
  private final int workers;
  private final TreeMap<ImageSource, BatchRow> rows = new TreeMap<>();

  /// Whose rows are an earlier run's.
  private final Set<ImageSource> takenOver = new HashSet<>();

  /// Files of the group under way, until they have their rows.
  private int open;

  private WatchedBatch(BatchRunner runner, WatchedFolder folder, int workers) {
    this.runner = runner;
    this.folder = folder;
    this.workers = workers;
  }

  /// Begins to watch the folders of a request.
  ///
  /// @param output whose own files do not come in
  /// @param settle how long a file has to rest to be complete
  public static WatchedBatch open(
      BatchRunner runner, BatchRequest request, BatchOutput output, Duration settle) {
    return new WatchedBatch(
        runner, WatchedFolder.open(output.leftOutOf(request.inputs()), settle), request.workers());
  }

  /// Whether these are folders, by their names.
  public static boolean watchable(ScanInputs inputs) {
    return inputs.inputs().stream()
        .allMatch(input -> input instanceof ScanInput.Place(Path path) && Files.isDirectory(path));
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
      control.waitForFiles(true);
      List<Path> group = folder.next(control::cancelled);
      control.waitForFiles(false);
      if (group.isEmpty()) {
        break;
      }
      BatchResult part =
          runner.run(
              new BatchRequest(ScanInputs.arrived(group), workers),
              keeping(listener, control, changed),
              control);
      keep(part, control);
      changed.run();
      stopped = part.stopped();
    }
    return result(true, stopped);
  }

  /// What there is at this moment, for every thread: complete while no file waits.
  public BatchResult soFar() {
    return result(false, Optional.empty());
  }

  /// A watch whose user ends it while no file waits is complete, not cancelled.
  private synchronized BatchResult result(boolean ended, Optional<String> stopped) {
    return new BatchResult(
        List.copyOf(rows.values()),
        rows.size() + open,
        takenOver.size(),
        ended && stopped.isEmpty() && open > 0,
        stopped);
  }

  /// Files that were seen and are not complete, thus left out.
  public int unfinished() {
    return folder.unfinished();
  }

  @Override
  public void close() {
    folder.close();
  }

  private synchronized void begin(int files) {
    open = files;
  }

  private synchronized void keep(BatchRow row, BatchControl control) {
    put(row, control).ifPresent(control::replaced);
    open = Math.max(0, open - 1);
  }

  /// The group's own account.
  private synchronized void keep(BatchResult part, BatchControl control) {
    part.rows().forEach(row -> put(row, control));
    open = part.found() - part.rows().size();
  }

  /// @return the row of the same file until now
  private Optional<BatchRow> put(BatchRow row, BatchControl control) {
    if (control.tookOver(row.source())) {
      takenOver.add(row.source());
    } else {
      takenOver.remove(row.source());
    }
    return Optional.ofNullable(rows.put(row.source(), row));
  }

  private BatchListener keeping(BatchListener listener, BatchControl control, Runnable changed) {
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
        known.forEach(row -> keep(row, control));
        listener.takenOver(known);
        changed.run();
      }

      @Override
      public void finished(BatchRow row) {
        keep(row, control);
        listener.finished(row);
        changed.run();
      }
    };
  }
}
