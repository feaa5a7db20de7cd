package dev.lantern.ui.viewer;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.Viewport;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Paints a marked region in the pixels of the viewport: tinted, and hatched, so that it is told
/// from a heatmap without its colour. The teal is in no colour map.
final class RegionPainter {
  /// Premultiplied: a quarter of teal.
  private static final int TINT = 0x400b352f;

  /// Premultiplied: three quarters.
  private static final int STRIPE = 0xbf229f8f;

  private static final int STRIPES_APART = 9;
  private static final int STRIPE_WIDTH = 2;

  private RegionPainter() {}

  /// @param argb receives the viewport's pixels, premultiplied
  static void paint(Region region, Viewport viewport, int[] argb) {
    ImageTransform toSource = viewport.toScreen().inverse();
    int width = viewport.width();
    int[] columns = new int[width];
    Arrays.setAll(columns, x -> (int) Math.floor(toSource.x(x + 0.5)));
    IntStream.range(0, viewport.height())
        .parallel()
        .forEach(
            y -> {
              int row = (int) Math.floor(toSource.y(y + 0.5));
              for (int x = 0; x < width; x++) {
                boolean stripe = (x + y) % STRIPES_APART < STRIPE_WIDTH;
                argb[y * width + x] =
                    region.contains(columns[x], row) ? (stripe ? STRIPE : TINT) : 0;
              }
            });
  }
}
