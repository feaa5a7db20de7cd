package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lantern.classify.Calibration;
import dev.lantern.classify.FindingRule;
import dev.lantern.evaluation.Figures;
import dev.lantern.evaluation.Sample;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelCatalog;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `evaluate` on the recipe's validation images gives what the recipe wrote into the bundle.
final class RecipeFiguresTest {
  private static final Path SETS = Lantern.ROOT.resolve("../shared/data/train");
  private static final double TOLERANCE = 1e-3;

  /// The card's row of the network's own probabilities: calibration error and Brier score.
  private static final Pattern UNCALIBRATED =
      Pattern.compile("\\| before \\| (0\\.\\d+) \\| (0\\.\\d+) \\|");

  private static final ModelCatalog CATALOG =
      ModelCatalog.scan(List.of(Lantern.ROOT.resolve("assets/models")));

  private final Path out;
  private final ModelBundle chest = CATALOG.find("cxr-pneumonia").orElseThrow();
  private final ModelBundle breast = CATALOG.find("breast-us").orElseThrow();

  RecipeFiguresTest(@TempDir Path out) {
    this.out = out;
  }

  @Test
  void childrenOfTheValidationSplit() throws Exception {
    JsonNode finding = finding("kermany_pneumonia_224");
    JsonNode figures = finding.path("figures");
    JsonNode recipe = metrics(chest);

    for (String name : List.of("auc", "sensitivity", "specificity")) {
      assertEquals(
          recipe.path("kermany_val_" + name).asDouble(),
          figures.path(name).path("value").asDouble(),
          TOLERANCE,
          name);
    }
    assertPoints(chest, "Kermany validation", finding);
    assertCalibration(chest, "Kermany validation", figures);
    Matcher before = UNCALIBRATED.matcher(chest.card());
    assertTrue(before.find(), "the card's figures before calibration");
    Figures uncalibrated = Figures.of(uncalibrated(), 0.5, false);
    assertEquals(
        Double.parseDouble(before.group(1)),
        uncalibrated.expectedCalibrationError().orElseThrow(),
        TOLERANCE);
    assertEquals(
        Double.parseDouble(before.group(2)), uncalibrated.brier().orElseThrow(), TOLERANCE);
    // The recipe's own is cross-fitted; the shipped calibration has seen these images.
    assertEquals(
        recipe.path("kermany_val_brier").asDouble(), figures.path("brier").asDouble(), TOLERANCE);
  }

  @Test
  void adultsOfTheValidationSplit() throws Exception {
    JsonNode finding = finding("nih_cxr14_pneumonia");

    assertEquals(
        metrics(chest).path("nih_val_auc").asDouble(),
        finding.at("/figures/auc/value").asDouble(),
        TOLERANCE);
    assertPoints(chest, "NIH validation", finding);
    assertCalibration(chest, "NIH validation", finding.path("figures"));
  }

  /// Which images the shipped network has not seen, the recipe works out; here is the list of them.
  @ParameterizedTest
  @CsvSource({
    "test, Test part of the shipped network (20 %)",
    "val, Validation part of the shipped network (10 %)"
  })
  void ultrasoundThatTheShippedNetworkHasNotSeen(String part, String set) throws Exception {
    Path images = there("busi_ultrasound_256");
    URL parts = Objects.requireNonNull(RecipeFiguresTest.class.getResource("breast-us-parts.csv"));
    JsonNode finding = finding("breast-us", Path.of(parts.toURI()), "part=" + part, images);

    assertEquals(
        metrics(breast).path(part + "_auc").asDouble(),
        finding.at("/figures/auc/value").asDouble(),
        TOLERANCE);
    assertPoints(breast, set, finding);
    assertCalibration(breast, set, finding.path("figures"));
  }

  /// Calibration error and Brier score of the calibration that ships.
  private static void assertCalibration(ModelBundle bundle, String set, JsonNode figures)
      throws BundleException {
    Matcher row =
        Pattern.compile(
                "\\| %s, as shipped \\| (0\\.\\d+) \\| (0\\.\\d+) \\|"
                    .formatted(Pattern.quote(set)))
            .matcher(bundle.card());
    assertTrue(row.find(), set);
    assertEquals(
        Double.parseDouble(row.group(1)),
        figures.path("expected_calibration_error").asDouble(),
        TOLERANCE);
    assertEquals(Double.parseDouble(row.group(2)), figures.path("brier").asDouble(), TOLERANCE);
  }

  /// At each operating point sensitivity and specificity are those of the card, which has three
  /// digits of them. Those of the default point stand once more below, cross-fitted.
  private static void assertPoints(ModelBundle bundle, String set, JsonNode finding)
      throws BundleException {
    List<JsonNode> points = finding.path("operating_points").valueStream().toList();
    assertEquals(
        bundle.manifest().findings().getFirst().operatingPoints().all().size(), points.size());
    for (JsonNode point : points) {
      String name = point.path("name").asString();
      Matcher row =
          Pattern.compile(
                  "\\| %s \\| %s \\| (\\d\\.\\d+) .*?\\| (\\d\\.\\d+) "
                      .formatted(name, Pattern.quote(set)))
              .matcher(bundle.card());
      assertTrue(row.find(), name + " on " + set);
      assertEquals(
          Double.parseDouble(row.group(1)),
          point.at("/sensitivity/value").asDouble(),
          TOLERANCE,
          name);
      assertEquals(
          Double.parseDouble(row.group(2)),
          point.at("/specificity/value").asDouble(),
          TOLERANCE,
          name);
    }
  }

  /// Measures the validation images of a set, which are named with those of training in one table.
  private JsonNode finding(String set) throws Exception {
    Path folder = there(set);
    return finding("cxr-pneumonia", folder.resolve("labels.csv"), "recommended_split=val", folder);
  }

  private JsonNode finding(String model, Path labels, String where, Path images) throws Exception {
    Lantern.Ended ended =
        Lantern.plain()
            .run(
                "evaluate",
                "--model",
                model,
                "--labels",
                labels.toString(),
                "--where",
                where,
                images.toString(),
                "--out",
                out.toString());
    assertEquals("0 ", ended.exitCode() + " " + ended.err());
    return json(out.resolve("evaluation.json")).at("/findings/0");
  }

  private static Path there(String set) {
    Path folder = SETS.resolve(set);
    if (!Files.isDirectory(folder)) {
      System.out.println("Figures on " + set + " are not compared: the set is not here.");
    }
    assumeTrue(Files.isDirectory(folder), set + " is not here");
    return folder;
  }

  /// The network's own probabilities, from the calibrated ones that were written.
  private List<Sample> uncalibrated() throws IOException {
    FindingRule finding = chest.manifest().findings().getFirst();
    var platt = (Calibration.Platt) finding.calibration();
    try (CsvReader<NamedCsvRecord> table =
        CsvReader.builder().ofNamedCsvRecord(out.resolve("images.csv"))) {
      return table.stream()
          .map(
              row -> {
                double probability = Double.parseDouble(row.getField("pneumonia_probability"));
                double logOdds = Math.log(probability) - Math.log1p(-probability);
                double score = (logOdds - platt.offset()) / platt.slope();
                return new Sample(
                    new Calibration.None().probability(score),
                    row.getField("pneumonia_label").equals("1"),
                    row.getField("source"));
              })
          .toList();
    }
  }

  private static JsonNode metrics(ModelBundle bundle) throws IOException {
    return json(bundle.folder().resolve("configs/metadata.json")).path("eval_metrics");
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Lantern.text(file));
  }
}
