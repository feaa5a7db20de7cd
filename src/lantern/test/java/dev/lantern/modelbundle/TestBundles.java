package dev.lantern.modelbundle;

import dev.lantern.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The bundles that tests use: a tiny one of random weights, and those that ship.
public final class TestBundles {
  private TestBundles() {}

  /// The folder of the tiny bundle, written by `src/lantern/test/python/tiny_bundle.py`.
  public static Path tiny() {
    return root().resolve("src/lantern/test/resources/bundles/tiny-0.1.0");
  }

  /// The tiny bundle, opened.
  public static ModelBundle openTiny() throws BundleException {
    return ModelBundle.open(tiny());
  }

  /// Folders of the tiny bundle and of every bundle that ships.
  public static List<Path> all() {
    List<Path> folders = new ArrayList<>(List.of(tiny()));
    Path shipped = root().resolve("assets/models");
    if (Files.isDirectory(shipped)) {
      try (Stream<Path> children = Files.list(shipped)) {
        folders.addAll(children.filter(Files::isDirectory).sorted().toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folders;
  }

  /// A copy of the tiny bundle to be spoilt.
  public static Path copyOfTiny(Path into) throws IOException {
    return copy(tiny(), into);
  }

  /// A copy of a bundle to be spoilt.
  public static Path copy(Path bundle, Path into) throws IOException {
    Path copy = into.resolve(bundle.getFileName());
    try (Stream<Path> walk = Files.walk(bundle)) {
      for (Path path : walk.toList()) {
        Path target = copy.resolve(bundle.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return copy;
  }

  /// A bundle beside the tiny one: for the ultrasound of a breast, coloured or grey, with a finding
  /// `lump` in place of `sided`.
  public static Path ultrasound(Path into) throws IOException {
    Path copy = Files.move(copyOfTiny(into), into.resolve("tiny-us-0.1.0"));
    edit(copy, "\"id\": \"tiny\"", "\"id\": \"tiny-us\"");
    edit(copy, "\"id\": \"sided\"", "\"id\": \"lump\"");
    edit(copy, "\"modalities\": [", "\"modalities\": [\"US\", ");
    edit(copy, "\"bodyPartRequired\": true", "\"bodyPartRequired\": false");
    edit(copy, "\"bodyParts\": [", "\"bodyParts\": [\"BREAST\", ");
    edit(copy, "\"photometricInterpretations\": [", "\"photometricInterpretations\": [\"RGB\", ");
    edit(copy, "\"preprocessing\": [", "\"preprocessing\": [{\"step\": \"luminance\"}, ");
    return copy;
  }

  /// A copy of the tiny bundle whose finding `sided` is there in about half of all films of noise.
  public static Path discerning(Path into) throws IOException {
    Path copy = copyOfTiny(into);
    edit(copy, "\"threshold\": 0.4,", "\"threshold\": 0.988,");
    return copy;
  }

  /// A copy of the tiny bundle whose only network is float32.
  public static Path withoutInt8(Path into) throws IOException {
    Path copy = copyOfTiny(into);
    Path manifest = copy.resolve(ManifestReader.FILE);
    String json = Files.readString(manifest);
    String listed =
        "    \"models/model-int8.onnx\": \""
            + Sha256.hex(Files.readAllBytes(copy.resolve("models/model-int8.onnx")))
            + "\",";
    String variant = "(?s),\\s*\\{\\s*\"name\": \"int8\".*?}";
    Files.writeString(manifest, json.replace(listed, "").replaceFirst(variant, ""));
    Files.delete(copy.resolve("models/model-int8.onnx"));
    return copy;
  }

  /// A copy of the tiny bundle with a file for its gradient.
  public static Path withGradient(Path into, byte[] graph) throws IOException {
    Path copy = copyOfTiny(into);
    Files.write(copy.resolve("models/gradient.onnx"), graph);
    edit(
        copy,
        "\"activation\": ",
        "\"gradient\": {\"graph\": \"models/gradient.onnx\", \"channelWeights\": \"by\","
            + " \"output\": \"to\"}, \"activation\": ");
    edit(
        copy,
        "\"models/model.onnx\": \"",
        "\"models/gradient.onnx\": \"" + Sha256.hex(graph) + "\", \"models/model.onnx\": \"");
    return copy;
  }

  /// The tiny bundle's manifest with one piece of text replaced.
  static byte[] manifestWith(String text, String replacement) throws IOException {
    String json = Files.readString(tiny().resolve(ManifestReader.FILE));
    if (!json.contains(text)) {
      throw new IllegalArgumentException("the manifest does not hold " + text);
    }
    return json.replace(text, replacement).getBytes(StandardCharsets.UTF_8);
  }

  /// Puts other bytes in place of a file of a copy, and their hash in its manifest.
  public static void replace(Path copy, String name, byte[] bytes) throws IOException {
    String old = Sha256.hex(Files.readAllBytes(copy.resolve(name)));
    Files.write(copy.resolve(name), bytes);
    edit(copy, old, Sha256.hex(bytes));
  }

  /// Replaces text in a copy's manifest.
  public static void edit(Path copy, String text, String replacement) throws IOException {
    Path manifest = copy.resolve(ManifestReader.FILE);
    Files.writeString(manifest, Files.readString(manifest).replace(text, replacement));
  }

  private static Path root() {
    return Path.of(System.getProperty("lantern.root", "."));
  }
}
