package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.Signals;
import dev.lantern.imaging.NpyFile;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.report.ReportContext;
import dev.lantern.report.ResultFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `scan` on the real sample scans.
@Execution(ExecutionMode.CONCURRENT)
final class ScanCommandTest {
  private static final Path CHEST = Lantern.REAL.resolve("RG1_UNCR.dcm");
  private static final Path EXTREMITY = Lantern.REAL.resolve("RG3_UNCR.dcm");

  private static final String EVERY_FORMAT = "csv,json,summary,html,pdf";

  /// Name, id and birth date of the patient of [#CHEST].
  private static final List<String> PATIENT = List.of("CompressedSamples", "9RG1", "19400305");

  private final Path folder;

  ScanCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void oneChestFilmIsDiagnosed() throws Exception {
    Lantern.Ended ended =
        scan(Lantern.plain(), folder, CHEST.toString(), "--model", "cxr-pneumonia");
    assertEquals(0, ended.exitCode(), ended.err());
    List<String> lines = csv(folder);
    assertEquals(
        "source,outcome,reason,pneumonia_probability,pneumonia_threshold,pneumonia_positive,"
            + "pneumonia_heatmap,pneumonia_operating_point",
        lines.getFirst().substring(0, lines.getFirst().indexOf(",detail")));
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).contains(",diagnosed,,0."), lines.get(1));
  }

  @Test
  void everyFileIsAccountedForAndTheExtremityHasNoScore() throws Exception {
    Path broken = Files.createDirectory(folder.resolve("in")).resolve("cut.dcm");
    byte[] whole = Files.readAllBytes(CHEST);
    Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
    Path out = folder.resolve("out");
    Lantern.Ended ended =
        scan(
            Lantern.plain(),
            out,
            CHEST.toString(),
            EXTREMITY.toString(),
            broken.toString(),
            "README.md",
            CHEST.toString());
    assertEquals(1, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("4 found = 1 diagnosed + 2 skipped + 1 failed"), ended.out());
    List<String> lines = csv(out);
    assertTrue(line(lines, "RG3_UNCR").contains(",skipped,body-part,,,,,"), "extremity");
    assertTrue(line(lines, "cut.dcm").contains(",failed,truncated,"), line(lines, "cut.dcm"));
    assertTrue(line(lines, "README.md").contains(",skipped,not-dicom,"));
    assertTrue(Files.readString(out.resolve("results.json")).contains("\"found\" : 4"));
    assertArrayEquals(whole, Files.readAllBytes(CHEST), "the original is untouched");
  }

  @Test
  void trustStandsBesideAPositiveHeatmapAsExplainWouldSay() throws Exception {
    String[] words = {CHEST.toString(), "--model", "cxr-pneumonia", "--trust"};
    scan(Lantern.plain(), folder, concat(words, "--format", EVERY_FORMAT));
    Path explained = folder.resolve("explained");
    Lantern.plain()
        .run(concat(concat(new String[] {"explain"}, words), "--out", explained.toString()));

    List<Path> files =
        ResultFiles.names(folder.resolve("trust")).stream()
            .map(folder.resolve("trust")::resolve)
            .toList();
    assertEquals(1, files.size());
    String alone = Files.readString(explained.resolve("pneumonia-trust.json"));
    assertEquals(alone, Files.readString(files.getFirst()));
    JsonNode parts = new JsonMapper().readTree(alone);
    JsonNode row =
        new JsonMapper().readTree(folder.resolve("results.json").toFile()).get("results").get(0);
    assertEquals(parts.get("verdict"), row.get("pneumonia_trust"));
    assertEquals(
        "trust/" + files.getFirst().getFileName(), row.get("pneumonia_trust_file").asString());
    String sentence = parts.get("sentence").asString();
    assertEquals(
        List.of("explained", "report.html", "studies", "trust"), filesWith(sentence, folder));
  }

  @Test
  void trustIsTakenOverFromAnEarlierRunThatMeasuredIt() throws Exception {
    String[] words = {CHEST.toString(), "--model", "cxr-pneumonia"};
    scan(Lantern.plain(), folder, words);
    Lantern.Ended first = scan(Lantern.plain(), folder, concat(words, "--trust"));
    assertFalse(first.out().contains("taken over"), first.out());
    String measured = Lantern.text(folder.resolve("results.csv"));
    Lantern.Ended again = scan(Lantern.plain(), folder, concat(words, "--trust"));

    assertTrue(again.out().contains("1 of them taken over"), again.out());
    assertEquals(measured, Lantern.text(folder.resolve("results.csv")));
  }

  @Test
  void resultsDoNotDependOnTheNumberOfWorkers() throws Exception {
    String[] inputs = {"sample-scans/real", "--format", "csv,json", "--workers"};
    Path one = folder.resolve("one");
    Path three = folder.resolve("three");
    scan(Lantern.plain(), one, concat(inputs, "1"));
    scan(Lantern.plain(), three, concat(inputs, "3"));
    for (String name : List.of("results.csv", "results.json")) {
      assertEquals(Lantern.text(one.resolve(name)), Lantern.text(three.resolve(name)), name);
    }
  }

  @Test
  void resultsDoNotDependOnTheLanguageOfTheSystem() throws Exception {
    String[] inputs = {"sample-scans/real", "--format", "csv,json"};
    Path english = folder.resolve("english");
    Path german = folder.resolve("german");
    scan(Lantern.with("-Duser.language=en", "-Duser.country=US"), english, inputs);
    scan(Lantern.with("-Duser.language=de", "-Duser.country=DE"), german, inputs);
    for (String name : List.of("results.csv", "results.json")) {
      assertEquals(Lantern.text(english.resolve(name)), Lantern.text(german.resolve(name)), name);
    }
  }

  @Test
  void carriesNoPatientFieldAndTheNotice() throws Exception {
    Lantern.Ended ended =
        scan(Lantern.plain(), folder, "sample-scans/real", "--format", EVERY_FORMAT);
    String console = ended.out() + ended.err();
    for (String field : PATIENT) {
      assertFalse(console.contains(field), "on the console");
      assertEquals(List.of(), filesWith(field, folder));
    }
    assertEquals(
        List.of(
            "heatmaps", "report.html", "results.csv", "results.json", "studies", "summary.json"),
        filesWith(ReportContext.NOTICE, folder));
  }

  @Test
  void namesThePatientWhereAskedToAndNotInTheLedger() throws Exception {
    Lantern.Ended ended =
        scan(
            Lantern.plain(),
            folder,
            CHEST.toString(),
            "--include-phi",
            "--maps",
            "--format",
            EVERY_FORMAT);
    assertEquals(
        "The results will name patients: keep them as safe as the scans.", ended.err().strip());
    List<String> naming = List.of("report.html", "results.csv", "results.json", "studies");
    for (String field : PATIENT) {
      assertFalse(ended.out().contains(field), "on the console");
      assertEquals(naming, filesWith(field, folder));
    }
    try (Stream<Path> maps = Files.list(folder.resolve("maps"))) {
      NpyFile.Floats map = NpyFile.parse(Files.readAllBytes(maps.findFirst().orElseThrow()));
      assertEquals(List.of(1955, 1841), map.shape());
    }
    scan(Lantern.plain(), folder, CHEST.toString(), "--maps", "--format", EVERY_FORMAT);
    assertEquals(List.of(), filesWith(PATIENT.getFirst(), folder), "a later run without it");
  }

  @Test
  void takesOneWordOnPatientsAtMost() throws Exception {
    Lantern.Ended ended =
        scan(Lantern.plain(), folder, CHEST.toString(), "--include-phi", "--exclude-phi");
    assertEquals(2, ended.exitCode(), ended.err());
  }

  @Test
  void loadsNoClassOfJavafx() throws Exception {
    Lantern.Ended ended = scan(Lantern.with("-Xlog:class+load:stdout"), folder, CHEST.toString());
    assertEquals(0, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("dev.lantern.cli.ScanCommand"), "classes are listed");
    assertFalse(ended.out().contains(" javafx."), "a class of JavaFX");
  }

  @Test
  void runsWithTheNetworkCutOff() throws Exception {
    Assumptions.assumeTrue(
        canCutTheNetwork(), "skipped: `unshare --net` is not to be had on this machine");
    Lantern.Ended ended =
        scan(
            Lantern.plain().behind("unshare", "--map-root-user", "--net"),
            folder,
            CHEST.toString());
    assertEquals(0, ended.exitCode(), ended.err());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
  void anInterruptedScanWritesWhatItHas() throws Exception {
    Path out = folder.resolve("out");
    Path console = folder.resolve("console");
    Process process =
        Lantern.plain()
            .start(
                console,
                folder.resolve("errors"),
                "scan",
                "sample-scans/real",
                "--workers",
                "1",
                "--out",
                out.toString());
    while (!Lantern.text(console).contains("[1/") && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
      // Waits for the first file to be done.
    }
    Signals.send("INT", process.toHandle());
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue(), "Ctrl-C");
    assertTrue(Lantern.text(out.resolve("results.json")).contains("\"cancelled\" : true"));
  }

  @Test
  void findsOutBeforehandThatItCannotWrite() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Lantern.Ended ended = scan(Lantern.plain(), file, CHEST.toString());
    assertEquals(2, ended.exitCode());
    assertEquals("", ended.out(), "nothing was begun");
  }

  @Test
  void eachImageIsJudgedByTheBundleThatWasMadeForIt() throws Exception {
    Path models = Lantern.models(folder);
    TestBundles.ultrasound(models);
    TestBundles.copyOfTiny(models);
    Path out = folder.resolve("out");
    Lantern.Ended ended =
        scan(
            Lantern.in(folder),
            out,
            CHEST.toAbsolutePath().toString(),
            Lantern.REAL.resolve("US1_UNCR.dcm").toAbsolutePath().toString(),
            Lantern.REAL.resolve("693_UNCR.dcm").toAbsolutePath().toString());
    assertEquals(1, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("3 found = 2 diagnosed + 1 skipped + 0 failed"), ended.out());
    List<String> lines = csv(out);
    assertEquals(
        Stream.of("sided", "clear", "lump")
            .flatMap(
                id ->
                    Stream.of(
                            "_probability",
                            "_threshold",
                            "_positive",
                            "_heatmap",
                            "_operating_point")
                        .map(id::concat))
            .collect(Collectors.joining(",", "source,outcome,reason,", ",")),
        lines.getFirst().substring(0, lines.getFirst().indexOf("detail")));
    assertTrue(line(lines, "RG1_UNCR").matches(".*,diagnosed,,0\\..*,tiny 0.1.0,.*"));
    assertTrue(line(lines, "US1_UNCR").matches(".*,diagnosed,,,,,,,0\\..*,tiny-us 0.1.0,.*"));
    assertTrue(
        line(lines, "693_UNCR")
            .contains(",skipped,modality" + ",".repeat(16) + "\"modality CT is not one"));
    String json = Lantern.text(out.resolve("results.json"));
    assertTrue(json.contains("\"bundle\" : \"tiny-us 0.1.0\""), json);
    assertTrue(json.contains("\"precision\" : \"float32\""), json);
  }

  @Test
  void aBundleThatFailsItsGoldenTestEndsInItsSentence() throws Exception {
    Path models = Lantern.models(folder);
    Path copy = TestBundles.copyOfTiny(models);
    TestBundles.edit(copy, "\"distance\": 11.576062882191849", "\"distance\": 12");
    Lantern.Ended ended =
        scan(Lantern.in(folder), folder.resolve("out"), CHEST.toAbsolutePath().toString());
    assertEquals(3, ended.exitCode(), ended.err());
    assertTrue(
        ended.err().startsWith("The model bundle tiny 0.1.0 cannot be used: golden case ramp: "),
        ended.err());
    assertFalse(Files.exists(folder.resolve("out").resolve("results.csv")), "nothing was begun");
  }

  @Test
  void namesABundleThatIsNotThere() throws Exception {
    Lantern.Ended ended = scan(Lantern.plain(), folder, CHEST.toString(), "--model", "none");
    assertEquals(3, ended.exitCode());
    assertTrue(ended.err().contains("none"), ended.err());
  }

  private static Lantern.Ended scan(Lantern lantern, Path out, String... words)
      throws IOException, InterruptedException {
    return lantern.run(concat(concat(new String[] {"scan"}, words), "--out", out.toString()));
  }

  private static String[] concat(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
  }

  /// What in a folder of results holds some words: files, and folders of such files.
  private static List<String> filesWith(String words, Path out) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(file, words)) {
          found.add(out.relativize(file).getName(0).toString());
        }
      }
    }
    return List.copyOf(found);
  }

  private static boolean holds(Path file, String words) throws IOException {
    if (file.toString().endsWith(".pdf")) {
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        return new PDFTextStripper().getText(document).contains(words);
      }
    }
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
  }

  private static List<String> csv(Path out) throws IOException {
    return Files.readAllLines(out.resolve("results.csv"), StandardCharsets.UTF_8);
  }

  private static String line(List<String> lines, String source) {
    return lines.stream().filter(line -> line.contains(source)).findFirst().orElse("");
  }

  private static boolean canCutTheNetwork() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "--map-root-user", "--net", "true").start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
