package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.classify.Finding;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Identifiers;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables of a batch, value by value.
final class ReportsTest {
  private static final ReportContext CONTEXT =
      new ReportContext("Lantern 1", "cxr 1.0.0", "ab".repeat(32), List.of("pneumonia"));
  private static final Finding FINDING =
      new Finding("pneumonia", "Pneumonia", 1.25, 0.8125, true, 0.5, true);
  private static final BatchResult RESULT =
      new BatchResult(
          List.of(
              new BatchRow(
                  ImageSource.of(Path.of("a.dcm")),
                  Outcome.DIAGNOSED,
                  "",
                  "",
                  new Identifiers(Optional.of("1.2"), Optional.of("1.3"), Optional.of("1.4")),
                  List.of(FINDING)),
              new BatchRow(
                  ImageSource.of(Path.of("b, \"quoted\".dcm")),
                  Outcome.SKIPPED,
                  "body-part",
                  "body part KNEE",
                  new Identifiers(Optional.empty(), Optional.empty(), Optional.empty()),
                  List.of())),
          3,
          true,
          Optional.empty());

  private final Path folder;

  ReportsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void csvHasALineAFileWithTheColumnsThatScriptsReadBy() throws IOException {
    ReportFormat.CSV.write(RESULT, CONTEXT, folder);

    String tail = "cxr 1.0.0," + "ab".repeat(32) + "," + ReportContext.NOTICE;
    assertEquals(
        List.of(
            "source,outcome,reason,pneumonia_probability,pneumonia_threshold,pneumonia_positive,"
                + "pneumonia_heatmap,detail,sop_instance_uid,bundle,bundle_sha256,notice",
            "a.dcm,diagnosed,,0.812500,0.500000,true,"
                + HeatmapPicture.name(ImageSource.of(Path.of("a.dcm")), "pneumonia")
                + ",,1.4,"
                + tail,
            "\"b, \"\"quoted\"\".dcm\",skipped,body-part,,,,,body part KNEE,," + tail),
        Files.readAllLines(folder.resolve("results.csv")));
  }

  @Test
  void jsonReconcilesAndHoldsTheSameRows() throws IOException {
    ReportFormat.JSON.write(RESULT, CONTEXT, folder);

    JsonNode json = new JsonMapper().readTree(Files.readString(folder.resolve("results.json")));
    assertEquals(
        new JsonMapper()
            .readTree(
                "{\"found\":3,\"diagnosed\":1,\"skipped\":1,\"failed\":0,\"cancelled\":true}"),
        json.get("summary"));
    assertEquals(ReportContext.NOTICE, json.get("notice").asString());
    assertEquals(2, json.get("results").size());
    JsonNode row = json.get("results").get(0);
    assertEquals(0.8125, row.get("pneumonia_probability").asDouble());
    assertEquals(0.5, row.get("pneumonia_threshold").asDouble());
    assertEquals(true, row.get("pneumonia_positive").asBoolean());
    assertEquals(true, json.get("results").get(1).get("pneumonia_probability").isNull());
    JsonNode finding = json.get("results").get(0).get("findings").get(0);
    assertEquals("pneumonia", finding.get("id").asString());
    assertEquals(0.8125, finding.get("probability").asDouble());
    assertEquals(true, finding.get("positive").asBoolean());
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("results.csv");
    Files.writeString(file, "old");

    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                stream -> {
                  stream.write(new byte[100]);
                  throw new IOException("disk full");
                }));

    assertEquals("old", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aPictureIsNotNamedAfterItsFile() {
    String name =
        HeatmapPicture.name(ImageSource.of(Path.of("scans", "DOE^JANE.dcm")), "pneumonia");

    assertEquals(true, name.matches("heatmaps/[0-9a-f]{16}-pneumonia\\.png"), name);
  }
}
