package dev.lantern.bench;

import dev.lantern.pipeline.Progress;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import org.dcm4che3.data.UID;

/// How long a reader waits for the first image of a film of 3000 × 3000 pixels of 16 bits: from the
/// open action to the pulse that paints it. Each is a file of its own, just written, so that the
/// disk has it in memory. The first one finds a program that has opened nothing yet.
public final class FirstImageBenchmark {
  private static final int FILMS = 10;
  private static final double MILLISECONDS = 1e6;

  private FirstImageBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    Screen.start();
    System.out.println();
    System.out.println(
        "| 3000 × 3000, 16 bits | first image of the program, ms | of those that follow, median |");
    System.out.println("|---|---|---|");
    Map<String, String> syntaxes =
        new TreeMap<>(
            Map.of(UID.ExplicitVRLittleEndian, "uncompressed", UID.JPEGLossless, "JPEG lossless"));
    for (Map.Entry<String, String> one : syntaxes.entrySet()) {
      Path folder = Files.createTempDirectory("lantern-first");
      new SyntheticCt(3000, 3000, 16).write(folder, FILMS, one.getKey());
      measure(folder, one.getValue());
      Screen.delete(folder);
    }
    System.exit(0);
  }

  private static void measure(Path folder, String name) throws Exception {
    var workbench = new Workbench(List.of());
    TaskRunner tasks = TaskRunner.onJavaFx();
    long memory = Settings.none().viewing().frameMemory() * 1024L * 1024;
    var tools = new ViewerTools(tasks, new Activities(), workbench.filters(), () -> memory);
    ViewerViewModel viewer =
        Screen.call(
            () ->
                new ViewerViewModel(
                    Words.in(Locale.ENGLISH),
                    tools,
                    new ViewSettings(),
                    (_, why) -> Screen.fail(why)));
    Scene scene = Screen.call(() -> Screen.show(viewer));
    double[] waits = new double[FILMS];
    for (int film = 0; film < FILMS; film++) {
      Path file = folder.resolve(film + ".dcm");
      long asked = System.nanoTime();
      CompletableFuture<Long> painted = new CompletableFuture<>();
      Runnable pulse =
          () -> {
            if (viewer.shown().get().isPresent()) {
              painted.complete(System.nanoTime());
            }
          };
      Screen.call(
          () -> {
            viewer.close();
            scene.addPostLayoutPulseListener(pulse);
            tasks.run(
                () -> workbench.images().open(List.of(file), Progress.none()),
                found -> viewer.open(found.series().getFirst()),
                Screen::fail);
            return 0;
          });
      waits[film] = (painted.get() - asked) / MILLISECONDS;
      Screen.call(
          () -> {
            scene.removePostLayoutPulseListener(pulse);
            return 0;
          });
    }
    double[] following = Arrays.copyOfRange(waits, 1, FILMS);
    Arrays.sort(following);
    System.out.printf(
        Locale.ROOT, "| %s | %.0f | %.0f |%n", name, waits[0], following[following.length / 2]);
  }
}
