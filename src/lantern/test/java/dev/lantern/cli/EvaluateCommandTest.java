package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lantern.Signals;
import dev.lantern.modelbundle.TestBundles;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `evaluate` with a bundle of random weights on five pictures, whose probabilities are known: what
/// is written, and what the process returns. The finding `sided` is called from 0.98, and the gate
/// lets pass what lies nearer than 10.
@Execution(ExecutionMode.CONCURRENT)
final class EvaluateCommandTest {
  private static final String LABELS =
      """
      file,label,ward
      a/1.png,clear,A
      a/2.png,left,a
      b/1.png,Clear,B
      b/2.png,RIGHT,B
      stripes.png,clear,
      """;

  private final Path folder;
  private final Path out;

  EvaluateCommandTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.out = folder.resolve("out");
    Path tiny = TestBundles.copyOfTiny(Files.createDirectories(folder.resolve("assets/models")));
    TestBundles.edit(tiny, "\"threshold\": 0.4", "\"threshold\": 0.98");
    TestBundles.edit(tiny, "\"threshold\": 50.0", "\"threshold\": 10.0");
    ramp("a/1.png", 1, 0);
    ramp("a/2.png", 2, 5);
    ramp("b/1.png", 3, 3);
    ramp("b/2.png", 6, 4);
    stripes("stripes.png");
    write("labels.csv", LABELS);
  }

  @Test
  void everyImageGetsARowAndEveryFigureIsThePencils() throws Exception {
    ramp("other.png", 4, 1);
    write("notes.txt", "no image");

    Lantern.Ended ended = evaluate("--finding", "sided", "--by", "ward", "set");

    assertEquals("0 ", ended.exitCode() + " " + ended.err());
    assertEquals(
        List.of(
            "source,outcome,reason,file,label,sided_probability,sided_positive,sided_label,distance,"
                + "gate",
            "set/a/1.png,diagnosed,,a/1.png,clear,0.9712,false,0,8.18,passed",
            "set/a/2.png,diagnosed,,a/2.png,left,0.9780,false,1,7.73,passed",
            "set/b/1.png,diagnosed,,b/1.png,Clear,0.9676,false,0,8.01,passed",
            "set/b/2.png,diagnosed,,b/2.png,RIGHT,0.9864,true,1,8.13,passed",
            "set/other.png,diagnosed,,,,0.9653,false,,7.98,passed",
            "set/stripes.png,diagnosed,,stripes.png,clear,0.9911,true,0,13.27,unfamiliar"),
        images());
    assertEquals(
        List.of(
            "evaluation.json",
            "images.csv",
            "sided-reliability.png",
            "sided-risk-coverage.png",
            "sided-roc.png",
            "sided-scores.png"),
        written());
    JsonNode sided = json().at("/findings/0");
    // Of the six pairs, four are in order. One of two positives and two of three negatives are
    // called rightly.
    assertEquals("5 of 2: auc 0.667, tp 1, fp 1, fn 1, tn 2", figures(sided.path("figures")));
    assertEquals(
        "4 of 2: auc 1.000, tp 1, fp 0, fn 1, tn 2", figures(sided.path("figures_of_familiar")));
    assertEquals(0.5, sided.at("/figures/sensitivity/value").asDouble());
    assertEquals(2 / 3.0, sided.at("/figures/specificity/value").asDouble());
    assertEquals(3 / 5.0, sided.at("/figures/accuracy/value").asDouble());
    // All lie in the last bin: mean 0.97886, two of five are so.
    assertEquals(0.57886, sided.at("/figures/expected_calibration_error").asDouble(), 1e-4);
    // (0.97123² + 0.02198² + 0.96759² + 0.01363² + 0.99106²) / 5
    assertEquals(0.57247, sided.at("/figures/brier").asDouble(), 1e-4);
    assertEquals(
        List.of(
            "A: 2 of 1: auc 1.000, tp 0, fp 0, fn 1, tn 1",
            "B: 2 of 1: auc 1.000, tp 1, fp 0, fn 0, tn 1",
            "(empty): 1 of 0: auc none, tp 0, fp 1, fn 0, tn 0"),
        sided.path("subgroups").valueStream().map(EvaluateCommandTest::subgroup).toList());
    assertEquals(
        "{\"asked\":5,\"familiar\":4,\"refused\":{\"unfamiliar\":1}}",
        json().path("gate").toString().replaceFirst(",\"coverage\":.*", "}"));
    assertLines(
        ended.out(),
        "Labels: 5 rows, 5 labelled images",
        "6 images = 6 diagnosed + 0 skipped + 0 failed",
        "Without a label, and not counted: 1 image",
        "Passed over: 1 other file",
        "Gate: 4 of 5 labelled images passed, 0.800 (0.376-0.964); refused: unfamiliar (1)",
        "Sided: threshold 0.9800 (youden)",
        "  images                  5 (few)                4 (few)",
        "  called positive                 1          1",
        "  called negative                 1          2");
  }

  @Test
  void theGateWithholdsAPlainImagesScoreWhereItIsAsked() throws Exception {
    Lantern.Ended ended = evaluate("--finding", "sided", "--gate", "set");

    assertEquals("1 ", ended.exitCode() + " " + ended.err());
    assertEquals(
        "set/stripes.png,skipped,unfamiliar,stripes.png,clear,,,0,13.27,unfamiliar",
        images().getLast());
    assertEquals(
        "4 of 2: auc 1.000, tp 1, fp 0, fn 1, tn 2", figures(json().at("/findings/0/figures")));
    assertLines(
        ended.out(),
        "5 images = 4 diagnosed + 1 skipped + 0 failed",
        "Labelled, but without a score: unfamiliar (1)");
  }

  @Test
  void whatCannotBeMeasuredIsNamedAndTheRestIsMeasured() throws Exception {
    Files.write(folder.resolve("set/b/2.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    write(
        "labels.csv",
        LABELS + "gone.png,left,\na/2.png,Left,\nb/1.png,left,\n".replace("\n", "\r\n"));

    Lantern.Ended ended = evaluate("--by", "ward", "set");

    assertEquals("1 ", ended.exitCode() + " " + ended.err());
    assertEquals(
        List.of(
            "set/a/1.png,diagnosed,,a/1.png,clear,0.9712,false,0,0.0750,false,1,8.18,passed",
            "set/a/2.png,diagnosed,,a/2.png,left,0.9780,false,1,0.0632,false,0,7.73,passed",
            "set/b/1.png,diagnosed,,,,0.9676,false,,0.0808,false,,8.01,passed",
            "set/b/2.png,failed,corrupt-pixels,b/2.png,RIGHT,,,1,,,0,,",
            "set/stripes.png,diagnosed,,stripes.png,clear,0.9911,true,0,0.0354,false,1,13.27,"
                + "unfamiliar"),
        images().subList(1, 6));
    assertLines(
        ended.out(),
        "Labels: 8 rows, 4 labelled images",
        "  1 row repeats another",
        "  3 rows are not used:",
        "    line 4: b/1.png contradicts another row of the same image",
        "    line 7: gone.png is not among the images",
        "    line 9: b/1.png contradicts another row of the same image",
        "Labelled, but without a score: corrupt-pixels (1)",
        "Classes, the label's down, the network's first choice across");
    assertEquals(
        "[{\"line\":4,\"file\":\"b/1.png\",\"why\":\"contradicts another row of the same image\"},"
            + "{\"line\":7,\"file\":\"gone.png\",\"why\":\"is not among the images\"},"
            + "{\"line\":9,\"file\":\"b/1.png\",\"why\":\"contradicts another row of the same"
            + " image\"}]",
        json().path("rows_unused").toString());
  }

  @Test
  void aDicomHeaderIsAskedAlways() throws Exception {
    Path chest = Lantern.REAL.resolve("RG1_UNCR.dcm").toRealPath();
    Path extremity = Lantern.REAL.resolve("RG3_UNCR.dcm").toRealPath();
    write("labels.csv", "label;file\n1;RG1_UNCR\n0;" + extremity + "\n");

    Lantern.Ended ended =
        evaluate("--finding", "sided", chest.toString(), extremity.toString(), "set/a");

    assertEquals("1 ", ended.exitCode() + " " + ended.err());
    List<List<String>> rows = records();
    assertEquals(
        List.of(slashed(chest), "diagnosed", "", "RG1_UNCR", "1"), rows.get(1).subList(0, 5));
    assertEquals(
        List.of(slashed(extremity), "skipped", "body-part", extremity.toString(), "0", "", "", "0"),
        rows.get(2).subList(0, 8));
    assertLines(
        ended.out(),
        "  1 row found its image by its file name",
        "Labelled, but without a score: body-part (1)",
        "Gate: 1 of 2 labelled images passed, 0.500 (0.095-0.905); refused: body-part (1)",
        "Without a label, and not counted: 2 images");
  }

  @Test
  void labelsThatMeanNothingEndInASentenceBeforeAnythingIsWritten() throws Exception {
    write("labels.csv", LABELS.replace("left", "middle"));

    Lantern.Ended ended = evaluate("set");

    assertEquals(
        "2 Labels that say nothing of Sided or Clear (tiny 0.1.0): middle (1). Name those that mean"
            + " it with --positive LABEL[,LABEL] and --finding ID; every other label then means its"
            + " absence, and a row without a label is not counted."
            + System.lineSeparator(),
        ended.exitCode() + " " + ended.err());
    assertEquals("", ended.out());
    assertEquals(List.of(), written());
  }

  @Test
  void noCellOfTheLabelsGivesOrdersToTheTerminal() throws Exception {
    write("labels.csv", LABELS + "\u001b[31mno.png,left\n");
    Lantern.Ended unused = evaluate("set");
    write("labels.csv", LABELS + "no.png,\u001b[31mmiddle\n");
    Lantern.Ended unknown = evaluate("--positive", "nothing", "--finding", "sided", "set");

    assertTrue(unused.out().contains("?[31mno.png"), unused.out());
    assertTrue(unknown.err().contains("?[31mmiddle (1)"), unknown.err());
    assertEquals(-1, (unused.out() + unknown.err()).indexOf('\u001b'));
  }

  @Test
  void refusesAConditionWithoutAValueInASentence() throws Exception {
    Lantern.Ended ended = evaluate("--where", "label", "set");

    assertEquals(
        "2 --where needs COLUMN=VALUE, not 'label'." + System.lineSeparator(),
        ended.exitCode() + " " + ended.err());
  }

  @Test
  void manyValuesOfAColumnAreNotTold() throws Exception {
    String rows =
        IntStream.range(0, 11)
            .mapToObj(patient -> patient + ".png,left,P" + patient + "\n")
            .collect(Collectors.joining());
    write("labels.csv", "file,label,patient_id\n" + rows);

    Lantern.Ended ended = evaluate("--where", "patient_id=P77", "set");

    assertEquals(
        "2 No row of the labels has patient_id=P77; 11 other values stand there."
            + System.lineSeparator(),
        ended.exitCode() + " " + ended.err());
  }

  @Test
  void imagesOfOtherLabelsAreNoMeasurement() throws Exception {
    write("labels.csv", "file,label\nx.png,left\n");

    Lantern.Ended ended = evaluate("set");

    assertEquals(
        "1 Of 5 files found, none is the image of a row with a label: nothing is measured."
            + System.lineSeparator(),
        ended.exitCode() + " " + ended.err());
    assertEquals(List.of(), written());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
  void anInterruptedEvaluationWritesItsTablesAndNoPlots() throws Exception {
    var rows = new StringBuilder("file,label\n");
    for (int i = 0; i < 12; i++) {
      Files.copy(Lantern.REAL.resolve("RG1_J2KR.dcm"), folder.resolve("set/" + i + ".dcm"));
      rows.append(i).append(".dcm,").append(i % 2).append('\n');
    }
    write("labels.csv", rows.toString());
    Files.createDirectories(out);
    for (String earlier :
        List.of("sided-roc.png", "big-lump-risk-coverage.png", "saliency.csv", "My-roc.png")) {
      Files.createFile(out.resolve(earlier));
    }
    Path console = folder.resolve("console");
    Process process =
        Lantern.in(folder)
            .start(
                console,
                folder.resolve("errors"),
                words("--finding", "sided", "--where", "label=1", "--workers", "1", "set"));
    while (!Lantern.text(console).contains("[1/") && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
      // Waits for the first image to be done.
    }
    Signals.send("INT", process.toHandle());

    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue(), "Ctrl-C");
    assertEquals(
        List.of("My-roc.png", "evaluation.json", "images.csv"),
        written(),
        "none of an earlier run");
    JsonNode summary = json().path("summary");
    assertTrue(summary.path("cancelled").asBoolean());
    assertFalse(summary.path("complete").asBoolean());
    assertEquals(6, images().size() - 1 + summary.path("not_begun").asInt());
  }

  private Lantern.Ended evaluate(String... words) throws IOException, InterruptedException {
    return Lantern.in(folder).run(words(words));
  }

  private String[] words(String... words) {
    return Stream.concat(
            Stream.of("evaluate", "--labels", "set/labels.csv", "--out", out.toString()),
            Arrays.stream(words))
        .toArray(String[]::new);
  }

  /// Lines up to the gate's word, with shortened numbers: what follows says why in many words, and
  /// is what every export carries.
  private List<String> images() throws IOException {
    List<List<String>> records = records();
    int width = records.getFirst().indexOf("detail");
    return records.stream()
        .map(
            cells ->
                cells.subList(0, width).stream()
                    .map(EvaluateCommandTest::shortened)
                    .collect(Collectors.joining(",")))
        .toList();
  }

  private static String shortened(String cell) {
    if (!cell.matches("\\d+\\.\\d+")) {
      return cell;
    }
    double number = Double.parseDouble(cell);
    return String.format(Locale.ROOT, number < 1 ? "%.4f" : "%.2f", number);
  }

  /// The cells of `images.csv`, its first line too.
  private List<List<String>> records() throws IOException {
    try (CsvReader<CsvRecord> table = CsvReader.builder().ofCsvRecord(out.resolve("images.csv"))) {
      return table.stream().map(CsvRecord::getFields).toList();
    }
  }

  private JsonNode json() throws IOException {
    return JsonMapper.shared().readTree(Lantern.text(out.resolve("evaluation.json")));
  }

  private static String subgroup(JsonNode subgroup) {
    assertEquals("ward", subgroup.path("column").asString());
    return subgroup.path("group").asString() + ": " + figures(subgroup.path("figures"));
  }

  private static String figures(JsonNode figures) {
    JsonNode auc = figures.at("/auc/value");
    JsonNode confusion = figures.path("confusion");
    return String.format(
        Locale.ROOT,
        "%d of %d: auc %s, tp %d, fp %d, fn %d, tn %d",
        figures.path("images").asInt(),
        figures.path("positives").asInt(),
        auc.isNumber() ? String.format(Locale.ROOT, "%.3f", auc.asDouble()) : "none",
        confusion.path("true_positives").asInt(),
        confusion.path("false_positives").asInt(),
        confusion.path("false_negatives").asInt(),
        confusion.path("true_negatives").asInt());
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private static void assertLines(String text, String... expected) {
    List<String> lines = text.lines().toList();
    for (String line : expected) {
      assertTrue(lines.contains(line), () -> "<" + line + "> in\n" + text);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("set").resolve(name), text);
  }

  private void ramp(String name, int across, int down) throws IOException {
    picture(name, (x, y) -> (3 * across * x + down * y) % 256);
  }

  /// A bright bar on dark: far from the ramps.
  private void stripes(String name) throws IOException {
    picture(name, (x, y) -> x * 16 / 40 == 0 ? 220 : 20 + y);
  }

  private interface Pixel {
    int at(int x, int y);
  }

  private void picture(String name, Pixel pixel) throws IOException {
    var image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, pixel.at(x, y));
      }
    }
    Path file = folder.resolve("set").resolve(name);
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(image, "png", file.toFile()));
  }
}
