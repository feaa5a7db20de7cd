package dev.lantern;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.ui.welcome.WelcomeViewModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The real program under a real window manager, with a sample scan on the command line. What it
/// shows is held against a picture of one pixel for every ten by ten, so that letters may differ.
/// The screen at the end lies in `target/display.png`: looked at, it is the next reference.
@Execution(ExecutionMode.CONCURRENT)
final class DisplayTest {
  private static final Path ROOT =
      Path.of(System.getProperty("lantern.root", ".")).toAbsolutePath();
  private static final Path REFERENCE =
      ROOT.resolve("src/lantern/test/resources/dev/lantern/display.png");
  private static final int CELL = 10;
  private static final int ACROSS = VirtualDisplay.WIDTH / CELL;
  private static final int DOWN = VirtualDisplay.HEIGHT / CELL;
  private static final long PATIENCE_SECONDS = 90;

  /// Another radiograph is alike by .71, the welcome page by .22, the window without a scan −.20.
  private static final double ALIKE = 0.97;

  @TempDir private Path folder = Path.of("");

  @Test
  void showsASampleScanUnderAWindowManager() throws Exception {
    List<String> missing = VirtualDisplay.missing();
    if (!missing.isEmpty()) {
      System.out.println(
          "The program is not tried under a window manager: " + missing + " missing.");
    }
    assumeTrue(missing.isEmpty(), () -> missing + " missing");
    Path screen = Files.createDirectory(folder.resolve("screen"));
    try (VirtualDisplay display = VirtualDisplay.start(screen)) {
      Process program = start(display);
      try {
        double alike = waitFor(display, program);
        save(coarse(display.pixels()), ROOT.resolve("target/display.png"));
        assertTrue(alike >= ALIKE, () -> "alike by " + alike + "; " + said());
      } finally {
        program.destroy();
        program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  private Process start(VirtualDisplay display) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("lantern")).resolve("settings.json"),
        "{\"acceptedNotice\": " + WelcomeViewModel.NOTICE + "}");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dprism.order=sw",
            "-Duser.language=en",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.lantern.Main",
            ROOT.resolve("sample-scans/real/RG1_UNCR.dcm").toString());
    builder.environment().put("DISPLAY", display.name());
    builder.environment().remove("WAYLAND_DISPLAY");
    for (String variable : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")) {
      builder.environment().put(variable, folder.toString());
    }
    return builder
        .directory(ROOT.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  /// Waits until the screen is as it should be, or time is up.
  private static double waitFor(VirtualDisplay display, Process program) throws Exception {
    double[] reference = grey(ImageIO.read(REFERENCE.toFile()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    double alike = 0;
    while (alike < ALIKE && System.nanoTime() < end && program.isAlive()) {
      program.waitFor(250, TimeUnit.MILLISECONDS);
      alike = correlation(reference, grey(coarse(display.pixels())));
    }
    return alike;
  }

  private static BufferedImage coarse(int[] pixels) {
    BufferedImage image = new BufferedImage(ACROSS, DOWN, BufferedImage.TYPE_BYTE_GRAY);
    for (int cell = 0; cell < ACROSS * DOWN; cell++) {
      long sum = 0;
      for (int i = 0; i < CELL * CELL; i++) {
        int x = cell % ACROSS * CELL + i % CELL;
        int y = cell / ACROSS * CELL + i / CELL;
        int rgb = pixels[y * VirtualDisplay.WIDTH + x];
        sum += (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
      }
      image.getRaster().setSample(cell % ACROSS, cell / ACROSS, 0, sum / (3.0 * CELL * CELL));
    }
    return image;
  }

  private static double[] grey(BufferedImage image) {
    return image.getRaster().getSamples(0, 0, ACROSS, DOWN, 0, new double[ACROSS * DOWN]);
  }

  /// Pearson's.
  private static double correlation(double[] one, double[] other) {
    double meanOne = Arrays.stream(one).average().orElseThrow();
    double meanOther = Arrays.stream(other).average().orElseThrow();
    double product = 0;
    double squareOne = 0;
    double squareOther = 0;
    for (int i = 0; i < one.length; i++) {
      product += (one[i] - meanOne) * (other[i] - meanOther);
      squareOne += (one[i] - meanOne) * (one[i] - meanOne);
      squareOther += (other[i] - meanOther) * (other[i] - meanOther);
    }
    return squareOther == 0 ? 0 : product / Math.sqrt(squareOne * squareOther);
  }

  private static void save(BufferedImage image, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
