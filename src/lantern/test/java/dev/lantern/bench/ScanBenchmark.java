package dev.lantern.bench;

import dev.lantern.classify.Classifier;
import dev.lantern.classify.Precision;
import dev.lantern.explain.ClassActivation;
import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.inference.ClassifierLoader;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.pipeline.DiagnosisPipeline;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.preprocess.Preprocessor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Where the time of one scan goes: each stage alone, the whole path, and the whole path against
/// its limit (decode + bare network), in one run on one thread. Medians after a warm-up.
public final class ScanBenchmark {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 31;
  private static final double NANOSECONDS = 1e6;

  private ScanBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    List<Path> folders = ModelCatalog.standardFolders(Path.of(""));
    System.out.println("| scan | stage | median ms | of (decode + bare network) |");
    System.out.println("|---|---|---|---|");
    for (String name : List.of("RG1_UNCR.dcm", "RG1_J2KR.dcm")) {
      measure(folders, Path.of("sample-scans", "real", name));
    }
    System.exit(0);
  }

  private static void measure(List<Path> folders, Path file) throws Exception {
    var workbench = new Workbench(folders);
    ModelBundle bundle = ModelCatalog.scan(folders).usable().getFirst();
    ModelManifest manifest = bundle.manifest();
    ScanImage image = workbench.images().open(file);
    Frame frame = image.frame(0);
    FrameDisplay display = image.display(0);
    var preprocessor = new Preprocessor(manifest.preprocessing());
    var prepared = preprocessor.prepare(frame, display);
    try (Classifier classifier = ClassifierLoader.load(bundle, Precision.FLOAT32);
        Classifier.Predictor predictor = classifier.predictor();
        DiagnosisPipeline pipeline = workbench.open(Optional.empty(), Precision.FLOAT32)) {
      var saliency = new ClassActivation(classifier.head());
      var output = predictor.run(prepared.tensor());
      double header = median(() -> workbench.images().open(file));
      double decode = median(() -> image.frame(0));
      double prepare = median(() -> preprocessor.prepare(frame, display));
      double network = median(() -> predictor.run(prepared.tensor()));
      double map =
          median(
              () ->
                  saliency.explain(
                      manifest.findings().getFirst(),
                      output,
                      prepared.tensor(),
                      prepared.sourceToTensor()));
      double whole = median(() -> pipeline.diagnose(workbench.images().open(file)));
      double limit = decode + network;
      row(file, "header", header, limit);
      row(file, "decode", decode, limit);
      row(file, "preprocess", prepare, limit);
      row(file, "bare network", network, limit);
      row(file, "heatmap", map, limit);
      row(file, "whole path", whole, limit);
      render(file, frame, display, image, limit);
    }
  }

  private static void render(
      Path file, Frame frame, FrameDisplay display, ScanImage image, double limit)
      throws Exception {
    VoiLut voi = AutoWindow.of(frame, display);
    var settings = new FrameRenderer.Settings(voi, false, Interpolation.SMOOTH);
    int bits = image.header().pixels().bitsStored();
    var renderer = new FrameRenderer(frame, display, bits);
    Viewport fit = Viewport.fit(900, 760, frame.columns(), frame.rows(), 1);
    int[] small = new int[fit.width() * fit.height()];
    row(
        file,
        "window drag, 900 × 760",
        median(() -> render(renderer, settings, fit, small)),
        limit);
    Viewport sideways = Viewport.fit(760, 900, frame.columns(), frame.rows(), 1);
    Turn right = Turn.NONE.rotatedRight();
    int[] turned = new int[small.length];
    row(
        file,
        "window drag, 900 × 760, rotated",
        median(
            () -> {
              right.paint(render(renderer, settings, sideways, small), 760, turned);
              return turned;
            }),
        limit);
    Viewport full = Viewport.fit(frame.columns(), frame.rows(), frame.columns(), frame.rows(), 1);
    int[] large = new int[full.width() * full.height()];
    row(
        file,
        "window drag, full image",
        median(() -> render(renderer, settings, full, large)),
        limit);
  }

  private static int[] render(
      FrameRenderer renderer, FrameRenderer.Settings settings, Viewport viewport, int[] argb) {
    renderer.render(settings, viewport, argb);
    return argb;
  }

  private static double median(Callable<?> work) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      work.call();
    }
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.call();
      times[i] = (System.nanoTime() - start) / NANOSECONDS;
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private static void row(Path file, String stage, double milliseconds, double limit) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f |%n",
        file.getFileName(),
        stage,
        milliseconds,
        milliseconds / limit);
  }
}
