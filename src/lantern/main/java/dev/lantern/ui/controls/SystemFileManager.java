package dev.lantern.ui.controls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// The file manager that the system has chosen. Java's own way to it needs AWT's windows, which
/// this program never opens.
public final class SystemFileManager implements FileManagerPort {
  /// Within it a starter that finds no file manager has said so.
  private static final long PATIENCE_SECONDS = 5;

  @Override
  public void show(Path folder) throws IOException {
    String starter = starter(System.getProperty("os.name", "").toLowerCase(Locale.ROOT));
    Process process =
        new ProcessBuilder(starter, folder.toAbsolutePath().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      // Windows' own ends with 1 when all went well.
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          && process.exitValue() != 0
          && !starter.equals("explorer.exe")) {
        throw new IOException(starter + " ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String starter(String system) {
    if (system.startsWith("windows")) {
      return "explorer.exe";
    }
    return system.startsWith("mac") ? "open" : "xdg-open";
  }
}
