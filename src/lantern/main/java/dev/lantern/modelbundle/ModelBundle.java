package dev.lantern.modelbundle;

import dev.lantern.classify.FeatureDistance;
import dev.lantern.classify.FeatureGate;
import dev.lantern.classify.FeatureOrientation;
import dev.lantern.imaging.NpyFile;
import dev.lantern.imaging.Tensor;
import dev.lantern.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A verified bundle: its folder holds exactly the files of its manifest, each with its hash.
public final class ModelBundle {
  /// Folder of the model card and its pictures inside the bundle.
  private static final String PICTURES = "docs/";

  private final Path folder;
  private final ModelManifest manifest;
  private final String hash;
  private final BundleFiles files;

  private ModelBundle(Path folder, ModelManifest manifest, String hash, BundleFiles files) {
    this.folder = folder;
    this.manifest = manifest;
    this.hash = hash;
    this.files = files;
  }

  /// Reads the manifest and checks every file's hash.
  ///
  /// @throws BundleException where the manifest or a file is not what it must be
  public static ModelBundle open(Path folder) throws BundleException {
    BundleFiles files = new BundleFiles(folder);
    byte[] json = files.manifest();
    ModelManifest manifest = ManifestReader.read(json);
    requireListed(manifest);
    files.verify(manifest.files());
    return new ModelBundle(folder, manifest, Sha256.hex(json), files);
  }

  public Path folder() {
    return folder;
  }

  public ModelManifest manifest() {
    return manifest;
  }

  /// SHA-256 of the manifest, hexadecimal; the manifest pins every other file.
  public String hash() {
    return hash;
  }

  /// A network, ONNX. Read and checked anew.
  ///
  /// @param variant of the manifest
  /// @throws BundleException where the file changed since the bundle was opened
  public byte[] network(ModelManifest.Variant variant) throws BundleException {
    return files.verified(variant.network(), manifest.files());
  }

  /// The float32 network with its gradient, ONNX. Read and checked anew.
  ///
  /// @param gradient of the manifest
  /// @throws BundleException where a file changed since the bundle was opened
  public byte[] networkWith(ModelManifest.Gradient gradient) throws BundleException {
    byte[] network = network(manifest.precisions().getFirst());
    byte[] graph = files.verified(gradient.graph(), manifest.files());
    byte[] both = Arrays.copyOf(network, network.length + graph.length);
    System.arraycopy(graph, 0, both, network.length, graph.length);
    return both;
  }

  /// The gate that looks at an image's features.
  ///
  /// @throws BundleException where an array is not of the shape that it must have, or changed since
  ///     the bundle was opened
  public FeatureGate featureGate() throws BundleException {
    ModelManifest.Distance far = manifest.featureGate().distance();
    ModelManifest.Orientation turned = manifest.featureGate().orientation();
    NpyFile.Floats mean = array(far.mean());
    NpyFile.Floats projection = array(far.projection());
    NpyFile.Floats bank = array(far.bank());
    NpyFile.Floats weights = array(turned.weights());
    try {
      return new FeatureGate(
          new FeatureDistance(mean, projection, bank, far.neighbours(), far.threshold()),
          new FeatureOrientation(weights, turned.bias(), turned.threshold()));
    } catch (IllegalArgumentException e) {
      throw new BundleException(
          ManifestReader.FILE + " lantern.inputGate", String.valueOf(e.getMessage()), e);
    }
  }

  /// The model card, Markdown.
  ///
  /// @throws BundleException where the file changed since the bundle was opened
  public String card() throws BundleException {
    return new String(files.verified(ModelManifest.CARD, manifest.files()), StandardCharsets.UTF_8);
  }

  /// The pictures that lie beside the model card, PNG by file name.
  ///
  /// @throws BundleException where a file changed since the bundle was opened
  public Map<String, byte[]> cardPictures() throws BundleException {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    for (String name : manifest.files().keySet()) {
      if (name.startsWith(PICTURES) && name.endsWith(".png")) {
        pictures.put(name.substring(PICTURES.length()), files.verified(name, manifest.files()));
      }
    }
    return pictures;
  }

  /// The golden cases, in the manifest's order.
  ///
  /// @throws BundleException where an array is not of the shape that it must have
  public List<GoldenCase> goldenCases() throws BundleException {
    List<GoldenCase> cases = new ArrayList<>();
    for (ModelManifest.Case described : manifest.golden().cases()) {
      cases.add(goldenCase(described));
    }
    return cases;
  }

  private GoldenCase goldenCase(ModelManifest.Case described) throws BundleException {
    ModelManifest.Input input = manifest.input();
    NpyFile.Floats image = array(described.image());
    if (image.shape().size() != 2 || image.values().length == 0) {
      throw new BundleException(described.image(), "shape " + image.shape() + " is no image");
    }
    NpyFile.Floats tensor =
        array(described.tensor(), List.of(1, input.channels(), input.height(), input.width()));
    NpyFile.Floats logits = array(described.logits(), List.of(1, manifest.classes().size()));
    Map<String, NpyFile.Floats> saliency = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : described.saliency().entrySet()) {
      saliency.put(entry.getKey(), array(entry.getValue()));
    }
    return new GoldenCase(
        described,
        image,
        new Tensor(input.channels(), input.height(), input.width(), tensor.values()),
        logits.values(),
        saliency);
  }

  private NpyFile.Floats array(String name, List<Integer> shape) throws BundleException {
    NpyFile.Floats array = array(name);
    if (!array.shape().equals(shape)) {
      throw new BundleException(name, "shape " + array.shape() + " where " + shape + " must be");
    }
    return array;
  }

  private NpyFile.Floats array(String name) throws BundleException {
    try {
      return NpyFile.parse(files.verified(name, manifest.files()));
    } catch (NpyFile.NpyException e) {
      throw new BundleException(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireListed(ModelManifest manifest) throws BundleException {
    List<String> needed = new ArrayList<>(List.of(ModelManifest.CARD, ModelManifest.LICENCE));
    needed.addAll(manifest.precisions().stream().map(ModelManifest.Variant::network).toList());
    manifest.gradient().map(ModelManifest.Gradient::graph).ifPresent(needed::add);
    needed.addAll(manifest.featureGate().files());
    for (ModelManifest.Case golden : manifest.golden().cases()) {
      needed.addAll(List.of(golden.image(), golden.tensor(), golden.logits()));
      needed.addAll(golden.saliency().values());
    }
    for (String name : needed) {
      if (!manifest.files().containsKey(name)) {
        throw new BundleException(
            ManifestReader.FILE + " lantern.files", "'" + name + "' is not listed");
      }
    }
  }
}
