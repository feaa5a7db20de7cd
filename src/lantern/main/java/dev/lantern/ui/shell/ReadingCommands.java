package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.controls.FileChooserPort;
import dev.lantern.ui.findings.ReadingViewModel;
import dev.lantern.ui.findings.Reply;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The reader's own reading: what is said of the findings, one of which is marked.
final class ReadingCommands {
  private ReadingCommands() {}

  /// @param window that the file dialog stands over
  static List<Command> all(ShellViewModel shell, FileChooserPort chooser, Window window) {
    Command readFirst =
        new Command.Toggle(
            "read-first",
            Commands.key(KeyCode.R, SHORTCUT_DOWN),
            Material2AL.EDIT,
            shell.findings().readFirst());
    Command export =
        Commands.action(
            "export-readings",
            Commands.key(KeyCode.R, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2MZ.SAVE_ALT,
            () -> chooser.chooseFolder(window).ifPresent(shell.reading()::export));
    return Commands.joined(List.of(List.of(readFirst), replies(shell.reading()), List.of(export)));
  }

  private static List<Command> replies(ReadingViewModel reading) {
    return List.of(
        Commands.action(
            Reply.YES.command(),
            Commands.key(KeyCode.Y, ALT_DOWN),
            Material2AL.DONE,
            () -> reading.reply(Reply.YES)),
        Commands.action(
            Reply.NO.command(),
            Commands.key(KeyCode.N, ALT_DOWN),
            Material2AL.CLEAR,
            () -> reading.reply(Reply.NO)),
        Commands.action(
            Reply.UNSURE.command(),
            Commands.key(KeyCode.U, ALT_DOWN),
            Material2AL.HELP_OUTLINE,
            () -> reading.reply(Reply.UNSURE)),
        Commands.action(
            "reading-next",
            Commands.key(KeyCode.M, ALT_DOWN),
            Material2AL.ARROW_DOWNWARD,
            reading::next),
        Commands.action(
            "reading-note",
            Commands.key(KeyCode.T, ALT_DOWN),
            Material2AL.EDIT,
            reading::writeNote),
        Commands.action(
            "reading-keep", Commands.key(KeyCode.K, ALT_DOWN), Material2MZ.SAVE, reading::record));
  }
}
