package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lantern.Signals;
import dev.lantern.modelbundle.TestBundles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/// `evaluate --saliency` with a bundle of random weights on pictures of 40 × 30, which calls all of
/// them positive.
@Execution(ExecutionMode.CONCURRENT)
final class EvaluateMapsTest {
  private static final String LABELS =
      """
      file,label,mask,patient_id
      1.png,left,left.png,a
      2.png,right,all.png,b
      3.png,clear,left.png,c
      4.png,left,,d
      """;

  private final Path folder;
  private final Path out;

  EvaluateMapsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.out = folder.resolve("out");
    TestBundles.copyOfTiny(Files.createDirectories(folder.resolve("assets/models")));
    for (int number = 1; number <= 4; number++) {
      int down = number;
      picture(number + ".png", 40, 30, (x, y) -> (7 * x + 11 * down * y) % 256);
    }
    picture("left.png", 40, 30, (x, y) -> x < 10 ? 1 : 0);
    picture("all.png", 40, 30, (x, y) -> 255);
    Files.writeString(folder.resolve("set/labels.csv"), LABELS);
  }

  @Test
  void positiveImagesWithAMaskAreMeasuredByEveryMethod() throws Exception {
    Lantern.Ended ended = evaluate("--method", "cam,occlusion", "--most", "1");

    assertEquals("0 ", ended.exitCode() + " " + ended.err());
    List<Row> rows = rows();
    assertEquals(
        List.of("1.png cam", "1.png occlusion", "2.png cam", "2.png occlusion"),
        rows.stream().map(row -> row.name() + " " + row.get("method")).toList());
    assertEquals("0.250000", rows.get(0).get("area"));
    // Where all is marked, every map lies inside.
    for (String measure : List.of("area", "pointing_game", "relevance_mass", "relevance_rank")) {
      assertEquals("1.000000", rows.get(2).get(measure), measure);
    }
    long withEffects = rows.stream().filter(row -> !row.get("deletion_beaten").isEmpty()).count();
    assertEquals(2, withEffects, "one image, drawn for both methods");
    JsonNode sided = json().at("/saliency/findings/0");
    assertEquals("2 of 2", sided.path("images_called") + " of " + sided.path("images_marked"));
    JsonNode mass = measure(sided.at("/methods/0"), "relevance-mass");
    double mean =
        (Double.parseDouble(rows.get(0).get("relevance_mass"))
                + Double.parseDouble(rows.get(2).get("relevance_mass")))
            / 2;
    assertEquals(mean, mass.path("value").asDouble(), 1e-6);
    assertEquals(0.625, mass.path("chance").asDouble(), 1e-9);
    assertTrue(mass.path("few").asBoolean());
    String words = Files.readString(out.resolve("saliency.md"));
    assertTrue(words.startsWith("Research use only"), words);
    assertTrue(words.contains("2 images with the finding and a mark, 2 of them called"), words);
    assertTrue(words.contains("| occlusion | share of the map inside the marks | 2 few |"), words);
    assertTrue(ended.out().contains("Sided, maps: 2 images with the finding and a mark"));
  }

  @Test
  void isTheSameOnRepeat() throws Exception {
    evaluate("--method", "cam");
    String first = Files.readString(out.resolve("saliency.csv"));
    evaluate("--method", "cam");
    assertEquals(first, Files.readString(out.resolve("saliency.csv")));
  }

  @Test
  void boxesMarkWhatHasNoMask() throws Exception {
    Files.writeString(
        folder.resolve("boxes.csv"), "file,x,y,w,h\n4.png,0,0,20,30\n1.png,0,0,40,30\n");

    Lantern.Ended ended =
        evaluate("--boxes", folder.resolve("boxes.csv").toString(), "--most", "0");

    assertEquals("0 ", ended.exitCode() + " " + ended.err());
    assertEquals(
        List.of("1.png 0.250000", "2.png 1.000000", "4.png 0.500000"),
        rows().stream().map(row -> row.name() + " " + row.get("area")).toList());
    assertTrue(
        measure(json().at("/saliency/findings/0/methods/0"), "deletion-better").isMissingNode());
  }

  @Test
  void aMaskThatDoesNotFitIsNamedAndTheRestIsMeasured() throws Exception {
    picture("left.png", 39, 30, (x, y) -> 1);
    picture("all.png", 40, 30, (x, y) -> 0);
    Files.writeString(
        folder.resolve("set/labels.csv"), LABELS.replace("4.png,left,", "4.png,left,4.png"));

    Lantern.Ended ended = evaluate("--most", "0");

    assertEquals("1 ", ended.exitCode() + " " + ended.err());
    assertEquals(List.of("4.png"), rows().stream().map(Row::name).toList());
    List<String> why =
        json()
            .at("/saliency/findings/0/unusable")
            .valueStream()
            .map(one -> one.path("why").asString())
            .toList();
    assertEquals(
        List.of(
            "The mask has 39 × 30 pixels, the image 40 × 30.", "No pixel of the image is marked."),
        why);
    assertTrue(ended.out().contains("1.png: The mask has 39"), ended.out());
  }

  @Test
  void whatCannotBeAskedEndsInASentence() throws Exception {
    assertEquals(
        "2 There is no method guess; there are cam, grad-cam-plus-plus, layer-cam, eigen-cam,"
            + " score-cam, occlusion, rise, integrated-gradients, smoothgrad.",
        sentence(evaluate("--method", "guess")));
    assertEquals(
        "2 --boxes, --method and --most need --saliency.",
        sentence(Lantern.in(folder).run(words("--most", "3"))));
    assertEquals("2 --most must be at least 0.", sentence(evaluate("--most", "-1")));
    assertEquals(
        "2 smoothgrad needs the network's gradient, which tiny 0.1.0 (float32) does not have.",
        sentence(evaluate("--method", "cam", "--method", "smoothgrad")));
    Files.writeString(folder.resolve("set/labels.csv"), LABELS.replace("mask", "outline"));
    assertEquals(
        "2 The labels have no column mask; theirs are file, label, outline, patient_id.",
        sentence(evaluate()));
    assertFalse(Files.exists(out.resolve("saliency.csv")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
  void scoresAreWrittenBeforeTheMapsAndAnInterruptKeepsThem() throws Exception {
    Process process =
        Lantern.in(folder)
            .start(
                folder.resolve("console"),
                folder.resolve("errors"),
                words("--saliency", "--method", "rise,score-cam,occlusion"));
    while (!Files.exists(out.resolve("evaluation.json"))
        && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
      // Waits for the scores, which are written before the maps are measured.
    }
    assertTrue(json().path("saliency").isMissingNode());
    Signals.send("INT", process.toHandle());

    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue(), Lantern.text(folder.resolve("errors")));
    assertTrue(json().at("/summary/cancelled").asBoolean());
  }

  private Lantern.Ended evaluate(String... words) throws IOException, InterruptedException {
    return Lantern.in(folder)
        .run(
            words(
                Stream.concat(Stream.of("--saliency"), Arrays.stream(words))
                    .toArray(String[]::new)));
  }

  private String[] words(String... words) {
    return Stream.concat(
            Stream.of("evaluate", "--labels", "set/labels.csv", "--finding", "sided"),
            Stream.concat(Arrays.stream(words), Stream.of("--out", out.toString(), "set")))
        .toArray(String[]::new);
  }

  private static String sentence(Lantern.Ended ended) {
    return ended.exitCode() + " " + ended.err().strip();
  }

  /// A line of `saliency.csv` by its columns.
  private record Row(List<String> columns, List<String> cells) {
    String get(String column) {
      return cells.get(columns.indexOf(column));
    }

    String name() {
      return get("source").replaceFirst(".*/", "");
    }
  }

  private List<Row> rows() throws IOException {
    try (CsvReader<CsvRecord> table =
        CsvReader.builder().ofCsvRecord(out.resolve("saliency.csv"))) {
      List<List<String>> records = table.stream().map(CsvRecord::getFields).toList();
      return records.stream().skip(1).map(cells -> new Row(records.getFirst(), cells)).toList();
    }
  }

  private JsonNode json() throws IOException {
    return JsonMapper.shared().readTree(Lantern.text(out.resolve("evaluation.json")));
  }

  private static JsonNode measure(JsonNode method, String word) {
    return method
        .path("measures")
        .valueStream()
        .filter(one -> one.path("measure").asString().equals(word))
        .findFirst()
        .orElse(JsonMapper.shared().missingNode());
  }

  private interface Pixel {
    int at(int x, int y);
  }

  private void picture(String name, int columns, int rows, Pixel pixel) throws IOException {
    var image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        image.getRaster().setSample(x, y, 0, pixel.at(x, y));
      }
    }
    Path file = folder.resolve("set").resolve(name);
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(image, "png", file.toFile()));
  }
}
