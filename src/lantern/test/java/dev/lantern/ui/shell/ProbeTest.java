package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The pixel under the pointer, in words.
@ExtendWith(OnScreen.class)
final class ProbeTest {
  private final OpenDesktop desktop = new OpenDesktop(Optional.empty(), "ct");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void saysWhereThePixelLiesAndWhatItHolds(FxRobot robot) {
    point(robot, 53.5, 40.5);

    // Column 53 of 20 each: 1060 − 1024 HU, 53 × 0.5 mm right of −50, 40 × 1 mm below −40.
    assertEquals("Column 53  Row 40  ·  -23.5, 0.0, 120.0 mm\nStored 1060 → 36 HU", probe(robot));

    point(robot, 0.5, 0.5);
    assertEquals(
        "Column 0  Row 0  ·  -50.0, -40.0, 120.0 mm\nStored 4095: padding, not anatomy",
        probe(robot));
  }

  @Test
  void followsThePointerThroughZoomAndPan(FxRobot robot) {
    robot.interact(
        () -> {
          desktop.viewer().zoom(1.7);
          desktop.viewer().pan(60, -45);
        });
    point(robot, 53.5, 40.5);
    assertEquals("Column 53  Row 40  ·  -23.5, 0.0, 120.0 mm\nStored 1060 → 36 HU", probe(robot));

    double column = desktop.viewer().viewport().get().zoom();
    robot.interact(() -> desktop.viewer().pan(-3 * column, 0));

    assertEquals("Column 56  Row 40  ·  -22.0, 0.0, 120.0 mm\nStored 1120 → 96 HU", probe(robot));
  }

  @Test
  void saysThePixelAloneWhereTheFileHasNoPlane(FxRobot robot) {
    desktop.open(robot, "ramp");

    point(robot, 70.5, 12.5);

    assertEquals("Column 70  Row 12\nStored 700", probe(robot));
  }

  @Test
  void saysNothingOutsideOfTheImage(FxRobot robot) {
    point(robot, 53.5, 40.5);
    Pointer.onto(robot, "#" + ViewerIds.SLIDER);
    assertFalse(robot.lookup("#" + ViewerIds.PROBE).query().isVisible());

    robot.interact(() -> desktop.viewer().zoom(0.5));
    point(robot, -3, 40.5);
    assertFalse(robot.lookup("#" + ViewerIds.PROBE).query().isVisible());
  }

  /// Moves the pointer over a place of the image, in source pixels.
  private void point(FxRobot robot, double x, double y) {
    ImageTransform toScreen = desktop.viewer().viewport().get().toScreen();
    Pointer.to(robot, "#" + ViewerIds.CANVAS, new Point2D(toScreen.x(x), toScreen.y(y)));
  }

  private static String probe(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + ViewerIds.PROBE).queryLabeled().getText();
  }
}
