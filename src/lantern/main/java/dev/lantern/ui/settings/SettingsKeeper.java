package dev.lantern.ui.settings;

import dev.lantern.platform.Settings;
import dev.lantern.platform.SettingsFile;
import dev.lantern.ui.concurrent.TaskRunner;
import java.io.IOException;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Writes settings in the background, one after another; of those that wait only the newest. For
/// the JavaFX thread.
final class SettingsKeeper {
  private final TaskRunner tasks;
  private final SettingsFile file;
  private final Object writing = new Object();
  private final ReadOnlyBooleanWrapper unkept = new ReadOnlyBooleanWrapper();
  private Settings newest;
  private long number;
  private long written;

  SettingsKeeper(TaskRunner tasks, SettingsFile file) {
    this.tasks = tasks;
    this.file = file;
    this.newest = file.read();
  }

  /// What was given last, or read at the start.
  Settings newest() {
    return newest;
  }

  void keep(Settings settings) {
    if (!settings.equals(newest)) {
      tasks.run(writing(settings), _ -> unkept.set(false), _ -> unkept.set(true));
    }
  }

  /// As [#keep], without waiting for other work, since the program is about to end.
  ///
  /// @param then called once it is written or cannot be
  void keepLast(Settings settings, Runnable then) {
    if (settings.equals(newest) && !unkept.get()) {
      then.run();
      return;
    }
    tasks.runLong("lantern-settings", writing(settings), _ -> then.run(), _ -> then.run());
  }

  private Callable<Settings> writing(Settings settings) {
    newest = settings;
    long mine = ++number;
    return () -> {
      write(settings, mine);
      return settings;
    };
  }

  private void write(Settings settings, long mine) throws IOException {
    synchronized (writing) {
      if (mine > written) {
        file.write(settings);
        written = mine;
      }
    }
  }

  /// True where what was chosen last could not be written.
  ReadOnlyBooleanProperty unkept() {
    return unkept.getReadOnlyProperty();
  }
}
