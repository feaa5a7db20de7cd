package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;

/// Makes small pictures of a batch's heatmaps, for a report that holds them itself.
final class Thumbnails {
  /// Pixels of the longer side: a sharp picture of half as many on a fine screen.
  private static final int LONGEST_SIDE = 176;

  private static final float QUALITY = 0.8f;

  private final int stripHeight;

  private Thumbnails(int stripHeight) {
    this.stripHeight = stripHeight;
  }

  static Thumbnails load() throws IOException {
    return new Thumbnails(NoticeStrip.ofHeatmap().height());
  }

  /// @param picture written by [HeatmapPicture]
  /// @return JPEG, without the words under it
  /// @throws IOException where the file is gone or damaged
  byte[] of(Path picture) throws IOException {
    BufferedImage image = PngFile.read(picture);
    int width = image.getWidth();
    int height = image.getHeight() - stripHeight;
    if (image.getType() != BufferedImage.TYPE_3BYTE_BGR || height < 1) {
      throw new IOException("a picture of another kind than was written");
    }
    return of(new DrawnPicture(width, height, argb(image)));
  }

  /// All pixels of a picture of blue, green and red bytes; several times as fast as one by one.
  private static int[] argb(BufferedImage image) {
    byte[] from = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int[] argb = new int[image.getWidth() * image.getHeight()];
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          (0xff << 24)
              | ((from[3 * i + 2] & 0xff) << 16)
              | ((from[3 * i + 1] & 0xff) << 8)
              | (from[3 * i] & 0xff);
    }
    return argb;
  }

  /// @return JPEG
  static byte[] of(DrawnPicture picture) throws IOException {
    double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(picture.width(), picture.height()));
    int columns = Math.max(1, (int) Math.round(picture.width() * scale));
    int rows = Math.max(1, (int) Math.round(picture.height() * scale));
    return Jpeg.of(smaller(picture, columns, rows), QUALITY);
  }

  /// Each pixel the mean of those that it stands for.
  private static BufferedImage smaller(DrawnPicture from, int columns, int rows) {
    var small = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < rows; y++) {
      int top = y * from.height() / rows;
      int bottom = Math.max(top + 1, (y + 1) * from.height() / rows);
      for (int x = 0; x < columns; x++) {
        int left = x * from.width() / columns;
        int right = Math.max(left + 1, (x + 1) * from.width() / columns);
        small.setRGB(x, y, mean(from, left, right, top, bottom));
      }
    }
    return small;
  }

  private static int mean(DrawnPicture from, int left, int right, int top, int bottom) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = from.argb(x, y);
        red += pixel >> 16 & 0xff;
        green += pixel >> 8 & 0xff;
        blue += pixel & 0xff;
      }
    }
    int count = (bottom - top) * (right - left);
    return (0xff << 24) | ((red / count) << 16) | ((green / count) << 8) | (blue / count);
  }
}
