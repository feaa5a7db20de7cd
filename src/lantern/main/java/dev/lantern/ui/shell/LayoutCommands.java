package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.ALT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.viewports.Layout;
import dev.lantern.ui.viewports.ViewportsViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// How many viewports there are, and what links them.
final class LayoutCommands {
  private LayoutCommands() {}

  /// Alt and a digit: their place in a square of three by three.
  static List<Command> layouts(ViewportsViewModel viewports) {
    List<Command> commands = new ArrayList<>();
    for (Layout layout : Layout.all()) {
      commands.add(
          new Command.Choice<>(
              "layout-" + layout.rows() + "x" + layout.columns(),
              Commands.key(KeyCode.valueOf("DIGIT" + (commands.size() + 1)), ALT_DOWN),
              Material2AL.GRID_ON,
              viewports.layout(),
              layout));
    }
    return commands;
  }

  static List<Command> viewports(ShellViewModel shell) {
    ViewportsViewModel viewports = shell.viewports();
    return List.of(
        new Command.Toggle(
            "viewport-enlarge",
            Commands.key(KeyCode.ENTER, ALT_DOWN),
            Material2AL.FULLSCREEN,
            viewports.enlarged()),
        Commands.action(
            "viewport-next",
            Commands.key(KeyCode.F6),
            Material2MZ.NAVIGATE_NEXT,
            viewports::activateNext),
        Commands.action(
            "prior", Commands.key(KeyCode.P, ALT_DOWN), Material2AL.HISTORY, shell::showPrior));
  }

  static List<Command> links(ViewportsViewModel viewports) {
    return List.of(
        new Command.Toggle(
            "link-scroll",
            Commands.key(KeyCode.S, ALT_DOWN),
            Material2MZ.SWAP_VERT,
            viewports.links().scroll()),
        new Command.Toggle(
            "link-placement",
            Commands.key(KeyCode.Z, ALT_DOWN),
            Material2MZ.ZOOM_OUT_MAP,
            viewports.links().placement()),
        new Command.Toggle(
            "link-window",
            Commands.key(KeyCode.W, ALT_DOWN),
            Material2MZ.TONALITY,
            viewports.links().window()),
        new Command.Toggle(
            "cross-references",
            Commands.key(KeyCode.X, ALT_DOWN),
            Material2AL.BORDER_INNER,
            viewports.crossReferences()));
  }
}
