package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lantern.classify.Precision;
import dev.lantern.explain.MethodName;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an evaluation ends that cannot go on.
final class EvaluatorTest {
  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Test
  void whatLanternItselfStopsIsNotCancelledAndMeasuresNoMaps(@TempDir Path folder)
      throws Exception {
    Path models = Files.createDirectory(folder.resolve("models"));
    TestBundles.copyOfTiny(models);
    for (String name : List.of("a.png", "b.png")) {
      var image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
      ImageIO.write(image, "png", folder.resolve(name).toFile());
    }
    Path labels =
        Files.writeString(
            folder.resolve("labels.csv"), "file,label,mask\na.png,clear,\nb.png,left,\n");
    var request =
        new EvaluationRequest(
            labels,
            new BatchRequest(ScanInputs.of(List.of(folder), false), 1),
            List.of(),
            List.of(),
            List.of(),
            Optional.of("sided"),
            false,
            folder.resolve("out"),
            Optional.of(new SaliencyRequest(List.of(MethodName.CAM), Optional.empty(), 0)));
    try (Evaluator evaluator =
        new Workbench(List.of(models)).evaluator(Optional.empty(), Precision.FLOAT32)) {
      Evaluation stopped =
          evaluator.run(evaluator.plan(request), new Breaking(), new BatchControl());

      assertEquals(
          Optional.of(new BatchObstacle.Defect("IllegalStateException")), stopped.stopped());
      assertFalse(stopped.cancelled(), "its user did not end it");
      assertFalse(stopped.complete());
      assertEquals(1, stopped.notBegun());
      assertSame(stopped, evaluator.withMaps(stopped, Progress.none()));
    }
  }

  /// Has a defect that shows with the first file.
  private static final class Breaking implements BatchListener {
    @Override
    public void found(int total, int takenOver) {}

    @Override
    public void finished(BatchRow row) {
      throw new IllegalStateException("a defect");
    }
  }
}
