package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.DisplayFilter;
import dev.lantern.ui.controls.Command;
import dev.lantern.ui.viewer.Look;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewports.ViewportsViewModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// How the image is seen.
final class ImageCommands {
  private static final double ZOOM_STEP = 1.25;

  /// Screen pixels.
  private static final double PAN_STEP = 50;

  private ImageCommands() {}

  static List<Command> all(ShellViewModel shell) {
    Command patient =
        new Command.Toggle(
            "patient",
            Commands.key(KeyCode.D),
            Material2MZ.PERM_IDENTITY,
            shell.view().patientShown());
    Command text =
        new Command.Toggle(
            "image-text",
            Commands.key(KeyCode.I, SHIFT_DOWN),
            Material2MZ.SHORT_TEXT,
            shell.view().textShown());
    List<Command> view = Commands.joined(List.of(view(shell.viewports()), List.of(text)));
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
            viewports.ofActive(new SimpleBooleanProperty(), viewer -> viewer.look().inverted())),
        Commands.action(
            "reset",
            Commands.key(KeyCode.R),
            Material2MZ.REFRESH,
            viewports.onActive(ViewerViewModel::reset)));
  }

  /// The colours of grey images, by Shift and a digit.
  static List<Command> colours(ViewportsViewModel viewports) {
    ObjectProperty<ColourMap> chosen =
        viewports.ofActive(
            new SimpleObjectProperty<>(ColourMap.GREY), viewer -> viewer.look().colours());
    ColourMap[] maps = ColourMap.values();
    return IntStream.range(0, maps.length)
        .mapToObj(place -> colours(chosen, maps[place], place + 1))
        .toList();
  }

  private static Command colours(ObjectProperty<ColourMap> chosen, ColourMap map, int digit) {
    return new Command.Choice<>(
        Look.command(map),
        Commands.key(KeyCode.valueOf("DIGIT" + digit), SHIFT_DOWN),
        Material2AL.COLOR_LENS,
        chosen,
        map);
  }

  /// How pixels become larger and smaller, and what of the file lies over them.
  static List<Command> drawing(ViewportsViewModel viewports) {
    return List.of(
        new Command.Toggle(
            "nearest",
            Commands.key(KeyCode.N, SHIFT_DOWN),
            Material2AL.GRAIN,
            viewports.ofActive(new SimpleBooleanProperty(), viewer -> viewer.look().nearest())),
        new Command.Toggle(
            "shutter",
            Commands.key(KeyCode.E, SHIFT_DOWN),
            Material2AL.CROP,
            viewports.ofActive(new SimpleBooleanProperty(), viewer -> viewer.look().shutter())),
        new Command.Toggle(
            "overlays",
            Commands.key(KeyCode.G, SHIFT_DOWN),
            Material2AL.GESTURE,
            viewports.ofActive(new SimpleBooleanProperty(), viewer -> viewer.look().overlays())));
  }

  /// What else needs a drag: the window, and the place of the image.
  static List<Command> steps(ViewportsViewModel viewports) {
    return Commands.joined(List.of(window(viewports), pan(viewports)));
  }

  private static List<Command> window(ViewportsViewModel viewports) {
    return List.of(
        windowAction("window-wider", viewports, KeyCode.RIGHT, 1, 0),
        windowAction("window-narrower", viewports, KeyCode.LEFT, -1, 0),
        windowAction("window-brighter", viewports, KeyCode.UP, 0, 1),
        windowAction("window-darker", viewports, KeyCode.DOWN, 0, -1));
  }

  private static Command windowAction(
      String id, ViewportsViewModel viewports, KeyCode key, int wider, int brighter) {
    return Commands.action(
        id,
        Commands.key(key, ALT_DOWN),
        Material2AL.BRIGHTNESS_6,
        viewports.onActive(viewer -> viewer.stepWindow(wider, brighter)));
  }

  private static List<Command> pan(ViewportsViewModel viewports) {
    return List.of(
        panAction("pan-left", viewports, KeyCode.LEFT, -PAN_STEP, 0),
        panAction("pan-right", viewports, KeyCode.RIGHT, PAN_STEP, 0),
        panAction("pan-up", viewports, KeyCode.UP, 0, -PAN_STEP),
        panAction("pan-down", viewports, KeyCode.DOWN, 0, PAN_STEP));
  }

  private static Command panAction(
      String id, ViewportsViewModel viewports, KeyCode key, double right, double down) {
    return Commands.action(
        id,
        Commands.key(key, SHORTCUT_DOWN),
        Material2MZ.PAN_TOOL,
        viewports.onActive(viewer -> viewer.pan(right, down)));
  }

  /// What is done to grey images before the window.
  static List<Command> filters(ViewportsViewModel viewports) {
    ObjectProperty<Optional<DisplayFilter>> chosen =
        viewports.ofActive(
            new SimpleObjectProperty<>(Optional.empty()), viewer -> viewer.look().filter());
    return List.of(
        filter(chosen, KeyCode.X, Material2AL.BLUR_OFF, Optional.empty()),
        filter(chosen, KeyCode.S, Material2AL.DETAILS, Optional.of(DisplayFilter.SHARPEN)),
        filter(chosen, KeyCode.C, Material2AL.EQUALIZER, Optional.of(DisplayFilter.CLAHE)));
  }

  private static Command filter(
      ObjectProperty<Optional<DisplayFilter>> chosen,
      KeyCode key,
      Ikon icon,
      Optional<DisplayFilter> filter) {
    return new Command.Choice<>(
        Look.command(filter), Commands.key(key, SHIFT_DOWN), icon, chosen, filter);
  }

  /// What rests on the size of the screen.
  static List<Command> sizes(Commands.Glass glass) {
    return List.of(
        Commands.action(
            "physical-size",
            Commands.key(KeyCode.P, SHIFT_DOWN),
            Material2MZ.STRAIGHTEN,
            glass.physicalSize()),
        Commands.action(
            "measure-screen",
            Commands.key(KeyCode.P, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2MZ.TV,
            glass.measure()));
  }

  /// What a drag on the image does.
  static List<Command> tools(ObjectProperty<Tool> tool) {
    return List.of(
        Commands.tool("tool-window", KeyCode.W, Material2AL.BRIGHTNESS_6, tool, Tool.WINDOW),
        Commands.tool("tool-zoom", KeyCode.Z, Material2MZ.SEARCH, tool, Tool.ZOOM),
        Commands.tool("tool-pan", KeyCode.G, Material2MZ.PAN_TOOL, tool, Tool.PAN),
        Commands.tool("tool-scroll", KeyCode.S, Material2MZ.SWAP_VERT, tool, Tool.SCROLL),
        Commands.tool("tool-magnifier", KeyCode.Y, Material2MZ.PAGEVIEW, tool, Tool.MAGNIFIER),
        Commands.tool("tool-brush", KeyCode.B, Material2AL.BRUSH, tool, Tool.BRUSH));
  }
}
