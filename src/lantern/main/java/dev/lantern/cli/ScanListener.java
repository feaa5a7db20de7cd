package dev.lantern.cli;

import dev.lantern.pipeline.BatchStoppedException;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.report.HeatmapPicture;
import java.io.IOException;
import java.nio.file.Path;

/// Writes each heatmap of a scan as soon as it is there.
final class ScanListener extends ProgressListener {
  private final HeatmapPicture pictures;
  private final Path out;

  ScanListener(Console console, Interruption interruption, HeatmapPicture pictures, Path out) {
    super(console, interruption);
    this.pictures = pictures;
    this.out = out;
  }

  @Override
  public void finished(ImageOutcome outcome) throws BatchStoppedException {
    if (outcome instanceof ImageOutcome.Diagnosed diagnosed) {
      try {
        pictures.writePositives(diagnosed, out);
      } catch (IOException e) {
        throw new BatchStoppedException(String.valueOf(e.getMessage()), e);
      }
    }
    super.finished(outcome);
  }
}
