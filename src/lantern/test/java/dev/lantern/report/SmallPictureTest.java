package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SmallPictureTest {
  @Test
  void leavesAPictureThatIsSmallAsItIs() {
    int[][] lines = {{0xff102030, 0xfffefdfc, 0xff000000}, {0xff0000ff, 0xff00ff00, 0xffff0000}};
    BufferedImage image = made(lines);
    for (int y = 0; y < lines.length; y++) {
      assertArrayEquals(lines[y], image.getRGB(0, y, 3, 1, null, 0, 3));
    }
  }

  /// 352 × 3 becomes 176 × 2: of three lines the first is one pixel's, the others the next one's.
  @Test
  void eachPixelIsTheMeanOfThoseThatItStandsFor() {
    int[][] lines = new int[3][352];
    for (int i = 0; i < 352; i++) {
      lines[0][i] = i % 2 == 0 ? 0xff200a00 : 0xff401400;
      lines[1][i] = 0xff000010;
      lines[2][i] = 0xff000031;
    }
    BufferedImage image = made(lines);
    assertEquals(176, image.getWidth());
    assertEquals(2, image.getHeight());
    int[] above = image.getRGB(0, 0, 176, 1, null, 0, 176);
    int[] below = image.getRGB(0, 1, 176, 1, null, 0, 176);
    assertEquals(0, Arrays.stream(above).filter(pixel -> pixel != 0xff300f00).count());
    assertEquals(0, Arrays.stream(below).filter(pixel -> pixel != 0xff000020).count());
  }

  private static BufferedImage made(int[]... lines) {
    var small = new SmallPicture(lines[0].length, lines.length);
    for (int[] line : lines) {
      small.line(line);
    }
    return small.image();
  }
}
