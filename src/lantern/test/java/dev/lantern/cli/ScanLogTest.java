package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.dicom.NamedPatients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A batch over scans of named patients, whole and damaged, as it is shipped: nothing that it says
/// or logs names one.
@Execution(ExecutionMode.CONCURRENT)
final class ScanLogTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void neitherTheLogNorTheConsoleOfABatchNamesAPatient() throws Exception {
    List<Path> scans = NamedPatients.fill(folder.resolve("scans"));
    for (Path scan : scans) {
      assertTrue(NamedPatients.in(scan).contains("Featherstonehaugh"), "the scan has its patient");
    }
    Path home = Files.createDirectory(folder.resolve("home"));

    Lantern.Ended ended =
        Lantern.atHome(home)
            .run(
                "scan",
                folder.resolve("scans").toString(),
                "--recursive",
                "--out",
                folder.resolve("results").toString());

    assertEquals(1, ended.exitCode(), ended.err());
    Path log = home.resolve(".local/state/lantern/logs/lantern.log");
    assertTrue(Files.readString(log).contains("a batch ended: "), "the log tells of the batch");
    assertEquals(List.of(), NamedPatients.in(log));
    assertEquals(List.of(), NamedPatients.in(ended.out()));
    assertEquals(List.of(), NamedPatients.in(ended.err()));
  }

  /// What is said of a scan is all but its patient; the command that prints the patient is found.
  @Test
  void aPatientThatIsPrintedIsFound() throws Exception {
    Path scan = NamedPatients.fill(folder.resolve("scans")).getFirst();
    Lantern.Ended ended = Lantern.plain().run("info", scan.toString());
    assertEquals(NamedPatients.in(scan), NamedPatients.in(ended.out()));
  }
}
