package dev.lantern.modelbundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.classify.Calibration;
import dev.lantern.classify.ClassSet;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.InputGate;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.classify.Precision;
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
            Optional.empty(),
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
        new ModelManifest.Outputs(
            "logits",
            "features",
            "head_weight",
            "head_bias",
            "gate_features",
            List.of("stage_4", "stage_8", "stage_16")),
        manifest.outputs());
    assertEquals(
        List.of(
            new ModelManifest.Variant(Precision.FLOAT32, "models/model.onnx", 0.0001),
            new ModelManifest.Variant(Precision.INT8, "models/model-int8.onnx", 0.2)),
        manifest.precisions());
    assertEquals(
        new FindingRule(
            "sided",
            "Sided",
            new FindingRule.Code("99LANTERN", "SIDED", "Sided"),
            new ClassSet(3, List.of(1, 2)),
            new Calibration.Platt(1.5, -0.25),
            new OperatingPoints(List.of(point("high", 0.8), point("youden", 0.4)), "youden"),
            0.25),
        manifest.findings().getFirst());
    assertEquals(Map.of("auc", "0.5"), manifest.description().evalMetrics());
    assertEquals(new InputGate.AgeRange(1, 95), manifest.inputGate().ages());
    assertEquals(
        new ModelManifest.FeatureGates(
            new ModelManifest.Distance(
                "gate/mean.npy", "gate/projection.npy", "gate/bank.npy", 2, 50),
            new ModelManifest.Orientation("gate/weights.npy", -0.5, 90)),
        manifest.featureGate());
    assertEquals(11.576062882191849, manifest.golden().cases().getFirst().distance());
    assertEquals(20, manifest.files().size());
  }

  private static OperatingPoint point(String name, double threshold) {
    Estimate half = new Estimate(0.5, 0.4, 0.6);
    return new OperatingPoint(
        name,
        threshold,
        half,
        half,
        List.of(
            new OperatingPoint.PredictiveValues(
                0.1, new Estimate(0.1, 0.05, 0.2), new Estimate(0.9, 0.85, 0.95))));
  }

  @Test
  void readsTheStepThatMakesGreyOfColour() throws Exception {
    byte[] json =
        TestBundles.manifestWith(
            "\"preprocessing\": [", "\"preprocessing\": [{\"step\": \"luminance\"}, ");
    assertEquals(
        Optional.of(new PreprocessStep.Luminance()),
        ManifestReader.read(json).preprocessing().luminance());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"task\":|\"tusk\":|task: the key is missing",
        "\"task\":|\"tusk\": 1, \"task\":|tusk: unknown key",
        "\"format\": 3|\"format\": 2|lantern.format: only format 3 is read",
        "\"format\": 3|\"format\": 3.0|lantern.format: a whole number is expected",
        "\"format\": 3|\"format\": \"3\"|lantern.format: a whole number is expected",
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
            + "lantern.findings[0].operatingPoints[0]: operating point at 1.8",
        "\"high\": 0.6|\"high\": 0.45|"
            + "lantern.findings[0].operatingPoints[0].sensitivity: estimate 0.5 in 0.4 to 0.45",
        "\"high\": 0.6|\"high\": 0.6, \"level\": 0.95|"
            + "lantern.findings[0].operatingPoints[0].sensitivity.level: unknown key",
        "\"prevalence\": 0.1|\"prevalence\": 1|lantern.findings[0].operatingPoints[0]."
            + "predictiveValues[0]: predictive values at a prevalence of 1.0",
        "\"low\": 0.05|\"low\": 0.15|lantern.findings[0].operatingPoints[0]."
            + "predictiveValues[0].positive: estimate 0.1 in 0.15 to 0.2",
        "\"prevalence\": 0.1|\"rate\": 0.1|lantern.findings[0].operatingPoints[0]."
            + "predictiveValues[0].prevalence: the key is missing",
        "\"gateFeatures\": \"gate_features\"|\"gateFeatures\": \"stage_8\"|"
            + "lantern.outputs: two outputs of one name",
        "\"name\": \"int8\"|\"name\": \"int4\"|"
            + "lantern.precisions[1].name: 'int4' is none of float32, int8",
        "\"name\": \"int8\"|\"name\": \"float32\"|lantern: a precision stands twice",
        "\"name\": \"float32\"|\"name\": \"int8\"|lantern: the first network must be float32",
        "\"tolerance\": 0.2|\"tolerance\": 0|lantern.precisions[1]: tolerance 0.0",
        "\"minimumAgeYears\": 1|\"minimumAgeYears\": 96|"
            + "lantern.inputGate.minimumAgeYears: ages 96 to 95",
        "\"neighbours\": 2|\"neighbours\": 2, \"metric\": \"cosine\"|"
            + "lantern.inputGate.distance.metric: unknown key",
        "\"THORAX\"|\"Thorax\"|lantern.inputGate: 'Thorax' is not a word in upper case",
        "\"viewRequired\": false|\"viewRequired\": false, \"sexes\": []|"
            + "lantern.inputGate.sexes: unknown key",
        "\"photometricInterpretations\": [|\"photometricInterpretations\": [\"RGB\",|"
            + "lantern: colour is let in, and no step makes grey of it",
        "\"distance\": 11.576062882191849|\"distance\": -1|"
            + "lantern.golden.cases[0]: distance -1.0",
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
