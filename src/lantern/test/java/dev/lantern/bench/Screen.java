package dev.lantern.bench;

import dev.lantern.ui.viewer.ImageOverlay;
import dev.lantern.ui.viewer.ViewerView;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/// The screen of a benchmark: one window with one viewport.
final class Screen {
  static final int WIDTH = 900;
  static final int HEIGHT = 760;

  private Screen() {}

  static void start() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
  }

  /// Does something on the screen's thread, and waits for what it gives.
  static <T> T call(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get();
  }

  /// Shows a viewport; on the screen's thread.
  static Scene show(ViewerViewModel viewer) {
    return show(new ViewerView(Words.in(Locale.ENGLISH), viewer, new NoOverlay()));
  }

  static Scene show(Parent root) {
    Stage stage = new Stage();
    stage.setScene(new Scene(root, WIDTH, HEIGHT));
    stage.show();
    return stage.getScene();
  }

  static void fail(Throwable why) {
    throw new IllegalStateException(why);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// Nothing is drawn over the image.
  private static final class NoOverlay implements ImageOverlay {
    private final Pane pane = new Pane();

    @Override
    public Node node() {
      return pane;
    }

    @Override
    public boolean press(double x, double y) {
      return false;
    }

    @Override
    public void drag(double x, double y) {}

    @Override
    public void release(double x, double y) {}

    @Override
    public void move(double x, double y) {}
  }
}
