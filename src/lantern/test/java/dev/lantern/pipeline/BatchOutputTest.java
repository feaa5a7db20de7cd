package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.inputs.ScanInputs;
import dev.lantern.ledger.BatchLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Results and inputs in the same folders.
final class BatchOutputTest {
  private final Path folder;
  private final Path scans;

  BatchOutputTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.scans = Files.createDirectory(this.folder.resolve("scans"));
    Files.createFile(scans.resolve("a.dcm"));
  }

  @Test
  void leavesOutTheLedgerAloneWhereAListNamesWhatLiesInTheOutputFolder() throws Exception {
    ScanInputs listed = listed("scans/a.dcm");
    var within = new BatchOutput(folder, false, false, Optional.empty());
    var beside = new BatchOutput(folder.resolve("out"), false, false, Optional.empty());

    assertEquals(List.of(folder.resolve(BatchLedger.FOLDER)), within.leftOutOf(listed).leftOut());
    assertEquals(List.of(folder.resolve("out")), beside.leftOutOf(listed).leftOut());
  }

  @Test
  void refusesAnOutputFolderThatAListNames() throws Exception {
    ScanInputs listed = listed("scans/a.dcm\nscans");
    var output = new BatchOutput(scans, false, false, Optional.empty());

    assertThrows(BatchRefusedException.class, () -> output.leftOutOf(listed));
  }

  @Test
  void refusesAQuarantineThatIsAnInputOrLiesAboveOne() throws Exception {
    ScanInputs listed = listed("scans/a.dcm");
    ScanInputs pattern = ScanInputs.parse(List.of(scans + "/*.dcm"), false);
    for (ScanInputs inputs : List.of(ScanInputs.of(List.of(scans), false), listed, pattern)) {
      for (Path quarantine : List.of(scans, folder)) {
        var output = new BatchOutput(folder.resolve("out"), false, false, Optional.of(quarantine));
        var refused = assertThrows(BatchRefusedException.class, () -> output.leftOutOf(inputs));
        assertEquals(
            new BatchObstacle.QuarantineAmongInputs(quarantine, quarantine.resolve("failed")),
            refused.obstacle());
      }
      var apart =
          new BatchOutput(
              folder.resolve("out"), false, false, Optional.of(scans.resolve("failed")));
      assertDoesNotThrow(() -> apart.leftOutOf(inputs));
    }
  }

  private ScanInputs listed(String lines) throws Exception {
    Path list = Files.writeString(folder.resolve("list.txt"), lines);
    return ScanInputs.parse(List.of("@" + list), false);
  }
}
