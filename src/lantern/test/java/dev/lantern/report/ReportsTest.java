package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.Finding;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.Precision;
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
      new ReportContext(
          "Lantern 1",
          List.of(
              new ReportContext.Bundle(
                  "cxr 1.0.0", "ab".repeat(32), Precision.INT8, List.of("pneumonia")),
              new ReportContext.Bundle(
                  "us 1.0.0", "cd".repeat(32), Precision.INT8, List.of("lump"))));
  private static final Finding FINDING =
      new Finding(
          "pneumonia",
          "Pneumonia",
          1.25,
          0.8125,
          true,
          new OperatingPoint(
              "half", 0.5, new Estimate(0.5, 0, 1), new Estimate(0.5, 0, 1), List.of()),
          true);
  private static final BatchResult RESULT =
      new BatchResult(
          List.of(
              new BatchRow(
                  ImageSource.of(Path.of("a.dcm")),
                  Outcome.DIAGNOSED,
                  "",
                  "",
                  new Identifiers(Optional.of("1.2"), Optional.of("1.3"), Optional.of("1.4")),
                  Optional.of(new Classification("cxr 1.0.0", "ab".repeat(32), List.of(FINDING)))),
              new BatchRow(
                  ImageSource.of(Path.of("b, \"quoted\".dcm")),
                  Outcome.SKIPPED,
                  "body-part",
                  "body part KNEE",
                  new Identifiers(Optional.empty(), Optional.empty(), Optional.empty()),
                  Optional.empty())),
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

    assertEquals(
        List.of(
            "source,outcome,reason,pneumonia_probability,pneumonia_threshold,pneumonia_positive,"
                + "pneumonia_heatmap,lump_probability,lump_threshold,lump_positive,lump_heatmap,"
                + "detail,sop_instance_uid,bundle,bundle_sha256,notice",
            "a.dcm,diagnosed,,0.812500,0.500000,true,"
                + HeatmapPicture.name(ImageSource.of(Path.of("a.dcm")), "pneumonia")
                + ",,,,,,1.4,cxr 1.0.0,"
                + "ab".repeat(32)
                + ","
                + ReportContext.NOTICE,
            "\"b, \"\"quoted\"\".dcm\",skipped,body-part,,,,,,,,,body part KNEE,,,,"
                + ReportContext.NOTICE),
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
    assertEquals(
        new JsonMapper()
            .readTree(
                """
                [{"bundle":"cxr 1.0.0","sha256":"%s","precision":"int8"},
                 {"bundle":"us 1.0.0","sha256":"%s","precision":"int8"}]
                """
                    .formatted("ab".repeat(32), "cd".repeat(32))),
        json.get("bundles"));
    assertEquals(2, json.get("results").size());
    assertEquals("cxr 1.0.0", json.get("results").get(0).get("bundle").asString());
    assertEquals(true, json.get("results").get(0).get("lump_probability").isNull());
    assertEquals(false, json.get("results").get(1).has("bundle"));
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
  void sweepsWhatAKilledRunLeftHalfWrittenAndNothingElse() throws IOException {
    Path heatmaps = Files.createDirectories(folder.resolve("heatmaps"));
    String half = ".0e31df09-clear.png.0b5f1c1e-8f0f-4d6e-9d53-0a2f6f1d4c3b.part";
    for (Path file :
        List.of(
            folder.resolve(".results.csv.0b5f1c1e-8f0f-4d6e-9d53-0a2f6f1d4c3b.part"),
            heatmaps.resolve(half),
            heatmaps.resolve("mine.part"),
            folder.resolve(".part"))) {
      Files.createFile(file);
    }

    HeatmapPicture.load().sweep(folder);

    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          List.of(folder.resolve(".part"), heatmaps.resolve("mine.part")),
          files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  @Test
  void aPictureIsNotNamedAfterItsFile() {
    String name =
        HeatmapPicture.name(ImageSource.of(Path.of("scans", "DOE^JANE.dcm")), "pneumonia");

    assertEquals(true, name.matches("heatmaps/[0-9a-f]{16}-pneumonia\\.png"), name);
  }
}
