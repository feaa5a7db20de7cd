package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.modelbundle.TestBundles;
import dev.lantern.report.PngWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `info`, `export`, `explain`, `models`, `doctor`, and the words that none of them takes.
@Execution(ExecutionMode.CONCURRENT)
final class CommandsTest {
  private static final String CHEST = Lantern.REAL.resolve("RG1_UNCR.dcm").toString();
  private static final String CHEST_UID =
      "\"sop_instance_uid\" : \"1.3.6.1.4.1.5962.1.1.9.1.1.20040826185059.5457\"";
  private static final String EXTREMITY = Lantern.REAL.resolve("RG3_UNCR.dcm").toString();

  private final Path folder;

  CommandsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void helpNamesEveryCommandAndTheNotice() throws Exception {
    Lantern.Ended ended = Lantern.plain().run("--help");
    assertEquals(0, ended.exitCode());
    for (String word :
        List.of(
            "scan",
            "evaluate",
            "explain",
            "export",
            "info",
            "models",
            "doctor",
            "Research use only")) {
      assertTrue(ended.out().contains(word), word);
    }
  }

  @Test
  void refusesWordsItDoesNotKnow() throws Exception {
    Lantern.Ended ended = Lantern.plain().run("scan", ".", "--out", ".", "--nonsense");
    assertEquals(2, ended.exitCode());
    assertTrue(ended.err().contains("--nonsense"), ended.err());
    assertTrue(ended.err().contains("See `lantern scan --help`."), ended.err());
    assertEquals(2, ended.err().lines().count(), "the sentence is on the screen");
  }

  @Test
  void anEmptyPathIsNotTheWorkingFolder() throws Exception {
    Lantern.Ended ended = Lantern.in(folder).run("scan", CHEST, "--out", "");
    assertEquals(2, ended.exitCode());
    assertTrue(ended.err().contains("an empty path names no file and no folder"), ended.err());
    assertFalse(Files.exists(folder.resolve("results.csv")));
  }

  @Test
  void aNameThatNoBundleHasIsAnsweredWithThoseThereAre() throws Exception {
    TestBundles.copyOfTiny(Lantern.models(folder));
    Lantern.Ended ended = Lantern.in(folder).run("models", "--card", "nobody");
    assertEquals(3, ended.exitCode());
    assertEquals(
        "There is no usable model bundle nobody. There are: tiny-0.1.0.", ended.err().strip());
  }

  @ParameterizedTest
  @CsvSource({"scan", "evaluate", "explain", "export", "info", "models", "doctor"})
  void everyHelpHoldsTheNotice(String command) throws Exception {
    assertTrue(Lantern.plain().run(command, "--help").out().contains("Research use only"));
  }

  @Test
  void infoPrintsAttributesAsLinesAndAsJson() throws Exception {
    Lantern.Ended lines = Lantern.plain().run("info", CHEST);
    assertEquals(0, lines.exitCode());
    assertTrue(lines.out().contains("(0028,0010)"), "Rows");
    assertTrue(lines.out().contains("1955"), "the value of Rows");
    Lantern.Ended json = Lantern.plain().run("info", CHEST, "--json");
    assertEquals(0, json.exitCode());
    assertTrue(json.out().strip().startsWith("{"));
    assertTrue(json.out().contains("\"00280010\""));
  }

  @Test
  void infoOfWhatIsNotDicomIsOneLineOfReason() throws Exception {
    Lantern.Ended ended = Lantern.plain().run("info", "README.md");
    assertEquals(1, ended.exitCode());
    assertEquals(1, ended.err().lines().count(), ended.err());
    assertTrue(ended.err().contains("not-dicom"), ended.err());
  }

  /// The digest is pydicom's of the same file's `pixel_array`.
  @Test
  void exportsStoredValuesAsPydicomGivesThem() throws Exception {
    Path raw = folder.resolve("chest.raw");
    assertEquals(0, Lantern.plain().run("export", CHEST, "--stored", raw.toString()).exitCode());
    assertEquals(STORED_SHA1, sha1(raw));
  }

  /// ONNX Runtime keeps what it is about to send, and who sends it, in the user's cache.
  @Test
  void leavesNothingInAnEmptyHomeButTheUnpackedLibrariesAndTheLog() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    String out = folder.resolve("out").toString();
    assertEquals(0, Lantern.atHome(home).run("explain", CHEST, "--out", out).exitCode());
    assertEquals(List.of(".cache", ".local"), names(home));
    assertEquals(List.of("lantern"), names(home.resolve(".cache")));
    assertEquals(List.of("state"), names(home.resolve(".local")));
    assertEquals(List.of("lantern.log"), names(home.resolve(".local/state/lantern/logs")));
    List<String> log = Files.readAllLines(home.resolve(".local/state/lantern/logs/lantern.log"));
    assertTrue(log.getFirst().matches(".* INFO ProgramLog: Lantern .*, Java 25.*"), log::toString);
    assertTrue(log.getLast().endsWith(" INFO Main: ended with 0"), log::toString);
  }

  @Test
  void doctorListsEveryPlaceAndMakesNone() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path models = Files.createDirectories(home.resolve(".local/share/lantern/models"));
    Lantern.Ended ended = Lantern.atHome(home).run("doctor", "--paths");
    assertEquals(0, ended.exitCode(), ended.err());
    for (String line :
        List.of(
            "absent  "
                + home.resolve(".config/lantern/settings.json")
                + "  (settings; the three versions before beside it)",
            "absent  "
                + home.resolve(".local/state/lantern/logs")
                + "  (log files, at most five of 1 MB)",
            "there   " + models + "  (the user's model bundles, read only)",
            "there   "
                + Lantern.ROOT.toAbsolutePath().normalize().resolve("assets/models")
                + "  (the program's model bundles, read only)",
            "absent  "
                + home.resolve(".cache/lantern")
                + "  (engine cache: unpacked native libraries)")) {
      assertTrue(ended.out().lines().anyMatch(line::equals), line + "\nin\n" + ended.out());
    }
    assertEquals(List.of(".local"), names(home), "nothing is made");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static final String STORED_SHA1 = "2d0437425d2f9064d7b12f8a3208690533fd29fe";

  @Test
  void exportsPicturesOfSixteenBits() throws Exception {
    Path png = folder.resolve("chest.png");
    assertEquals(0, Lantern.plain().run("export", CHEST, png.toString()).exitCode());
    byte[] bytes = Files.readAllBytes(png);
    assertEquals(16, bytes[24], "bit depth in IHDR");
  }

  @Test
  void exportsAWindowAsNumpyArray() throws Exception {
    Path npy = folder.resolve("chest.npy");
    Lantern.Ended ended =
        Lantern.plain().run("export", CHEST, "--window", "8192,16384", npy.toString());
    assertEquals(0, ended.exitCode(), ended.err());
    String header = new String(Files.readAllBytes(npy), 0, 128, StandardCharsets.ISO_8859_1);
    assertTrue(header.contains("'<f4'") && header.contains("(1955, 1841)"), header);
  }

  @Test
  void exportNamesAFrameThatIsNotThere() throws Exception {
    Lantern.Ended ended =
        Lantern.plain().run("export", CHEST, "--frame", "2", folder.resolve("x.png").toString());
    assertEquals(1, ended.exitCode());
    assertTrue(ended.err().contains("frames 1 to 1"), ended.err());
  }

  @Test
  void neverWritesToTheOriginal() throws Exception {
    Path original = Files.copy(Path.of(CHEST), folder.resolve("scan.raw"));
    String before = sha1(original);
    Lantern.Ended ended =
        Lantern.plain().run("export", original.toString(), "--stored", original.toString());
    assertEquals(2, ended.exitCode());
    assertEquals(before, sha1(original));
  }

  @Test
  void saysThatTheEngineCannotBeLoaded() throws Exception {
    Lantern.Ended ended = Lantern.with("-Donnxruntime.native.path=" + folder).run("doctor");
    assertEquals(1, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("FAIL  ONNX Runtime"), ended.out());
  }

  @Test
  void explainWritesPictureMapAndJson() throws Exception {
    Lantern.Ended ended = Lantern.plain().run("explain", CHEST, "--out", folder.toString());
    assertEquals(0, ended.exitCode(), ended.err());
    for (String name : List.of("pneumonia-heatmap.png", "pneumonia-map.npy", "explanation.json")) {
      assertTrue(Files.size(folder.resolve(name)) > 0, name);
    }
    String json = Files.readString(folder.resolve("explanation.json"));
    assertTrue(json.contains("Research use only"));
    assertTrue(json.contains(CHEST_UID), json);
  }

  @Test
  void explainAsksTheGradientOfTheNetworkThatShips() throws Exception {
    Lantern.Ended ended =
        Lantern.plain()
            .run("explain", CHEST, "--method", "integrated-gradients", "--out", folder.toString());
    assertEquals(0, ended.exitCode(), ended.err());
    String map = "pneumonia-integrated-gradients-";
    assertTrue(Files.size(folder.resolve(map + "heatmap.png")) > 0);
    assertTrue(Files.size(folder.resolve(map + "map.npy")) > 0);
  }

  @Test
  void explainStatesThePrecisionOfTheNetworkThatJudged() throws Exception {
    Lantern.Ended ended =
        Lantern.plain().run("explain", CHEST, "--precision", "int8", "--out", folder.toString());
    assertEquals(0, ended.exitCode(), ended.err());
    assertTrue(
        Files.readString(folder.resolve("explanation.json")).contains("\"precision\" : \"int8\""));
  }

  @ParameterizedTest
  @CsvSource({"explain, 1", "scan, 2"})
  void measuresTrustWithFloat32Alone(String command, int exitCode) throws Exception {
    Lantern.Ended ended =
        Lantern.plain()
            .run(command, CHEST, "--precision", "int8", "--trust", "--out", folder.toString());
    assertEquals(exitCode, ended.exitCode());
    assertTrue(ended.err().contains("measured with float32 alone"), ended.err());
  }

  @Test
  void refusesAPrecisionThatIsNone() throws Exception {
    Lantern.Ended ended =
        Lantern.plain().run("explain", CHEST, "--precision", "int4", "--out", folder.toString());
    assertEquals(2, ended.exitCode());
    assertTrue(ended.err().contains("FLOAT32, INT8"), ended.err());
  }

  @Test
  void saysThatTheBundleHasNoNetworkOfThePrecision() throws Exception {
    TestBundles.withoutInt8(Lantern.models(folder));
    Lantern.Ended ended =
        Lantern.in(folder)
            .run(
                "scan",
                Path.of(CHEST).toAbsolutePath().toString(),
                "--model",
                "tiny",
                "--precision",
                "int8",
                "--out",
                folder.resolve("out").toString());
    assertEquals(3, ended.exitCode());
    assertEquals("The model bundle tiny 0.1.0 has no int8 network.\n", ended.err());
  }

  @Test
  void explainWritesThePictureOfAnotherMethodUnderItsName() throws Exception {
    Lantern.Ended ended =
        Lantern.plain().run("explain", CHEST, "--method", "layer-cam", "--out", folder.toString());
    assertEquals(0, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("not where the disease ends"), ended.out());
    Map<String, String> words = PngWords.of(folder.resolve("pneumonia-layer-cam-heatmap.png"));
    assertEquals("layer-cam", words.get("method"));
    assertEquals("pneumonia", words.get("finding"));
    assertTrue(Files.size(folder.resolve("pneumonia-layer-cam-map.npy")) > 0);
    String json = Files.readString(folder.resolve("explanation.json"));
    assertTrue(json.contains("\"method\" : \"layer-cam\""), json);
    assertTrue(json.contains("\"scale\" : \"image\""), json);
  }

  @Test
  void namesTheMethodsThereAre() throws Exception {
    Lantern.Ended ended =
        Lantern.plain().run("explain", CHEST, "--method", "magic", "--out", folder.toString());
    assertEquals(2, ended.exitCode());
    assertEquals(
        "There is no method magic; there are cam, grad-cam-plus-plus, layer-cam, eigen-cam,"
            + " score-cam, occlusion, rise, integrated-gradients, smoothgrad.",
        ended.err().lines().findFirst().orElseThrow());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no such names")
  void aNameGivesNoOrdersToTheTerminal() throws Exception {
    String name = "\u001b[31mnone.dcm";
    for (String[] words :
        new String[][] {{"explain", name, "--out", folder.toString()}, {"info", name}}) {
      Lantern.Ended ended = Lantern.plain().run(words);
      assertEquals(1, ended.exitCode());
      assertTrue(ended.err().startsWith("?[31mnone.dcm: "), ended.err());
      assertEquals(-1, ended.err().indexOf('\u001b'));
    }
  }

  @Test
  void saysThatTheSquaresLeaveARest() throws Exception {
    Lantern.Ended ended =
        Lantern.plain()
            .run(
                "explain",
                CHEST,
                "--method=occlusion",
                "--patch=90",
                "--stride=45",
                "--out",
                folder.toString());
    assertEquals(1, ended.exitCode());
    assertEquals(
        "The squares do not cover the network's input of 224 × 224 pixels without a rest.\n",
        ended.err());
  }

  @Test
  void explainSaysHowFarToTrustTheMap() throws Exception {
    Lantern.Ended ended =
        Lantern.plain().run("explain", CHEST, "--trust", "--out", folder.toString());
    assertEquals(0, ended.exitCode(), ended.err());
    for (String part :
        List.of("completeness:", "deletion and", "stability:", "sanity:", "agreement:", "lungs:")) {
      assertTrue(ended.out().matches("(?s).*\\n  (passed|failed)  " + part + ".*"), ended.out());
    }
    String json = Files.readString(folder.resolve("pneumonia-trust.json"));
    assertTrue(json.contains("Research use only"), json);
    assertTrue(json.contains("not where the disease ends"), json);
    assertTrue(json.contains("\"energy_in_lungs\" : 0."), json);
    assertTrue(json.contains("\"operating_point\" : \""), json);
    assertTrue(json.contains(CHEST_UID), json);
    assertTrue(json.matches("(?s).*\"verdict\" : \"(strong|mixed|do-not-rely)\".*"), json);
  }

  @Test
  void explainRefusesTheExtremityWithoutAScore() throws Exception {
    Lantern.Ended ended = Lantern.plain().run("explain", EXTREMITY, "--out", folder.toString());
    assertEquals(1, ended.exitCode());
    assertTrue(ended.err().contains("body part EXTREMITY"), ended.err());
    assertFalse(ended.out().contains("0."), ended.out());
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void modelsListsTheBundleWithItsHashAndPrintsItsCard() throws Exception {
    Lantern.Ended list = Lantern.plain().run("models");
    assertEquals(0, list.exitCode(), list.err());
    assertTrue(list.out().contains("cxr-pneumonia"), list.out());
    assertTrue(list.out().matches("(?s).*sha256 [0-9a-f]{64}.*"), list.out());
    Lantern.Ended card = Lantern.plain().run("models", "--card", "cxr-pneumonia");
    assertEquals(0, card.exitCode(), card.err());
    assertTrue(card.out().contains("Intended use"), card.out());
  }

  @Test
  void doctorFindsAllWell() throws Exception {
    Lantern.Ended ended = Lantern.plain().run("doctor");
    assertEquals(0, ended.exitCode(), ended.out() + ended.err());
    for (String word : List.of("OpenCV", "ONNX Runtime", "golden")) {
      assertTrue(ended.out().contains(word), word);
    }
  }

  /// ONNX Runtime recurses over the command line when it starts, once for each character.
  @Test
  void aLongCommandLineDoesNotEndTheProcess() throws Exception {
    Lantern.Ended ended = Lantern.with("-Dlong=" + "x".repeat(100_000)).run("doctor");
    assertEquals(0, ended.exitCode(), ended.out() + ended.err());
  }

  @Test
  void saysThatTheNativesCannotBeLoaded() throws Exception {
    // Neither the cache folder nor the temporary one can hold them.
    Path file = Files.createFile(folder.resolve("file"));
    Lantern.Ended ended =
        Lantern.with("-Duser.home=" + file, "-Djava.io.tmpdir=" + folder.resolve("missing"))
            .run("doctor");
    assertEquals(4, ended.exitCode(), ended.err());
    assertTrue(ended.err().contains("OpenCV cannot be loaded"), ended.err());
  }

  @Test
  void withoutADisplayTheDesktopNamesTheBatchCommand() throws Exception {
    Lantern.Ended ended = Lantern.plain().run("sample-scans");
    assertEquals(5, ended.exitCode(), ended.err());
    assertTrue(ended.err().contains("lantern.jar scan"), ended.err());
  }

  private static String sha1(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file)));
  }
}
