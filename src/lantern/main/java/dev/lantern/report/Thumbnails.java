package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;

/// Makes small pictures of a batch's heatmap files, for a report that holds them itself.
final class Thumbnails {
  /// Pixels of the longer side: a sharp picture of half as many on a fine screen.
  private static final int LONGEST_SIDE = 176;

  private static final float QUALITY = 0.8f;
  private static final int CHANNELS = 3;

  private final int stripHeight;

  private Thumbnails(int stripHeight) {
    this.stripHeight = stripHeight;
  }

  static Thumbnails load() throws IOException {
    return new Thumbnails(NoticeStrip.notice().height());
  }

  /// @param picture written by [HeatmapPicture]
  /// @return JPEG, without the strip that holds the notice
  /// @throws IOException where the file is gone or damaged
  byte[] of(Path picture) throws IOException {
    BufferedImage image = PngFile.read(picture);
    int height = image.getHeight() - stripHeight;
    if (image.getType() != BufferedImage.TYPE_3BYTE_BGR || height < 1) {
      throw new IOException("a picture of another kind than was written");
    }
    return Jpeg.of(smaller(image, height), QUALITY);
  }

  /// @param height rows of the image that are taken
  private static BufferedImage smaller(BufferedImage image, int height) {
    byte[] from = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(width, height));
    int columns = Math.max(1, (int) Math.round(width * scale));
    int rows = Math.max(1, (int) Math.round(height * scale));
    var small = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
    byte[] to = ((DataBufferByte) small.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < rows; y++) {
      int top = y * height / rows;
      int bottom = Math.max(top + 1, (y + 1) * height / rows);
      for (int x = 0; x < columns; x++) {
        int left = x * width / columns;
        int right = Math.max(left + 1, (x + 1) * width / columns);
        for (int channel = 0; channel < CHANNELS; channel++) {
          long sum = 0;
          for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
              sum += from[(row * width + column) * CHANNELS + channel] & 0xff;
            }
          }
          to[(y * columns + x) * CHANNELS + channel] =
              (byte) (sum / ((long) (bottom - top) * (right - left)));
        }
      }
    }
    return small;
  }
}
