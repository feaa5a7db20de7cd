package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Lines of words under a picture.
final class NoticeStrip {
  private static final String BELOW_THRESHOLD =
      "BELOW ITS THRESHOLD: the network does not call this finding.";

  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  /// Pixels beside the words, and above and below each line of them.
  private static final int LEFT = 8;
  private static final int GAP = 4;

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
    return of(List.of(ReportContext.NOTICE));
  }

  /// The notice, and what a heatmap is not.
  static NoticeStrip ofHeatmap() throws IOException {
    return of(List.of(Explanation.LIMIT, ReportContext.NOTICE));
  }

  /// The same, and that the finding is below its threshold.
  static NoticeStrip belowThreshold() throws IOException {
    return of(List.of(BELOW_THRESHOLD, Explanation.LIMIT, ReportContext.NOTICE));
  }

  private static NoticeStrip of(List<String> lines) throws IOException {
    Letters letters = Letters.load();
    int line = letters.height() + 2 * GAP;
    int width = lines.stream().mapToInt(letters::width).max().orElseThrow() + 2 * LEFT;
    int height = line * lines.size();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < lines.size(); i++) {
      letters.draw(image, LEFT, i * line + GAP, lines.get(i), WHITE);
    }
    return new NoticeStrip(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  int height() {
    return height;
  }

  /// Width of a picture with the strip under it: words are not made narrower.
  int widthUnder(int pictureWidth) {
    return Math.max(pictureWidth, width);
  }

  /// Pixels to the left of a picture, which stands in the middle over the strip.
  int leftOf(int pictureWidth) {
    return (widthUnder(pictureWidth) - pictureWidth) / 2;
  }

  /// A picture's lines, then those of the strip.
  PngFile.Lines under(PngFile.Lines picture, int pictureWidth, int pictureHeight) {
    int[] own = new int[pictureWidth];
    int left = leftOf(pictureWidth);
    return (y, line) -> {
      Arrays.fill(line, BLACK);
      if (y < pictureHeight) {
        picture.fill(y, own);
        System.arraycopy(own, 0, line, left, pictureWidth);
      } else {
        System.arraycopy(argb, (y - pictureHeight) * width, line, 0, width);
      }
    };
  }

  /// The picture with the strip under it.
  int[] under(int[] picture, int pictureWidth, int pictureHeight) {
    PngFile.Lines lines =
        under(PngFile.Lines.of(picture, pictureWidth), pictureWidth, pictureHeight);
    int[] line = new int[widthUnder(pictureWidth)];
    int[] pixels = new int[line.length * (pictureHeight + height)];
    for (int y = 0; y < pictureHeight + height; y++) {
      lines.fill(y, line);
      System.arraycopy(line, 0, pixels, y * line.length, line.length);
    }
    return pixels;
  }
}
