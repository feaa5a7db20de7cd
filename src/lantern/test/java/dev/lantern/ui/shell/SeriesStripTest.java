package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The selected finding over the whole series: ten images, each with pneumonia above its threshold.
@ExtendWith(OnScreen.class)
final class SeriesStripTest {
  private static final String CHART = "#" + FindingsIds.SERIES_CHART;

  private final OpenDesktop desktop = new OpenDesktop("axial", "ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void aBarIsAnImageAsHighAsItsProbability(FxRobot robot) {
    judgeAll(robot);
    Pointer.onto(robot, "#" + FindingsIds.PANEL);
    Picture chart = Picture.of(robot.lookup(CHART).query());
    double probability = desktop.diagnosed().classification().findings().getFirst().probability();
    int middle = (int) (chart.width() * 0.55);
    int ground = chart.at(middle, 1);

    int top = 0;
    while (chart.at(middle, top) == ground) {
      top++;
    }

    assertEquals(chart.height() * (1 - probability), top, 1.5);
  }

  @Test
  void saysHowManyAreAboveAndWhatLiesUnderThePointer(FxRobot robot) {
    desktop.waitForFindings();
    assertEquals("None of the 10 images was looked at yet.", said(robot));

    judgeAll(robot);
    assertEquals(
        "Pneumonia: above its threshold on 10 of 10 images judged, of 10 in the series.",
        said(robot));

    Pointer.to(robot, CHART, place(robot, 3));
    assertTrue(said(robot).startsWith("Image 4: Pneumonia "), said(robot));
  }

  @Test
  void aClickShowsTheImage(FxRobot robot) {
    judgeAll(robot);

    Pointer.to(robot, CHART, place(robot, 6));
    robot.press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);

    OpenDesktop.waitFor(() -> desktop.viewer().position().get() == 6);
  }

  @Test
  void isNotThereForOneImageOrWhereTheReaderReadsFirst(FxRobot robot) {
    judgeAll(robot);
    robot.push(KeyCode.CONTROL, KeyCode.R);
    assertFalse(strip(robot).isVisible());

    robot.push(KeyCode.CONTROL, KeyCode.R);
    assertTrue(strip(robot).isVisible());
    robot.clickOn("Series ramp");
    OpenDesktop.waitFor(() -> !strip(robot).isVisible());
  }

  private void judgeAll(FxRobot robot) {
    desktop.waitForFindings();
    robot.push(KeyCode.CONTROL, KeyCode.J);
    OpenDesktop.waitFor(() -> said(robot).contains("10 of 10"));
  }

  /// The middle of the bar of an image.
  private static Point2D place(FxRobot robot, int image) {
    Node chart = robot.lookup(CHART).query();
    return new Point2D(chart.getLayoutBounds().getWidth() * (image + 0.5) / 10, 20);
  }

  private static Node strip(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + FindingsIds.SERIES).query();
  }

  private static String said(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + FindingsIds.SERIES_SAID).queryLabeled().getText();
  }
}
