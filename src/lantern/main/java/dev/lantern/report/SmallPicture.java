package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/// A picture made smaller line by line, while it is drawn or read: each pixel is the mean of those
/// that it stands for.
final class SmallPicture {
  /// Pixels of the longer side: a sharp picture of half as many on a fine screen.
  private static final int LONGEST_SIDE = 176;

  private final int height;
  private final BufferedImage image;

  /// Where the pixels that each pixel of a line stands for begin, and where the last ones end.
  private final int[] left;

  private int seen;
  private int made;

  /// Red, green and blue of the pixels of the line that is being made, added up.
  private final int[] sums;

  /// @param width of the picture's lines
  /// @param height how many of them there are
  SmallPicture(int width, int height) {
    double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(width, height));
    this.height = height;
    this.image =
        new BufferedImage(
            Math.max(1, (int) Math.round(width * scale)),
            Math.max(1, (int) Math.round(height * scale)),
            BufferedImage.TYPE_3BYTE_BGR);
    this.sums = new int[3 * image.getWidth()];
    this.left = new int[image.getWidth() + 1];
    Arrays.setAll(left, x -> x * width / image.getWidth());
  }

  /// @param argb the next line
  void line(int[] argb) {
    for (int x = 0; x < image.getWidth(); x++) {
      int red = 0;
      int green = 0;
      int blue = 0;
      int end = left[x + 1];
      for (int i = left[x]; i < end; i++) {
        red += argb[i] >> 16 & 0xff;
        green += argb[i] >> 8 & 0xff;
        blue += argb[i] & 0xff;
      }
      sums[3 * x] += red;
      sums[3 * x + 1] += green;
      sums[3 * x + 2] += blue;
    }
    seen++;
    if (seen == top(made + 1)) {
      make();
    }
  }

  private int top(int y) {
    return y * height / image.getHeight();
  }

  private void make() {
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int x = 0; x < image.getWidth(); x++) {
      int count = (seen - top(made)) * (left[x + 1] - left[x]);
      for (int channel = 0; channel < 3; channel++) {
        // Blue first.
        bytes[made * sums.length + 3 * x + 2 - channel] = (byte) (sums[3 * x + channel] / count);
      }
    }
    Arrays.fill(sums, 0);
    made++;
  }

  /// What was made of all lines.
  BufferedImage image() {
    return image;
  }
}
