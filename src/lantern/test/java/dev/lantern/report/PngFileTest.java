package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written is read by another program's reader: Java's, which checks every chunk.
final class PngFileTest {
  private static final int WIDTH = 301;
  private static final int HEIGHT = 257;

  private final Random random = new Random(4);

  @Test
  void keepsEveryColour(@TempDir Path folder) throws IOException {
    int[] argb = random.ints(WIDTH * HEIGHT).map(pixel -> pixel | 0xff000000).toArray();

    PngFile.writeColour(folder.resolve("a.png"), WIDTH, HEIGHT, argb);

    BufferedImage read = PngFile.read(folder.resolve("a.png"));
    assertEquals(HEIGHT, read.getHeight());
    assertArrayEquals(argb, read.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
  }

  @Test
  void keepsEveryGreyOfEightBits(@TempDir Path folder) throws IOException {
    byte[] grey = new byte[WIDTH * HEIGHT];
    random.nextBytes(grey);

    PngFile.writeGrey8(folder.resolve("a.png"), WIDTH, HEIGHT, grey);

    BufferedImage read = PngFile.read(folder.resolve("a.png"));
    assertArrayEquals(grey, ((DataBufferByte) read.getRaster().getDataBuffer()).getData());
  }

  @Test
  void keepsEveryGreyOfSixteenBits(@TempDir Path folder) throws IOException {
    short[] grey = new short[WIDTH * HEIGHT];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (short) random.nextInt();
    }

    PngFile.writeGrey16(folder.resolve("a.png"), WIDTH, HEIGHT, grey);

    BufferedImage read = PngFile.read(folder.resolve("a.png"));
    assertArrayEquals(grey, ((DataBufferUShort) read.getRaster().getDataBuffer()).getData());
  }

  @Test
  void writesAPictureOfOneValueSmall(@TempDir Path folder) throws IOException {
    PngFile.writeGrey16(folder.resolve("a.png"), 2000, 500, new short[2000 * 500]);

    assertEquals(500, PngFile.read(folder.resolve("a.png")).getHeight());
    assertTrue(Files.size(folder.resolve("a.png")) < 20_000);
  }

  @Test
  void refusesWhatIsNoPicture(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("a.png"), "no picture");

    assertThrows(IOException.class, () -> PngFile.read(text));
  }
}
