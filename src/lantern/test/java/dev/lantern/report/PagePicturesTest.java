package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PagePicturesTest {
  private static final int WIDTH = 61;
  private static final int HEIGHT = 47;

  @TempDir private Path folder = Path.of("");

  @Test
  void holdsThoseOfTheMostUrgent() throws IOException {
    var pictures = new PagePictures(3);
    List<Integer> order = new ArrayList<>(List.of(10, 20, 30, 40, 50, 60, 70));
    Collections.shuffle(order, new Random(5));
    for (int urgency : order) {
      pictures.offer(heatmap(urgency), urgency / 100.0, drawn());
    }
    for (int urgency : order) {
      assertEquals(urgency >= 50, pictures.of(heatmap(urgency)).isPresent(), "of " + urgency);
    }
  }

  @Test
  void makesNoneWhereThePageShowsNone() throws IOException {
    var pictures = new PagePictures(0);
    pictures.offer(heatmap(10), 0.9, drawn());
    assertEquals(Optional.empty(), pictures.of(heatmap(10)));
  }

  /// Written anew meanwhile, it may be another picture.
  @Test
  void givesNoneOfAFileThatHasChanged() throws IOException {
    var pictures = new PagePictures(1);
    Path heatmap = heatmap(10);
    pictures.offer(heatmap, 0.9, drawn());
    Files.writeString(heatmap, "another");
    assertEquals(Optional.empty(), pictures.of(heatmap));
  }

  /// So it does not matter whether a run made it at once, or a later one from the file.
  @Test
  void isThePictureThatTheFileGives() throws IOException {
    NoticeStrip strip = NoticeStrip.ofHeatmap();
    int width = strip.widthUnder(WIDTH);
    int[] whole = strip.under(argb(), WIDTH, HEIGHT);
    Path file = folder.resolve("heatmap.png");
    PngFile.writeColour(file, width, HEIGHT + strip.height(), whole);

    byte[] fromPixels = Thumbnails.of(small(width, whole));

    assertArrayEquals(Thumbnails.load().of(file), fromPixels);
  }

  private Path heatmap(int number) throws IOException {
    Path file = folder.resolve(number + ".png");
    if (!Files.exists(file)) {
      Files.writeString(file, "a heatmap");
    }
    return file;
  }

  private static SmallPicture drawn() {
    return small(WIDTH, argb());
  }

  private static SmallPicture small(int width, int[] argb) {
    var small = new SmallPicture(width, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      small.line(Arrays.copyOfRange(argb, y * width, (y + 1) * width));
    }
    return small;
  }

  private static int[] argb() {
    return new Random(3).ints(WIDTH * HEIGHT).map(rgb -> rgb | 0xff << 24).toArray();
  }
}
