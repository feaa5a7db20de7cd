package dev.lantern.bench;

import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameFilters;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.SampleType;
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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.dcm4che3.data.UID;

/// What a reader feels who scrolls through a CT series of 500 slices, with frames decoded ahead and
/// without, and what the filters for the eye cost. The series is synthetic, 512 × 512 pixels of 16
/// bits, as files on disk.
public final class ScrollBenchmark {
  private static final int SLICES = 500;

  /// 60 slices a second: faster than a hand turns the wheel.
  private static final long STEP_NANOS = 1_000_000_000L / 60;

  private static final double MILLISECONDS = 1e6;

  private ScrollBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    filters(new Workbench(List.of()).filters());
    Screen.start();
    System.out.println();
    System.out.println(
        "| slices | ahead | pass | the screen's thread, longest ms: busy | on the clock"
            + " | wait for a slice, ms: median | 99th percentile | longest | never seen |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    Map<String, String> syntaxes =
        new TreeMap<>(
            Map.of(UID.ExplicitVRLittleEndian, "uncompressed", UID.JPEGLossless, "JPEG lossless"));
    for (Map.Entry<String, String> one : syntaxes.entrySet()) {
      Path folder = Files.createTempDirectory("lantern-scroll");
      Series series = new SyntheticCt(512, 512, 12).write(folder, SLICES, one.getKey());
      measure(series, new Case(one.getValue(), "no", () -> 0));
      measure(series, new Case(one.getValue(), "yes", ScrollBenchmark::usualMemory));
      Screen.delete(folder);
    }
    System.exit(0);
  }

  /// What is measured.
  ///
  /// @param memory bytes that decoded frames may take
  private record Case(String name, String ahead, LongSupplier memory) {}

  private static void measure(Series series, Case made) throws Exception {
    TaskRunner tasks = TaskRunner.onJavaFx();
    var tools =
        new ViewerTools(tasks, new Activities(), new Workbench(List.of()).filters(), made.memory());
    Words words = Words.in(Locale.ENGLISH);
    ViewerViewModel viewer =
        Screen.call(
            () -> {
              var one =
                  new ViewerViewModel(
                      words, tools, new ViewSettings(), (_, why) -> Screen.fail(why));
              Screen.show(one);
              one.open(series);
              return one;
            });
    while (Screen.call(() -> viewer.shown().get().isEmpty())) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    rest(made);
    pass(viewer, made, "first, as soon as one slice is seen", 1);
    TimeUnit.SECONDS.sleep(5);
    pass(viewer, made, "back, 5 s later", -1);
    pass(viewer, made, "once more", 1);
    Screen.call(
        () -> {
          viewer.close();
          return 0;
        });
  }

  /// Of a reader who has set nothing.
  private static long usualMemory() {
    return Settings.none().viewing().frameMemory() * 1024L * 1024;
  }

  /// What the machine does to the screen's thread while nobody scrolls.
  private static void rest(Case made) throws Exception {
    if (made.ahead().equals("no")) {
      try (Heartbeat heartbeat = new Heartbeat()) {
        TimeUnit.SECONDS.sleep(8);
        System.out.printf(
            Locale.ROOT,
            "| %s | no | none: at rest | %.1f | %.1f | | | | |%n",
            made.name(),
            heartbeat.busy(),
            heartbeat.onTheClock());
      }
    }
  }

  /// Scrolls from one end to the other, a slice a step, whether or not the last one came.
  private static void pass(ViewerViewModel viewer, Case made, String name, int way)
      throws Exception {
    var asked = new long[SLICES];
    var waited = new double[SLICES];
    Arrays.fill(waited, Double.NaN);
    Subscription heard =
        Screen.call(
            () ->
                viewer
                    .shown()
                    .subscribe(
                        (before, now) ->
                            now.ifPresent(
                                one ->
                                    waited[one.position()] =
                                        (System.nanoTime() - asked[one.position()])
                                            / MILLISECONDS)));
    try (Heartbeat heartbeat = new Heartbeat()) {
      long next = System.nanoTime();
      for (int i = 1; i < SLICES; i++) {
        int position = way > 0 ? i : SLICES - 1 - i;
        Platform.runLater(
            () -> {
              asked[position] = System.nanoTime();
              viewer.goTo(position);
            });
        next += STEP_NANOS;
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
      }
      TimeUnit.MILLISECONDS.sleep(300);
      Screen.call(
          () -> {
            heard.unsubscribe();
            return 0;
          });
      double[] seen = Arrays.stream(waited).filter(wait -> !Double.isNaN(wait)).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %d |%n",
          made.name(),
          made.ahead(),
          name,
          heartbeat.busy(),
          heartbeat.onTheClock(),
          seen[seen.length / 2],
          seen[(int) (seen.length * 0.99)],
          seen[seen.length - 1],
          SLICES - 1 - seen.length);
    }
  }

  /// Asks the screen's thread again and again for an answer. The slowest answer is the longest time
  /// that it did nothing else; how much of its own work lay between two is told apart from what
  /// other programs took away.
  private static final class Heartbeat implements AutoCloseable {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong busiest = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().start(this::beat);

    private void beat() {
      try {
        FutureTask<Long> first = new FutureTask<>(threads::getCurrentThreadCpuTime);
        Platform.runLater(first);
        long before = first.get();
        while (true) {
          long asked = System.nanoTime();
          FutureTask<Long> answer = new FutureTask<>(threads::getCurrentThreadCpuTime);
          Platform.runLater(answer);
          long now = answer.get();
          longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
          busiest.accumulateAndGet(now - before, Math::max);
          before = now;
          TimeUnit.MILLISECONDS.sleep(1);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Milliseconds of processor time between two answers.
    double busy() {
      return busiest.get() / MILLISECONDS;
    }

    /// Milliseconds until an answer.
    double onTheClock() {
      return longest.get() / MILLISECONDS;
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }

  private static void filters(FrameFilters filters) throws Exception {
    var random = new Random(1);
    byte[] stored = new byte[2500 * 2048 * 2];
    for (int i = 0; i < 2500 * 2048; i++) {
      int value = i / 2048 * 20 + i % 2048 / 4 + random.nextInt(64);
      stored[2 * i] = (byte) value;
      stored[2 * i + 1] = (byte) (value >> 8);
    }
    Frame film = new Frame(2500, 2048, 1, SampleType.UINT16, stored);
    FrameDisplay display = FrameDisplay.ofValues(PhotometricInterpretation.MONOCHROME2);
    System.out.println("| filter, 2048 × 2500 pixels of 16 bits | median ms |");
    System.out.println("|---|---|");
    for (DisplayFilter filter : DisplayFilter.values()) {
      double[] times = new double[15];
      for (int i = -5; i < times.length; i++) {
        long start = System.nanoTime();
        filters.apply(filter, film, display);
        times[Math.max(0, i)] = (System.nanoTime() - start) / MILLISECONDS;
      }
      Arrays.sort(times);
      System.out.printf(Locale.ROOT, "| %s | %.0f |%n", filter, times[times.length / 2]);
    }
    drag(filters.apply(DisplayFilter.CLAHE, film, display), display.ofModalityValues());
  }

  private static void drag(Frame filtered, FrameDisplay display) {
    var renderer = new FrameRenderer(filtered, display, 16);
    Viewport fit = Viewport.fit(900, 760, filtered.columns(), filtered.rows(), 1);
    int[] argb = new int[fit.width() * fit.height()];
    double[] times = new double[31];
    for (int i = -10; i < times.length; i++) {
      WindowLevel level = new WindowLevel(25_000 + i, 40_000);
      long start = System.nanoTime();
      renderer.render(
          new FrameRenderer.Settings(
              new VoiLut.Window(level, VoiLut.Function.LINEAR, ""), false, Interpolation.SMOOTH),
          fit,
          argb);
      times[Math.max(0, i)] = (System.nanoTime() - start) / MILLISECONDS;
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT, "| window drag on it, 900 × 760 | %.1f |%n", times[times.length / 2]);
  }
}
