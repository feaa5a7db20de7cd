package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;

import dev.lantern.imaging.ColourMap;
import dev.lantern.ui.controls.Command;
import dev.lantern.ui.viewer.Look;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// How the image is seen.
final class ImageCommands {
  private static final double ZOOM_STEP = 1.25;

  private ImageCommands() {}

  /// @param patientLocked true where the administrator hides patients
  static List<Command> all(ViewerViewModel viewer, boolean patientLocked) {
    Command patient =
        new Command.Toggle(
            "patient", Commands.key(KeyCode.D), Material2MZ.PERM_IDENTITY, viewer.patientShown());
    List<Command> view = view(viewer);
    return patientLocked ? view : Commands.joined(List.of(view, List.of(patient)));
  }

  private static List<Command> view(ViewerViewModel viewer) {
    return List.of(
        Commands.action("fit", Commands.key(KeyCode.F), Material2AL.ASPECT_RATIO, viewer::fit),
        Commands.action(
            "actual-size", Commands.key(KeyCode.N), Material2AL.CROP_FREE, viewer::actualSize),
        Commands.action(
            "zoom-in",
            Commands.key(KeyCode.PLUS),
            Material2MZ.ZOOM_IN,
            () -> viewer.zoom(ZOOM_STEP)),
        Commands.action(
            "zoom-out",
            Commands.key(KeyCode.MINUS),
            Material2MZ.ZOOM_OUT,
            () -> viewer.zoom(1 / ZOOM_STEP)),
        Commands.action(
            "rotate-left",
            Commands.key(KeyCode.L, SHIFT_DOWN),
            Material2MZ.ROTATE_LEFT,
            viewer::rotateLeft),
        Commands.action(
            "rotate-right",
            Commands.key(KeyCode.R, SHIFT_DOWN),
            Material2MZ.ROTATE_RIGHT,
            viewer::rotateRight),
        Commands.action(
            "flip-horizontally",
            Commands.key(KeyCode.F, SHIFT_DOWN),
            Material2AL.FLIP,
            viewer::flipHorizontally),
        Commands.action(
            "flip-vertically",
            Commands.key(KeyCode.V, SHIFT_DOWN),
            Material2MZ.VERTICAL_ALIGN_CENTER,
            viewer::flipVertically),
        new Command.Toggle(
            "invert", Commands.key(KeyCode.I), Material2AL.INVERT_COLORS, viewer.look().inverted()),
        Commands.action("reset", Commands.key(KeyCode.R), Material2MZ.REFRESH, viewer::reset));
  }

  /// The colours of grey images, by Shift and a digit.
  static List<Command> colours(Look look) {
    ColourMap[] maps = ColourMap.values();
    return IntStream.range(0, maps.length)
        .mapToObj(place -> colours(look, maps[place], place + 1))
        .toList();
  }

  private static Command colours(Look look, ColourMap map, int digit) {
    return new Command.Choice<>(
        Look.command(map),
        Commands.key(KeyCode.valueOf("DIGIT" + digit), SHIFT_DOWN),
        Material2AL.COLOR_LENS,
        look.colours(),
        map);
  }

  /// How pixels become larger and smaller.
  static List<Command> drawing(Look look) {
    return List.of(
        new Command.Toggle(
            "nearest", Commands.key(KeyCode.N, SHIFT_DOWN), Material2AL.GRID_ON, look.nearest()));
  }

  /// What a drag on the image does.
  static List<Command> tools(ViewerViewModel viewer) {
    return List.of(
        Commands.tool("tool-window", KeyCode.W, Material2AL.BRIGHTNESS_6, viewer, Tool.WINDOW),
        Commands.tool("tool-zoom", KeyCode.Z, Material2MZ.SEARCH, viewer, Tool.ZOOM),
        Commands.tool("tool-pan", KeyCode.G, Material2MZ.PAN_TOOL, viewer, Tool.PAN),
        Commands.tool("tool-scroll", KeyCode.S, Material2MZ.SWAP_VERT, viewer, Tool.SCROLL),
        Commands.tool("tool-brush", KeyCode.B, Material2AL.BRUSH, viewer, Tool.BRUSH));
  }
}
