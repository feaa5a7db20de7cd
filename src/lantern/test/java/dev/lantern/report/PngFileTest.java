package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.ProgramVersion;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void saysBesideThePixelsWhatWroteItAndWhatElseItIsGiven(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.png");
    write(file);

    assertEquals(
        List.of(
            Map.entry("Software", ProgramVersion.text()),
            Map.entry("Disclaimer", ReportContext.NOTICE),
            Map.entry("of two words", "Befund μ"),
            Map.entry("damaged", "1.2\ufffd3")),
        List.copyOf(PngWords.of(file).entrySet()));
    assertEquals(2, PngFile.read(file).getWidth());
    byte[] first = Files.readAllBytes(file);
    write(file);
    assertArrayEquals(first, Files.readAllBytes(file), "without a time");
  }

  private static void write(Path file) throws IOException {
    PngFile.writeColour(
        file,
        2,
        1,
        PngFile.Lines.of(new int[2], 2),
        List.of(
            new PngStream.Text("of two words", "Befund μ"),
            new PngStream.Text("damaged", "1.2\0003")));
  }

  @Test
  void aPictureInGreySaysWhatWroteItToo(@TempDir Path folder) throws IOException {
    PngFile.writeGrey8(folder.resolve("8.png"), 1, 1, new byte[1]);
    PngFile.writeGrey16(folder.resolve("16.png"), 1, 1, new short[1]);

    for (String name : List.of("8.png", "16.png")) {
      assertEquals(
          Map.of("Software", ProgramVersion.text(), "Disclaimer", ReportContext.NOTICE),
          PngWords.of(folder.resolve(name)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a ", "a  b", "a\0b", "grün"})
  void refusesWhatIsNoKeyword(String keyword) {
    assertThrows(IllegalArgumentException.class, () -> new PngStream.Text(keyword, ""));
  }

  @Test
  void refusesAKeywordOfMoreThan79Letters() {
    assertEquals("", new PngStream.Text("k".repeat(79), "").words());
    assertThrows(IllegalArgumentException.class, () -> new PngStream.Text("k".repeat(80), ""));
  }

  @Test
  void refusesWhatIsNoPicture(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("a.png"), "no picture");

    assertThrows(IOException.class, () -> PngFile.read(text));
  }
}
