package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;

/// Makes small pictures of a batch's heatmaps, for a report that holds them itself.
final class Thumbnails {
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
    var small = new SmallPicture(width, height);
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      line(image, y, line);
      small.line(line);
    }
    return of(small);
  }

  /// A line of a picture of blue, green and red bytes; several times as fast as pixel by pixel.
  private static void line(BufferedImage image, int y, int[] argb) {
    byte[] from = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int at = 3 * y * argb.length;
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          (0xff << 24)
              | ((from[at + 3 * i + 2] & 0xff) << 16)
              | ((from[at + 3 * i + 1] & 0xff) << 8)
              | (from[at + 3 * i] & 0xff);
    }
  }

  /// @return JPEG
  static byte[] of(SmallPicture small) throws IOException {
    return Jpeg.of(small.image(), QUALITY);
  }
}
