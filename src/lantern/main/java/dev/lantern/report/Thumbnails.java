package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Makes small pictures of a batch's heatmap files, for a report that holds them itself.
final class Thumbnails {
  /// Pixels of the longer side: a sharp picture of half as many on a fine screen.
  private static final int LONGEST_SIDE = 176;

  private static final float QUALITY = 0.8f;

  private final int stripHeight;

  private Thumbnails(int stripHeight) {
    this.stripHeight = stripHeight;
  }

  static Thumbnails load() throws IOException {
    return new Thumbnails(NoticeStrip.notice().height());
  }

  /// @param picture written by [HeatmapPicture]
  /// @return JPEG, without the strip that holds the notice; empty where the file is gone
  Optional<byte[]> of(Path picture) throws IOException {
    if (!Files.isRegularFile(picture)) {
      return Optional.empty();
    }
    BufferedImage image = PngFile.read(picture);
    return image.getHeight() <= stripHeight
        ? Optional.empty()
        : Optional.of(Jpeg.of(smaller(image, image.getHeight() - stripHeight), QUALITY));
  }

  /// @param height rows of the image that are taken
  private static BufferedImage smaller(BufferedImage image, int height) {
    int width = image.getWidth();
    double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(width, height));
    int columns = Math.max(1, (int) Math.round(width * scale));
    int rows = Math.max(1, (int) Math.round(height * scale));
    int[] from = image.getRGB(0, 0, width, height, null, 0, width);
    var small = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    int[] to = ((DataBufferInt) small.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < rows; y++) {
      int top = y * height / rows;
      int bottom = Math.max(top + 1, (y + 1) * height / rows);
      for (int x = 0; x < columns; x++) {
        int left = x * width / columns;
        int right = Math.max(left + 1, (x + 1) * width / columns);
        to[y * columns + x] = mean(from, width, left, right, top, bottom);
      }
    }
    return small;
  }

  private static int mean(int[] rgb, int width, int left, int right, int top, int bottom) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = rgb[y * width + x];
        red += pixel >> 16 & 0xff;
        green += pixel >> 8 & 0xff;
        blue += pixel & 0xff;
      }
    }
    long count = (long) (bottom - top) * (right - left);
    return (int) (((red / count) << 16) | ((green / count) << 8) | (blue / count));
  }
}
