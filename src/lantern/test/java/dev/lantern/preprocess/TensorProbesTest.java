package dev.lantern.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.NativeRuntime.NativesUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tensors of real images against values of the recipe's, which `test/python/probe_tensors.py`
/// wrote.
final class TensorProbesTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final Path SETS = ROOT.resolve("../shared/data/train");
  private static final Path PROBES = ROOT.resolve("src/lantern/test/resources/probes/tensors.csv");
  private static final String SAMPLES = "sample-scans/";
  private static final double TOLERANCE = 1e-3;

  @BeforeAll
  static void loadNatives() throws NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  /// @param bundle id
  /// @param source a sample scan's path, or one below the training sets' folder
  private record Probe(
      String bundle, String source, int channel, int row, int column, double value) {}

  @Test
  void scansGiveTheTensorsOfTheRecipe() throws Exception {
    assertEquals(3, compare(source -> source.startsWith(SAMPLES)));
  }

  @Test
  void plainImagesGiveTheTensorsOfTheRecipe() throws Exception {
    if (!Files.isDirectory(SETS)) {
      System.out.println("Tensors of training images are not compared: the sets are not here.");
    }
    assumeTrue(Files.isDirectory(SETS), "the training sets are not here");
    assertEquals(27, compare(source -> !source.startsWith(SAMPLES)));
  }

  /// How many images were compared.
  private static int compare(Predicate<String> sources) throws Exception {
    ModelCatalog catalog = ModelCatalog.scan(List.of(ROOT.resolve("assets/models")));
    Map<String, Tensor> made = new LinkedHashMap<>();
    for (Probe probe : probes()) {
      if (!sources.test(probe.source())) {
        continue;
      }
      Tensor tensor = made.get(probe.source());
      if (tensor == null) {
        ModelBundle bundle = catalog.find(probe.bundle()).orElseThrow();
        tensor = tensor(bundle, open(probe.source()));
        made.put(probe.source(), tensor);
      }
      int place =
          (probe.channel() * tensor.height() + probe.row()) * tensor.width() + probe.column();
      assertEquals(probe.value(), tensor.values()[place], TOLERANCE, probe.toString());
    }
    return made.size();
  }

  private static Tensor tensor(ModelBundle bundle, ScanImage image) throws Exception {
    return new Preprocessor(bundle.manifest().preprocessing())
        .prepare(image.frame(0), image.display(0))
        .tensor();
  }

  private static ScanImage open(String source) throws Exception {
    return source.startsWith(SAMPLES)
        ? new Workbench(List.of()).images().open(ROOT.resolve(source))
        : new PlainImageReader().open(ImageSource.of(SETS.resolve(source)));
  }

  private static List<Probe> probes() throws IOException {
    return Files.readAllLines(PROBES).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(
            cells ->
                new Probe(
                    cells[0],
                    cells[1],
                    Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]),
                    Integer.parseInt(cells[4]),
                    Double.parseDouble(cells[5])))
        .toList();
  }
}
