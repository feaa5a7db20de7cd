package dev.lantern.ui.batch;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.controls.FileChooserPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  /// @param window that the file dialogs stand over
  static BatchCommands of(BatchViewModel batch, FileChooserPort chooser, Window window) {
    BatchSettings settings = batch.settings();
    return new BatchCommands(
        action(BatchKey.START, Material2MZ.PLAY_ARROW, batch::start),
        action(BatchKey.PAUSE, Material2MZ.PAUSE, batch::pauseOrResume),
        action(BatchKey.CANCEL, Material2MZ.STOP, batch::cancel),
        action(
            BatchKey.ADD_FILES,
            Material2AL.INSERT_DRIVE_FILE,
            () -> settings.add(chooser.chooseFiles(window))),
        action(
            BatchKey.ADD_FOLDER,
            Material2AL.FOLDER_OPEN,
            () -> chooser.chooseFolder(window).ifPresent(folder -> settings.add(List.of(folder)))),
        action(
            BatchKey.CHOOSE_RESULTS,
            Material2AL.CREATE_NEW_FOLDER,
            () ->
                chooser
                    .chooseFolder(window)
                    .ifPresent(folder -> settings.results().set(Optional.of(folder)))),
        action(
            BatchKey.CHOOSE_QUARANTINE,
            Material2AL.CREATE_NEW_FOLDER,
            () ->
                chooser
                    .chooseFolder(window)
                    .ifPresent(folder -> settings.quarantine().set(Optional.of(folder)))),
        action(BatchKey.OPEN_RESULTS, Material2AL.LAUNCH, batch::openResults));
  }

  private static Command.Action action(BatchKey key, Ikon icon, Runnable work) {
    return new Command.Action(key.id(), key.key(), icon, work);
  }

  Stream<Command.Action> all() {
    return Stream.of(
        start, pause, cancel, addFiles, addFolder, chooseResults, chooseQuarantine, openResults);
  }
}
