package dev.lantern.pipeline;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.inputs.ScanInput;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.inputs.WatchedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Diagnoses what comes into watched folders, until it is ended: each group of complete files is a
/// batch of its own on the same output folder, and what was there before comes first.
public final class WatchedBatch implements AutoCloseable {
  /// As [#SETTLE], in seconds.
  public static final int SETTLE_SECONDS = 2;

  /// How long a file has to rest to be complete, unless the user says otherwise.
  public static final Duration SETTLE = Duration.ofSeconds(WatchedBatch.SETTLE_SECONDS);

  /// These say more of the way to a file than of the file: it is looked at again meanwhile.
  private static final Set<Reason> UNREACHED =
      Set.of(FailureReason.MISSING, FailureReason.UNREADABLE);

  private final BatchRunner runner;
  private final WatchedFolder folder;
  private final int workers;
  private final BatchControl control;
  private final TreeMap<ImageSource, BatchRow> rows = new TreeMap<>();

  /// Files of the group under way, until they have their rows.
  private int open;

  /// Rows that these files have from before: each is counted once.
  private int stale;

  private WatchedBatch(
      BatchRunner runner, WatchedFolder folder, int workers, BatchControl control) {
    this.runner = runner;
    this.folder = folder;
    this.workers = workers;
    this.control = control;
  }

  /// Begins to watch the folders of a request.
  ///
  /// @param request apart from the output of the runner
  /// @param settle how long a file has to rest to be complete
  /// @param control ends it, and counts its rows
  public static WatchedBatch open(
      BatchRunner runner, BatchRequest request, Duration settle, BatchControl control) {
    return new WatchedBatch(
        runner, WatchedFolder.open(request.inputs(), settle), request.workers(), control);
  }

  /// Whether these are folders, by their names.
  public static boolean watchable(ScanInputs inputs) {
    return inputs.inputs().stream()
        .allMatch(input -> input instanceof ScanInput.Place(Path path) && Files.isDirectory(path));
  }

  /// Works until it is cancelled, or cannot go on.
  ///
  /// @param changed called when rows have come, on the thread that brings them
  /// @throws BundleUnusableException where a network that the first files need cannot be loaded
  /// @throws BatchRefusedException where the ledger cannot be read before the first of them
  public BatchResult run(BatchListener listener, Runnable changed)
      throws BundleUnusableException, BatchRefusedException {
    Optional<BatchObstacle> stopped = Optional.empty();
    while (stopped.isEmpty()) {
      control.waitForFiles(true);
      WatchedFolder.Change change = folder.next(control::cancelled);
      control.waitForFiles(false);
      if (change.isNone()) {
        break;
      }
      BatchListener keeping = keeping(listener, changed);
      Set<Path> gone = Set.copyOf(change.gone());
      drop(source -> gone.contains(source.file()), keeping);
      if (!change.complete().isEmpty()) {
        stopped = run(change.complete(), keeping);
        changed.run();
      }
    }
    return result(true, stopped);
  }

  private Optional<BatchObstacle> run(List<Path> group, BatchListener keeping)
      throws BundleUnusableException, BatchRefusedException {
    Set<Path> files = Set.copyOf(group);
    begin(files);
    BatchResult part =
        runner.run(new BatchRequest(ScanInputs.arrived(group), workers), keeping, control);
    keep(part);
    // No row is left of what came again and was not judged, or not found: an archive may come with
    // other entries.
    Set<ImageSource> there = part.rows().stream().map(BatchRow::source).collect(Collectors.toSet());
    drop(source -> files.contains(source.file()) && !there.contains(source), keeping);
    folder.again(
        part.rows().stream()
            .filter(row -> row.reason().filter(UNREACHED::contains).isPresent())
            .map(row -> row.source().file())
            .distinct()
            .toList());
    return part.stopped();
  }

  private void drop(Predicate<ImageSource> gone, BatchListener keeping) {
    List<ImageSource> dropped;
    synchronized (this) {
      dropped = rows.keySet().stream().filter(gone).toList();
      for (ImageSource source : dropped) {
        Optional.ofNullable(rows.remove(source)).ifPresent(control::dropped);
      }
    }
    if (!dropped.isEmpty()) {
      keeping.dropped(dropped);
    }
  }

  /// What there is at this moment, for every thread: complete while no file waits.
  public BatchResult soFar() {
    return result(false, Optional.empty());
  }

  /// A watch whose user ends it while no file waits is complete, not cancelled.
  private synchronized BatchResult result(boolean ended, Optional<BatchObstacle> stopped) {
    return new BatchResult(
        List.copyOf(rows.values()),
        rows.size() + Math.max(0, open - stale),
        (int) rows.keySet().stream().filter(control::tookOver).count(),
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

  private synchronized void begin(Set<Path> files) {
    stale = (int) rows.keySet().stream().filter(source -> files.contains(source.file())).count();
  }

  private synchronized void begin(int files) {
    open = files;
  }

  private synchronized void keep(BatchRow row) {
    Optional<BatchRow> before = Optional.ofNullable(rows.put(row.source(), row));
    before.ifPresent(control::replaced);
    stale -= before.isPresent() ? 1 : 0;
    open = Math.max(0, open - 1);
  }

  /// The group's own account.
  private synchronized void keep(BatchResult part) {
    part.rows().forEach(row -> rows.put(row.source(), row));
    open = part.notBegun();
    stale = 0;
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
        known.forEach(WatchedBatch.this::keep);
        listener.takenOver(known);
        changed.run();
      }

      @Override
      public void dropped(List<ImageSource> sources) {
        listener.dropped(sources);
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
