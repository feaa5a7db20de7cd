package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageHeader.PatientFields;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When reports read patients from the files, and what they keep of them.
final class ReportedPatientsTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("lantern.root", "."), "sample-scans");
  private static final Path PHANTOM = SAMPLES.resolve("generated/grey-u8.dcm");
  private static final Path FILM = SAMPLES.resolve("real/RG1_UNCR.dcm");

  private final MadeParts made = new MadeParts(Set.of());
  private final Path scan;

  ReportedPatientsTest(@TempDir Path folder) throws IOException {
    this.scan = Files.copy(PHANTOM, folder.resolve("scan.dcm"));
  }

  @Test
  void aFileThatIsMovedAwayKeepsItsPatient() throws Exception {
    BatchRow row = row(FailureReason.CORRUPT);
    assertEquals(Optional.of(of(PHANTOM)), patient(row, false));
    Files.delete(scan);

    assertEquals(Optional.of(of(PHANTOM)), patient(row, false));
  }

  @Test
  void aFileThatComesAgainHasItsNewPatient() throws Exception {
    assertNotEquals(of(PHANTOM), of(FILM));
    patient(row(FailureReason.CORRUPT), false);
    Files.copy(FILM, scan, StandardCopyOption.REPLACE_EXISTING);
    BatchRow second = row(FailureReason.CORRUPT);

    assertEquals(Optional.empty(), patient(second, true), "not the other one");
    assertEquals(Optional.of(of(FILM)), patient(second, false));
  }

  @Test
  void aVerdictGetsNoPatientOfAFileThatCameLater() throws Exception {
    BatchRow judged = row(FailureReason.CORRUPT);
    Files.copy(FILM, scan, StandardCopyOption.REPLACE_EXISTING);

    assertEquals(Optional.empty(), patient(judged, false));
    assertEquals(Optional.empty(), patient(judged.seenAs(Optional.empty()), false));
  }

  @Test
  void aFileThatWasNeverKnownIsNotEvenOpened() throws Exception {
    BatchRow silent = row(FailureReason.TIME_LIMIT).seenAs(Optional.empty());
    var files = new Rereading(new Workbench(List.of()).images(), () -> false, made);

    assertThrows(ImageReadException.class, () -> files.of(silent, image -> fail("it was opened")));
  }

  @Test
  void aReportKnowsThatItLacksPatientsForTheHurry() {
    List<BatchRow> rows = List.of(row(FailureReason.CORRUPT));
    var result = new BatchResult(rows, 1, false, Optional.empty());
    var named = new ReportContent(RowOrder.SOURCE, Set.of(), true);

    assertTrue(ReportFixture.report(result, named, () -> true, made).leftOut());
    assertFalse(ReportFixture.report(result, named, () -> false, made).leftOut());
    assertFalse(ReportFixture.report(result, named, () -> true, made).leftOut(), "known by then");
  }

  @Test
  void nobodyWhoWaitsForTheEndWaitsForPatients() {
    BatchRow row = row(FailureReason.CORRUPT);
    assertEquals(Optional.empty(), patient(row, true));
    Optional<PatientFields> read = patient(row, false);

    assertEquals(read, patient(row, true), "what is known costs nothing");
  }

  @Test
  void whatIsNoDicomFileIsNotReadAgain() {
    assertEquals(Optional.empty(), patient(row(SkipReason.NOT_DICOM), false));
  }

  @Test
  void aRunWithoutPatientsLeavesNoReportThatNamesThem(@TempDir Path out) throws Exception {
    BatchRow row =
        ReportFixture.diagnosed(
            ImageSource.of(scan), ReportFixture.RADIOGRAPH, ReportFixture.PNEUMONIA, 0.125);
    var named = new ReportContent(RowOrder.SOURCE, Set.of(), true);
    assertEquals(
        List.of(),
        ReportFixture.report(List.of(row), named).write(EnumSet.allOf(ReportFormat.class), out));
    Path foreign = Files.createFile(out.resolve("studies/notes.pdf"));
    assertEquals(6, files(out).size(), "with a study's");

    assertEquals(
        List.of(),
        ReportFixture.report(List.of(row), ReportContent.PLAIN)
            .write(Set.of(ReportFormat.CSV), out));

    assertEquals(Set.of(out.resolve("results.csv"), foreign), files(out));
    assertFalse(Files.readString(out.resolve("results.csv")).contains(of(scan).id()));
  }

  @Test
  void whatNamesNobodyStaysWhereItIsNotAskedFor(@TempDir Path out) {
    BatchReport report = ReportFixture.report(List.of(row(FailureReason.CORRUPT)), made);
    report.write(Set.of(ReportFormat.HTML), out);

    report.write(Set.of(ReportFormat.CSV), out);

    assertTrue(Files.exists(out.resolve("report.html")));
  }

  /// Without what the batch keeps for itself.
  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(BatchOutput.own(folder)))
          .collect(Collectors.toSet());
    }
  }

  private BatchRow row(Reason reason) {
    return ReportFixture.refused(scan.toString(), reason, "as before");
  }

  /// In one of the batch's reports.
  private Optional<PatientFields> patient(BatchRow row, boolean hurried) {
    BatchReport report =
        ReportFixture.report(
            new BatchResult(List.of(row), 1, false, Optional.empty()),
            new ReportContent(RowOrder.SOURCE, Set.of(), true),
            () -> hurried,
            made);
    return report.rows().getFirst().patient();
  }

  private static PatientFields of(Path file) throws ImageReadException {
    return new Workbench(List.of()).images().open(ImageSource.of(file)).header().patient();
  }
}
