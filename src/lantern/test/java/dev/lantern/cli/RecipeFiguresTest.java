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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `evaluate` on the recipe's validation images gives what the recipe wrote into the bundle.
final class RecipeFiguresTest {
  private static final Path SETS = Lantern.ROOT.resolve("../shared/data/train");
  private static final double TOLERANCE = 1e-3;

  /// The card's row of the network's own probabilities: calibration error and Brier score.
  private static final Pattern UNCALIBRATED =
      Pattern.compile("\\| before \\| (0\\.\\d+) \\| (0\\.\\d+) \\|");

  private final Path out;
  private final ModelBundle bundle =
      ModelCatalog.scan(List.of(Lantern.ROOT.resolve("assets/models")))
          .find("cxr-pneumonia")
          .orElseThrow();

  RecipeFiguresTest(@TempDir Path out) {
    this.out = out;
  }

  @Test
  void childrenOfTheValidationSplit() throws Exception {
    JsonNode finding = finding("kermany_pneumonia_224");
    JsonNode figures = finding.path("figures");
    JsonNode recipe = metrics();

    for (String name : List.of("auc", "sensitivity", "specificity")) {
      assertEquals(
          recipe.path("kermany_val_" + name).asDouble(),
          figures.path(name).path("value").asDouble(),
          TOLERANCE,
          name);
    }
    assertPoints("Kermany validation", finding);
    Matcher before = UNCALIBRATED.matcher(bundle.card());
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
        metrics().path("nih_val_auc").asDouble(),
        finding.at("/figures/auc/value").asDouble(),
        TOLERANCE);
    assertPoints("NIH validation", finding);
  }

  /// At each operating point sensitivity and specificity are those of the card, which has three
  /// digits of them. Those of the default point stand once more below, cross-fitted.
  private void assertPoints(String set, JsonNode finding) throws BundleException {
    List<JsonNode> points = finding.path("operating_points").valueStream().toList();
    assertEquals(
        bundle.manifest().findings().getFirst().operatingPoints().all().size(), points.size());
    for (JsonNode point : points) {
      String name = point.path("name").asString();
      Matcher row =
          Pattern.compile(
                  "\\| %s \\| %s \\| (\\d\\.\\d+) .*?\\| (\\d\\.\\d+) ".formatted(name, set))
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
    Path folder = SETS.resolve(set);
    if (!Files.isDirectory(folder)) {
      System.out.println("Figures on " + set + " are not compared: the set is not here.");
    }
    assumeTrue(Files.isDirectory(folder), set + " is not here");
    Lantern.Ended ended =
        Lantern.plain()
            .run(
                "evaluate",
                "--model",
                "cxr-pneumonia",
                "--labels",
                folder.resolve("labels.csv").toString(),
                "--where",
                "recommended_split=val",
                folder.toString(),
                "--out",
                out.toString());
    assertEquals("0 ", ended.exitCode() + " " + ended.err());
    return json(out.resolve("evaluation.json")).at("/findings/0");
  }

  /// The network's own probabilities, from the calibrated ones that were written.
  private List<Sample> uncalibrated() throws IOException {
    FindingRule finding = bundle.manifest().findings().getFirst();
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

  private JsonNode metrics() throws IOException {
    return json(bundle.folder().resolve("configs/metadata.json")).path("eval_metrics");
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Lantern.text(file));
  }
}
