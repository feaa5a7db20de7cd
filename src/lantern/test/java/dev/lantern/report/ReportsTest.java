package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.explain.Verdict;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables of a batch, value by value.
final class ReportsTest {
  private static final String HEADER =
      "source,outcome,reason,"
          + "pneumonia_probability,pneumonia_threshold,pneumonia_positive,pneumonia_heatmap,"
          + "pneumonia_operating_point,"
          + "lump_probability,lump_threshold,lump_positive,lump_heatmap,lump_operating_point,"
          + "detail,rank,urgency,study_instance_uid,series_instance_uid,sop_instance_uid,"
          + "bundle,bundle_sha256,precision,preprocessing_sha256,program,notice";
  private static final String END = ",Lantern 1,\"" + ReportContext.NOTICE + "\"";
  private static final String FAILED =
      "'=1+1.dcm,failed,truncated,,,,,,,,,,,ends after 7 of 9 bytes,3,,,,,,,," + END;
  private static final String NEGATIVE =
      "a.dcm,diagnosed,,0.437500,0.500000,false,,youden,,,,,,,2,0.437500,1.2,1.3,1.4,cxr 1.0.0,"
          + "ab".repeat(32)
          + ",int8,"
          + "ef".repeat(32)
          + END;
  private static final String SKIPPED =
      "\"b, \"\"quoted\"\".dcm\",skipped,body-part,,,,,,,,,,,'-KNEE is not one of CHEST,4,"
          + ",,,,,,,"
          + END;
  private static final String POSITIVE =
      "c.zip!d,diagnosed,,,,,,,0.812500,0.250000,true,"
          + PositiveFiles.heatmap(ReportFixture.ROWS.getLast().source(), "lump")
          + ",youden,,1,0.875000,1.2,1.3,1.4,us 1.0.0,"
          + "cd".repeat(32)
          + ",int8,"
          + "ef".repeat(32)
          + END;

  private final Path folder;

  ReportsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /// No trust was measured of the one that is positive: no file of it is promised.
  @Test
  void aFileOfTrustIsNamedWhereTrustWasMeasured() throws IOException {
    ReportContent content =
        new ReportContent(RowOrder.SOURCE, PositivePart.asked(true, true), false);
    BatchRow row = ReportFixture.ROWS.getLast();
    CsvReport.write(ReportFixture.report(List.of(row), content), folder.resolve("none.csv"));
    CsvReport.write(
        ReportFixture.report(List.of(trusted(row)), content), folder.resolve("one.csv"));

    String map = PositivePart.MAP.file(row.source(), "lump");
    String trust = PositivePart.TRUST.file(row.source(), "lump");
    assertTrue(Files.readString(folder.resolve("none.csv")).contains(",youden," + map + ",,,"));
    assertTrue(
        Files.readString(folder.resolve("one.csv"))
            .contains(",youden," + map + "," + trust + ",mixed,"));
  }

  private static BatchRow trusted(BatchRow row) {
    return new BatchRow(
        row.source(),
        row.outcome(),
        row.reason(),
        row.detail(),
        row.identifiers(),
        row.classification(),
        Map.of("lump", Verdict.MIXED),
        row.seen());
  }

  @Test
  void csvHasALineAFileWithTheColumnsThatScriptsReadBy() throws IOException {
    ReportFormat.CSV.write(ReportFixture.report(ReportFixture.ROWS, ReportContent.PLAIN), folder);

    assertEquals(
        List.of(HEADER, FAILED, NEGATIVE, SKIPPED, POSITIVE),
        Files.readAllLines(folder.resolve("results.csv")));
  }

  @Test
  void theWorklistPutsTheMostUrgentFirstAndHidesNothing() throws IOException {
    ReportFormat.CSV.write(
        ReportFixture.report(
            ReportFixture.ROWS, new ReportContent(RowOrder.WORKLIST, Set.of(), false)),
        folder);

    assertEquals(
        List.of(HEADER, POSITIVE, NEGATIVE, FAILED, SKIPPED),
        Files.readAllLines(folder.resolve("results.csv")));
  }

  @Test
  void namesRawMapsWhereTheyWereAskedFor() throws IOException {
    ReportFormat.CSV.write(
        ReportFixture.report(
            List.of(ReportFixture.ROWS.getLast()),
            new ReportContent(RowOrder.SOURCE, Set.of(PositivePart.MAP), false)),
        folder);

    List<String> lines = Files.readAllLines(folder.resolve("results.csv"));
    assertTrue(lines.getFirst().contains(",lump_operating_point,lump_map,"), lines.getFirst());
    assertTrue(
        lines
            .get(1)
            .contains(
                ",youden,"
                    + PositivePart.MAP.file(ReportFixture.ROWS.getLast().source(), "lump")
                    + ","),
        lines.get(1));
  }

  @Test
  void aCellThatASpreadsheetWouldRunIsMadeText() {
    assertEquals(
        "'=A1,'+1,'-1,'@x,\"'\tx\",\"'\rx\",\"'\nx\",'＝A1,a=b,0.5,\r\n",
        CsvReport.line(
            List.of("=A1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝A1", "a=b", "0.5", "")));
  }

  /// A spreadsheet whose separator is a semicolon or a tab splits a cell of ours there, and keeps
  /// quotes together only where they begin a line.
  @Test
  void aCellThatAnotherSeparatorWouldSplitHoldsNoFormulaEither() {
    assertEquals(
        "\"a;'=cmd|'/b\",\"a\t'-1\",\"a\n'@x\",\"a;\"\"'＝A1\"\"\",\"a; b;c\"\r\n",
        CsvReport.line(List.of("a;=cmd|'/b", "a\t-1", "a\n@x", "a;\"＝A1\"", "a; b;c")));
  }

  @Test
  void jsonReconcilesAndHoldsTheSameRows() throws IOException {
    BatchResult cancelled = new BatchResult(ReportFixture.ROWS, 6, true, Optional.empty());
    ReportFormat.JSON.write(ReportFixture.report(cancelled, ReportContent.PLAIN), folder);

    JsonNode json = read("results.json");
    assertEquals(
        tree(
            """
            {"found":6,"diagnosed":2,"skipped":1,"failed":1,"not_begun":2,"cancelled":true}
            """),
        json.get("summary"));
    assertEquals(
        tree(
            """
            [{"bundle":"cxr 1.0.0","sha256":"AB","precision":"int8","preprocessing_sha256":"EF"},
             {"bundle":"us 1.0.0","sha256":"CD","precision":"int8","preprocessing_sha256":"EF"}]
            """),
        json.get("bundles"));
    assertEquals(
        tree(
            """
            {"source":"=1+1.dcm","outcome":"failed","reason":"truncated",
             "detail":"ends after 7 of 9 bytes","rank":3,"urgency":null,
             "pneumonia_probability":null,"pneumonia_threshold":null,"pneumonia_positive":null,
             "pneumonia_heatmap":null,"pneumonia_operating_point":null,
             "lump_probability":null,"lump_threshold":null,"lump_positive":null,
             "lump_heatmap":null,"lump_operating_point":null,"findings":[],
             "program":"Lantern 1","notice":"NOTICE"}
            """),
        json.get("results").get(0));
    assertEquals(
        tree(
            """
            {"source":"c.zip!d","entry":"d","outcome":"diagnosed","reason":"","detail":"","rank":1,
             "urgency":0.875,"study_instance_uid":"1.2","series_instance_uid":"1.3",
             "sop_instance_uid":"1.4","bundle":"us 1.0.0","bundle_sha256":"CD","precision":"int8",
             "preprocessing_sha256":"EF",
             "pneumonia_probability":null,"pneumonia_threshold":null,"pneumonia_positive":null,
             "pneumonia_heatmap":null,"pneumonia_operating_point":null,
             "lump_probability":0.8125,"lump_threshold":0.25,"lump_positive":true,
             "lump_heatmap":"HEATMAP","lump_operating_point":"youden",
             "findings":[{"id":"lump","name":"Lump","score":1.25,"probability":0.8125,
               "threshold":0.25,"operating_point":"youden","positive":true,"urgency":0.875,
               "calibrated":true}],
             "program":"Lantern 1","notice":"NOTICE"}
            """),
        json.get("results").get(3));
  }

  @Test
  void theSummaryCountsAndTellsWhatTheRunTook() throws IOException {
    ReportFormat.SUMMARY.write(
        ReportFixture.report(ReportFixture.ROWS, ReportContent.PLAIN), folder);

    JsonNode json = read("summary.json");
    assertEquals(
        tree(
            """
            [{"reason":"body-part","outcome":"skipped","files":1,
              "meaning":"The body part is not one that the network was made for."},
             {"reason":"truncated","outcome":"failed","files":1,
              "meaning":"The file ends too early: copy it again from where it came."}]
            """),
        json.get("reasons"));
    assertEquals(1, json.get("positive_images").asInt());
    assertEquals(
        tree(
            """
            [{"bundle":"cxr 1.0.0","id":"pneumonia","name":"Pneumonia","judged":1,"positive":0},
             {"bundle":"us 1.0.0","id":"lump","name":"Lump","judged":1,"positive":1}]
            """),
        json.get("findings"));
    assertEquals(
        tree(
            """
            {"started":"2026-11-23T10:00:00Z","ended":"2026-11-23T10:00:04Z","inputs":["scans"],
             "workers":2,"images_diagnosed":1,"wall_seconds":4.000,"work_seconds":2.000,
             "cpu_seconds":6.000,"images_per_second":0.500}
            """),
        json.get("run"));
    assertEquals(
        tree(
            """
            {"processors":2,"memory_bytes":17179869184,"system":"Linux amd64","java":"25.0.3"}
            """),
        json.get("machine"));
    assertEquals(
        tree(
            """
            {"measured":true,"joules":50.000,"joules_per_image":null,"method":
             "Measured by the processor's own counters (RAPL: package-0, dram); other programs' \
            work is in it, disks and screen are not."}
            """),
        json.get("energy"));
  }

  @Test
  void anEmptyBatchMakesEveryReport() throws IOException {
    BatchReport empty = ReportFixture.report(List.of(), ReportContent.PLAIN);
    for (ReportFormat format : ReportFormat.values()) {
      format.write(empty, folder);
    }

    assertEquals(List.of(HEADER), Files.readAllLines(folder.resolve("results.csv")));
    assertEquals(0, read("results.json").get("results").size());
    assertTrue(Files.exists(folder.resolve("report.html")));
  }

  @Test
  void aNameThatIsNoTextCostsNoOtherRow() throws IOException {
    var half =
        ReportFixture.diagnosed(
            new ImageSource(Path.of("a.zip"), Optional.of("half\ud83d.dcm")),
            ReportFixture.RADIOGRAPH,
            ReportFixture.PNEUMONIA,
            0.25);
    BatchReport report = ReportFixture.report(List.of(half), ReportContent.PLAIN);
    for (ReportFormat format : ReportFormat.values()) {
      format.write(report, folder);
    }

    assertEquals(
        "a.zip!half?.dcm", read("results.json").get("results").get(0).get("source").asString());
  }

  @Test
  void aDamagedPictureCostsNoReport() throws IOException {
    BatchRow positive = ReportFixture.ROWS.getLast();
    Path heatmap = folder.resolve(PositiveFiles.heatmap(positive.source(), "lump"));
    BatchReport report = ReportFixture.report(List.of(positive), ReportContent.PLAIN);
    PngFile.writeColour(heatmap, 100, 100, new int[100 * 100]);
    ReportFormat.HTML.write(report, folder);
    String whole = Files.readString(folder.resolve("report.html"));
    byte[] bytes = Files.readAllBytes(heatmap);
    Files.write(heatmap, Arrays.copyOf(bytes, bytes.length / 2));
    ReportFormat.HTML.write(report, folder);
    ReportFormat.PDF.write(report, folder);
    String damaged = Files.readString(folder.resolve("report.html"));

    assertTrue(whole.contains("\"picture\":0") && damaged.contains("\"picture\":null"), damaged);
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

    PositiveFiles.load(Set.of(), ReportFixture.CONTEXT, new MadeParts(Set.of())).sweep(folder);

    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          List.of(folder.resolve(".part"), heatmaps.resolve("mine.part")),
          files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  /// The probe removes its file at once, but a kill may come between.
  @Test
  @Timeout(60)
  @EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: a file of a moment is not seen there")
  void sweepsTheFileOfAProbeThatWasKilled() throws Exception {
    Object probe;
    try (WatchService seen = folder.getFileSystem().newWatchService()) {
      folder.register(seen, StandardWatchEventKinds.ENTRY_CREATE);
      AtomicFile.probe(folder);
      probe = seen.take().pollEvents().getFirst().context();
    }
    Files.createFile(folder.resolve(probe.toString()));

    AtomicFile.sweep(folder);

    assertEquals(List.of(), ResultFiles.names(folder));
  }

  @Test
  void aPictureIsNotNamedAfterItsFile() {
    String name =
        PositiveFiles.heatmap(ImageSource.of(Path.of("scans", "DOE^JANE.dcm")), "pneumonia");

    assertEquals(true, name.matches("heatmaps/[0-9a-f]{16}-pneumonia\\.png"), name);
  }

  private JsonNode read(String name) throws IOException {
    return new JsonMapper().readTree(Files.readString(folder.resolve(name)));
  }

  private static JsonNode tree(String json) {
    return new JsonMapper()
        .readTree(
            json.replace("\"AB\"", '"' + "ab".repeat(32) + '"')
                .replace("\"CD\"", '"' + "cd".repeat(32) + '"')
                .replace("\"EF\"", '"' + "ef".repeat(32) + '"')
                .replace("NOTICE", ReportContext.NOTICE)
                .replace(
                    "HEATMAP",
                    PositiveFiles.heatmap(ReportFixture.ROWS.getLast().source(), "lump")));
  }
}
