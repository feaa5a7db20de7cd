package dev.lantern.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.labels.LabelRow;
import dev.lantern.labels.LabelTable;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The lung fields against outlines that people drew, on the half of the patients that neither the
/// outline nor the limits of its quality were made of. The figures are those of the README.
@Execution(ExecutionMode.CONCURRENT)
final class LungFieldsReferenceTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("lantern.root", "."))
          .resolve("../shared/data/train/kermany_native512_lungmasks");

  private final PlainImageReader reader = new PlainImageReader();

  /// @param dice of the mask and the one that people drew
  private record Found(double dice, boolean passed) {
    boolean good() {
      return dice >= 0.8;
    }
  }

  @Test
  void foundFieldsAreThoseThatPeopleDrew() throws Exception {
    if (!Files.isDirectory(FOLDER)) {
      System.out.println("Lung fields are not compared: the films with masks are not here.");
    }
    assumeTrue(Files.isDirectory(FOLDER), "the films with masks are not here");
    NativeRuntime.start(AppDirectories.ofUser());
    List<Found> all = new ArrayList<>();
    for (LabelRow row : LabelTable.read(FOLDER.resolve("labels.csv")).rows()) {
      if (reportingHalf(row.patient().orElseThrow())) {
        all.add(found(row));
      }
    }
    List<Found> passing = all.stream().filter(Found::passed).toList();
    String words = words(all) + "; passing: " + words(passing);
    assertEquals(170, all.size());
    assertEquals(0.88, share(all, Found::passed), 0.015, words);
    assertEquals(0.873, mean(all), 0.005, words);
    assertEquals(0.894, share(all, Found::good), 0.015, words);
    assertEquals(0.880, mean(passing), 0.005, words);
    assertEquals(0.940, share(passing, Found::good), 0.015, words);
    assertTrue(passing.stream().allMatch(one -> one.dice() > 0.65), words);
  }

  private static double mean(List<Found> found) {
    return found.stream().mapToDouble(Found::dice).average().orElseThrow();
  }

  private static double share(List<Found> found, Predicate<Found> kind) {
    return (double) found.stream().filter(kind).count() / found.size();
  }

  private static String words(List<Found> found) {
    double[] sorted = found.stream().mapToDouble(Found::dice).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%d, Dice mean %.3f, median %.3f, %.1f %% at least .8, worst %.2f",
        sorted.length,
        mean(found),
        (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2,
        100 * share(found, Found::good),
        sorted[0]);
  }

  /// The other half has even first bytes.
  private static boolean reportingHalf(String patient) {
    return Sha256.of(patient.getBytes(StandardCharsets.UTF_8))[0] % 2 != 0;
  }

  private Found found(LabelRow row) throws Exception {
    ScanImage image = reader.open(ImageSource.of(FOLDER.resolve(row.file())));
    Frame frame = image.frame(0);
    Frame drawn = reader.open(ImageSource.of(FOLDER.resolve(row.cell("mask")))).frame(0);
    LungMask mask = LungFields.find(frame, image.display(0));
    int both = 0;
    int either = 0;
    for (int y = 0; y < drawn.rows(); y++) {
      for (int x = 0; x < drawn.columns(); x++) {
        boolean theirs = drawn.value(y * drawn.columns() + x) > 127;
        int cellX = (int) mask.toSource().inverse().x(x + 0.5);
        int cellY = (int) mask.toSource().inverse().y(y + 0.5);
        boolean ours = mask.inside()[cellY * mask.side() + cellX];
        both += ours && theirs ? 1 : 0;
        either += (ours ? 1 : 0) + (theirs ? 1 : 0);
      }
    }
    return new Found(2.0 * both / either, mask.quality().passed());
  }
}
