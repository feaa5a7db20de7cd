package dev.lantern.ui.shell;

import dev.lantern.platform.SettingsFile;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.StageFileChooser;
import dev.lantern.ui.controls.SystemFileManager;
import dev.lantern.ui.settings.PreferencesViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The entrance from `Main`. Nothing here extends JavaFX's `Application`, so that the services come
/// through a parameter, and commands never load JavaFX.
public final class Desktop {
  /// A network loads in less.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Held, or the filter would go with it.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Desktop() {}

  /// Shows the main window and returns once it is closed, and the work in the background has ended
  /// or was given up.
  ///
  /// @param opening opens what the window works with, while JavaFX starts
  /// @return false where some of it is still under way
  /// @throws NoDisplayException where there is no screen to show it on
  public static boolean launch(Supplier<DesktopServices> opening) throws NoDisplayException {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    TaskRunner tasks = TaskRunner.onJavaFx();
    boolean ended = true;
    // We run on the class path on purpose; JavaFX warns of it at every start.
    JAVAFX.setFilter(
        record ->
            record.getMessage() == null
                || !record.getMessage().startsWith("Unsupported JavaFX configuration"));
    try {
      CompletableFuture<Optional<DesktopServices>> services =
          CompletableFuture.supplyAsync(opening).handle(orClose(closed));
      Platform.startup(() -> services.join().ifPresent(opened -> show(opened, tasks, closed)));
      closed.join();
      ended = tasks.end(PATIENCE);
    } catch (UnsupportedOperationException | LinkageError e) {
      throw new NoDisplayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
    return ended;
  }

  /// What cannot be opened ends the desktop before it begins.
  private static <T> BiFunction<@Nullable T, @Nullable Throwable, Optional<T>> orClose(
      CompletableFuture<Void> closed) {
    return (opened, why) -> {
      if (why != null) {
        closed.completeExceptionally(why);
      }
      return Optional.ofNullable(opened);
    };
  }

  private static void show(
      DesktopServices services, TaskRunner tasks, CompletableFuture<Void> closed) {
    boolean shown = false;
    try {
      Stage stage = new Stage();
      stage.setOnHidden(event -> closed.complete(null));
      Optional<Path> first = services.policy().folders().open();
      var preferences =
          new PreferencesViewModel(
              tasks, new SettingsFile(services.place().directories().settings()));
      new DesktopApp(
              services, preferences, tasks, new StageFileChooser(first), new SystemFileManager())
          .show(stage);
      shown = true;
    } finally {
      if (!shown) {
        closed.completeExceptionally(new IllegalStateException("no main window"));
      }
    }
  }

  /// There is no screen.
  public static final class NoDisplayException extends Exception {
    private static final long serialVersionUID = 1L;

    private NoDisplayException(Throwable cause) {
      super("no display: " + cause.getMessage(), cause);
    }
  }
}
