package dev.lantern.cli;

import dev.lantern.inputs.ScanInput;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.inputs.WatchedFolder;
import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchListener;
import dev.lantern.pipeline.BatchRefusedException;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRunner;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.WatchedBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// The work of `scan --watch`: tells of each file as it is done, and keeps the tables up.
final class WatchedScan {
  private static final double SHORTEST_SECONDS = 0.1;
  private static final double LONGEST_SECONDS = 3600;

  private final Console console;
  private final ScanInputs folders;
  private final Duration settle;
  private final int workers;

  /// @param folders without what Lantern itself writes
  /// @param settle seconds for which a file has to rest, as [#refusal] accepts them
  WatchedScan(Console console, ScanInputs folders, double settle, int workers) {
    // A bar would be drawn anew for every file that comes.
    this.console = new Console(console.out(), console.err(), false);
    this.folders = folders;
    this.settle = Duration.ofMillis((long) (settle * 1000));
    this.workers = workers;
  }

  /// Why this cannot be watched, in a sentence.
  static Optional<String> refusal(ScanInputs inputs, double settle) {
    if (!(settle >= SHORTEST_SECONDS && settle <= LONGEST_SECONDS)) {
      return Optional.of("--settle takes 0.1 to 3600 seconds, not " + settle + ".");
    }
    for (ScanInput input : inputs.inputs()) {
      if (!(input instanceof ScanInput.Place(Path path)) || !Files.isDirectory(path)) {
        return Optional.of("--watch takes folders, by their names.");
      }
    }
    return Optional.empty();
  }

  /// Works until it is cancelled, or cannot go on.
  ///
  /// @param save keeps what there is; called now and then, on one thread
  BatchResult run(BatchRunner batch, BatchControl control, Consumer<BatchResult> save)
      throws BundleUnusableException, BatchRefusedException {
    for (Path folder : folders.bases()) {
      console.out().println("Watching " + folder + ". Ctrl-C ends it.");
    }
    try (var watched = WatchedFolder.open(folders, settle)) {
      var work = new WatchedBatch(batch, watched, workers);
      BatchResult result;
      try (var tables = new LiveTables(() -> save.accept(work.soFar()))) {
        result = work.run(new GroupListener(), control, tables::changed);
      }
      if (watched.unfinished() > 0) {
        console.out().println(watched.unfinished() + " not complete yet, and left out");
      }
      return result;
    }
  }

  /// Counts each group by itself.
  private final class GroupListener implements BatchListener {
    private ProgressListener group = new ProgressListener(console);

    @Override
    public synchronized void found(int total, int takenOver) {
      group = new ProgressListener(console);
      group.found(total, takenOver);
    }

    @Override
    public synchronized void finished(BatchRow row) {
      group.finished(row);
    }
  }
}
