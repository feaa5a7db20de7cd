package dev.lantern.modelbundle;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.InputGate;
import dev.lantern.classify.Precision;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.modelbundle.ModelManifest.Activation;
import dev.lantern.modelbundle.PreprocessStep.Fit;
import dev.lantern.modelbundle.PreprocessStep.Interpolation;
import dev.lantern.modelbundle.PreprocessStep.Order;
import dev.lantern.platform.StrictJsonException;
import dev.lantern.platform.StrictObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Reads `configs/metadata.json`, strictly: an unknown key or step, a missing key, a wrong type or
/// a value out of range is an error that names the key.
final class ManifestReader {
  /// Path of the manifest inside the bundle.
  static final String FILE = "configs/metadata.json";

  private static final int FORMAT = 3;
  private static final List<String> MONAI_UNUSED =
      List.of(
          "changelog",
          "monai_version",
          "pytorch_version",
          "numpy_version",
          "required_packages_version",
          "data_type",
          "image_classes",
          "label_classes",
          "pred_classes");
  private static final List<String> MONAI_IMAGE_KEYS =
      List.of(
          "type",
          "format",
          "num_channels",
          "spatial_shape",
          "dtype",
          "value_range",
          "is_patch_data",
          "channel_def");

  private ManifestReader() {}

  static ModelManifest read(byte[] json) throws BundleException {
    try {
      return manifest(StrictObject.parse(FILE, json));
    } catch (StrictJsonException e) {
      throw new BundleException(e);
    }
  }

  private static ModelManifest manifest(StrictObject top) throws StrictJsonException {
    ModelManifest.Description description = description(top);
    StrictObject lantern = top.object("lantern");
    top.finish();
    ModelManifest manifest = manifest(description, lantern);
    lantern.finish();
    return manifest;
  }

  private static ModelManifest.Description description(StrictObject top)
      throws StrictJsonException {
    for (String key : MONAI_UNUSED) {
      top.ignore(key);
    }
    top.ignoreOptional("name");
    top.ignoreOptional("schema");
    networkDataFormat(top.object("network_data_format"));
    String version = top.string("version");
    String task = top.string("task");
    String words = top.string("description");
    String authors = top.string("authors");
    String copyright = top.string("copyright");
    String dataSource = top.string("data_source");
    String intendedUse = top.string("intended_use");
    List<String> references = top.strings("references");
    SequencedMap<String, String> metrics = top.free("eval_metrics");
    return top.make(
        "version",
        () ->
            new ModelManifest.Description(
                version,
                task,
                words,
                authors,
                copyright,
                dataSource,
                intendedUse,
                references,
                metrics));
  }

  private static void networkDataFormat(StrictObject format) throws StrictJsonException {
    StrictObject inputs = format.object("inputs");
    StrictObject image = inputs.object("image");
    StrictObject outputs = format.object("outputs");
    StrictObject pred = outputs.object("pred");
    image.ignore("modality");
    for (String key : MONAI_IMAGE_KEYS) {
      image.ignore(key);
      pred.ignore(key);
    }
    for (StrictObject object : List.of(format, inputs, image, outputs, pred)) {
      object.finish();
    }
  }

  private static ModelManifest manifest(ModelManifest.Description description, StrictObject lantern)
      throws StrictJsonException {
    if (lantern.integer("format") != FORMAT) {
      throw lantern.wrong("format", "only format " + FORMAT + " is read");
    }
    String id = lantern.string("id");
    String title = lantern.string("title");
    ModelManifest.Input input = input(lantern.object("input"));
    PreprocessPlan plan = plan(lantern);
    ModelManifest.Outputs outputs = outputs(lantern.object("outputs"));
    List<ModelManifest.Variant> precisions = new ArrayList<>();
    for (StrictObject variant : lantern.objects("precisions")) {
      precisions.add(variant(variant));
    }
    Optional<ModelManifest.Gradient> gradient =
        lantern.has("gradient")
            ? Optional.of(gradient(lantern.object("gradient")))
            : Optional.empty();
    Activation activation =
        lantern.word("activation", words(List.of(Activation.SOFTMAX), a -> "softmax"));
    List<String> classes = lantern.strings("classes");
    List<FindingRule> findings = new ArrayList<>();
    for (StrictObject finding : lantern.objects("findings")) {
      findings.add(FindingReader.finding(finding, classes));
    }
    StrictObject gateObject = lantern.object("inputGate");
    ModelManifest.FeatureGates featureGate =
        new ModelManifest.FeatureGates(
            distance(gateObject.object("distance")), orientation(gateObject.object("orientation")));
    InputGate gate = gate(gateObject);
    ModelManifest.Golden golden = golden(lantern.object("golden"));
    SequencedMap<String, String> files = lantern.stringMap("files");
    return lantern.make(
        "",
        () ->
            new ModelManifest(
                description,
                id,
                title,
                input,
                plan,
                outputs,
                precisions,
                gradient,
                activation,
                classes,
                findings,
                gate,
                featureGate,
                golden,
                files));
  }

  private static ModelManifest.Input input(StrictObject input) throws StrictJsonException {
    ModelManifest.Input read =
        new ModelManifest.Input(
            input.string("name"),
            input.word("layout", words(List.of(Order.values()), Order::name)),
            input.integer("channels"),
            input.integer("height"),
            input.integer("width"));
    input.finish();
    return read;
  }

  private static PreprocessPlan plan(StrictObject lantern) throws StrictJsonException {
    List<PreprocessStep> steps = new ArrayList<>();
    for (StrictObject step : lantern.objects("preprocessing")) {
      steps.add(step(step));
      step.finish();
    }
    return lantern.make("preprocessing", () -> PreprocessPlan.of(steps));
  }

  private static PreprocessStep step(StrictObject step) throws StrictJsonException {
    String word = step.string("step");
    return switch (word) {
      case PreprocessStep.Luminance.STEP -> new PreprocessStep.Luminance();
      case PreprocessStep.PercentileWindow.STEP -> {
        double low = step.number("low");
        double high = step.number("high");
        yield step.make("", () -> new PreprocessStep.PercentileWindow(low, high));
      }
      case PreprocessStep.Monochrome1Upright.STEP -> new PreprocessStep.Monochrome1Upright();
      case PreprocessStep.Resize.STEP -> {
        int height = step.integer("height");
        int width = step.integer("width");
        Interpolation interpolation =
            step.word("interpolation", words(List.of(Interpolation.values()), Interpolation::word));
        Fit fit = step.word("fit", words(List.of(Fit.values()), Fit::word));
        yield step.make("", () -> new PreprocessStep.Resize(height, width, interpolation, fit));
      }
      case PreprocessStep.Scale.STEP -> {
        double factor = step.number("factor");
        double offset = step.number("offset");
        yield step.make("", () -> new PreprocessStep.Scale(factor, offset));
      }
      case PreprocessStep.Normalise.STEP -> {
        List<Double> mean = step.numbers("mean");
        List<Double> std = step.numbers("std");
        yield step.make("", () -> new PreprocessStep.Normalise(mean, std));
      }
      case PreprocessStep.Layout.STEP -> {
        Order order = step.word("order", words(List.of(Order.values()), Order::name));
        int channels = step.integer("channels");
        yield step.make("", () -> new PreprocessStep.Layout(order, channels));
      }
      default -> throw step.wrong("step", "unknown step '" + word + "'");
    };
  }

  private static ModelManifest.Outputs outputs(StrictObject outputs) throws StrictJsonException {
    String logits = outputs.string("logits");
    String features = outputs.string("featureMaps");
    String weights = outputs.string("headWeights");
    String bias = outputs.string("headBias");
    String gate = outputs.string("gateFeatures");
    List<String> stages = outputs.strings("stages");
    outputs.finish();
    return outputs.make(
        "", () -> new ModelManifest.Outputs(logits, features, weights, bias, gate, stages));
  }

  private static ModelManifest.Variant variant(StrictObject variant) throws StrictJsonException {
    Precision precision = variant.word("name", words(List.of(Precision.values()), Precision::word));
    String network = variant.string("network");
    double tolerance = variant.number("tolerance");
    variant.finish();
    return variant.make("", () -> new ModelManifest.Variant(precision, network, tolerance));
  }

  private static ModelManifest.Gradient gradient(StrictObject gradient) throws StrictJsonException {
    ModelManifest.Gradient read =
        new ModelManifest.Gradient(
            gradient.string("graph"), gradient.string("channelWeights"), gradient.string("output"));
    gradient.finish();
    return read;
  }

  private static ModelManifest.Distance distance(StrictObject distance) throws StrictJsonException {
    ModelManifest.Distance read =
        new ModelManifest.Distance(
            distance.string("mean"),
            distance.string("projection"),
            distance.string("bank"),
            distance.integer("neighbours"),
            distance.number("threshold"));
    distance.finish();
    return read;
  }

  private static ModelManifest.Orientation orientation(StrictObject orientation)
      throws StrictJsonException {
    ModelManifest.Orientation read =
        new ModelManifest.Orientation(
            orientation.string("weights"),
            orientation.number("bias"),
            orientation.number("threshold"));
    orientation.finish();
    return read;
  }

  private static InputGate gate(StrictObject gate) throws StrictJsonException {
    List<String> modalities = gate.strings("modalities");
    List<String> bodyParts = gate.strings("bodyParts");
    boolean bodyPartRequired = gate.bool("bodyPartRequired");
    List<String> views = gate.strings("views");
    boolean viewRequired = gate.bool("viewRequired");
    List<PhotometricInterpretation> photometrics = new ArrayList<>();
    for (String term : gate.strings("photometricInterpretations")) {
      photometrics.add(photometric(gate, "photometricInterpretations", term));
    }
    int rows = gate.integer("minimumRows");
    int columns = gate.integer("minimumColumns");
    int youngest = gate.integer("minimumAgeYears");
    int oldest = gate.integer("maximumAgeYears");
    InputGate.AgeRange ages =
        gate.make("minimumAgeYears", () -> new InputGate.AgeRange(youngest, oldest));
    String notes = gate.string("notes");
    gate.finish();
    return gate.make(
        "",
        () ->
            new InputGate(
                modalities,
                bodyParts,
                bodyPartRequired,
                views,
                viewRequired,
                photometrics,
                rows,
                columns,
                ages,
                notes));
  }

  private static ModelManifest.Golden golden(StrictObject golden) throws StrictJsonException {
    double tolerance = golden.number("tolerance");
    List<ModelManifest.Case> cases = new ArrayList<>();
    for (StrictObject object : golden.objects("cases")) {
      String name = object.string("name");
      String image = object.string("image");
      PhotometricInterpretation photometric =
          photometric(object, "photometric", object.string("photometric"));
      String tensor = object.string("tensor");
      String logits = object.string("logits");
      SequencedMap<String, String> saliency = object.stringMap("saliency");
      double distance = object.number("distance");
      double disorder = object.number("disorder");
      object.finish();
      cases.add(
          object.make(
              "",
              () ->
                  new ModelManifest.Case(
                      name, image, photometric, tensor, logits, saliency, distance, disorder)));
    }
    golden.finish();
    return golden.make("", () -> new ModelManifest.Golden(tolerance, cases));
  }

  private static PhotometricInterpretation photometric(StrictObject object, String key, String term)
      throws StrictJsonException {
    return PhotometricInterpretation.of(term)
        .orElseThrow(() -> object.wrong(key, "'" + term + "' is no photometric interpretation"));
  }

  private static <T> SequencedMap<String, T> words(List<T> values, Function<T, String> word) {
    SequencedMap<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(word.apply(value), value);
    }
    return words;
  }
}
