package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.pipeline.Workplace;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.Policy;
import dev.lantern.platform.SettingsFile;
import dev.lantern.report.BatchJob;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.AnsweringChooser;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.MemoryOpener;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.settings.KeymapViewModel;
import dev.lantern.ui.settings.PreferencesViewModel;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A desktop under test: the real main window over the fixtures.
final class OpenDesktop {
  private static final double WIDTH = 990;
  private static final double HEIGHT = 760;
  private static final String SETTINGS = "settings.json";

  private final DesktopApp app;
  private final PreferencesViewModel preferences;
  private final AnsweringChooser chooser = new AnsweringChooser();
  private @Nullable Stage stage;

  /// A desktop with a network that will open names of [MemoryOpener].
  OpenDesktop(String... names) {
    this(Optional.of(new FixedNetwork()), names);
  }

  OpenDesktop(Optional<Diagnostician> network, String... names) {
    this(services(network, workbench(ownFolder()), names));
  }

  /// A desktop over real files and networks, which opens some of the files.
  static OpenDesktop over(Workbench workbench, Diagnostician network, List<Path> opened) {
    return new OpenDesktop(
        new DesktopServices(
            workbench.images(),
            Optional.of(network),
            "",
            new BatchJob.Tools(workbench, Interruption.none()),
            opened));
  }

  /// A desktop that keeps what is the user's own under a folder.
  static OpenDesktop keepingUnder(Path folder, String... names) {
    return new OpenDesktop(services(Optional.of(new FixedNetwork()), workbench(folder), names));
  }

  /// A desktop of a user who prefers a language.
  ///
  /// @param language ISO 639
  static OpenDesktop speaking(String language, Diagnostician network, String... names)
      throws IOException {
    Path folder = Files.createDirectories(ownFolder());
    Files.writeString(folder.resolve(SETTINGS), "{\"language\": \"" + language + "\"}");
    return new OpenDesktop(services(Optional.of(network), workbench(folder), names));
  }

  /// Of this desktop alone: what one test prefers is no other's.
  private static Path ownFolder() {
    return Path.of(System.getProperty("lantern.root", "."), "src/lantern/target/desktops")
        .resolve(UUID.randomUUID().toString());
  }

  /// Those of the user who runs the tests are left alone.
  private static Path settings(DesktopServices services) {
    Path named = services.place().directories().settings();
    return named.equals(AppDirectories.ofUser().settings()) ? ownFolder().resolve(SETTINGS) : named;
  }

  private static Workbench workbench(Path folder) {
    AppDirectories directories =
        new AppDirectories(
            folder.resolve(SETTINGS),
            folder.resolve("models"),
            folder.resolve("logs"),
            folder.resolve("cache"));
    return new Workbench(new Workplace(directories, List.of(), folder, Policy.none()));
  }

  private static DesktopServices services(
      Optional<Diagnostician> network, Workbench workbench, String... names) {
    return new DesktopServices(
        new MemoryOpener(),
        network,
        network.isPresent() ? "" : "The folder of bundles is empty.",
        new BatchJob.Tools(workbench, Interruption.none()),
        Stream.of(names).map(Path::of).toList());
  }

  OpenDesktop(DesktopServices services) {
    TaskRunner tasks = TaskRunner.onJavaFx();
    preferences = new PreferencesViewModel(tasks, new SettingsFile(settings(services)));
    app = new DesktopApp(services, preferences, tasks, chooser, folder -> {});
  }

  /// Shows the main window; on the JavaFX thread.
  void show(Stage shown) {
    take(shown);
    app.show(shown, WIDTH, HEIGHT);
  }

  /// As the program itself starts, in a window of its own; on the JavaFX thread.
  void start(Stage shown) {
    stage = shown;
    app.show(shown);
  }

  /// Shows what a first start shows; on the JavaFX thread.
  void greet(Stage shown) {
    take(shown);
    app.greet(shown, WIDTH, HEIGHT);
  }

  private void take(Stage shown) {
    stage = shown;
    // TestFX lends every test the same stage, with the size that the last one gave it.
    shown.setWidth(WIDTH);
    shown.setHeight(HEIGHT);
  }

  /// What the file dialogs will answer.
  void willChoose(String... names) {
    chooser.willChoose(Stream.of(names).map(Path::of).toList());
  }

  Stage stage() {
    return Objects.requireNonNull(stage);
  }

  PreferencesViewModel preferences() {
    return preferences;
  }

  KeymapViewModel keys() {
    return app.keys();
  }

  ShellViewModel shell() {
    return app.shell();
  }

  ViewerViewModel viewer() {
    return app.shell().viewer();
  }

  /// Opens a name of [MemoryOpener] beside what is open, and waits until it is seen.
  void open(FxRobot robot, String name) {
    robot.interact(() -> shell().open(List.of(Path.of(name))));
    waitFor(
        () ->
            viewer()
                .shown()
                .get()
                .filter(now -> now.image().source().name().endsWith(name))
                .isPresent());
  }

  /// Waits until an image is seen and judged.
  void waitForImage() {
    // The JavaFX thread has seen an image only once it has begun to judge it.
    waitFor(() -> viewer().shown().get().isPresent() && shell().activities().lasting(0).isEmpty());
  }

  /// Waits until the image that is seen has its findings.
  void waitForFindings() {
    waitForImage();
    waitFor(() -> shell().findings().state().get() instanceof FindingsState.Judged);
  }

  /// What the network found in the image that is seen.
  ImageOutcome.Diagnosed diagnosed() {
    return assertInstanceOf(FindingsState.Judged.class, shell().findings().state().get()).outcome();
  }

  /// Moves to a place of the source.
  void point(FxRobot robot, double x, double y) {
    Pointer.to(robot, "#" + ViewerIds.CANVAS, place(x, y));
  }

  /// Where a place of the source lies on the canvas.
  Point2D place(double x, double y) {
    ImageTransform toScreen = viewer().viewport().get().toScreen();
    int width = viewer().viewport().get().width();
    int height = viewer().viewport().get().height();
    double across = toScreen.x(x);
    double down = toScreen.y(y);
    Turn turn = viewer().turn().get();
    double flipped = turn.mirrored() ? width - across : across;
    return switch (turn.quarters()) {
      case 0 -> new Point2D(flipped, down);
      case 1 -> new Point2D(height - down, flipped);
      case 2 -> new Point2D(width - flipped, height - down);
      default -> new Point2D(down, width - flipped);
    };
  }

  /// @param condition asked on the JavaFX thread, whose lists it may look at
  static void waitFor(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      fail("not met in 30 s", e);
    }
    Hands.rest();
  }

  /// The image with its heatmap, without the words in its corners.
  Picture canvas(FxRobot robot) {
    return Picture.of(robot.lookup("#" + ViewerIds.CANVAS).query());
  }

  /// What a renderer gives in place of the image that is seen.
  int[] rendered(FrameRenderer renderer, FrameRenderer.Settings settings) {
    return rendered(renderer, settings, viewer().viewport().get());
  }

  static int[] rendered(
      FrameRenderer renderer, FrameRenderer.Settings settings, Viewport viewport) {
    int[] argb = new int[viewport.width() * viewport.height()];
    renderer.render(settings, viewport, argb);
    return argb;
  }

  /// Does what an item of the menu bar, or of a menu in it, does; on the JavaFX thread.
  ///
  /// @param command its id
  void fire(String command) {
    ((MenuBar) stage().getScene().lookup(".menu-bar"))
        .getMenus().stream()
            .flatMap(menu -> menu.getItems().stream())
            .flatMap(
                item -> item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item))
            .filter(item -> (CommandControls.ITEM + command).equals(item.getId()))
            .forEach(MenuItem::fire);
  }

  /// Hides every window but the main one.
  void closeOtherWindows(FxRobot robot) {
    robot.interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage())
                .forEach(Window::hide));
  }
}
