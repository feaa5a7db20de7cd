package dev.lantern.explain;

import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Viewport;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Paints a saliency map in the pixels of the viewport, over the image and nowhere else: what is
/// high is opaque, what is low lets the image through. The same for the screen and for pictures.
public final class HeatmapPainter {
  /// Opacity that a map is first shown with, on the screen and in pictures.
  public static final double FIRST_OPACITY = 0.6;

  /// From this value on the map is opaque (before the reader's opacity).
  private static final double OPAQUE = 0.5;

  private static final int LEVELS = 1024;

  /// Lines of the viewport that one thread paints at a time.
  private static final int BAND = 64;

  /// Pixels of the viewport.
  private static final int OUTLINE_WIDTH = 2;

  private static final double OUTLINE_COLOUR = 0.9;

  private final int[] table = new int[LEVELS];
  private final HeatmapStyle style;
  private final int outline;

  public HeatmapPainter(HeatmapStyle style) {
    ColourMap colours = style.colours();
    this.style = style;
    this.outline = 0xff000000 | colours.rgb(OUTLINE_COLOUR);
    Arrays.setAll(
        table,
        level -> {
          double value = level / (LEVELS - 1.0);
          return value < style.cutOff() ? 0 : premultiplied(colours, value);
        });
  }

  private static int premultiplied(ColourMap colours, double value) {
    double alpha = Math.min(1, value / OPAQUE);
    int rgb = colours.rgb(value);
    int argb = (int) (255 * alpha + 0.5) << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
      argb |= (int) ((rgb >> shift & 0xff) * alpha + 0.5) << shift;
    }
    return argb;
  }

  /// @param rows of the source image
  /// @param columns of the source image
  /// @param argb receives the viewport's pixels, premultiplied
  public void paint(SaliencyMap map, Viewport viewport, int rows, int columns, int[] argb) {
    ImageTransform toSource = viewport.toScreen().inverse();
    int left = firstAt(0, toSource, viewport.width());
    int right = firstAt(columns, toSource, viewport.width());
    int bands = (viewport.height() + BAND - 1) / BAND;
    IntStream.range(0, bands)
        .parallel()
        .forEach(
            band -> {
              SaliencyRows read = map.rows(toSource, viewport.width());
              float[] values = new float[viewport.width()];
              float[] above = new float[style.outline() ? values.length : 0];
              float[] below = new float[above.length];
              int bandEnd = Math.min(viewport.height(), (band + 1) * BAND);
              for (int line = band * BAND; line < bandEnd; line++) {
                int to = line * values.length;
                Arrays.fill(argb, to, to + values.length, 0);
                double y = toSource.y(line + 0.5);
                if (y >= 0 && y < rows) {
                  read.read(line, values, 0);
                  if (style.outline()) {
                    read.read(line - OUTLINE_WIDTH, above, 0);
                    read.read(line + OUTLINE_WIDTH, below, 0);
                    float[][] lines = {above, values, below};
                    outline(lines, left, right, argb, to);
                  } else {
                    paint(values, left, right, argb, to);
                  }
                }
              }
            });
  }

  /// The first pixel of the viewport's width whose centre lies at `x` of the source or beyond.
  private static int firstAt(double x, ImageTransform toSource, int width) {
    int first = 0;
    while (first < width && toSource.x(first + 0.5) < x) {
      first++;
    }
    return first;
  }

  private void paint(float[] values, int left, int right, int[] argb, int to) {
    for (int i = left; i < right; i++) {
      argb[to + i] = colour(values[i]);
    }
  }

  /// What is inside, and has something outside at the width of the line.
  private void outline(float[][] lines, int left, int right, int[] argb, int to) {
    float[] values = lines[1];
    for (int i = left; i < right; i++) {
      boolean edge =
          values[i] >= style.cutOff()
              && (lines[0][i] < style.cutOff()
                  || lines[2][i] < style.cutOff()
                  || values[Math.max(0, i - OUTLINE_WIDTH)] < style.cutOff()
                  || values[Math.min(values.length - 1, i + OUTLINE_WIDTH)] < style.cutOff());
      argb[to + i] = edge ? outline : 0;
    }
  }

  private int colour(float value) {
    return table[Math.clamp((int) (value * (LEVELS - 1) + 0.5f), 0, LEVELS - 1)];
  }
}
