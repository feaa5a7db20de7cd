package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewports.ViewportsViewModel;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// How the image is seen.
final class ImageCommands {
  private static final double ZOOM_STEP = 1.25;

  private ImageCommands() {}

  static List<Command> all(ShellViewModel shell) {
    Command patient =
        new Command.Toggle(
            "patient",
            Commands.key(KeyCode.D),
            Material2MZ.PERM_IDENTITY,
            shell.view().patientShown());
    List<Command> view = view(shell.viewports());
    return shell.patientLocked() ? view : Commands.joined(List.of(view, List.of(patient)));
  }

  private static List<Command> view(ViewportsViewModel viewports) {
    return List.of(
        Commands.action(
            "fit",
            Commands.key(KeyCode.F),
            Material2AL.ASPECT_RATIO,
            viewports.onActive(ViewerViewModel::fit)),
        Commands.action(
            "actual-size",
            Commands.key(KeyCode.N),
            Material2AL.CROP_FREE,
            viewports.onActive(ViewerViewModel::actualSize)),
        Commands.action(
            "zoom-in",
            Commands.key(KeyCode.PLUS),
            Material2MZ.ZOOM_IN,
            viewports.onActive(viewer -> viewer.zoom(ZOOM_STEP))),
        Commands.action(
            "zoom-out",
            Commands.key(KeyCode.MINUS),
            Material2MZ.ZOOM_OUT,
            viewports.onActive(viewer -> viewer.zoom(1 / ZOOM_STEP))),
        Commands.action(
            "rotate-left",
            Commands.key(KeyCode.L, SHIFT_DOWN),
            Material2MZ.ROTATE_LEFT,
            viewports.onActive(ViewerViewModel::rotateLeft)),
        Commands.action(
            "rotate-right",
            Commands.key(KeyCode.R, SHIFT_DOWN),
            Material2MZ.ROTATE_RIGHT,
            viewports.onActive(ViewerViewModel::rotateRight)),
        Commands.action(
            "flip-horizontally",
            Commands.key(KeyCode.F, SHIFT_DOWN),
            Material2AL.FLIP,
            viewports.onActive(ViewerViewModel::flipHorizontally)),
        Commands.action(
            "flip-vertically",
            Commands.key(KeyCode.V, SHIFT_DOWN),
            Material2MZ.VERTICAL_ALIGN_CENTER,
            viewports.onActive(ViewerViewModel::flipVertically)),
        new Command.Toggle(
            "invert",
            Commands.key(KeyCode.I),
            Material2AL.INVERT_COLORS,
            viewports.ofActive(new SimpleBooleanProperty(), ViewerViewModel::inverted)),
        Commands.action(
            "reset",
            Commands.key(KeyCode.R),
            Material2MZ.REFRESH,
            viewports.onActive(ViewerViewModel::reset)));
  }

  /// What a drag on the image does.
  static List<Command> tools(ObjectProperty<Tool> tool) {
    return List.of(
        Commands.tool("tool-window", KeyCode.W, Material2AL.BRIGHTNESS_6, tool, Tool.WINDOW),
        Commands.tool("tool-zoom", KeyCode.Z, Material2MZ.SEARCH, tool, Tool.ZOOM),
        Commands.tool("tool-pan", KeyCode.G, Material2MZ.PAN_TOOL, tool, Tool.PAN),
        Commands.tool("tool-scroll", KeyCode.S, Material2MZ.SWAP_VERT, tool, Tool.SCROLL),
        Commands.tool("tool-brush", KeyCode.B, Material2AL.BRUSH, tool, Tool.BRUSH));
  }
}
