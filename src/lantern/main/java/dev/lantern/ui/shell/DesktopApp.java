package dev.lantern.ui.shell;

import dev.lantern.pipeline.Diagnostician;
import dev.lantern.platform.MainWindowState;
import dev.lantern.ui.about.AboutWindow;
import dev.lantern.ui.batch.BatchViewModel;
import dev.lantern.ui.batch.BatchWindow;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.FileChooserPort;
import dev.lantern.ui.controls.FileManagerPort;
import dev.lantern.ui.controls.Keymap;
import dev.lantern.ui.findings.ModelCardWindow;
import dev.lantern.ui.help.HelpPage;
import dev.lantern.ui.help.HelpWindow;
import dev.lantern.ui.layers.LayersWindow;
import dev.lantern.ui.settings.KeymapViewModel;
import dev.lantern.ui.settings.PreferencesViewModel;
import dev.lantern.ui.settings.PreferencesWindow;
import dev.lantern.ui.tags.TagsWindow;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.viewer.GlassViewModel;
import dev.lantern.ui.welcome.WelcomePage;
import dev.lantern.ui.welcome.WelcomeViewModel;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Wires the desktop by hand: services into view models, view models into the main window.
public final class DesktopApp {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final DesktopServices services;
  private final PreferencesViewModel preferences;
  private final Words words;
  private final Theme theme;
  private final KeymapViewModel keys;
  private final Keymap keymap;
  private final ShellViewModel shell;
  private final TaskRunner tasks;
  private final FileChooserPort chooser;
  private final FileManagerPort fileManager;
  private final GlassViewModel glass;
  private Optional<WindowPlace> standing = Optional.empty();
  private Optional<BatchWindow> batch = Optional.empty();
  private Optional<GlassWindow> glassWindow = Optional.empty();
  private Optional<HelpWindow> help = Optional.empty();
  private Optional<LayersWindow> layers = Optional.empty();
  private Optional<PreferencesWindow> preferencesWindow = Optional.empty();
  private Optional<TagsWindow> tags = Optional.empty();

  public DesktopApp(
      DesktopServices services,
      PreferencesViewModel preferences,
      TaskRunner tasks,
      FileChooserPort chooser,
      FileManagerPort fileManager) {
    this.services = services;
    this.preferences = preferences;
    this.keys = new KeymapViewModel(preferences);
    this.keymap = new Keymap(keys.inForce());
    this.words =
        Words.in(
            preferences.language().get().map(Locale::of).orElseGet(Locale::getDefault),
            keymap::shown);
    this.theme = new Theme(preferences.theme());
    this.tasks = tasks;
    this.fileManager = fileManager;
    this.chooser = chooser;
    this.glass = new GlassViewModel(preferences.screen());
    this.shell = new ShellViewModel(words, tasks, services, preferences);
  }

  /// What the window shows, for tests.
  ShellViewModel shell() {
    return shell;
  }

  /// Which key does what, for tests.
  KeymapViewModel keys() {
    return keys;
  }

  /// Shows the main window and opens the initial paths; before that, once for each version of the
  /// notice, the page that has it accepted.
  public void show(Stage stage) {
    WindowPlace place = new WindowPlace(stage);
    preferences.window().ifPresent(place::restore);
    standing = Optional.of(place);
    if (WelcomeViewModel.acceptedBefore(preferences)) {
      show(stage, WIDTH, HEIGHT);
    } else {
      greet(stage, WIDTH, HEIGHT);
    }
  }

  /// Shows the main window.
  void show(Stage stage, double width, double height) {
    theme.install();
    MainWindow window = window(stage);
    show(stage, new Scene(window, width, height));
    window.focusImage();
    shell.open(services.initialPaths());
  }

  /// Shows the page with the notice; the initial paths wait for its acceptance.
  void greet(Stage stage, double width, double height) {
    theme.install();
    MainWindow window = window(stage);
    WelcomePage page = welcome(stage, window, false);
    show(stage, new Scene(page, width, height));
    page.focusNext();
  }

  /// The window may be moved to another screen, and a screen measured anew.
  private void followTheScreen(Stage stage, Scene scene) {
    Runnable changed =
        () -> shell.viewports().keepPhysicalSize(glass.pixel(GlassWindow.screenOf(stage)));
    // By the scene: a stage that shows another one afterwards does not hold this desktop.
    scene.windowProperty().flatMap(Window::xProperty).subscribe(changed);
    scene.windowProperty().flatMap(Window::yProperty).subscribe(changed);
    preferences.screen().subscribe(changed);
  }

  private void show(Stage stage, Scene scene) {
    theme.dress(scene);
    stage.setTitle(words.of("window.title"));
    stage.setScene(scene);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          quit(stage);
        });
    stage.show();
    followTheScreen(stage, scene);
  }

  private WelcomePage welcome(Stage stage, MainWindow window, boolean accepted) {
    var welcome =
        new WelcomeViewModel(
            preferences,
            services.place().samples(),
            new WelcomeViewModel.Ways(
                accepted ? List.of() : services.initialPaths(),
                paths -> {
                  enter(stage, window);
                  shell.open(paths);
                },
                () -> {
                  enter(stage, window);
                  shell.open(chooser.chooseFiles(stage));
                },
                () -> quit(stage)));
    if (accepted) {
      welcome.revisit();
    }
    return new WelcomePage(words, welcome, () -> showHelp(HelpPage.START));
  }

  private static void enter(Stage stage, MainWindow window) {
    stage.getScene().setRoot(window);
    // Panels without a skin hold no image yet that could take the keyboard.
    window.applyCss();
    window.focusImage();
  }

  private void showWelcome(Stage stage) {
    if (stage.getScene().getRoot() instanceof MainWindow window) {
      WelcomePage page = welcome(stage, window, true);
      stage.getScene().setRoot(page);
      page.focusNext();
    }
  }

  private MainWindow window(Stage stage) {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, cause) -> shell.reportUnexpected(cause));
    Runnable modelCard =
        () ->
            shell
                .findings()
                .bundle()
                .get()
                .ifPresent(bundle -> ModelCardWindow.show(words, theme, bundle, stage));
    Commands commands =
        new Commands(
            shell,
            chooser,
            new Commands.Windows(
                stage,
                modelCard,
                () -> showLayers(stage),
                () -> showTags(stage),
                () -> showBatch(stage),
                new Commands.Glass(
                    () -> shell.physicalSize(glass.pixel(GlassWindow.screenOf(stage))),
                    () -> showGlass(stage)),
                new RecentMenu(words, preferences, shell),
                () -> showPreferences(stage),
                new Commands.Help(
                    this::showHelp,
                    () -> showWelcome(stage),
                    () -> AboutWindow.show(words, theme, services.place(), stage)),
                () -> quit(stage)));
    keys.take(commands.assignable());
    var controls = new CommandControls(words, keymap);
    List<Double> dividers = preferences.window().map(MainWindowState::dividers).orElse(List.of());
    return new MainWindow(words, shell, commands, controls, dividers);
  }

  /// The main window, where it is not the first page that is seen.
  private static Optional<MainWindow> seen(Stage main) {
    return main.getScene().getRoot() instanceof MainWindow window
        ? Optional.of(window)
        : Optional.empty();
  }

  private void showLayers(Stage main) {
    if (layers.isEmpty()) {
      layers = Optional.of(new LayersWindow(words, theme, shell.layers(), main));
    }
    layers.get().show();
  }

  private void showTags(Stage main) {
    if (tags.isEmpty()) {
      tags = Optional.of(new TagsWindow(words, theme, shell.tags(), keymap, main));
    }
    tags.get().show();
  }

  private void showGlass(Stage main) {
    if (glassWindow.isEmpty()) {
      glassWindow = Optional.of(new GlassWindow(words, theme, glass, main));
    }
    glassWindow.get().show();
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
      batch = Optional.of(new BatchWindow(words, theme, batches, keymap, chooser));
    }
    batch.get().show();
  }

  private void showPreferences(Stage main) {
    if (preferencesWindow.isEmpty()) {
      preferencesWindow =
          Optional.of(
              new PreferencesWindow(
                  words,
                  theme,
                  preferences,
                  keys,
                  new PreferencesWindow.Networks(
                      services.diagnostician().map(Diagnostician::bundles).orElse(List.of()),
                      services.policy())));
    }
    preferencesWindow.get().show(main);
  }

  private void showHelp(HelpPage page) {
    if (help.isEmpty()) {
      help = Optional.of(new HelpWindow(words, theme));
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
    preferences.end(
        standing.flatMap(place -> seen(main).flatMap(window -> place.state(window.dividers()))),
        () -> {
          help.ifPresent(HelpWindow::close);
          main.close();
        });
  }
}
