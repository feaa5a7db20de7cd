package dev.lantern.modelbundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.PhotometricInterpretation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelBundleTest {
  private static final String CARD_KEY = "\"docs/MODEL_CARD.md\":";

  @TempDir Path temporary = Path.of("");

  @ParameterizedTest
  @MethodSource("dev.lantern.modelbundle.TestBundles#all")
  void opensASoundBundle(Path folder) throws BundleException {
    ModelBundle bundle = ModelBundle.open(folder);
    ModelManifest manifest = bundle.manifest();
    assertEquals(
        String.valueOf(folder.getFileName()),
        manifest.id() + "-" + manifest.description().version());
    assertEquals(manifest.golden().cases().size(), bundle.goldenCases().size());
    assertEquals(64, bundle.hash().length());
  }

  @Test
  void readsGoldenCases() throws BundleException {
    GoldenCase golden = TestBundles.openTiny().goldenCases().getLast();
    assertEquals("small", golden.name());
    assertEquals(PhotometricInterpretation.MONOCHROME1, golden.photometric());
    assertEquals(List.of(17, 70), golden.image().shape());
    assertEquals(3, golden.logits().length);
    assertEquals(Set.of("sided", "clear"), golden.saliency().keySet());
  }

  @Test
  void refusesAChangedFile() throws IOException {
    Path copy = TestBundles.copyOfTiny(temporary);
    Path network = copy.resolve("models/model.onnx");
    byte[] bytes = Files.readAllBytes(network);
    bytes[bytes.length / 2] ^= 1;
    Files.write(network, bytes);
    refuses(copy, "models/model.onnx: the SHA-256 differs from the manifest's");
  }

  @Test
  void refusesANetworkThatChangesAfterwards() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    ModelBundle bundle = ModelBundle.open(copy);
    Files.writeString(copy.resolve("models/model.onnx"), "another");
    BundleException thrown =
        assertThrows(
            BundleException.class, () -> bundle.network(bundle.manifest().precisions().getFirst()));
    assertEquals("models/model.onnx: the SHA-256 differs from the manifest's", thrown.getMessage());
  }

  @Test
  void putsTheGradientBehindTheNetwork() throws Exception {
    byte[] graph = {1, 2, 3};
    ModelBundle bundle = ModelBundle.open(TestBundles.withGradient(temporary, graph));
    byte[] network = bundle.network(bundle.manifest().precisions().getFirst());
    byte[] both = bundle.networkWith(bundle.manifest().gradient().orElseThrow());
    assertArrayEquals(network, Arrays.copyOf(both, network.length));
    assertArrayEquals(graph, Arrays.copyOfRange(both, network.length, both.length));
  }

  @Test
  void refusesAGradientThatIsNotListed() throws IOException {
    Path copy = TestBundles.withGradient(temporary, new byte[] {1});
    TestBundles.edit(copy, "\"graph\": \"models/gradient.onnx\"", "\"graph\": \"models/g.onnx\"");
    refuses(copy, "configs/metadata.json lantern.files: 'models/g.onnx' is not listed");
  }

  @Test
  void refusesAMissingFile() throws IOException {
    Path copy = TestBundles.copyOfTiny(temporary);
    Files.delete(copy.resolve("golden/ramp-tensor.npy"));
    refuses(copy, "golden/ramp-tensor.npy: the file is missing, or is no plain file");
  }

  @Test
  void refusesAFolderWithoutManifest() throws IOException {
    refuses(
        Files.createDirectory(temporary.resolve("empty")),
        "configs/metadata.json: the file is missing, or is no plain file");
  }

  @Test
  void refusesAFileThatTheManifestDoesNotList() throws IOException {
    Path copy = TestBundles.copyOfTiny(temporary);
    Files.writeString(copy.resolve("models/model.onnx.data"), "more weights");
    refuses(copy, "models/model.onnx.data: the manifest does not list this file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret", "docs/../../secret", "/etc/hostname", "docs\\\\x", "C:x", ""})
  void refusesAPathThatLeadsOutOfTheBundle(String name) throws IOException {
    Path copy = TestBundles.copyOfTiny(temporary);
    Files.writeString(temporary.resolve("secret"), "secret");
    Files.write(
        copy.resolve(ManifestReader.FILE),
        TestBundles.manifestWith(CARD_KEY, "\"" + name + "\": \"00\", " + CARD_KEY));
    refuses(
        copy,
        "configs/metadata.json lantern.files: '"
            + name.replace("\\\\", "\\")
            + "': not a plain path inside the bundle");
  }

  @Test
  void refusesALinkInPlaceOfAFile() throws IOException {
    Path copy = TestBundles.copyOfTiny(temporary);
    Path card = copy.resolve("docs/MODEL_CARD.md");
    Path elsewhere = temporary.resolve("card");
    Files.move(card, elsewhere);
    Files.createSymbolicLink(card, elsewhere);
    refuses(copy, "docs/MODEL_CARD.md: the file is missing, or is no plain file");
  }

  @Test
  void refusesALinkInPlaceOfAFolder() throws IOException {
    Path copy = TestBundles.copyOfTiny(temporary);
    Path docs = copy.resolve("docs");
    Files.move(docs, temporary.resolve("docs"));
    Files.createSymbolicLink(docs, temporary.resolve("docs"));
    refuses(copy, "docs/MODEL_CARD.md: a link leads out of the bundle");
  }

  @Test
  void refusesAManifestThatLeavesOutTheCard() throws IOException {
    Path copy = TestBundles.copyOfTiny(temporary);
    Files.write(
        copy.resolve(ManifestReader.FILE), TestBundles.manifestWith(CARD_KEY, "\"docs/CARD.md\":"));
    refuses(copy, "configs/metadata.json lantern.files: 'docs/MODEL_CARD.md' is not listed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate/bank.npy", "models/model-int8.onnx"})
  void refusesAManifestThatLeavesOutAGateFileOrANetwork(String name) throws IOException {
    Path copy = TestBundles.copyOfTiny(temporary);
    Files.write(
        copy.resolve(ManifestReader.FILE),
        TestBundles.manifestWith("\"" + name + "\": ", "\"another\": "));
    refuses(copy, "configs/metadata.json lantern.files: '" + name + "' is not listed");
  }

  @Test
  void refusesMoreNeighboursThanTheBankHolds() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    TestBundles.edit(copy, "\"neighbours\": 2", "\"neighbours\": 8");
    ModelBundle bundle = ModelBundle.open(copy);
    BundleException thrown = assertThrows(BundleException.class, bundle::featureGate);
    assertEquals("configs/metadata.json lantern.inputGate: 8 neighbours of 7", thrown.getMessage());
  }

  @Test
  void givesThePicturesOfItsCardByTheirFileNames() throws Exception {
    Map<String, byte[]> pictures = TestBundles.openTiny().cardPictures();
    assertEquals(Set.of("curve.png"), pictures.keySet());
    assertArrayEquals(
        Files.readAllBytes(TestBundles.tiny().resolve("docs/curve.png")),
        pictures.get("curve.png"));
  }

  @Test
  void refusesAGoldenTensorOfAnotherShape() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    TestBundles.edit(
        copy, "\"tensor\": \"golden/ramp-tensor.npy\"", "\"tensor\": \"golden/ramp-image.npy\"");
    ModelBundle bundle = ModelBundle.open(copy);
    BundleException thrown = assertThrows(BundleException.class, bundle::goldenCases);
    assertEquals(
        "golden/ramp-image.npy: shape [61, 43] where [1, 3, 24, 32] must be", thrown.getMessage());
  }

  private static void refuses(Path folder, String message) {
    BundleException thrown = assertThrows(BundleException.class, () -> ModelBundle.open(folder));
    assertEquals(message, thrown.getMessage());
  }
}
