package dev.lantern.report;

import dev.lantern.platform.ProgramVersion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Writes PNG: colour in 8 bits a channel, grey in 8 or 16; and reads what it wrote. Every picture
/// says beside its pixels which program wrote it, and the notice; never when, so that the same
/// pixels give the same bytes.
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
    writeColour(file, width, height, Lines.of(argb, width), List.of());
  }

  /// @param texts beside what every picture says of itself
  static void writeColour(Path file, int width, int height, Lines lines, List<PngStream.Text> texts)
      throws IOException {
    int[] line = new int[width];
    write(
        file,
        header(width, height, PngStream.Kind.RGB_8, texts),
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
        header(width, height, PngStream.Kind.GREY_8, List.of()),
        (row, into) -> System.arraycopy(grey, row * width, into, 0, width));
  }

  /// @param grey height × width values, unsigned 16 bits
  public static void writeGrey16(Path file, int width, int height, short[] grey)
      throws IOException {
    write(
        file,
        header(width, height, PngStream.Kind.GREY_16, List.of()),
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

  private static PngStream.Header header(
      int width, int height, PngStream.Kind kind, List<PngStream.Text> texts) {
    return new PngStream.Header(
        width,
        height,
        kind,
        Stream.concat(
                Stream.of(
                    new PngStream.Text("Software", ProgramVersion.text()),
                    new PngStream.Text("Disclaimer", ReportContext.NOTICE)),
                texts.stream())
            .toList());
  }

  private static void write(Path file, PngStream.Header header, PngStream.Rows rows)
      throws IOException {
    AtomicFile.write(file, stream -> PngStream.write(stream, header, rows));
  }
}
