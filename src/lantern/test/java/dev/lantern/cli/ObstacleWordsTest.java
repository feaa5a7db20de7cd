package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.pipeline.BatchObstacle;
import dev.lantern.platform.IoTrouble;
import dev.lantern.platform.LedgerTrouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the command says where a batch cannot begin, or go on.
final class ObstacleWordsTest {
  private static final Path OUT = Path.of("out");

  @Test
  void namesTheOptionThatHelps() {
    assertEquals(
        "The ledger in the output folder is damaged; --fresh begins a new one.",
        ObstacleWords.of(new BatchObstacle.Ledger(OUT, LedgerTrouble.Kind.DAMAGED)));
    assertEquals(
        "Failed files cannot be collected in in, where inputs lie: name another folder, as"
            + " bad.",
        ObstacleWords.of(new BatchObstacle.QuarantineAmongInputs(Path.of("in"), Path.of("bad"))));
    assertEquals(
        "No network in use has an operating point low; there are: high, half.",
        ObstacleWords.of(new BatchObstacle.NoOperatingPoint("low", List.of("high", "half"))));
  }

  @Test
  void saysWhatTheFileSystemReports() {
    var denied = new IOException("no picture", new AccessDeniedException("out/heatmaps"));
    assertEquals(
        "Results cannot be written to out (access is denied: out/heatmaps).",
        ObstacleWords.of(new BatchObstacle.Unwritable(OUT, IoTrouble.of(denied))));
    assertEquals(
        "The ledger cannot be written to out (access is denied: out/.lantern).",
        ObstacleWords.of(
            new BatchObstacle.Ledger(
                OUT,
                new LedgerTrouble.Unwritable(
                    IoTrouble.of(new AccessDeniedException("out/.lantern"))))));
  }
}
