package dev.lantern.ui.shell;

import dev.lantern.imaging.Measurement;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.measure.MeasureIds;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;

/// A reader who draws at places of the source. At four screen pixels a column every quarter of a
/// pixel can be met exactly.
final class MeasureHand {
  static final double ZOOM = 4;

  private final OpenDesktop desktop;
  private final FxRobot robot;

  MeasureHand(OpenDesktop desktop, FxRobot robot) {
    this.desktop = desktop;
    this.robot = robot;
    robot.interact(this::zoom);
  }

  /// The second time makes good for the rounding of the first.
  private void zoom() {
    desktop.viewer().zoom(ZOOM / desktop.viewer().viewport().get().zoom());
    desktop.viewer().zoom(ZOOM / desktop.viewer().viewport().get().zoom());
  }

  void drag(double x0, double y0, double x1, double y1) {
    desktop.point(robot, x0, y0);
    robot.press(MouseButton.PRIMARY);
    desktop.point(robot, (x0 + x1) / 2, (y0 + y1) / 2);
    desktop.point(robot, x1, y1);
    robot.release(MouseButton.PRIMARY);
  }

  void click(double x, double y) {
    desktop.point(robot, x, y);
    robot.press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
  }

  /// Draws a length from place to place.
  void length(double x0, double y0, double x1, double y1) {
    robot.push(KeyCode.U);
    drag(x0, y0, x1, y1);
  }

  /// The words beside a measurement of the frame; empty where there are none.
  String label(int place) {
    Hands.rest();
    Optional<Labeled> label =
        robot.lookup("#" + MeasureIds.LABEL + place).<Labeled>tryQuery().filter(Labeled::isVisible);
    return label.map(Labeled::getText).orElse("");
  }

  List<Measurement> all() {
    Hands.rest();
    return desktop.shell().measurements().all().get();
  }

  /// The canvas, with the pointer elsewhere.
  Picture look() {
    Pointer.onto(robot, "#" + ViewerIds.FRAME);
    return desktop.canvas(robot);
  }
}
