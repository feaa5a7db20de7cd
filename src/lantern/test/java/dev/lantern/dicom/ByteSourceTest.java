package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSourceTest {
  private static final int SIZE = 600_000;

  /// In pieces of 2^18 bytes.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 18, (1 << 18) + 1, SIZE - 3})
  void readsAsManyBytesAsAreAskedFor(int length, @TempDir Path folder) throws IOException {
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("bytes"), bytes);

    assertArrayEquals(
        Arrays.copyOfRange(bytes, 3, 3 + length), ByteSource.OnDisk.open(file).read(3, length));
  }

  @Test
  void saysWhereTheFileEndsBefore(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("bytes"), new byte[SIZE]);
    var opened = ByteSource.OnDisk.open(file);
    Files.write(file, new byte[SIZE / 2]);

    assertThrows(EOFException.class, () -> opened.read(1, SIZE));
    assertThrows(EOFException.class, () -> opened.read(0, SIZE));
  }
}
