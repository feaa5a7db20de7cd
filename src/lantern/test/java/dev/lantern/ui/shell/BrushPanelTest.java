package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Region;
import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.findings.WithoutState;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What the panel and the image say of a finding that goes with its place.
@ExtendWith(OnScreen.class)
final class BrushPanelTest {
  private static final double CELL = 100.0 / FixedNetwork.GRID;

  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void saysThatTheFindingFallsBelowItsThresholdAndDrawsItsMapMarked(FxRobot robot) {
    robot.push(KeyCode.B);
    assertEquals(
        "Paint over what the network is to do without · wheel: size of the brush",
        text(robot, ViewerIds.REGION_MARK));
    assertFalse(robot.lookup("#" + FindingsIds.WITHOUT).query().isVisible());

    paint(robot, (FixedNetwork.HOT_COLUMN + 0.5) * CELL, (FixedNetwork.HOT_ROW + 0.5) * CELL);

    assertEquals("87 % → 40 %", text(robot, FindingsIds.WITHOUT_CHANGE + "pneumonia"));
    assertEquals(
        "falls below the threshold of 50 %",
        text(robot, FindingsIds.WITHOUT_VERDICT + "pneumonia"));
    assertEquals(
        "log-odds +1.90 → −0.40, before calibration",
        text(robot, FindingsIds.WITHOUT_LOG_ODDS + "pneumonia"));
    assertEquals("Above threshold", text(robot, FindingsIds.VERDICT + "pneumonia"), "the scan's");
    assertTrue(robot.lookup("#" + ViewerIds.HEATMAP_MARK).query().isVisible());

    robot.push(KeyCode.H);
    assertTrue(desktop.viewer().heatmap().get().isEmpty(), "no map where none is wanted");
    robot.push(KeyCode.H);
    assertTrue(desktop.viewer().heatmap().get().isPresent());
    robot.push(KeyCode.SHIFT, KeyCode.B);
    assertFalse(robot.lookup("#" + ViewerIds.HEATMAP_MARK).query().isVisible());
  }

  @Test
  void aRoundBrushIsAnEllipseWherePixelsAreNotSquare(FxRobot robot) {
    // Rows 1 mm apart, columns half a millimetre.
    desktop.open(robot, "ct");
    desktop.waitForImage();
    robot.push(KeyCode.B);
    paint(robot, 50, 40);

    Region region = desktop.viewer().brush().region().get().orElseThrow();

    double radius = desktop.viewer().brush().radius().get();
    double across = radius / desktop.viewer().viewport().get().zoom();
    for (int row = 0; row < region.rows(); row++) {
      for (int column = 0; column < region.columns(); column++) {
        double from = Math.hypot((column + 0.5 - 50) / across, (row + 0.5 - 40) / (across / 2));
        if (Math.abs(from - 1) > 0.2) {
          assertEquals(from < 1, region.contains(column, row), column + ", " + row);
        }
      }
    }
  }

  @Test
  void paintsNothingOnAnImageThatWasNotJudged(FxRobot robot) {
    robot.push(KeyCode.B);
    desktop.open(robot, "stack");
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Refused);
    paint(robot, 30, 30);

    assertEquals(Optional.empty(), desktop.viewer().brush().painted().get());
    assertInstanceOf(WithoutState.None.class, desktop.shell().without().state().get());
    assertEquals(
        "Only an image that the network has judged can be looked at without a region",
        text(robot, ViewerIds.REGION_MARK));
  }

  @Test
  void aStrokeKeepsTheSizeThatItBeganWith(FxRobot robot) {
    robot.push(KeyCode.B);
    double zoom = desktop.viewer().viewport().get().zoom();
    double high = 2 * desktop.viewer().brush().radius().get() / zoom;
    point(robot, 30, 30);
    robot.press(MouseButton.PRIMARY);
    point(robot, 40, 30);
    robot.interact(() -> desktop.viewer().brush().resize(true));
    robot.interact(() -> desktop.viewer().zoom(0.5));
    point(robot, 60, 30);
    robot.release(MouseButton.PRIMARY);
    Region first = desktop.viewer().brush().region().get().orElseThrow();
    paint(robot, 70, 70);
    robot.push(KeyCode.CONTROL, KeyCode.Z);

    assertEquals(first, desktop.viewer().brush().region().get().orElseThrow());
    assertEquals(high, extent(first, 60), 1, "as high at its end as where it began");
  }

  /// Marked rows of a column.
  private static int extent(Region region, int column) {
    return IntStream.range(0, region.rows()).map(row -> region.contains(column, row) ? 1 : 0).sum();
  }

  @Test
  void namesItsKeys(FxRobot robot) {
    ButtonBase button = robot.lookup("#button-tool-brush").queryAs(ButtonBase.class);

    assertEquals("Brush: the network without a region (B)", button.getTooltip().getText());
  }

  /// A click on a place of the source.
  private void paint(FxRobot robot, double x, double y) {
    point(robot, x, y);
    robot.clickOn(MouseButton.PRIMARY);
    OpenDesktop.waitFor(() -> !desktop.shell().without().looking().get());
  }

  private void point(FxRobot robot, double x, double y) {
    ImageTransform toScreen = desktop.viewer().viewport().get().toScreen();
    Pointer.to(robot, "#" + ViewerIds.CANVAS, new Point2D(toScreen.x(x), toScreen.y(y)));
  }

  private static String text(FxRobot robot, String id) {
    Hands.rest();
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
