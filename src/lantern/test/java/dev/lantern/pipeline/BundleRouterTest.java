package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.classify.Precision;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two bundles, one for radiographs and one for ultrasound, on real scans.
final class BundleRouterTest {
  private static final Path REAL =
      Path.of(System.getProperty("lantern.root", "."), "sample-scans", "real");
  private static final String RADIOGRAPH = "RG1_UNCR.dcm";
  private static final String ULTRASOUND = "US1_UNCR.dcm";

  private static final Duration LONG = Duration.ofHours(1);

  private final Path models;

  BundleRouterTest(@TempDir Path models) {
    this.models = models;
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Test
  void givesEachImageToTheBundleThatWasMadeForIt() throws Exception {
    twoBundles();
    try (BundleRouter router = router(Optional.empty())) {
      assertEquals(
          List.of("tiny 0.1.0", "tiny-us 0.1.0"),
          router.bundles().stream().map(BundleEntry.Usable::name).toList());
      Classification radiograph = diagnosed(router, RADIOGRAPH);
      assertEquals("tiny 0.1.0", radiograph.bundle());
      assertEquals(router.bundles().getFirst().hash(), radiograph.bundleHash());
      assertEquals(List.of("sided", "clear"), ids(radiograph));
      Classification ultrasound = diagnosed(router, ULTRASOUND);
      assertEquals("tiny-us 0.1.0", ultrasound.bundle());
      assertEquals(List.of("lump", "clear"), ids(ultrasound));
    }
  }

  @Test
  void namesTheBundleThatAnswers() throws Exception {
    twoBundles();
    Workbench workbench = workbench();
    try (BundleRouter router = router(Optional.empty())) {
      ScanImage ultrasound = workbench.images().open(REAL.resolve(ULTRASOUND));
      ScanImage slice = workbench.images().open(REAL.resolve("693_UNCR.dcm"));
      assertEquals("tiny-us 0.1.0", router.bundleFor(ultrasound.header()).name());
      assertEquals("tiny 0.1.0", router.bundleFor(slice.header()).name());
    }
  }

  @Test
  void theBundleOfTheModalitySaysWhyItRefusesElseAllNameTheirs() throws Exception {
    twoBundles();
    try (BundleRouter router = router(Optional.empty())) {
      assertEquals(
          new Refused(SkipReason.MULTI_FRAME, "30 frames; only single images are judged"),
          refused(router, "examples_ybr_color.dcm"));
      assertEquals(
          new Refused(SkipReason.MODALITY, "modality CT is not one of CR, DX, US"),
          refused(router, "693_UNCR.dcm"));
      assertEquals(
          new Refused(SkipReason.BODY_PART, "body part EXTREMITY is not one of CHEST, THORAX"),
          refused(router, "RG3_UNCR.dcm"));
    }
  }

  @Test
  void asksNoOtherBundleThanTheOneNamed() throws Exception {
    twoBundles();
    try (BundleRouter router = router(Optional.of("tiny-us"))) {
      assertEquals("tiny-us 0.1.0", diagnosed(router, RADIOGRAPH).bundle());
      assertEquals(1, router.bundles().size());
    }
  }

  @Test
  void asksTheBundleThatIsChosenForAllImagesUntilEachHasItsOwnAgain() throws Exception {
    twoBundles();
    ScanImage film = workbench().images().open(REAL.resolve(RADIOGRAPH));
    try (BundleRouter router = router(Optional.empty())) {
      router.choose(Optional.of("tiny-us"));
      assertEquals("tiny-us 0.1.0", diagnosed(router, RADIOGRAPH).bundle());
      assertEquals("tiny-us 0.1.0", router.bundleFor(film.header()).name());
      assertEquals(2, router.bundles().size());

      router.choose(Optional.of("nobody"));
      assertEquals("tiny 0.1.0", diagnosed(router, RADIOGRAPH).bundle());
      router.choose(Optional.of("tiny-us"));
      router.choose(Optional.empty());
      assertEquals("tiny 0.1.0", diagnosed(router, RADIOGRAPH).bundle());
    }
  }

  @Test
  void trustCountsTheLabelsThatFlipAtTheOperatingPointInUse() throws Exception {
    Path bundle = TestBundles.copyOfTiny(models);
    double probability;
    try (BundleRouter router = router(Optional.empty())) {
      probability = diagnosed(router, RADIOGRAPH).findings().getFirst().probability();
    }
    // Whatever lowers the score a little turns this verdict.
    TestBundles.edit(bundle, "\"threshold\": 0.8", "\"threshold\": " + probability);
    ScanImage film = workbench().images().open(REAL.resolve(RADIOGRAPH));
    try (BundleRouter router = router(Optional.empty())) {
      int usual = flips(router, film);
      router.decideAt(Optional.of("high"));
      assertTrue(flips(router, film) > usual, "no label flips at " + probability);
    }
  }

  private static int flips(BundleRouter router, ScanImage film) throws Exception {
    return router.trust(film, (_, _) -> {}).getFirst().stability().flips();
  }

  @Test
  void decidesAtTheOperatingPointThatIsAskedForBeforeAndAfterTheBundleIsLoaded() throws Exception {
    TestBundles.edit(TestBundles.copyOfTiny(models), "\"threshold\": 0.8", "\"threshold\": 0.995");
    try (BundleRouter router = router(Optional.empty())) {
      router.decideAt(Optional.of("high"));
      List<Finding> high = diagnosed(router, RADIOGRAPH).findings();
      assertEquals(
          "high", router.bundles().getFirst().findings().getFirst().operatingPoints().chosen());
      router.decideAt(Optional.empty());
      List<Finding> usual = diagnosed(router, RADIOGRAPH).findings();

      assertEquals(List.of(0.995, 0.5), high.stream().map(Finding::threshold).toList());
      assertEquals(List.of(0.4, 0.5), usual.stream().map(Finding::threshold).toList());
      double probability = usual.getFirst().probability();
      assertEquals(probability, high.getFirst().probability());
      assertTrue(probability >= 0.4 && probability < 0.995, "no verdict turns at " + probability);
      assertTrue(usual.getFirst().positive());
      assertFalse(high.getFirst().positive());
    }
  }

  @Test
  void refusesABatchAnOperatingPointThatNoBundleHas() throws Exception {
    twoBundles();
    try (BundleRouter router = router(Optional.empty())) {
      router.requireOperatingPoint(Optional.empty());
      router.requireOperatingPoint(Optional.of("high"));
      var thrown =
          assertThrows(
              BatchRefusedException.class, () -> router.requireOperatingPoint(Optional.of("low")));
      assertEquals(
          new BatchObstacle.NoOperatingPoint("low", List.of("high", "youden", "half")),
          thrown.obstacle());
    }
  }

  @Test
  void loadsNoNetworkThatNoImageNeeds() throws Exception {
    brokenUltrasound();
    try (BundleRouter router = router(Optional.empty())) {
      assertEquals("tiny 0.1.0", diagnosed(router, RADIOGRAPH).bundle());
      router.requireLoaded();
      var failed = assertInstanceOf(ImageOutcome.Failed.class, diagnose(router, ULTRASOUND));
      assertEquals(FailureReason.NETWORK, failed.reason());
      var thrown = assertThrows(BundleUnusableException.class, router::requireLoaded);
      assertEquals(failed.detail(), thrown.getMessage());
      assertTrue(
          failed.detail().startsWith("The model bundle tiny-us 0.1.0 cannot be used: "),
          failed.detail());
    }
  }

  @Test
  void loadsBeforeABatchWhatItsFilesNeed() throws Exception {
    brokenUltrasound();
    try (BundleRouter router = router(Optional.empty())) {
      router.loadFor(sources(RADIOGRAPH, "693_UNCR.dcm"), LONG, () -> false);
      assertThrows(
          BundleUnusableException.class,
          () -> router.loadFor(sources(RADIOGRAPH, ULTRASOUND), LONG, () -> false));
    }
  }

  @Test
  void loadsNothingBeforeABatchOnceItIsCancelledOrTheTimeIsOver() throws Exception {
    brokenUltrasound();
    AtomicInteger asked = new AtomicInteger();
    try (BundleRouter router = router(Optional.empty())) {
      router.loadFor(sources(ULTRASOUND), LONG, () -> true);
      router.loadFor(sources(ULTRASOUND), LONG, () -> asked.incrementAndGet() > 1);
      router.loadFor(sources(ULTRASOUND), Duration.ZERO, () -> false);
      router.loadFor(sources(RADIOGRAPH, ULTRASOUND), Duration.ofNanos(1), () -> false);

      router.requireLoaded();
    }
    assertEquals(2, asked.get(), "before the header, and before the network");
  }

  @Test
  void looksAtNoHeaderOnceEveryNetworkIsLoaded() throws Exception {
    twoBundles();
    AtomicInteger asked = new AtomicInteger();
    try (BundleRouter router = router(Optional.empty())) {
      diagnosed(router, RADIOGRAPH);
      diagnosed(router, ULTRASOUND);
      router.loadFor(sources(RADIOGRAPH), LONG, () -> asked.incrementAndGet() > 0);
    }
    assertEquals(0, asked.get());
  }

  private void brokenUltrasound() throws Exception {
    Path broken = TestBundles.ultrasound(models);
    TestBundles.copyOfTiny(models);
    TestBundles.replace(broken, "models/model.onnx", "none".getBytes(StandardCharsets.UTF_8));
  }

  private static List<ImageSource> sources(String... names) {
    return Stream.of(names).map(name -> ImageSource.of(REAL.resolve(name))).toList();
  }

  @Test
  void anUnfamiliarImageGetsItsDistanceInPlaceOfAScore() throws Exception {
    Path copy = TestBundles.copyOfTiny(models);
    TestBundles.edit(copy, "\"threshold\": 50.0", "\"threshold\": 0.5");
    try (BundleRouter router = router(Optional.empty())) {
      Refused refused = refused(router, RADIOGRAPH);
      assertEquals(SkipReason.UNFAMILIAR, refused.reason());
      assertTrue(
          refused
              .detail()
              .matches(
                  "distance \\d+\\.\\d\\d from the images that the network learned from,"
                      + " limit 0\\.50"),
          refused.detail());
    }
  }

  @Test
  void anImageThatLooksTurnedGetsThatInPlaceOfAScore() throws Exception {
    Path copy = TestBundles.copyOfTiny(models);
    TestBundles.edit(copy, "\"threshold\": 90.0", "\"threshold\": -90.0");
    try (BundleRouter router = router(Optional.empty())) {
      assertEquals(
          new Refused(
              SkipReason.ORIENTATION, "looks rotated, upside down or inverted to the network"),
          refused(router, RADIOGRAPH));
    }
  }

  @Test
  void judgesPixelsWhateverTheHeaderSaysAndTellsTheDistance() throws Exception {
    TestBundles.copyOfTiny(models);
    ScanImage extremity = workbench().images().open(REAL.resolve("RG3_UNCR.dcm"));
    Judgement judged;
    try (DiagnosisPipeline pipeline = workbench().open(Optional.of("tiny"), Precision.FLOAT32)) {
      judged = pipeline.judge(extremity.frame(0), extremity.display(0));
    }
    assertEquals(List.of("sided", "clear"), ids(judged.classification()));
    assertEquals(2, judged.saliency().size());
    assertTrue(judged.gate().distance() > 0 && judged.gate().distance() <= 50);
    assertEquals(Optional.empty(), judged.gate().refusal());
  }

  @Test
  void theNetworkOfEightBitsJudgesWhereItIsAskedFor() throws Exception {
    TestBundles.copyOfTiny(models);
    try (BundleRouter exact = router(Optional.empty());
        BundleRouter rounded = workbench().router(Optional.empty(), Precision.INT8)) {
      double one = diagnosed(exact, RADIOGRAPH).findings().getFirst().score();
      double other = diagnosed(rounded, RADIOGRAPH).findings().getFirst().score();
      assertTrue(one != other, "the same score to the last bit");
      assertEquals(one, other, 0.5);
      assertEquals(Precision.INT8, rounded.precision());
    }
  }

  @Test
  void saysThatABundleHasNoNetworkOfThePrecision() throws Exception {
    TestBundles.withoutInt8(models);
    var thrown =
        assertThrows(
            BundleUnusableException.class,
            () -> workbench().router(Optional.empty(), Precision.INT8));
    assertEquals("The model bundle tiny 0.1.0 has no int8 network.", thrown.getMessage());
  }

  @Test
  void saysThatThereIsNoBundle() {
    var thrown = assertThrows(BundleUnusableException.class, () -> workbench().diagnostician());
    assertEquals("There is no usable model bundle.", thrown.getMessage());
  }

  /// Why an image is not judged.
  private record Refused(SkipReason reason, String detail) {}

  private void twoBundles() throws Exception {
    TestBundles.ultrasound(models);
    TestBundles.copyOfTiny(models);
  }

  private Workbench workbench() {
    return new Workbench(List.of(models));
  }

  private BundleRouter router(Optional<String> id) throws BundleUnusableException {
    return workbench().router(id, Precision.FLOAT32);
  }

  private static ImageOutcome diagnose(BundleRouter router, String name) {
    return router.diagnose(ImageSource.of(REAL.resolve(name)));
  }

  private static Classification diagnosed(BundleRouter router, String name) {
    return assertInstanceOf(ImageOutcome.Diagnosed.class, diagnose(router, name)).classification();
  }

  private static Refused refused(BundleRouter router, String name) {
    var skipped = assertInstanceOf(ImageOutcome.Skipped.class, diagnose(router, name));
    return new Refused(skipped.reason(), skipped.detail());
  }

  private static List<String> ids(Classification classification) {
    return classification.findings().stream().map(Finding::id).toList();
  }
}
