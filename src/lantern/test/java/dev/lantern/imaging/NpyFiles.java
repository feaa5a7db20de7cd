package dev.lantern.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whole NumPy files for tests, of the parts that the program writes one after the other.
public final class NpyFiles {
  private NpyFiles() {}

  /// @param samples in C order, little endian
  static byte[] of(SampleType type, List<Integer> shape, byte[] samples) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(NpyFile.header(type, shape));
    bytes.writeBytes(samples);
    return bytes.toByteArray();
  }

  static byte[] of(List<Integer> shape, float[] values) {
    return of(SampleType.FLOAT32, shape, NpyFile.littleEndian(values));
  }

  public static void write(Path file, List<Integer> shape, float[] values) throws IOException {
    Files.write(file, of(shape, values));
  }
}
