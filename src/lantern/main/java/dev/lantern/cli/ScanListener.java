package dev.lantern.cli;

import dev.lantern.pipeline.BatchStoppedException;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.report.PositiveFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes the files of each positive finding as soon as it is there.
final class ScanListener extends ProgressListener {
  private final PositiveFiles files;
  private final Path out;
  private final AtomicInteger diagnosed = new AtomicInteger();

  ScanListener(Console console, Interruption interruption, PositiveFiles files, Path out) {
    super(console, interruption);
    this.files = files;
    this.out = out;
  }

  /// Images diagnosed until now.
  int diagnosed() {
    return diagnosed.get();
  }

  @Override
  public void finished(ImageOutcome outcome) throws BatchStoppedException {
    if (outcome instanceof ImageOutcome.Diagnosed image) {
      try {
        files.write(image, out);
        diagnosed.incrementAndGet();
      } catch (IOException e) {
        throw new BatchStoppedException(String.valueOf(e.getMessage()), e);
      }
    }
    super.finished(outcome);
  }
}
