package dev.lantern.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for files. A port, since a machine without a screen has no dialogs.
public interface FileChooserPort {
  /// @return empty where the user chose nothing
  List<Path> chooseFiles();

  Optional<Path> chooseFolder();
}
