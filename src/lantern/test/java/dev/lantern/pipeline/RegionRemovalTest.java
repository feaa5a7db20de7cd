package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Finding;
import dev.lantern.classify.Precision;
import dev.lantern.explain.LayerReport;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.SkipReason;
import dev.lantern.imaging.Stroke;
import dev.lantern.imaging.Turn;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The shipped network on a real chest radiograph, less a part of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RegionRemovalTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final int COLUMNS = 1841;
  private static final int ROWS = 1955;

  private final BundleRouter router;
  private final ImageOutcome.Diagnosed film;

  RegionRemovalTest() throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    router =
        new Workbench(ModelCatalog.standardFolders(ROOT))
            .router(Optional.of("cxr-pneumonia"), Precision.FLOAT32);
    film =
        assertInstanceOf(
            ImageOutcome.Diagnosed.class,
            router.diagnose(
                ImageSource.of(ROOT.resolve("sample-scans/real").resolve("RG1_UNCR.dcm"))));
  }

  @AfterAll
  void close() {
    router.close();
  }

  private static Region disc(double x, double y, double radius) {
    return Region.none(COLUMNS, ROWS)
        .with(new Stroke(radius, radius, List.of(new Turn.Point(x, y))));
  }

  @Test
  void aRegionOfNothingLeavesTheScoreAndTheMapAsTheyAre() throws Exception {
    WithoutRegion.Judged judged = judged(Region.none(COLUMNS, ROWS));

    WithoutRegion.Change change = judged.changes().getFirst();
    assertEquals(change.before(), change.after());
    assertArrayEquals(film.saliency().getFirst().raster(50, 50), change.map().raster(50, 50));
  }

  @Test
  void judgesTheHottestPlaceAwayAtTheSameThresholdAndCalibration() throws Exception {
    double[] hottest = hottest();
    // Of 250 pixels it leaves what the gate no longer takes for a chest.
    Region region = disc(hottest[0], hottest[1], 160);

    WithoutRegion.Judged judged = judged(region);

    WithoutRegion.Change change = judged.changes().getFirst();
    Finding before = change.before();
    Finding after = change.after();
    assertEquals(film.classification().findings(), List.of(before));
    assertEquals(region, judged.region());
    assertEquals(film.source(), judged.source());
    assertTrue(after.score() < before.score(), before.score() + " to " + after.score());
    assertTrue(after.probability() < before.probability());
    assertEquals(before.operatingPoint(), after.operatingPoint());
    assertEquals(before.calibrated(), after.calibrated());
    assertTrue(
        change.map().at(hottest[0], hottest[1])
            < film.saliency().getFirst().at(hottest[0], hottest[1]));
    assertEquals(judged.changes().getFirst().after(), judged(region).changes().getFirst().after());
  }

  @Test
  void givesNoNumberWhereWhatIsLeftIsUnfamiliar() throws Exception {
    WithoutRegion left = router.without(film, disc(COLUMNS / 2.0, ROWS / 2.0, 1100));

    WithoutRegion.Refused refused = assertInstanceOf(WithoutRegion.Refused.class, left);
    assertTrue(
        List.of(SkipReason.UNFAMILIAR, SkipReason.ORIENTATION).contains(refused.reason()),
        refused.reason().code());
  }

  @Test
  void refusesTheWholeImageInASentence() {
    ExplanationException refused =
        assertThrows(ExplanationException.class, () -> router.without(film, disc(900, 900, 9000)));

    assertEquals(
        "The image cannot be judged without the region: the region covers the whole image, and"
            + " nothing is left to fill it from.",
        refused.getMessage());
  }

  @Test
  void namesTheChannelsOfThreeDepthsOfTheFilm() throws Exception {
    LayerReport report = router.layers(film);

    assertEquals(
        List.of(56, 28, 14), report.depths().stream().map(depth -> depth.grid().rows()).toList());
    LayerReport.Extent cell = report.depths().getFirst().grid().sourcePerCell();
    assertEquals(COLUMNS / 56.0, cell.width(), 1e-9);
    assertEquals(ROWS / 56.0, cell.height(), 1e-9);
    LayerReport.Score score = report.scores().getFirst();
    assertEquals(film.classification().findings().getFirst().score(), score.logOdds(), 1e-5);
    assertNotEquals(0, score.largest().getFirst().adds());
  }

  private WithoutRegion.Judged judged(Region region) throws Exception {
    return assertInstanceOf(WithoutRegion.Judged.class, router.without(film, region));
  }

  /// Source column and row.
  private double[] hottest() {
    double[] place = {0, 0, -1};
    for (int row = 0; row < ROWS; row += 20) {
      for (int column = 0; column < COLUMNS; column += 20) {
        float value = film.saliency().getFirst().at(column, row);
        if (value > place[2]) {
          place = new double[] {column, row, value};
        }
      }
    }
    return place;
  }
}
