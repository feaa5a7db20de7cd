package dev.lantern.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.SampleType;
import dev.lantern.imaging.TestFrames;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Films drawn by formulas: a trunk with or without lungs, with ribs and grain.
final class LungFieldsTest {
  private static final int ROWS = 360;
  private static final int COLUMNS = 400;
  private static final int WHITE = 4095;

  @BeforeAll
  static void natives() throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Test
  void findsBothLungsOfAFilm() throws Exception {
    LungMask mask = find(film(true, true));
    assertTrue(mask.quality().passed(), mask.quality().toString());
    double dice = dice(mask);
    assertTrue(dice > 0.8, "Dice " + dice);
  }

  @Test
  void findsTheSameWhereBlackIsWrittenHigh() throws Exception {
    LungMask mask =
        LungFields.find(
            frame(value -> WHITE - value, film(true, true)),
            TestFrames.display(
                PhotometricInterpretation.MONOCHROME1, ModalityLut.identity(), Optional.empty()));
    assertArrayEquals(find(film(true, true)).inside(), mask.inside());
    assertTrue(mask.quality().passed(), mask.quality().toString());
  }

  @Test
  void refusesATrunkWithoutLungs() throws Exception {
    refused(film(false, false));
  }

  @Test
  void refusesOneLungAlone() throws Exception {
    refused(film(true, false));
    refused(film(false, true));
  }

  @Test
  void refusesLungsThatAreBright() throws Exception {
    int[] film = film(true, true);
    for (int i = 0; i < film.length; i++) {
      film[i] = WHITE - film[i];
    }
    refused(film);
  }

  @Test
  void refusesLungsThatLieOnTheirSide() throws Exception {
    int[] film = film(true, true);
    int[] turned = new int[film.length];
    for (int i = 0; i < film.length; i++) {
      int row = i / COLUMNS;
      int column = i % COLUMNS;
      turned[i] = film[column * ROWS / COLUMNS * COLUMNS + row * COLUMNS / ROWS];
    }
    refused(turned);
  }

  @Test
  void refusesGrainAndAnEvenGrey() throws Exception {
    refused(new Random(7).ints((long) ROWS * COLUMNS, 0, WHITE).toArray());
    refused(new int[ROWS * COLUMNS]);
  }

  @Test
  void refusesColour() {
    Frame rgb = TestFrames.frame(SampleType.UINT8, 1, 2, 1, 2, 3, 4, 5, 6);
    assertThrows(PreprocessException.class, () -> LungFields.find(rgb, TestFrames.plain()));
  }

  private static void refused(int[] film) throws PreprocessException {
    LungQuality quality = find(film).quality();
    assertFalse(quality.passed(), quality.toString());
  }

  private static LungMask find(int[] film) throws PreprocessException {
    return LungFields.find(frame(value -> value, film), TestFrames.plain());
  }

  private static Frame frame(IntUnaryOperator stored, int[] film) {
    double[] values = new double[film.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.applyAsInt(film[i]);
    }
    return TestFrames.frame(SampleType.UINT16, ROWS, COLUMNS, values);
  }

  /// A bright trunk on a black ground, with ribs that show in the lungs.
  private static int[] film(boolean left, boolean right) {
    Random grain = new Random(20261124);
    int[] film = new int[ROWS * COLUMNS];
    for (int i = 0; i < film.length; i++) {
      double x = (i % COLUMNS + 0.5) / COLUMNS;
      int row = i / COLUMNS;
      double y = (row + 0.5) / ROWS;
      boolean trunk = Math.abs(x - 0.5) < 0.46 && y > 0.05;
      double value = trunk ? 3000 : 100;
      if ((left && lung(x, y)) || (right && lung(1 - x, y))) {
        value = 1200 + 300 * Math.max(0, Math.sin(40 * y + 6 * Math.abs(x - 0.5)));
      }
      film[i] = (int) Math.clamp(value + 60 * grain.nextGaussian(), 0, WHITE);
    }
    return film;
  }

  /// The lung on the left: half an ellipse over the dome of the diaphragm.
  private static boolean lung(double x, double y) {
    double across = (x - 0.4) / 0.29;
    double up = (y - 0.78) / 0.66;
    return x < 0.43 && across * across + up * up < 1 && y < 0.8 + 0.5 * across * across * 0.2;
  }

  private static double dice(LungMask mask) {
    int both = 0;
    int sum = 0;
    for (int i = 0; i < mask.inside().length; i++) {
      double x = (i % mask.side() + 0.5) / mask.side();
      int row = i / mask.side();
      double y = (row + 0.5) / mask.side();
      boolean drawn = lung(x, y) || lung(1 - x, y);
      both += drawn && mask.inside()[i] ? 1 : 0;
      sum += (drawn ? 1 : 0) + (mask.inside()[i] ? 1 : 0);
    }
    return 2.0 * both / sum;
  }
}
