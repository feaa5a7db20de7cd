package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Finding;
import dev.lantern.classify.Precision;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped network on real scans.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiagnosisPipelineTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final Path REAL = ROOT.resolve("sample-scans").resolve("real");

  private final BundleRouter router;

  DiagnosisPipelineTest() throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    router =
        new Workbench(ModelCatalog.standardFolders(ROOT))
            .router(Optional.of("cxr-pneumonia"), Precision.FLOAT32);
  }

  @AfterAll
  void close() {
    router.close();
  }

  /// The checks need golden tensors, which go missing once the network is loaded.
  @Test
  void aDiagnosisStandsWhereItsTrustCannotBeMeasured(@TempDir Path folder) throws Exception {
    String shipped = router.bundles().getFirst().name().replace(' ', '-');
    Path bundle = TestBundles.copy(ROOT.resolve("assets/models").resolve(shipped), folder);
    try (BundleRouter own =
        new Workbench(List.of(folder)).router(Optional.empty(), Precision.FLOAT32)) {
      ImageSource film = ImageSource.of(REAL.resolve("RG1_UNCR.dcm"));
      var plain = assertInstanceOf(ImageOutcome.Diagnosed.class, own.diagnose(film));
      Files.move(bundle.resolve("golden"), bundle.resolve("gone"));

      var outcome = assertInstanceOf(ImageOutcome.Diagnosed.class, own.diagnoseWithTrust(film));

      assertTrue(plain.classification().findings().getFirst().positive());
      assertEquals(plain.classification(), outcome.classification());
      assertEquals(List.of(), outcome.trust());
      assertTrue(
          outcome.detail().startsWith("trust not measured: The image cannot be explained: "),
          outcome.detail());
      assertEquals(outcome.detail(), BatchRow.of(outcome).detail());
    }
  }

  @Test
  void judgesTheChestFilmAndShowsWhereItLooked() {
    var diagnosed = assertInstanceOf(ImageOutcome.Diagnosed.class, diagnose("RG1_UNCR.dcm"));

    Finding finding = diagnosed.classification().findings().getFirst();
    assertEquals("pneumonia", finding.id());
    assertEquals(finding.probability() >= finding.threshold(), finding.positive());
    SaliencyMap map = diagnosed.saliency().getFirst();
    float[] raster = map.raster(1955, 1841);
    float highest = 0;
    for (float value : raster) {
      assertTrue(value >= 0 && value <= 1);
      highest = Math.max(highest, value);
    }
    assertTrue(highest > 0, "the map of a positive finding is not empty");
  }

  @Test
  void scoresTheSamePixelsAlikeWhateverTheirCompression() {
    assertEquals(finding("RG1_UNCR.dcm"), finding("RG1_J2KR.dcm"));
  }

  @Test
  void refusesWhatTheNetworkWasNotMadeFor() {
    assertEquals(SkipReason.BODY_PART, skipped("RG3_UNCR.dcm"));
    assertEquals(SkipReason.MODALITY, skipped("693_UNCR.dcm"));
    assertEquals(SkipReason.MODALITY, skipped("MR2_UNCR.dcm"));
    assertEquals(SkipReason.MODALITY, skipped("examples_ybr_color.dcm"));
  }

  /// Upside down, at a quarter turn, tilted to either side: no score. The network knows up to 10°.
  @ParameterizedTest
  @ValueSource(ints = {-30, -20, 20, 30, 45, 90, 180, 270})
  void refusesTheSameFilmTurned(int degrees, @TempDir Path folder) throws IOException {
    Path turned = ChestFilms.turned(folder.resolve("turned.dcm"), degrees);

    var skipped =
        assertInstanceOf(ImageOutcome.Skipped.class, router.diagnose(ImageSource.of(turned)));
    assertEquals(SkipReason.ORIENTATION, skipped.reason());
  }

  @Test
  void judgesTheFilmThatLiesAlmostStraight(@TempDir Path folder) throws IOException {
    for (int degrees : new int[] {-3, 0, 3}) {
      Path turned = ChestFilms.turned(folder.resolve("turned.dcm"), degrees);
      assertInstanceOf(ImageOutcome.Diagnosed.class, router.diagnose(ImageSource.of(turned)));
    }
  }

  @Test
  void aCutFileFailsWithItsReason(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(REAL.resolve("RG1_UNCR.dcm"));
    Path cut = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, whole.length / 3));

    var failed = assertInstanceOf(ImageOutcome.Failed.class, router.diagnose(ImageSource.of(cut)));
    assertEquals(FailureReason.TRUNCATED, failed.reason());
  }

  @Test
  void severalThreadsGetWhatOneGets() throws Exception {
    Finding alone = finding("RG1_UNCR.dcm");
    Callable<Finding> work = () -> finding("RG1_UNCR.dcm");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Finding> together : threads.invokeAll(List.of(work, work, work, work))) {
        assertEquals(alone, together.get());
      }
    }
  }

  private ImageOutcome diagnose(String name) {
    return router.diagnose(ImageSource.of(REAL.resolve(name)));
  }

  private Finding finding(String name) {
    return assertInstanceOf(ImageOutcome.Diagnosed.class, diagnose(name))
        .classification()
        .findings()
        .getFirst();
  }

  private SkipReason skipped(String name) {
    return assertInstanceOf(ImageOutcome.Skipped.class, diagnose(name)).reason();
  }
}
