package dev.lantern.ui.shell;

import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.findings.ModelCardWindow;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Wires the desktop by hand: services into view models, view models into the main window.
public final class DesktopApp {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final DesktopServices services;
  private final Words words = Words.in(Locale.getDefault());
  private final ShellViewModel shell;
  private final FileChooserPort chooser;

  public DesktopApp(DesktopServices services, TaskRunner tasks, FileChooserPort chooser) {
    this.services = services;
    this.chooser = chooser;
    this.shell = new ShellViewModel(words, tasks, services);
  }

  /// What the window shows, for tests.
  ShellViewModel shell() {
    return shell;
  }

  /// Shows the main window and opens the initial paths.
  public void show(Stage stage) {
    show(stage, WIDTH, HEIGHT);
  }

  void show(Stage stage, double width, double height) {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, cause) -> shell.reportUnexpected(cause));
    Runnable modelCard =
        () ->
            shell
                .findings()
                .bundle()
                .get()
                .ifPresent(bundle -> ModelCardWindow.show(words, bundle, stage));
    Commands commands = new Commands(shell, chooser, modelCard, stage::close);
    MainWindow window = new MainWindow(words, shell, commands);
    Scene scene = new Scene(window, width, height);
    Theme.dress(scene);
    scene.getPreferences().setColorScheme(ColorScheme.DARK);
    stage.setTitle(words.of("window.title"));
    stage.setScene(scene);
    stage.show();
    window.focusImage();
    shell.open(services.initialPaths());
  }
}
