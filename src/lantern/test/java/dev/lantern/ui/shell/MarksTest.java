package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The patient's sides at the edges, and the scale.
@ExtendWith(OnScreen.class)
final class MarksTest {
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
  void namesThePatientsSidesAtTheEdges(FxRobot robot) {
    assertEquals(List.of("R", "A", "L", "P"), edges(robot));

    desktop.open(robot, "ramp");
    assertEquals(List.of("R", "H", "L", "F"), edges(robot));

    robot.interact(() -> desktop.shell().closeAll());
    assertEquals(List.of("", "", "", ""), edges(robot));
  }

  @Test
  void namesTheSideOfTheBody(FxRobot robot) {
    assertEquals(
        "CT · CHEST · PA · Left side", text(robot, ViewerIds.TOP_RIGHT).lines().toList().get(2));
  }

  @Test
  void drawsTheScaleToTheMillimetre(FxRobot robot) {
    // Columns are 0.5 mm apart: the bar spans twice as many of them as it says millimetres.
    double zoom = desktop.viewer().viewport().get().zoom();
    int said = millimetres(robot, " mm");
    assertEquals(said * 2 * zoom, length(robot), 1e-9);
    assertTrue(length(robot) <= desktop.viewer().viewport().get().width() / 4.0);

    robot.interact(() -> desktop.viewer().zoom(4));

    assertTrue(millimetres(robot, " mm") < said, "a shorter length when enlarged");
    assertEquals(millimetres(robot, " mm") * 2 * zoom * 4, length(robot), 1e-9);
  }

  @Test
  void saysWhichPlaneTheScaleHoldsIn(FxRobot robot) {
    desktop.open(robot, "ramp");

    // 0.2 mm at the detector.
    double zoom = desktop.viewer().viewport().get().zoom();
    assertEquals(millimetres(robot, " mm at the detector") * 5 * zoom, length(robot), 1e-9);
  }

  @Test
  void drawsNoScaleWhereTheFileHasNone(FxRobot robot) {
    desktop.open(robot, "windowless");

    assertFalse(robot.lookup("#" + ViewerIds.SCALE).query().isVisible());
  }

  private static List<String> edges(FxRobot robot) {
    return List.of(
        text(robot, ViewerIds.EDGE_LEFT),
        text(robot, ViewerIds.EDGE_TOP),
        text(robot, ViewerIds.EDGE_RIGHT),
        text(robot, ViewerIds.EDGE_BOTTOM));
  }

  private static int millimetres(FxRobot robot, String unit) {
    String text = text(robot, ViewerIds.SCALE_LENGTH);
    assertTrue(text.endsWith(unit), text);
    return Integer.parseInt(text.substring(0, text.length() - unit.length()));
  }

  private static double length(FxRobot robot) {
    Node line = robot.lookup("#" + ViewerIds.SCALE_LINE).query();
    return ((Region) line).getPrefWidth();
  }

  private static String text(FxRobot robot, String id) {
    Hands.rest();
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
