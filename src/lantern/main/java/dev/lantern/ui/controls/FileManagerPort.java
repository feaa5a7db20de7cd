package dev.lantern.ui.controls;

import java.io.IOException;
import java.nio.file.Path;

/// Shows folders in the file manager of the machine. A port, since not every machine has one.
@FunctionalInterface
public interface FileManagerPort {
  /// Not for the JavaFX thread.
  ///
  /// @throws IOException where there is no file manager, or it refuses
  void show(Path folder) throws IOException;
}
