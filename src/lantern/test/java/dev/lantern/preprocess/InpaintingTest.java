package dev.lantern.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.Stroke;
import dev.lantern.imaging.Tensor;
import dev.lantern.imaging.Turn;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class InpaintingTest {
  private static final int SIDE = 32;

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  /// One grey level of value `Grey` a pixel, normalised otherwise in each channel.
  private interface Grey {
    double at(int x, int y);
  }

  private static final float[] MEANS = {0.4f, 0.5f};
  private static final float[] DEVIATIONS = {0.2f, 3f};

  /// A square tensor of a frame that is twice as wide and thrice as high.
  private static Prepared prepared(Grey grey) {
    float[] values = new float[2 * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      int channel = i / (SIDE * SIDE);
      double value = grey.at(i % SIDE, i % (SIDE * SIDE) / SIDE);
      values[i] = (float) ((value - MEANS[channel]) / DEVIATIONS[channel]);
    }
    return new Prepared(
        new Tensor(2, SIDE, SIDE, values), new ImageTransform(1 / 2.0, 0, 1 / 3.0, 0));
  }

  /// A disc of four tensor pixels' radius about a tensor pixel's place.
  private static Region disc(double x, double y) {
    return Region.none(2 * SIDE, 3 * SIDE)
        .with(new Stroke(8, 12, List.of(new Turn.Point(2 * x, 3 * y))));
  }

  @Test
  void fillsABrightMarkFromTheGreyAroundItAndLeavesTheRest() throws Exception {
    Prepared before = prepared((x, y) -> Math.hypot(x + 0.5 - 16, y + 0.5 - 16) < 4 ? 1 : 0.01 * x);

    Prepared after = Inpainting.without(before, disc(16, 16));

    assertEquals(before.sourceToTensor(), after.sourceToTensor());
    int changed = 0;
    for (int i = 0; i < before.tensor().values().length; i++) {
      int channel = i / (SIDE * SIDE);
      int x = i % SIDE;
      int y = i % (SIDE * SIDE) / SIDE;
      double from = Math.hypot(x + 0.5 - 16, y + 0.5 - 16);
      float was = before.tensor().values()[i];
      float is = after.tensor().values()[i];
      double grey = is * DEVIATIONS[channel] + MEANS[channel];
      if (from > 5.5) {
        assertEquals(was, is, "beside it, at " + x + ", " + y);
      } else if (from < 4) {
        assertEquals(0.01 * x, grey, 0.03, "the ramp goes on, at " + x + ", " + y);
        changed++;
      }
    }
    assertEquals(2 * 52, changed);
  }

  @Test
  void changesOnlyWhatAMarkedPixelHasAPartIn() throws Exception {
    Prepared before = prepared((x, y) -> (x * 31 + y * 17) % 23 / 23.0);
    Region region =
        Region.none(2 * SIDE, 3 * SIDE)
            .with(new Stroke(0.1, 0.1, List.of(new Turn.Point(20.5, 31.5))));

    Prepared after = Inpainting.without(before, region);

    for (int i = 0; i < before.tensor().values().length; i++) {
      int x = i % SIDE;
      int y = i % (SIDE * SIDE) / SIDE;
      // Column 20 is the first of two, half a column from its neighbour; row 31 the middle of
      // three.
      if (y != 10 || x < 9 || x > 10) {
        assertEquals(before.tensor().values()[i], after.tensor().values()[i]);
      }
    }
    assertTrue(before.tensor().values()[10 * SIDE + 10] != after.tensor().values()[10 * SIDE + 10]);
  }

  @Test
  void staysWithinTheGreysThatAreLeft() throws Exception {
    Prepared before = prepared((x, y) -> x < 16 ? 0 : 1);

    float[] after = Inpainting.without(before, disc(16, 16)).tensor().values();

    for (int i = 0; i < SIDE * SIDE; i++) {
      assertTrue(after[i] >= (0 - 0.4f) / 0.2f && after[i] <= (1 - 0.4f) / 0.2f, "" + after[i]);
    }
  }

  @Test
  void fillsAtTheEdgeOfTheImageToo() throws Exception {
    Prepared before = prepared((x, y) -> x < 5 && y < 5 ? 1 : 0.25);

    float[] after = Inpainting.without(before, disc(0, 0).with(corner())).tensor().values();

    assertEquals((0.25f - 0.4f) / 0.2f, after[0], 1e-4);
    assertEquals((0.25f - 0.5f) / 3f, after[SIDE * SIDE + 4 * SIDE + 4], 1e-4);
  }

  private static Stroke corner() {
    return new Stroke(12, 18, List.of(new Turn.Point(0, 0)));
  }

  @Test
  void neverFillsFromThePaddingNorIntoIt() throws Exception {
    // The image is 16 rows high, between padding that is far brighter than it.
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / SIDE < 8 || i / SIDE >= 24 ? 9 : 0.5f;
    }
    Prepared before =
        new Prepared(new Tensor(1, SIDE, SIDE, values), new ImageTransform(1, 0, 1, 8));
    Region region = Region.none(SIDE, 16).with(new Stroke(4, 4, List.of(new Turn.Point(16, 0))));

    float[] after = Inpainting.without(before, region).tensor().values();

    assertArrayEquals(values, after);
  }

  @Test
  void refusesTheWholeImageInASentence() {
    Prepared before = prepared((x, y) -> x);
    Region whole =
        Region.none(2 * SIDE, 3 * SIDE).with(new Stroke(900, 900, List.of(new Turn.Point(5, 5))));

    PreprocessException refused =
        assertThrows(PreprocessException.class, () -> Inpainting.without(before, whole));

    assertEquals(
        "the region covers the whole image, and nothing is left to fill it from",
        refused.getMessage());
  }

  @Test
  void refusesTheRegionOfAnotherImage() {
    Prepared before = prepared((x, y) -> x);
    Region other = Region.none(5 * SIDE, 3 * SIDE);

    assertThrows(IllegalArgumentException.class, () -> Inpainting.without(before, other));
  }
}
