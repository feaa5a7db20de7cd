package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.explain.HeatmapStyle;
import dev.lantern.explain.MethodName;
import dev.lantern.imaging.ColourMap;
import dev.lantern.ui.controls.Command;
import dev.lantern.ui.explanation.MethodWords;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewports.ViewportsViewModel;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// What concerns the network: its maps, and how far to trust them.
final class NetworkCommands {
  private static final double OPACITY_STEP = 0.1;
  private static final double CUT_STEP = 0.1;

  private NetworkCommands() {}

  static List<Command> all(ShellViewModel shell, Commands.Windows windows) {
    return List.of(
        new Command.Toggle(
            "heatmap", Commands.key(KeyCode.H), Material2MZ.WHATSHOT, shell.findings().heatmapOn()),
        Commands.action(
            "heatmap-stronger",
            Commands.key(KeyCode.CLOSE_BRACKET),
            Material2AL.ADD,
            () -> shell.findings().changeOpacity(OPACITY_STEP)),
        Commands.action(
            "heatmap-weaker",
            Commands.key(KeyCode.OPEN_BRACKET),
            Material2MZ.REMOVE,
            () -> shell.findings().changeOpacity(-OPACITY_STEP)),
        Commands.action(
            "heatmap-cut-higher",
            Commands.key(KeyCode.CLOSE_BRACKET, SHIFT_DOWN),
            Material2AL.EXPAND_LESS,
            () -> shell.findings().changeCutOff(CUT_STEP)),
        Commands.action(
            "heatmap-cut-lower",
            Commands.key(KeyCode.OPEN_BRACKET, SHIFT_DOWN),
            Material2AL.EXPAND_MORE,
            () -> shell.findings().changeCutOff(-CUT_STEP)),
        new Command.Toggle(
            "heatmap-outline",
            Commands.key(KeyCode.O),
            Material2AL.GESTURE,
            shell.findings().outline()),
        new Command.Toggle(
            "heatmap-below-threshold",
            Commands.key(KeyCode.H, SHIFT_DOWN),
            Material2AL.LAYERS,
            shell.findings().belowThreshold()),
        Commands.action(
            "operating-point-next",
            Commands.key(KeyCode.T, SHIFT_DOWN),
            Material2MZ.TUNE,
            shell.findings()::nextOperatingPoint),
        Commands.action(
            "trust",
            Commands.key(KeyCode.T),
            Material2AL.FACT_CHECK,
            shell.findings().trust()::check),
        Commands.action(
            "judge-series",
            Commands.key(KeyCode.J, SHORTCUT_DOWN),
            Material2MZ.VIEW_COLUMN,
            shell.series()::judge),
        Commands.action(
            "layers", Commands.key(KeyCode.L), Material2MZ.VIEW_MODULE, windows.layers()),
        Commands.action(
            "model-card", Commands.key(KeyCode.M), Material2AL.DESCRIPTION, windows.modelCard()));
  }

  /// Shows the image without its map for a while.
  static Command.Hold peek(ViewportsViewModel viewports) {
    return new Command.Hold(
        "heatmap-peek",
        Commands.key(KeyCode.J),
        Material2MZ.VISIBILITY,
        viewports.ofActive(new SimpleBooleanProperty(), ViewerViewModel::peeking));
  }

  /// Has the image judged, where that is not done by itself.
  static Command.Action diagnose(ShellViewModel shell) {
    return new Command.Action(
        "diagnose",
        Commands.key(KeyCode.D, SHORTCUT_DOWN),
        Material2AL.BIOTECH,
        shell.findings()::judgeOffered);
  }

  /// What the brush does besides painting.
  static List<Command> region(ViewportsViewModel viewports) {
    return List.of(
        Commands.action(
            "brush-larger",
            Commands.key(KeyCode.PERIOD),
            Material2AL.ADD,
            viewports.onActive(viewer -> viewer.brush().resize(true))),
        Commands.action(
            "brush-smaller",
            Commands.key(KeyCode.COMMA),
            Material2MZ.REMOVE,
            viewports.onActive(viewer -> viewer.brush().resize(false))),
        Commands.action(
            "region-clear",
            Commands.key(KeyCode.B, SHIFT_DOWN),
            Material2AL.CLEAR,
            viewports.onActive(viewer -> viewer.brush().clear())));
  }

  /// How the map is made.
  static List<Command> methods(ShellViewModel shell) {
    MethodName[] names = MethodName.values();
    return IntStream.range(0, names.length)
        .mapToObj(place -> method(shell, names[place], place + 1))
        .toList();
  }

  /// The colours of the map.
  static List<Command> colours(ShellViewModel shell) {
    return IntStream.range(0, HeatmapStyle.COLOURS.size())
        .mapToObj(place -> colours(shell, HeatmapStyle.COLOURS.get(place), place + 1))
        .toList();
  }

  private static Command colours(ShellViewModel shell, ColourMap colours, int digit) {
    return new Command.Choice<>(
        "heatmap-" + colours.word(),
        Commands.key(KeyCode.valueOf("DIGIT" + digit), SHORTCUT_DOWN, SHIFT_DOWN),
        Material2AL.COLOR_LENS,
        shell.findings().colours(),
        colours);
  }

  private static Command method(ShellViewModel shell, MethodName method, int digit) {
    return new Command.Choice<>(
        MethodWords.command(method),
        Commands.key(KeyCode.valueOf("DIGIT" + digit), SHORTCUT_DOWN),
        Material2AL.GRAIN,
        shell.findings().methods().chosen(),
        method);
  }
}
