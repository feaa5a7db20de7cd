package dev.lantern.modelbundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.classify.Calibration;
import dev.lantern.classify.ClassSet;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestReaderTest {
  private static final String FILE = "configs/metadata.json ";

  @Test
  void readsEveryPartOfTheManifest() throws Exception {
    ModelManifest manifest =
        ManifestReader.read(Files.readAllBytes(TestBundles.tiny().resolve(ManifestReader.FILE)));
    assertEquals("tiny 0.1.0", manifest.label());
    assertEquals(
        new ModelManifest.Input("image", PreprocessStep.Order.NCHW, 3, 24, 32), manifest.input());
    assertEquals(
        new PreprocessPlan(
            new PreprocessStep.PercentileWindow(1, 99),
            new PreprocessStep.Monochrome1Upright(),
            new PreprocessStep.Resize(
                24, 32, PreprocessStep.Interpolation.AREA, PreprocessStep.Fit.PAD),
            Optional.of(new PreprocessStep.Scale(0.9, 0.05)),
            Optional.of(
                new PreprocessStep.Normalise(List.of(0.4, 0.5, 0.6), List.of(0.2, 0.25, 0.3))),
            new PreprocessStep.Layout(PreprocessStep.Order.NCHW, 3)),
        manifest.preprocessing());
    assertEquals(
        new ModelManifest.Outputs("logits", "features", "head_weight", "head_bias"),
        manifest.outputs());
    assertEquals(
        new FindingRule(
            "sided",
            "Sided",
            new FindingRule.Code("99LANTERN", "SIDED", "Sided"),
            new ClassSet(3, List.of(1, 2)),
            new Calibration.Platt(1.5, -0.25),
            List.of(
                new OperatingPoint("high", 0.8, 0.5, 0.5),
                new OperatingPoint("youden", 0.4, 0.5, 0.5)),
            "youden",
            0.25),
        manifest.findings().getFirst());
    assertEquals(Map.of("auc", "0.5"), manifest.description().evalMetrics());
    assertEquals(13, manifest.files().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"task\":|\"tusk\":|task: the key is missing",
        "\"task\":|\"tusk\": 1, \"task\":|tusk: unknown key",
        "\"format\": 1|\"format\": 2|lantern.format: only format 1 is read",
        "\"format\": 1|\"format\": 1.0|lantern.format: a whole number is expected",
        "\"format\": 1|\"format\": \"1\"|lantern.format: a whole number is expected",
        "\"title\":|\"subtitle\": \"\", \"title\":|lantern.subtitle: unknown key",
        "\"low\": 1.0|\"low\": 1.0, \"lower\": 2|lantern.preprocessing[0].lower: unknown key",
        "\"low\": 1.0|\"low\": \"1\"|lantern.preprocessing[0].low: a number is expected",
        "\"low\": 1.0|\"low\": 99.5|lantern.preprocessing[0]: percentiles 99.5 to 99.0",
        "\"monochrome1-upright\"|\"clahe\"|lantern.preprocessing[1].step: unknown step 'clahe'",
        "\"pad\"|\"crop\"|lantern.preprocessing[2].fit: 'crop' is none of squash, pad",
        "\"softmax\"|\"sigmoid\"|lantern.activation: 'sigmoid' is none of softmax",
        "\"platt\"|\"isotonic\"|"
            + "lantern.findings[0].calibration.method: 'isotonic' is none of platt, none",
        "\"threshold\": 0.8|\"threshold\": 1.8|"
            + "lantern.findings[0].operatingPoints[0]: operating point 1.8, 0.5, 0.5",
        "\"saliencyScale\": 0.25|\"saliencyScale\": 0|lantern.findings[0]: saliency scale 0.0",
        "\"viewRequired\": false|\"viewRequired\": 0|"
            + "lantern.inputGate.viewRequired: true or false is expected",
        "\"MONOCHROME2\"|\"GREY\"|lantern.inputGate.photometricInterpretations: 'GREY' is no"
            + " photometric interpretation",
        "\"tolerance\": 0.0001|\"tolerance\": 5|lantern.golden: tolerance 5.0, 2 cases",
      })
  void namesFileAndKeyOfWhatIsWrong(String text, String replacement, String problem)
      throws IOException {
    byte[] json = TestBundles.manifestWith(text, replacement);
    BundleException thrown = assertThrows(BundleException.class, () -> ManifestReader.read(json));
    assertEquals(FILE + problem, thrown.getMessage());
  }

  @Test
  void refusesStepsOutOfOrder() {
    List<PreprocessStep> steps =
        List.of(
            new PreprocessStep.Monochrome1Upright(), new PreprocessStep.PercentileWindow(1, 99));
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> PreprocessPlan.of(steps));
    assertEquals("step percentile-window may not follow monochrome1-upright", thrown.getMessage());
  }

  @Test
  void refusesAMissingStep() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> PreprocessPlan.of(List.of(new PreprocessStep.PercentileWindow(1, 99))));
    assertEquals("step monochrome1-upright is missing", thrown.getMessage());
  }

  @Test
  void refusesAKeyThatStandsTwice() throws IOException {
    byte[] json = TestBundles.manifestWith("\"task\":", "\"task\": \"a\", \"task\":");
    assertThrows(BundleException.class, () -> ManifestReader.read(json));
  }

  @Test
  void refusesWhatIsNotJson() {
    byte[] cut = "{\"version\": \"0.1".getBytes(StandardCharsets.UTF_8);
    assertThrows(BundleException.class, () -> ManifestReader.read(cut));
  }

  @Test
  void refusesWordsBehindTheManifest() throws IOException {
    byte[] json = Files.readAllBytes(TestBundles.tiny().resolve(ManifestReader.FILE));
    byte[] longer =
        (new String(json, StandardCharsets.UTF_8) + "{}").getBytes(StandardCharsets.UTF_8);
    assertThrows(BundleException.class, () -> ManifestReader.read(longer));
  }
}
