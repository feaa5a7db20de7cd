package dev.lantern.modelbundle;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.InputGate;
import dev.lantern.classify.Precision;
import dev.lantern.imaging.PhotometricInterpretation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What `configs/metadata.json` says: MONAI's bundle keys in [Description], and the keys of
/// `"lantern"`, format 3.
///
/// @param description MONAI's part
/// @param id of the bundle, stable over versions: `cxr-pneumonia`
/// @param title as shown
/// @param input of the network
/// @param preprocessing modality values to tensor
/// @param outputs names in the network
/// @param precisions the networks that the bundle has, float32 first
/// @param gradient of the float32 network by its input; empty where the bundle has none
/// @param activation over the logits
/// @param classes of the network, in the logits' order
/// @param findings made of the classes, in the order shown
/// @param inputGate which images may be judged, by their header
/// @param featureGate which images may be judged, by what the network sees in them
/// @param golden what the network must give on synthetic images
/// @param files SHA-256, hexadecimal, of every file but the manifest, by path
public record ModelManifest(
    Description description,
    String id,
    String title,
    Input input,
    PreprocessPlan preprocessing,
    Outputs outputs,
    List<Variant> precisions,
    Optional<Gradient> gradient,
    Activation activation,
    List<String> classes,
    List<FindingRule> findings,
    InputGate inputGate,
    FeatureGates featureGate,
    Golden golden,
    SequencedMap<String, String> files) {
  /// Path of the model card inside the bundle.
  public static final String CARD = "docs/MODEL_CARD.md";

  /// Path of the licence inside the bundle.
  public static final String LICENCE = "LICENSE";

  public ModelManifest {
    precisions = List.copyOf(precisions);
    classes = List.copyOf(classes);
    findings = List.copyOf(findings);
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    if (classes.stream().distinct().count() != classes.size()) {
      throw new IllegalArgumentException("a class stands twice in " + classes);
    }
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || title.isBlank()) {
      throw new IllegalArgumentException("bundle '" + id + "' titled '" + title + "'");
    }
    if (findings.isEmpty()
        || findings.stream().map(FindingRule::id).distinct().count() != findings.size()) {
      throw new IllegalArgumentException("findings must be there, and each id but once");
    }
    if (input.height() != preprocessing.resize().height()
        || input.width() != preprocessing.resize().width()
        || input.channels() != preprocessing.layout().channels()) {
      throw new IllegalArgumentException("the last steps do not give the input's shape");
    }
    if (precisions.isEmpty() || precisions.getFirst().precision() != Precision.FLOAT32) {
      throw new IllegalArgumentException("the first network must be float32");
    }
    if (precisions.stream().map(Variant::precision).distinct().count() != precisions.size()) {
      throw new IllegalArgumentException("a precision stands twice");
    }
    if (preprocessing.luminance().isEmpty()
        && !inputGate.photometrics().stream().allMatch(PhotometricInterpretation::monochrome)) {
      throw new IllegalArgumentException("colour is let in, and no step makes grey of it");
    }
  }

  /// `id version`, as in reports.
  public String label() {
    return id + " " + description.version();
  }

  /// Names this bundle among several versions, in one word: `cxr-pneumonia-0.1.0`.
  public String reference() {
    return reference(label());
  }

  /// @param label as of [#label]
  public static String reference(String label) {
    return label.replace(' ', '-');
  }

  /// The gradient of the network of a precision; empty where the bundle has none.
  public Optional<Gradient> gradient(Precision precision) {
    return gradient.filter(_ -> precision == Precision.FLOAT32);
  }

  /// The network of a precision; empty where the bundle has none.
  public Optional<Variant> variant(Precision precision) {
    return precisions.stream().filter(variant -> variant.precision() == precision).findFirst();
  }

  /// MONAI's bundle metadata, as words.
  ///
  /// @param version of the bundle: `0.1.0`
  /// @param evalMetrics measured by the recipe, by name
  public record Description(
      String version,
      String task,
      String description,
      String authors,
      String copyright,
      String dataSource,
      String intendedUse,
      List<String> references,
      Map<String, String> evalMetrics) {
    public Description {
      if (!version.matches("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}")) {
        throw new IllegalArgumentException("version '" + version + "'");
      }
      references = List.copyOf(references);
      evalMetrics = Map.copyOf(evalMetrics);
    }
  }

  /// The network's input.
  ///
  /// @param name in the network
  public record Input(
      String name, PreprocessStep.Order layout, int channels, int height, int width) {}

  /// Names of the network's outputs.
  ///
  /// @param logits batch × classes
  /// @param featureMaps batch × channels × height × width: what pooling and head act on
  /// @param headWeights classes × channels
  /// @param headBias classes
  /// @param gateFeatures batch × features: what the second gate looks at
  /// @param stages batch × channels × height × width each, the finest grid first: what the network
  ///     makes of the image on the way
  public record Outputs(
      String logits,
      String featureMaps,
      String headWeights,
      String headBias,
      String gateFeatures,
      List<String> stages) {
    public Outputs {
      stages = List.copyOf(stages);
      List<String> one = List.of(logits, featureMaps, headWeights, headBias, gateFeatures);
      if (Stream.concat(one.stream(), stages.stream()).distinct().count()
          != one.size() + stages.size()) {
        throw new IllegalArgumentException("two outputs of one name");
      }
    }
  }

  /// The network in one precision.
  ///
  /// @param network ONNX, path inside the bundle
  /// @param tolerance largest difference of a golden logit allowed
  public record Variant(Precision precision, String network, double tolerance) {
    public Variant {
      if (!(tolerance > 0) || !Double.isFinite(tolerance)) {
        throw new IllegalArgumentException("tolerance " + tolerance);
      }
    }
  }

  /// The derivative, by each value of the input, of the sum of the last feature maps' means, each
  /// with its weight. A part of an ONNX message that holds nodes, inputs and outputs alone: behind
  /// the network's bytes, protobuf reads the two as one network (Protocol Buffers, Encoding: last
  /// one wins, and repeated fields are joined).
  ///
  /// @param graph path inside the bundle
  /// @param channelWeights name of the second input, 1 × channels
  /// @param output its name, of the input's shape
  public record Gradient(String graph, String channelWeights, String output) {}

  /// What [dev.lantern.classify.FeatureDistance] is made of: paths inside the bundle, and numbers.
  ///
  /// @param mean D values
  /// @param projection dimensions × D
  /// @param bank training images × dimensions
  public record Distance(
      String mean, String projection, String bank, int neighbours, double threshold) {}

  /// What [dev.lantern.classify.FeatureOrientation] is made of.
  ///
  /// @param weights D values, path inside the bundle
  public record Orientation(String weights, double bias, double threshold) {}

  /// What [dev.lantern.classify.FeatureGate] is made of.
  public record FeatureGates(Distance distance, Orientation orientation) {
    /// Paths inside the bundle.
    List<String> files() {
      return List.of(
          distance.mean(), distance.projection(), distance.bank(), orientation.weights());
    }
  }

  /// What makes probabilities of the logits.
  public enum Activation {
    SOFTMAX
  }

  /// @param tolerance largest difference allowed in a tensor's value
  /// @param cases at least one
  public record Golden(double tolerance, List<Case> cases) {
    public Golden {
      if (!(tolerance > 0 && tolerance <= 0.01) || cases.isEmpty()) {
        throw new IllegalArgumentException(
            "tolerance " + tolerance + ", " + cases.size() + " cases");
      }
      cases = List.copyOf(cases);
    }
  }

  /// Files of one golden case, paths inside the bundle.
  ///
  /// @param image rows × columns, modality values
  /// @param tensor 1 × channels × height × width
  /// @param logits 1 × classes
  /// @param saliency class activation map by finding's id
  /// @param distance in feature space, by the float32 network; at least 0
  /// @param disorder the orientation score, by the float32 network
  public record Case(
      String name,
      String image,
      PhotometricInterpretation photometric,
      String tensor,
      String logits,
      Map<String, String> saliency,
      double distance,
      double disorder) {
    public Case {
      if (!(distance >= 0)) {
        throw new IllegalArgumentException("distance " + distance);
      }
      if (!photometric.monochrome()) {
        throw new IllegalArgumentException("photometric interpretation " + photometric.term());
      }
      saliency = Map.copyOf(saliency);
    }
  }
}
