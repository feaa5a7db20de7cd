package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.platform.ProgramVersion;
import dev.lantern.report.Reading.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadingLogTest {
  private static final BatchRow ROW = ReportFixture.ROWS.getLast();
  private static final String HEADER =
      "time,sop_instance_uid,finding,reader,before_network,note,probability,threshold,positive,"
          + "operating_point,bundle,bundle_sha256,program,notice\r\n";
  private static final String NETWORK =
      ",0.812500,0.250000,true,youden,us 1.0.0,"
          + "cd".repeat(32)
          + ","
          + ProgramVersion.text()
          + ",\""
          + ReportContext.NOTICE
          + "\"\r\n";

  private final Path file;
  private final ReadingLog log;

  ReadingLogTest(@TempDir Path folder) {
    file = folder.resolve("data").resolve("readings.csv");
    log = new ReadingLog(file);
  }

  @Test
  void onlyGrows() throws IOException {
    log.add(List.of(reading(Answer.ABSENT, true, "")));
    log.add(List.of(reading(Answer.PRESENT, false, "on second thoughts,\n\"sure\"")));

    assertEquals(
        HEADER
            + "2026-11-28T10:00:00Z,1.4,lump,absent,true,"
            + NETWORK
            + "2026-11-28T10:00:00Z,1.4,lump,present,false,\"on second thoughts,\n\"\"sure\"\"\""
            + NETWORK,
        Files.readString(file));
    Path copy = file.resolveSibling("copy.csv");
    log.export(copy);
    assertEquals(Files.readString(file), Files.readString(copy));
  }

  @Test
  void goesOnWithWhatAnEarlierVersionKept() throws IOException {
    String earlier =
        HEADER
            + "2026-10-01T08:00:00Z,1.3,lump,present,true,of all findings,0.5,0.25,true,youden,"
            + "us 0.9.0,"
            + "ab".repeat(32)
            + ",0.9.0,"
            + ReportContext.NOTICE
            + "\r\n";
    Files.createDirectories(file.getParent());
    Files.writeString(file, earlier);
    log.add(List.of(reading(Answer.ABSENT, true, "of the lump")));

    Path copy = file.resolveSibling("copy.csv");
    log.export(copy);
    assertEquals(
        earlier + "2026-11-28T10:00:00Z,1.4,lump,absent,true,of the lump" + NETWORK,
        Files.readString(copy));
  }

  @Test
  void aNoteIsNoFormula() throws IOException {
    log.add(List.of(reading(Answer.UNSURE, true, "=1+1")));
    assertEquals(
        "2026-11-28T10:00:00Z,1.4,lump,unsure,true,'=1+1" + NETWORK,
        Files.readString(file).substring(HEADER.length()));
  }

  @Test
  void thereIsNothingToExportBeforeTheFirst() {
    assertThrows(NoSuchFileException.class, () -> log.export(file.resolveSibling("copy.csv")));
  }

  private static Reading reading(Answer answer, boolean blind, String note) {
    Classification said = ROW.classification().orElseThrow();
    Finding lump = said.findings().getFirst();
    return new Reading(
        Instant.parse("2026-11-28T10:00:00Z"), "1.4", blind, said, lump, answer, note);
  }
}
