package dev.lantern.modelbundle;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.InputGate;
import dev.lantern.imaging.PhotometricInterpretation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What `configs/metadata.json` says: MONAI's bundle keys in [Description], and the keys of
/// `"lantern"`, format 1.
///
/// @param description MONAI's part
/// @param id of the bundle, stable over versions: `cxr-pneumonia`
/// @param title as shown
/// @param input of the network
/// @param preprocessing modality values to tensor
/// @param outputs names in the network
/// @param activation over the logits
/// @param classes of the network, in the logits' order
/// @param findings made of the classes, in the order shown
/// @param inputGate which images may be judged
/// @param golden what the network must give on synthetic images
/// @param files SHA-256, hexadecimal, of every file but the manifest, by path
public record ModelManifest(
    Description description,
    String id,
    String title,
    Input input,
    PreprocessPlan preprocessing,
    Outputs outputs,
    Activation activation,
    List<String> classes,
    List<FindingRule> findings,
    InputGate inputGate,
    Golden golden,
    SequencedMap<String, String> files) {
  /// Path of the network inside the bundle.
  public static final String NETWORK = "models/model.onnx";

  /// Path of the model card inside the bundle.
  public static final String CARD = "docs/MODEL_CARD.md";

  /// Path of the licence inside the bundle.
  public static final String LICENCE = "LICENSE";

  public ModelManifest {
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
  }

  /// `id version`, as in reports.
  public String label() {
    return id + " " + description.version();
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
  public record Outputs(String logits, String featureMaps, String headWeights, String headBias) {
    public Outputs {
      if (List.of(logits, featureMaps, headWeights, headBias).stream().distinct().count() != 4) {
        throw new IllegalArgumentException("two outputs of one name");
      }
    }
  }

  /// What makes probabilities of the logits.
  public enum Activation {
    SOFTMAX
  }

  /// @param tolerance largest difference allowed in a tensor's value or a logit
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
  public record Case(
      String name,
      String image,
      PhotometricInterpretation photometric,
      String tensor,
      String logits,
      Map<String, String> saliency) {
    public Case {
      if (!photometric.monochrome()) {
        throw new IllegalArgumentException("photometric interpretation " + photometric.term());
      }
      saliency = Map.copyOf(saliency);
    }
  }
}
