package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  /// Of the reference implementation: xxHash 0.8, `xxhsum -H2`.
  @Test
  void isXxh3() {
    assertEquals("99aa06d3014798d86001c324468d497f", ContentHash.of(new byte[0]));
    assertEquals("4af3603b5bd30dfe3698b80191e625f9", ContentHash.of(counted(3)));
    assertEquals("f39f7097fe564ba7fc96eebe894d5e1e", ContentHash.of(counted(1_000_000)));
  }

  @Test
  void isTheSameHoweverTheBytesCome() {
    byte[] bytes = counted(1_000_000);
    var hash = new ContentHash();
    int chunk = 4099;
    for (int start = 0; start < bytes.length; start += chunk) {
      int count = Math.min(chunk, bytes.length - start);
      hash.update(Arrays.copyOf(Arrays.copyOfRange(bytes, start, start + count), chunk), count);
    }

    assertEquals(ContentHash.of(bytes), hash.hex());
  }

  private static byte[] counted(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    return bytes;
  }
}
