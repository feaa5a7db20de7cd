package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.measure.HandleKeys;
import dev.lantern.ui.measure.MeasurementsViewModel;
import dev.lantern.ui.viewer.Tool;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
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
  static List<Command> pointing(Pointing pointing) {
    return List.of(
        cursorAction(
            "cursor-left", pointing, Commands.key(KeyCode.LEFT, SHIFT_DOWN), -CURSOR_STEP, 0),
        cursorAction(
            "cursor-right", pointing, Commands.key(KeyCode.RIGHT, SHIFT_DOWN), CURSOR_STEP, 0),
        cursorAction("cursor-up", pointing, Commands.key(KeyCode.UP, SHIFT_DOWN), 0, -CURSOR_STEP),
        cursorAction(
            "cursor-down", pointing, Commands.key(KeyCode.DOWN, SHIFT_DOWN), 0, CURSOR_STEP),
        cursorAction(
            "cursor-left-fine", pointing, Commands.key(KeyCode.LEFT, SHIFT_DOWN, ALT_DOWN), -1, 0),
        cursorAction(
            "cursor-right-fine", pointing, Commands.key(KeyCode.RIGHT, SHIFT_DOWN, ALT_DOWN), 1, 0),
        cursorAction(
            "cursor-up-fine", pointing, Commands.key(KeyCode.UP, SHIFT_DOWN, ALT_DOWN), 0, -1),
        cursorAction(
            "cursor-down-fine", pointing, Commands.key(KeyCode.DOWN, SHIFT_DOWN, ALT_DOWN), 0, 1),
        Commands.action(
            "measure-place",
            Commands.key(KeyCode.ENTER, SHIFT_DOWN),
            Material2AL.ADD_LOCATION,
            pointing::place));
  }

  /// @param right screen pixels
  /// @param down screen pixels
  private static Command cursorAction(
      String id, Pointing pointing, KeyCombination key, double right, double down) {
    return Commands.action(id, key, Material2AL.CONTROL_CAMERA, () -> pointing.move(right, down));
  }

  /// Edits one that is there, by keys alone.
  static List<Command> holding(HandleKeys handles) {
    return List.of(
        Commands.action(
            "measure-next", Commands.key(KeyCode.F4), Material2MZ.NAVIGATE_NEXT, handles::next),
        Commands.action(
            "measure-handle",
            Commands.key(KeyCode.F3),
            Material2MZ.OPEN_WITH,
            () -> handles.step(1)),
        Commands.action(
            "measure-handle-back",
            Commands.key(KeyCode.F3, SHIFT_DOWN),
            Material2MZ.OPEN_WITH,
            () -> handles.step(-1)));
  }

  static List<Command> editing(MeasurementsViewModel measurements, Pointing pointing) {
    return List.of(
        Commands.action(
            "undo", Commands.key(KeyCode.Z, SHORTCUT_DOWN), Material2MZ.UNDO, pointing::undo),
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
            "measure-finish", Commands.key(KeyCode.ENTER), Material2AL.DONE, pointing::finish),
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
