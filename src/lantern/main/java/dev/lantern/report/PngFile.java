package dev.lantern.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes PNG: colour in 8 bits a channel, grey in 16; and reads what it wrote.
public final class PngFile {
  private PngFile() {}

  /// @param argb height × width pixels, opaque
  public static void writeColour(Path file, int width, int height, int[] argb) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    System.arraycopy(
        argb, 0, ((DataBufferInt) image.getRaster().getDataBuffer()).getData(), 0, width * height);
    write(file, image);
  }

  /// @param grey height × width values, unsigned 8 bits
  public static void writeGrey8(Path file, int width, int height, byte[] grey) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    System.arraycopy(
        grey, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, width * height);
    write(file, image);
  }

  /// @param grey height × width values, unsigned 16 bits
  public static void writeGrey16(Path file, int width, int height, short[] grey)
      throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
    System.arraycopy(
        grey,
        0,
        ((DataBufferUShort) image.getRaster().getDataBuffer()).getData(),
        0,
        width * height);
    write(file, image);
  }

  /// @throws IOException where the file is not there or not PNG
  static BufferedImage read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      // See write.
      return Optional.ofNullable(ImageIO.read(new MemoryCacheImageInputStream(stream)))
          .orElseThrow(() -> new IOException(file + " is no picture"));
    }
  }

  private static void write(Path file, BufferedImage image) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          // Not ImageIO's own stream: its cache wants a shutdown hook, too late while one runs.
          try (var output = new MemoryCacheImageOutputStream(stream)) {
            if (!ImageIO.write(image, "png", output)) {
              throw new IOException("no PNG writer");
            }
          }
        });
  }
}
