package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Words under a picture, kept as pixels: drawing text would need fonts, which a server may lack.
final class NoticeStrip {
  private static final int BLACK = 0xff000000;

  private final int width;
  private final int height;
  private final int[] argb;

  private NoticeStrip(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  /// [ReportContext#NOTICE].
  static NoticeStrip notice() throws IOException {
    return read("notice.png");
  }

  /// The notice, and that the finding is below its threshold.
  static NoticeStrip belowThreshold() throws IOException {
    NoticeStrip notice = notice();
    NoticeStrip mark = read("below-threshold.png");
    int width = Math.max(notice.width, mark.width);
    int[] both = new int[width * (notice.height + mark.height)];
    Arrays.fill(both, BLACK);
    mark.copy(both, width, 0);
    notice.copy(both, width, mark.height);
    return new NoticeStrip(width, notice.height + mark.height, both);
  }

  int height() {
    return height;
  }

  /// Width of a picture with the strip under it: words are not made narrower.
  int widthUnder(int pictureWidth) {
    return Math.max(pictureWidth, width);
  }

  /// The picture, in the middle of its width, with the strip under it.
  int[] under(int[] picture, int pictureWidth, int pictureHeight) {
    int whole = widthUnder(pictureWidth);
    int[] pixels = new int[whole * (pictureHeight + height)];
    Arrays.fill(pixels, BLACK);
    int left = (whole - pictureWidth) / 2;
    for (int y = 0; y < pictureHeight; y++) {
      System.arraycopy(picture, y * pictureWidth, pixels, y * whole + left, pictureWidth);
    }
    copy(pixels, whole, pictureHeight);
    return pixels;
  }

  private void copy(int[] target, int targetWidth, int row) {
    for (int y = 0; y < height; y++) {
      System.arraycopy(argb, y * width, target, (row + y) * targetWidth, width);
    }
  }

  private static NoticeStrip read(String name) throws IOException {
    try (InputStream stream = NoticeStrip.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("the program lacks its own " + name);
      }
      BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(stream));
      int[] argb =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      return new NoticeStrip(image.getWidth(), image.getHeight(), argb);
    }
  }
}
