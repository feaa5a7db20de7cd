package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.measure.MeasurePen;
import dev.lantern.ui.measure.MeasurementsViewModel;
import dev.lantern.ui.viewer.Tool;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The commands that draw and edit measurements.
final class MeasureCommands {
  /// Screen pixels: an enlarged image is met more exactly.
  private static final double CURSOR_STEP = 8;

  private MeasureCommands() {}

  static List<Command> tools(ObjectProperty<Tool> tool) {
    return List.of(
        Commands.tool("tool-length", KeyCode.U, Material2MZ.STRAIGHTEN, tool, Tool.LENGTH),
        Commands.tool("tool-angle", KeyCode.A, Material2AL.CHANGE_HISTORY, tool, Tool.ANGLE),
        Commands.tool("tool-cobb", KeyCode.C, Material2AL.COMPARE_ARROWS, tool, Tool.COBB),
        Commands.tool(
            "tool-rectangle", KeyCode.Q, Material2AL.CROP_LANDSCAPE, tool, Tool.RECTANGLE),
        Commands.tool("tool-ellipse", KeyCode.E, Material2MZ.PANORAMA_FISH_EYE, tool, Tool.ELLIPSE),
        Commands.tool("tool-polygon", KeyCode.P, Material2MZ.TIMELINE, tool, Tool.POLYGON),
        Commands.tool("tool-arrow", KeyCode.V, Material2AL.CALL_MADE, tool, Tool.ARROW),
        Commands.tool("tool-text", KeyCode.X, Material2MZ.TITLE, tool, Tool.TEXT));
  }

  /// Draws without a mouse.
  static List<Command> pointing(MeasurePen pen) {
    return List.of(
        cursorAction("cursor-left", pen, KeyCode.LEFT, -CURSOR_STEP, 0),
        cursorAction("cursor-right", pen, KeyCode.RIGHT, CURSOR_STEP, 0),
        cursorAction("cursor-up", pen, KeyCode.UP, 0, -CURSOR_STEP),
        cursorAction("cursor-down", pen, KeyCode.DOWN, 0, CURSOR_STEP),
        Commands.action(
            "measure-place",
            Commands.key(KeyCode.ENTER, SHIFT_DOWN),
            Material2AL.ADD_LOCATION,
            pen::place));
  }

  private static Command cursorAction(
      String id, MeasurePen pen, KeyCode key, double right, double down) {
    return Commands.action(
        id,
        Commands.key(key, SHIFT_DOWN),
        Material2AL.CONTROL_CAMERA,
        () -> pen.moveCursor(right, down));
  }

  /// @param undo takes a measurement back, or a stroke of the brush
  static List<Command> editing(MeasurementsViewModel measurements, Runnable undo) {
    return List.of(
        Commands.action("undo", Commands.key(KeyCode.Z, SHORTCUT_DOWN), Material2MZ.UNDO, undo),
        Commands.action(
            "redo",
            Commands.key(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2MZ.REDO,
            measurements::redo),
        Commands.action(
            "measure-delete",
            Commands.key(KeyCode.DELETE),
            Material2AL.DELETE,
            measurements::delete),
        Commands.action(
            "measure-finish",
            Commands.key(KeyCode.ENTER),
            Material2AL.DONE,
            measurements.pen()::finish),
        Commands.action(
            "measure-reword",
            Commands.key(KeyCode.F2),
            Material2AL.EDIT,
            measurements.pen()::reword));
  }

  static List<Command> showing(MeasurementsViewModel measurements) {
    return List.of(
        new Command.Toggle(
            "measure-visible",
            Commands.key(KeyCode.M, SHIFT_DOWN),
            Material2MZ.VISIBILITY,
            measurements.visible()),
        new Command.Toggle(
            "measure-listed",
            Commands.key(KeyCode.L, SHORTCUT_DOWN),
            Material2AL.LIST,
            measurements.listed()));
  }
}
