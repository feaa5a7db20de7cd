package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Finding;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Region;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.WithoutRegion;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.WithoutState;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.RegionBrush;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.words.Percent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Painting over what a real network is to do without.
@ExtendWith(OnScreen.class)
final class BrushTest {
  private static final String FINDING = "sided";

  private final Diagnostician network;
  private final OpenDesktop desktop;

  BrushTest() throws BundleUnusableException {
    network = new Workbench(List.of(TestBundles.tiny().getParent())).diagnostician();
    desktop = new OpenDesktop(Optional.of(network), "chest");
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    // The Headless platform gives a wheel's place on the screen for its place in the window.
    stage.setX(0);
    stage.setY(0);
  }

  @BeforeEach
  void waitForTheImage(FxRobot robot) {
    desktop.waitForFindings();
    robot.push(KeyCode.B);
    assertEquals(Tool.BRUSH, desktop.viewer().tool().get());
  }

  @Test
  void paintingChangesTheScoreAndTheMapToThoseOfTheImageWithoutTheRegion(FxRobot robot)
      throws Exception {
    Picture scan = look(robot);
    paint(robot, 300, 500, 500, 700);

    Region region = brush().region().get().orElseThrow();
    WithoutRegion.Judged expected =
        assertInstanceOf(WithoutRegion.Judged.class, network.without(desktop.diagnosed(), region));
    WithoutRegion.Change change = expected.changes().getFirst();
    assertEquals(changes(expected), changes(shown()));
    assertNotEquals(change.before().score(), change.after().score());
    assertEquals(
        percent(change.before()) + " % → " + percent(change.after()) + " %",
        text(robot, FindingsIds.WITHOUT_CHANGE + FINDING));
    assertEquals(
        "stays above the threshold of 40 %", text(robot, FindingsIds.WITHOUT_VERDICT + FINDING));
    assertArrayEquals(
        change.map().raster(115, 102), heatmap().raster(115, 102), "the map of what is left");
    assertEquals(
        "Without the marked region: not the scan's own result", text(robot, ViewerIds.REGION_MARK));
    assertTrue(node(robot, FindingsIds.WITHOUT).isVisible());
    assertFalse(Arrays.equals(scan.argb(), look(robot).argb()), "and it is seen");
    assertEquals(
        List.of(change.before()),
        desktop.diagnosed().classification().findings().stream().limit(1).toList(),
        "the scan keeps its own finding");
  }

  @Test
  void undoAndClearRestoreExactly(FxRobot robot) {
    Picture scan = look(robot);
    SaliencyMap own = heatmap();
    paint(robot, 300, 500, 420, 560);
    Picture one = look(robot);
    WithoutRegion.Judged first = shown();
    paint(robot, 600, 300, 700, 420);
    assertNotEquals(first.changes().getFirst().after(), shown().changes().getFirst().after());

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    waitForAnswer();
    assertEquals(first.region(), shown().region());
    assertEquals(changes(first), changes(shown()));
    assertArrayEquals(one.argb(), look(robot).argb());

    robot.push(KeyCode.CONTROL, KeyCode.Z);
    waitForAnswer();
    assertInstanceOf(WithoutState.None.class, desktop.shell().without().state().get());
    assertEquals(own, heatmap());
    assertArrayEquals(scan.argb(), look(robot).argb());
    assertFalse(node(robot, FindingsIds.WITHOUT).isVisible());

    paint(robot, 300, 500, 420, 560);
    robot.push(KeyCode.SHIFT, KeyCode.B);
    assertEquals(Optional.empty(), brush().region().get());
    assertEquals(own, heatmap());
    assertArrayEquals(scan.argb(), look(robot).argb());

    paint(robot, 300, 500, 420, 560);
    robot.clickOn("#" + FindingsIds.WITHOUT_CLEAR);
    assertArrayEquals(scan.argb(), look(robot).argb());
  }

  @Test
  void leavingTheBrushRestoresTheScan(FxRobot robot) {
    Picture scan = look(robot);
    paint(robot, 300, 500, 420, 560);

    robot.push(KeyCode.W);

    assertEquals(Optional.empty(), brush().painted().get());
    assertInstanceOf(WithoutState.None.class, desktop.shell().without().state().get());
    assertFalse(node(robot, ViewerIds.REGION_MARK).isVisible());
    assertArrayEquals(scan.argb(), look(robot).argb());
  }

  @Test
  void marksTheSamePixelsHoweverTheViewIsTurned(FxRobot robot) {
    paint(robot, 300, 500, 420, 560);
    Region upright = brush().region().get().orElseThrow();
    double zoom = desktop.viewer().viewport().get().zoom();
    robot.push(KeyCode.SHIFT, KeyCode.B);
    for (Map.Entry<KeyCode, String> turn :
        Map.of(KeyCode.R, "right", KeyCode.L, "left", KeyCode.F, "across", KeyCode.V, "over")
            .entrySet()) {
      robot.push(KeyCode.SHIFT, turn.getKey());
      // The same zoom, so that the brush is as large as before, and somewhere else.
      double now = desktop.viewer().viewport().get().zoom();
      robot.interact(() -> desktop.viewer().zoom(zoom / now));
      robot.interact(() -> desktop.viewer().pan(31, -17));
      paint(robot, 300, 500, 420, 560);

      Region turned = brush().region().get().orElseThrow();

      assertTrue(
          overlap(upright, turned) > 0.93, turn.getValue() + ": " + overlap(upright, turned));
      paintsTheRegionsPixelsAndNoOther(robot, turned);
      robot.push(KeyCode.SHIFT, KeyCode.B);
      robot.push(KeyCode.R);
    }
  }

  @Test
  void aZoomedViewMarksWhatLiesUnderTheBrush(FxRobot robot) {
    robot.interact(() -> desktop.viewer().zoom(3));
    robot.interact(() -> desktop.viewer().pan(60, 45));
    paint(robot, 480, 500, 520, 530);

    Region region = brush().region().get().orElseThrow();

    double radius = brush().radius().get() / desktop.viewer().viewport().get().zoom();
    for (int row = 0; row < region.rows(); row++) {
      for (int column = 0; column < region.columns(); column++) {
        double along = Math.clamp((column - 480) * 40 / 2500.0 + (row - 500) * 30 / 2500.0, 0, 1);
        double from = Math.hypot(column - 480 - 40 * along, row - 500 - 30 * along);
        if (Math.abs(from - radius) > 3) {
          assertEquals(from < radius, region.contains(column, row), column + ", " + row);
        }
      }
    }
  }

  @Test
  void theWheelAndTheKeysSizeTheBrush(FxRobot robot) {
    double first = brush().radius().get();
    double zoom = desktop.viewer().viewport().get().zoom();
    desktop.point(robot, 500, 500);
    robot.scroll(1, VerticalDirection.UP);
    assertEquals(first * 1.25, brush().radius().get(), 1e-9);
    assertEquals(zoom, desktop.viewer().viewport().get().zoom());
    robot.push(KeyCode.COMMA).push(KeyCode.COMMA);
    assertEquals(first / 1.25, brush().radius().get(), 1e-9);
    robot.push(KeyCode.PERIOD);
    assertEquals(first, brush().radius().get(), 1e-9);
    // The Headless platform gives a wheel no keys.
    robot.interact(() -> node(robot, ViewerIds.CANVAS).fireEvent(wheelWithControl()));
    assertEquals(zoom * 1.15, desktop.viewer().viewport().get().zoom(), 1e-9);
    assertEquals(first, brush().radius().get(), 1e-9);
  }

  private static ScrollEvent wheelWithControl() {
    var none = ScrollEvent.HorizontalTextScrollUnits.NONE;
    var text = ScrollEvent.VerticalTextScrollUnits.NONE;
    PickResult at = new PickResult(null, 9, 9);
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        9,
        9,
        9,
        9,
        false,
        true,
        false,
        false,
        false,
        false,
        0,
        40,
        0,
        40,
        none,
        0,
        text,
        0,
        0,
        at);
  }

  @Test
  void saysWhyNothingIsLeftWhenAllIsMarked(FxRobot robot) {
    SaliencyMap own = heatmap();
    for (int i = 0; i < 30; i++) {
      robot.interact(() -> brush().resize(true));
    }
    paint(robot, 100, 300, 900, 300);
    paint(robot, 100, 900, 900, 900);

    assertEquals(
        "The image cannot be judged without the region: the region covers the whole image, and"
            + " nothing is left to fill it from.",
        text(robot, FindingsIds.WITHOUT_MESSAGE));
    assertEquals(
        "No result without the marked region: what you see is that of the whole scan",
        text(robot, ViewerIds.REGION_MARK));
    assertEquals(own, heatmap());
  }

  @Test
  void anotherImageForgetsTheRegion(FxRobot robot) {
    paint(robot, 300, 500, 420, 560);
    desktop.open(robot, "ramp");
    desktop.waitForImage();

    assertEquals(Optional.empty(), brush().region().get());
    assertInstanceOf(WithoutState.None.class, desktop.shell().without().state().get());
  }

  /// Every pixel of the canvas is tinted just where the region's pixels lie.
  private void paintsTheRegionsPixelsAndNoOther(FxRobot robot, Region region) {
    Node layer = node(robot, ViewerIds.REGION_LAYER);
    Picture with = look(robot);
    robot.interact(() -> layer.setOpacity(0));
    Picture without = Picture.of(node(robot, ViewerIds.CANVAS));
    robot.interact(() -> layer.setOpacity(1));
    ImageTransform toSource = desktop.viewer().viewport().get().toScreen().inverse();
    int width = desktop.viewer().viewport().get().width();
    int height = desktop.viewer().viewport().get().height();
    for (int y = 0; y < with.height(); y++) {
      for (int x = 0; x < with.width(); x++) {
        var upright = desktop.viewer().turn().get().upright(x + 0.5, y + 0.5, width, height);
        boolean marked =
            region.contains(
                (int) Math.floor(toSource.x(upright.x())),
                (int) Math.floor(toSource.y(upright.y())));
        assertEquals(marked, with.at(x, y) != without.at(x, y), x + ", " + y);
      }
    }
  }

  private static double overlap(Region one, Region other) {
    int both = 0;
    for (int row = 0; row < one.rows(); row++) {
      for (int column = 0; column < one.columns(); column++) {
        both += one.contains(column, row) && other.contains(column, row) ? 1 : 0;
      }
    }
    return both / (double) (one.size() + other.size() - both);
  }

  private static List<Finding> changes(WithoutRegion.Judged judged) {
    return judged.changes().stream().map(WithoutRegion.Change::after).toList();
  }

  private RegionBrush brush() {
    return desktop.viewer().brush();
  }

  private SaliencyMap heatmap() {
    return desktop.viewer().heatmap().get().orElseThrow();
  }

  private WithoutRegion.Judged shown() {
    return assertInstanceOf(WithoutState.Judged.class, desktop.shell().without().state().get())
        .result();
  }

  private static long percent(Finding finding) {
    return Percent.of(finding.probability());
  }

  /// Drags from one place of the source to another with the primary button, and waits.
  private void paint(FxRobot robot, double x0, double y0, double x1, double y1) {
    desktop.point(robot, x0, y0);
    robot.press(MouseButton.PRIMARY);
    desktop.point(robot, (x0 + x1) / 2, (y0 + y1) / 2);
    desktop.point(robot, x1, y1);
    robot.release(MouseButton.PRIMARY);
    waitForAnswer();
  }

  private void waitForAnswer() {
    Hands.rest();
    OpenDesktop.waitFor(() -> !desktop.shell().without().looking().get());
  }

  /// The canvas, with the pointer elsewhere.
  private Picture look(FxRobot robot) {
    Pointer.onto(robot, "#" + FindingsIds.PANEL);
    return desktop.canvas(robot);
  }

  private static Node node(FxRobot robot, String id) {
    return robot.lookup("#" + id).query();
  }

  private static String text(FxRobot robot, String id) {
    Hands.rest();
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
