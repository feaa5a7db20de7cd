package dev.lantern.ui.shell;

import dev.lantern.ui.batch.BatchViewModel;
import dev.lantern.ui.batch.BatchWindow;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.FileChooserPort;
import dev.lantern.ui.controls.FileManagerPort;
import dev.lantern.ui.findings.ModelCardWindow;
import dev.lantern.ui.help.HelpPage;
import dev.lantern.ui.help.HelpWindow;
import dev.lantern.ui.layers.LayersWindow;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Wires the desktop by hand: services into view models, view models into the main window.
public final class DesktopApp {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final DesktopServices services;
  private final Words words = Words.in(Locale.getDefault());
  private final ShellViewModel shell;
  private final TaskRunner tasks;
  private final FileChooserPort chooser;
  private final FileManagerPort fileManager;
  private Optional<BatchWindow> batch = Optional.empty();
  private Optional<HelpWindow> help = Optional.empty();
  private Optional<LayersWindow> layers = Optional.empty();

  public DesktopApp(
      DesktopServices services,
      TaskRunner tasks,
      FileChooserPort chooser,
      FileManagerPort fileManager) {
    this.services = services;
    this.tasks = tasks;
    this.fileManager = fileManager;
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
    Commands commands =
        new Commands(
            shell,
            chooser,
            new Commands.Windows(
                stage,
                modelCard,
                () -> showLayers(stage),
                () -> showBatch(stage),
                this::showHelp,
                () -> quit(stage)));
    MainWindow window = new MainWindow(words, shell, commands);
    Scene scene = new Scene(window, width, height);
    Theme.dress(scene);
    stage.setTitle(words.of("window.title"));
    stage.setScene(scene);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          quit(stage);
        });
    stage.show();
    window.focusImage();
    shell.open(services.initialPaths());
  }

  private void showLayers(Stage main) {
    if (layers.isEmpty()) {
      layers = Optional.of(new LayersWindow(words, shell.layers(), main));
    }
    layers.get().show();
  }

  private void showBatch(Stage main) {
    if (batch.isEmpty()) {
      var batches =
          new BatchViewModel(
              words,
              tasks,
              services.batches(),
              fileManager,
              source -> {
                shell.show(source);
                main.setIconified(false);
                main.toFront();
              });
      batch = Optional.of(new BatchWindow(words, batches, chooser));
    }
    batch.get().show();
  }

  private void showHelp(HelpPage page) {
    if (help.isEmpty()) {
      help = Optional.of(new HelpWindow(words));
    }
    help.get().show(page);
  }

  /// Closes all windows; where measurements are in no file, or a batch is under way, their windows
  /// ask first.
  private void quit(Stage main) {
    shell.session().askToLeave(() -> quitBatch(main));
  }

  private void quitBatch(Stage main) {
    batch.ifPresentOrElse(window -> window.askToLeave(() -> close(main)), () -> close(main));
  }

  private void close(Stage main) {
    help.ifPresent(HelpWindow::close);
    main.close();
  }
}
