package dev.lantern.ui.batch;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.controls.FileChooserPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// All commands of the batch window.
///
/// @param addFiles to the inputs
/// @param addFolder to the inputs
/// @param chooseResults where the results go
/// @param chooseQuarantine where failed files are collected
/// @param openResults in the file manager
record BatchCommands(
    Command.Action start,
    Command.Action pause,
    Command.Action cancel,
    Command.Action addFiles,
    Command.Action addFolder,
    Command.Action chooseResults,
    Command.Action chooseQuarantine,
    Command.Action openResults) {
  /// Moves the keyboard to the filter.
  static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, SHORTCUT_DOWN);

  /// Closes the window.
  static final KeyCombination CLOSE = new KeyCodeCombination(KeyCode.W, SHORTCUT_DOWN);

  /// @param window that the file dialogs stand over
  static BatchCommands of(BatchViewModel batch, FileChooserPort chooser, Window window) {
    BatchSettings settings = batch.settings();
    return new BatchCommands(
        action("batch-start", KeyCode.ENTER, Material2MZ.PLAY_ARROW, batch::start),
        action("batch-pause", KeyCode.P, Material2MZ.PAUSE, batch::pauseOrResume),
        action("batch-cancel", KeyCode.PERIOD, Material2MZ.STOP, batch::cancel),
        action(
            "batch-add-files",
            KeyCode.O,
            Material2AL.INSERT_DRIVE_FILE,
            () -> settings.add(chooser.chooseFiles(window))),
        new Command.Action(
            "batch-add-folder",
            new KeyCodeCombination(KeyCode.O, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2AL.FOLDER_OPEN,
            () -> chooser.chooseFolder(window).ifPresent(folder -> settings.add(List.of(folder)))),
        action(
            "batch-choose-results",
            KeyCode.S,
            Material2AL.CREATE_NEW_FOLDER,
            () ->
                chooser
                    .chooseFolder(window)
                    .ifPresent(folder -> settings.results().set(Optional.of(folder)))),
        new Command.Action(
            "batch-choose-quarantine",
            new KeyCodeCombination(KeyCode.S, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2AL.CREATE_NEW_FOLDER,
            () ->
                chooser
                    .chooseFolder(window)
                    .ifPresent(folder -> settings.quarantine().set(Optional.of(folder)))),
        action("batch-open-results", KeyCode.E, Material2AL.LAUNCH, batch::openResults));
  }

  private static Command.Action action(String id, KeyCode code, Ikon icon, Runnable work) {
    return new Command.Action(id, new KeyCodeCombination(code, SHORTCUT_DOWN), icon, work);
  }

  Stream<Command.Action> all() {
    return Stream.of(
        start, pause, cancel, addFiles, addFolder, chooseResults, chooseQuarantine, openResults);
  }
}
