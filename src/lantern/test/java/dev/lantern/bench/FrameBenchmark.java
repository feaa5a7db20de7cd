package dev.lantern.bench;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.pipeline.Series;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.Settings;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.viewer.ViewSettings;
import dev.lantern.ui.viewer.ViewerTools;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.words.Words;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import org.dcm4che3.data.UID;

/// How long a frame of a film of 2048 × 2500 pixels of 16 bits takes: from the reader's step, on
/// the screen's thread, until JavaFX's software renderer has drawn the whole window. Beside it the
/// same steps where the whole image is rendered, and JavaFX reduces and moves it.
public final class FrameBenchmark {
  private static final int WARM_UP = 40;
  private static final int ROUNDS = 61;
  private static final double MILLISECONDS = 1e6;
  private static final int COLUMNS = 2048;
  private static final int ROWS = 2500;

  /// There and back again, so that the image stays on the screen.
  private static final int WAY = 6;

  private static final double ZOOM = 1.15;

  private FrameBenchmark() {}

  /// The reader's steps, on the screen's thread. Their argument counts up from 0.
  private record Steps(IntConsumer window, IntConsumer pan, IntConsumer zoom, IntConsumer next) {}

  public static void main(String[] arguments) throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    Screen.start();
    Path folder = Files.createTempDirectory("lantern-frame");
    Series series = new SyntheticCt(COLUMNS, ROWS, 16).write(folder, 2, UID.ExplicitVRLittleEndian);
    System.out.println();
    System.out.println(
        "| 2048 × 2500, 16 bits, on 900 × 760 | frame, median ms | whole image, median ms |");
    System.out.println("|---|---|---|");
    measure(series);
    Screen.delete(folder);
    System.exit(0);
  }

  private static void measure(Series series) throws Exception {
    ViewerViewModel viewer = open(series);
    Scene ours = Screen.call(() -> Screen.show(viewer));
    for (int position = 1; position >= 0; position--) {
      await(viewer, position);
    }
    Pane pane = new Pane();
    Steps whole = Screen.call(() -> whole(series.images(), pane));
    Scene theirs = Screen.call(() -> Screen.show(pane));
    Steps steps = steps(viewer);
    row("window drag", median(ours, steps.window()), median(theirs, whole.window()));
    row("pan", median(ours, steps.pan()), median(theirs, whole.pan()));
    row("zoom", median(ours, steps.zoom()), median(theirs, whole.zoom()));
    row("next frame", median(ours, steps.next()), median(theirs, whole.next()));
  }

  private static ViewerViewModel open(Series series) throws Exception {
    var tasks = TaskRunner.onJavaFx();
    long memory = Settings.none().viewing().frameMemory() * 1024L * 1024;
    var tools =
        new ViewerTools(tasks, new Activities(), new Workbench(List.of()).filters(), () -> memory);
    return Screen.call(
        () -> {
          var viewer =
              new ViewerViewModel(
                  Words.in(Locale.ENGLISH),
                  tools,
                  new ViewSettings(),
                  (_, why) -> Screen.fail(why));
          viewer.open(series);
          return viewer;
        });
  }

  /// Until a frame is decoded, and seen.
  private static void await(ViewerViewModel viewer, int position) throws Exception {
    while (!Screen.call(
        () -> {
          viewer.goTo(position);
          return viewer.shown().get().filter(now -> now.position() == position).isPresent();
        })) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static Steps steps(ViewerViewModel viewer) {
    return new Steps(
        i -> viewer.dragWindow(way(i), way(i)),
        i -> viewer.pan(3 * way(i), 2 * way(i)),
        i -> viewer.zoom(way(i) > 0 ? ZOOM : 1 / ZOOM),
        i -> viewer.goTo(1 - viewer.position().get()));
  }

  private static int way(int step) {
    return Math.floorDiv(step, WAY) % 2 == 0 ? 1 : -1;
  }

  /// All pixels of the image through the window, into a picture that JavaFX puts on the screen.
  private static Steps whole(List<ScanImage> images, Pane pane) throws Exception {
    int[] pixels = new int[COLUMNS * ROWS];
    var buffer =
        new PixelBuffer<>(
            COLUMNS, ROWS, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    ImageView view = new ImageView(new WritableImage(buffer));
    Viewport fit = Viewport.fit(Screen.WIDTH, Screen.HEIGHT, COLUMNS, ROWS, 1);
    view.setFitWidth(COLUMNS * fit.zoom());
    view.setPreserveRatio(true);
    pane.getChildren().add(view);
    Frame[] frames = {images.get(0).frame(0), images.get(1).frame(0)};
    var renderers = new FrameRenderer[1];
    IntConsumer take =
        i -> {
          var next = new FrameRenderer(frames[i % 2], images.get(i % 2).display(0), 16);
          renderers[0] = i == 0 ? next : next.inPlaceOf(renderers[0]);
        };
    IntConsumer paint =
        i -> {
          WindowLevel level = new WindowLevel(20_000 + 50 * (i % WAY), 40_000);
          var voi = new VoiLut.Window(level, VoiLut.Function.LINEAR, "");
          renderers[0].render(
              new FrameRenderer.Settings(voi, false, Interpolation.SMOOTH),
              Viewport.fit(COLUMNS, ROWS, COLUMNS, ROWS, 1),
              pixels);
          buffer.updateBuffer(all -> null);
        };
    take.accept(0);
    paint.accept(0);
    return new Steps(
        paint,
        i -> {
          view.setTranslateX(view.getTranslateX() + 3 * way(i));
          view.setTranslateY(view.getTranslateY() + 2 * way(i));
        },
        i -> view.setFitWidth(view.getFitWidth() * (way(i) > 0 ? ZOOM : 1 / ZOOM)),
        i -> {
          take.accept(i + 1);
          paint.accept(0);
        });
  }

  private static double median(Scene scene, IntConsumer step) throws Exception {
    return Screen.call(
        () -> {
          var drawn = new WritableImage((int) scene.getWidth(), (int) scene.getHeight());
          double[] times = new double[WARM_UP + ROUNDS];
          for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            step.accept(i);
            scene.snapshot(drawn);
            times[i] = (System.nanoTime() - start) / MILLISECONDS;
          }
          Arrays.sort(times, WARM_UP, times.length);
          return times[WARM_UP + ROUNDS / 2];
        });
  }

  private static void row(String step, double ours, double whole) {
    System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", step, ours, whole);
  }
}
