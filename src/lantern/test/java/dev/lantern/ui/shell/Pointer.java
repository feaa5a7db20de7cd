package dev.lantern.ui.shell;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Moves the pointer in one step. TestFX's own way there takes up to 200 steps, each waited for.
final class Pointer {
  private Pointer() {}

  /// @param place of the screen
  static void to(FxRobot robot, Point2D place) {
    // It takes whole pixels, and leaves out what is beyond them.
    Point2D pixel = new Point2D(Math.rint(place.getX()), Math.rint(place.getY()));
    robot.robotContext().getBaseRobot().moveMouse(pixel);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// To a place of a node.
  static void to(FxRobot robot, String query, Point2D place) {
    to(robot, robot.lookup(query).<Node>query().localToScreen(place));
  }

  /// To the middle of a node.
  static void onto(FxRobot robot, String query) {
    Bounds bounds = robot.lookup(query).<Node>query().getLayoutBounds();
    to(robot, query, new Point2D(bounds.getCenterX(), bounds.getCenterY()));
  }
}
