package dev.lantern.ui.controls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/// Asks the user for files. A port, since a machine without a screen has no dialogs.
public interface FileChooserPort {
  /// @param owner the window that asks
  /// @return empty where the user chose nothing
  List<Path> chooseFiles(Window owner);

  /// Asks for a file to write.
  ///
  /// @param name that is offered
  Optional<Path> chooseTarget(Window owner, String name);

  /// As [#chooseFiles].
  Optional<Path> chooseFolder(Window owner);
}
