package dev.lantern.ui.shell;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.testfx.api.FxRobot;

/// Moves the pointer to places of a node.
final class Pointer {
  private Pointer() {}

  /// To a place of a node.
  static void to(FxRobot robot, String query, Point2D place) {
    robot.moveTo(robot.lookup(query).<Node>query().localToScreen(place));
  }

  /// To the middle of a node.
  static void onto(FxRobot robot, String query) {
    Bounds bounds = robot.lookup(query).<Node>query().getLayoutBounds();
    to(robot, query, new Point2D(bounds.getCenterX(), bounds.getCenterY()));
  }
}
