package dev.lantern.report;

import dev.lantern.platform.ProgramResource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// The letters of plots and of the words under pictures, kept as pixels, since drawing text would
/// need fonts, which a server may lack: DejaVu Sans, 15 pixels, written by
/// `src/lantern/test/python/letters.py`.
final class Letters {
  private static final char FIRST = ' ';
  private static final char LAST = '~';
  private static final String OTHERS = "–≥";

  private final BufferedImage atlas;
  private final List<Integer> begins;

  private Letters(BufferedImage atlas, List<Integer> begins) {
    this.atlas = atlas;
    this.begins = begins;
  }

  static Letters load() throws IOException {
    try (InputStream stream = ProgramResource.open(Letters.class, "letters.png")) {
      BufferedImage atlas = ImageIO.read(new MemoryCacheImageInputStream(stream));
      List<Integer> begins = new ArrayList<>();
      for (int x = 0; x < atlas.getWidth(); x++) {
        if (atlas.getRaster().getSample(x, 0, 0) > 0) {
          begins.add(x);
        }
      }
      return new Letters(atlas, begins);
    }
  }

  /// Pixels of a line.
  int height() {
    return atlas.getHeight() - 1;
  }

  /// Pixels of a text.
  int width(String text) {
    return text.chars().map(c -> begins.get(place(c) + 1) - begins.get(place(c))).sum();
  }

  /// Draws to the right.
  ///
  /// @param x left edge
  /// @param y upper edge
  void draw(BufferedImage image, int x, int y, String text, int rgb) {
    int at = 0;
    for (int c : text.chars().toArray()) {
      for (int column = begins.get(place(c)); column < begins.get(place(c) + 1); column++, at++) {
        for (int row = 0; row < height(); row++) {
          blend(image, x + at, y + row, rgb, atlas.getRaster().getSample(column, row + 1, 0));
        }
      }
    }
  }

  /// Draws upwards, for the name of a vertical axis.
  ///
  /// @param x left edge
  /// @param y lower edge
  void drawUpwards(BufferedImage image, int x, int y, String text, int rgb) {
    int at = 0;
    for (int c : text.chars().toArray()) {
      for (int column = begins.get(place(c)); column < begins.get(place(c) + 1); column++, at++) {
        for (int row = 0; row < height(); row++) {
          blend(image, x + row, y - at, rgb, atlas.getRaster().getSample(column, row + 1, 0));
        }
      }
    }
  }

  /// Place in the atlas; a question mark's for what it lacks.
  private static int place(int character) {
    if (character >= FIRST && character <= LAST) {
      return character - FIRST;
    }
    int other = OTHERS.indexOf(character);
    return other < 0 ? '?' - FIRST : LAST - FIRST + 1 + other;
  }

  /// @param weight of the colour, from 0 to 255
  private static void blend(BufferedImage image, int x, int y, int rgb, int weight) {
    if (weight == 0 || x < 0 || y < 0 || x >= image.getWidth() || y >= image.getHeight()) {
      return;
    }
    int under = image.getRGB(x, y);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int above = (rgb >> shift) & 0xff;
      int below = (under >> shift) & 0xff;
      mixed |= ((above * weight + below * (255 - weight) + 127) / 255) << shift;
    }
    image.setRGB(x, y, mixed);
  }
}
