package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.controls.FileChooserPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// What the menu File does: opens, saves, closes, and leads to the other windows.
final class FileCommands {
  private FileCommands() {}

  /// @param target asks for the file that measurements are written to
  static List<Command> all(
      ShellViewModel shell,
      FileChooserPort chooser,
      Commands.Windows windows,
      Supplier<Optional<Path>> target) {
    return List.of(
        Commands.action(
            "open-files",
            Commands.key(KeyCode.O, SHORTCUT_DOWN),
            Material2AL.INSERT_DRIVE_FILE,
            () -> shell.open(chooser.chooseFiles(windows.main()))),
        Commands.action(
            "open-folder",
            Commands.key(KeyCode.O, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2AL.FOLDER_OPEN,
            () ->
                chooser
                    .chooseFolder(windows.main())
                    .ifPresent(folder -> shell.open(List.of(folder)))),
        Commands.action(
            "open-last",
            Commands.key(KeyCode.E, SHORTCUT_DOWN),
            Material2AL.HISTORY,
            windows.recent()::openLast),
        Commands.action(
            "batch",
            Commands.key(KeyCode.B, SHORTCUT_DOWN),
            Material2MZ.PLAYLIST_PLAY,
            windows.batch()),
        Commands.action(
            "tags", Commands.key(KeyCode.I, SHORTCUT_DOWN), Material2AL.LIST_ALT, windows.tags()),
        Commands.action(
            "measure-open",
            Commands.key(KeyCode.M, SHORTCUT_DOWN),
            Material2AL.FOLDER,
            () -> shell.session().open(chooser.chooseFiles(windows.main()))),
        Commands.action(
            "measure-save",
            Commands.key(KeyCode.S, SHORTCUT_DOWN),
            Material2MZ.SAVE,
            () -> shell.session().save(target.get())),
        Commands.action(
            "preferences",
            Commands.key(KeyCode.COMMA, SHORTCUT_DOWN),
            Material2MZ.SETTINGS,
            windows.preferences()),
        Commands.action(
            "close-study",
            Commands.key(KeyCode.W, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2AL.CLEAR,
            shell::closeStudy),
        Commands.action(
            "close-all",
            Commands.key(KeyCode.W, SHORTCUT_DOWN),
            Material2AL.CLEAR_ALL,
            shell::closeAll),
        Commands.action(
            "quit",
            Commands.key(KeyCode.Q, SHORTCUT_DOWN),
            Material2AL.EXIT_TO_APP,
            windows.quit()));
  }
}
