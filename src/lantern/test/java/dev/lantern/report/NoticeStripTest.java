package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class NoticeStripTest {
  private static final int WIDTH = 800;

  @Test
  void aHeatmapHasTheCautionAboveTheNotice() throws IOException {
    int line = NoticeStrip.notice().height();
    int[] notice = rows(NoticeStrip.notice(), line);

    int[] heatmap = rows(NoticeStrip.ofHeatmap(), 2 * line);
    assertArrayEquals(notice, Arrays.copyOfRange(heatmap, line * WIDTH, heatmap.length));
    int[] caution = Arrays.copyOf(heatmap, line * WIDTH);
    assertTrue(lit(caution) > 100 && !Arrays.equals(caution, notice));

    int[] below = rows(NoticeStrip.belowThreshold(), 3 * line);
    assertArrayEquals(heatmap, Arrays.copyOfRange(below, line * WIDTH, below.length));
    assertTrue(lit(Arrays.copyOf(below, line * WIDTH)) > 100);
  }

  @Test
  void theWordsAreNeverCut() throws IOException {
    NoticeStrip strip = NoticeStrip.notice();
    int width = strip.widthUnder(1);
    int[] pixels = strip.under(new int[] {0}, 1, 1);
    assertEquals(width * (1 + strip.height()), pixels.length);
    int last = 0;
    for (int i = width; i < pixels.length; i++) {
      last = pixels[i] == 0xffffffff ? Math.max(last, i % width) : last;
    }
    assertTrue(last > width - 20 && last < width - 4, last + " of " + width);
  }

  private static int[] rows(NoticeStrip strip, int height) {
    assertEquals(height, strip.height());
    int[] pixels = strip.under(new int[WIDTH], WIDTH, 1);
    return Arrays.copyOfRange(pixels, WIDTH, pixels.length);
  }

  private static long lit(int[] pixels) {
    return Arrays.stream(pixels).filter(pixel -> pixel != 0xff000000).count();
  }
}
