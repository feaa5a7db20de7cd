package dev.lantern.ui.controls;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The platform's own dialogs.
public final class StageFileChooser implements FileChooserPort {
  private final Optional<Path> first;

  /// @param first folder in which they begin, where it is there; empty for the system's own
  public StageFileChooser(Optional<Path> first) {
    this.first = first;
  }

  @Override
  public List<Path> chooseFiles(Window owner) {
    FileChooser chooser = new FileChooser();
    folder().ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showOpenMultipleDialog(owner)).stream()
        .flatMap(List::stream)
        .map(File::toPath)
        .toList();
  }

  @Override
  public Optional<Path> chooseTarget(Window owner, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> chooseFolder(Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    folder().ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  private Optional<File> folder() {
    return first.filter(Files::isDirectory).map(Path::toFile);
  }
}
