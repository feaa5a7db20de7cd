package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.help.HelpPage;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.material2.Material2AL;

/// What the menu Help does.
final class HelpCommands {
  private HelpCommands() {}

  static List<Command> all(ShellViewModel shell, Commands.Help help) {
    return List.of(
        Commands.action(
            "help",
            Commands.key(KeyCode.F1),
            Material2AL.HELP,
            () -> help.page().accept(HelpPage.START)),
        Commands.action(
            "help-heatmaps",
            Commands.key(KeyCode.F1, SHIFT_DOWN),
            Material2AL.LIGHTBULB,
            () -> help.page().accept(HelpPage.EXPLANATIONS)),
        Commands.action(
            "welcome",
            Commands.key(KeyCode.F1, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2AL.HOME,
            help.welcome()),
        Commands.action(
            "about", Commands.key(KeyCode.F1, SHORTCUT_DOWN), Material2AL.INFO, help.about()),
        new Command.Toggle(
            "keys",
            Commands.key(KeyCode.SLASH, SHIFT_DOWN),
            Material2AL.KEYBOARD,
            shell.keysShown()));
  }
}
