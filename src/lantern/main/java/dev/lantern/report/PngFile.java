package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Writes PNG: colour in 8 bits a channel, grey in 16; and reads what it wrote.
public final class PngFile {
  private PngFile() {}

  /// Gives the pixels of a line, opaque; asked for each in turn, once.
  @FunctionalInterface
  interface Lines {
    void fill(int y, int[] argb);

    /// @param argb pixels of all lines
    static Lines of(int[] argb, int width) {
      return (y, line) -> System.arraycopy(argb, y * width, line, 0, width);
    }
  }

  /// @param argb height × width pixels, opaque
  public static void writeColour(Path file, int width, int height, int[] argb) throws IOException {
    writeColour(file, width, height, Lines.of(argb, width));
  }

  static void writeColour(Path file, int width, int height, Lines lines) throws IOException {
    int[] line = new int[width];
    write(
        file,
        width,
        height,
        PngStream.Kind.RGB_8,
        (row, into) -> {
          lines.fill(row, line);
          for (int i = 0; i < width; i++) {
            int pixel = line[i];
            into[3 * i] = (byte) (pixel >> 16);
            into[3 * i + 1] = (byte) (pixel >> 8);
            into[3 * i + 2] = (byte) pixel;
          }
        });
  }

  /// @param grey height × width values, unsigned 8 bits
  public static void writeGrey8(Path file, int width, int height, byte[] grey) throws IOException {
    write(
        file,
        width,
        height,
        PngStream.Kind.GREY_8,
        (row, into) -> System.arraycopy(grey, row * width, into, 0, width));
  }

  /// @param grey height × width values, unsigned 16 bits
  public static void writeGrey16(Path file, int width, int height, short[] grey)
      throws IOException {
    write(
        file,
        width,
        height,
        PngStream.Kind.GREY_16,
        (row, into) -> {
          for (int i = 0; i < width; i++) {
            into[2 * i] = (byte) (grey[row * width + i] >> 8);
            into[2 * i + 1] = (byte) grey[row * width + i];
          }
        });
  }

  /// @throws IOException where the file is not there or not PNG
  static BufferedImage read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      // Not ImageIO's own stream: its cache wants a shutdown hook, too late while one runs.
      return Optional.ofNullable(ImageIO.read(new MemoryCacheImageInputStream(stream)))
          .orElseThrow(() -> new IOException(file + " is no picture"));
    }
  }

  private static void write(
      Path file, int width, int height, PngStream.Kind kind, PngStream.Rows rows)
      throws IOException {
    AtomicFile.write(file, stream -> PngStream.write(stream, width, height, kind, rows));
  }
}
