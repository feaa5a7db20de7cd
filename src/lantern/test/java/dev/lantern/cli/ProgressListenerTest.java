package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.report.ReportFixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// How far a batch is, and what failed, as a terminal and a pipe show it.
final class ProgressListenerTest {
  private static final BatchRow SKIPPED =
      ReportFixture.refused("notes.txt", SkipReason.NOT_DICOM, "no DICOM file");
  private static final BatchRow FAILED =
      ReportFixture.refused("torn.dcm", FailureReason.TRUNCATED, "it ends early");

  private final StringWriter said = new StringWriter();

  @Test
  void aTerminalNamesWhatFailedAboveTheBar() {
    ProgressListener progress = listener(true);
    progress.found(2, 0);
    progress.finished(SKIPPED);
    progress.finished(FAILED);
    progress.end();

    assertFalse(said.toString().contains("notes.txt"), said.toString());
    assertTrue(
        said.toString().contains("\r[2/2] torn.dcm: failed (truncated), it ends early"),
        said.toString());
    assertTrue(said.toString().stripTrailing().endsWith("] 2/2"), said.toString());
  }

  @Test
  void aTerminalTellsWhatBecameOfASingleFile() {
    ProgressListener progress = listener(true);
    progress.found(1, 0);
    progress.finished(SKIPPED);
    assertTrue(said.toString().contains("notes.txt: skipped (not-dicom)"), said.toString());
  }

  @Test
  void aPipeNamesEveryFileThatFailedHoweverManyThereAre() {
    ProgressListener progress = listener(false);
    progress.found(1000, 0);
    for (int i = 0; i < 15; i++) {
      progress.finished(i % 5 == 1 ? FAILED : SKIPPED);
    }
    assertEquals(3, said.toString().lines().filter(line -> line.contains("torn.dcm")).count());
    assertEquals(1, said.toString().lines().filter(line -> line.contains("notes.txt")).count());
  }

  private ProgressListener listener(boolean terminal) {
    var writer = new PrintWriter(said, true);
    return new ProgressListener(new Console(writer, writer, terminal));
  }
}
