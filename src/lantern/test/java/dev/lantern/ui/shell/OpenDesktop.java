package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.fail;

import dev.lantern.pipeline.Diagnostician;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.MemoryOpener;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A desktop under test: the real main window over the fixtures.
final class OpenDesktop {
  private static final double WIDTH = 990;
  private static final double HEIGHT = 760;

  private final DesktopApp app;
  private final Stage stage;
  private List<Path> chosen = List.of();

  private OpenDesktop(Stage stage, Optional<Diagnostician> network, List<Path> paths) {
    this.stage = stage;
    DesktopServices services =
        new DesktopServices(
            new MemoryOpener(),
            network,
            network.isPresent() ? "" : "The folder of bundles is empty.",
            paths);
    app = new DesktopApp(services, TaskRunner.onJavaFx(), new Chooser());
  }

  /// Shows the main window with a network and opens names of [MemoryOpener]; on the JavaFX thread.
  static OpenDesktop show(Stage stage, String... names) {
    return show(stage, Optional.of(new FixedNetwork()), names);
  }

  static OpenDesktop show(Stage stage, Optional<Diagnostician> network, String... names) {
    OpenDesktop desktop = new OpenDesktop(stage, network, Stream.of(names).map(Path::of).toList());
    Theme.install();
    desktop.app.show(stage, WIDTH, HEIGHT);
    return desktop;
  }

  private final class Chooser implements FileChooserPort {
    @Override
    public List<Path> chooseFiles() {
      return chosen;
    }

    @Override
    public Optional<Path> chooseFolder() {
      return chosen.stream().findFirst();
    }
  }

  /// What the file dialogs will answer.
  void willChoose(String... names) {
    chosen = Stream.of(names).map(Path::of).toList();
  }

  Stage stage() {
    return stage;
  }

  ShellViewModel shell() {
    return app.shell();
  }

  ViewerViewModel viewer() {
    return app.shell().viewer();
  }

  /// Waits until an image is seen and judged.
  void waitForImage() {
    waitFor(() -> viewer().shown().get().isPresent() && shell().activities().lasting(0).isEmpty());
  }

  static void waitFor(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    } catch (TimeoutException e) {
      fail("not met in 10 s", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// The image with its heatmap, without the words in its corners.
  Picture canvas(FxRobot robot) {
    return Picture.of(robot.lookup("#" + ViewerIds.CANVAS).query());
  }
}
