package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NpyFileTest {
  @ParameterizedTest
  @CsvSource({
    "UINT8,|u1", "INT8,|i1", "UINT16,<u2", "INT16,<i2",
    "UINT32,<u4", "INT32,<i4", "FLOAT32,<f4", "FLOAT64,<f8"
  })
  void writesNumPysHeaderOfEveryType(SampleType type, String description) {
    byte[] samples = new byte[6 * type.bytes()];
    samples[0] = 7;
    byte[] written = NpyFiles.of(type, List.of(2, 3), samples);
    String header = "{'descr': '" + description + "', 'fortran_order': False, 'shape': (2, 3), }";
    assertEquals(128 + samples.length, written.length);
    assertEquals(
        header + " ".repeat(117 - header.length()) + "\n",
        new String(written, 10, 118, StandardCharsets.ISO_8859_1));
    assertEquals(118, written[8]);
    assertEquals(7, written[128]);
  }

  @ParameterizedTest
  @CsvSource({"'6'", "'2,3'", "'1,2,3'", "'1,1,6,1'"})
  void readsBackWhatItWrote(String lengths) throws Exception {
    List<Integer> shape = List.of(lengths.split(",")).stream().map(Integer::valueOf).toList();
    float[] values = {0, -1.5f, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 1e-40f};
    NpyFile.Floats read = NpyFile.parse(NpyFiles.of(shape, values));
    assertEquals(shape, read.shape());
    assertArrayEquals(values, read.values());
  }

  @Test
  void refusesAnotherType() {
    byte[] file = NpyFiles.of(SampleType.INT32, List.of(1), new byte[4]);
    assertThrows(NpyFile.NpyException.class, () -> NpyFile.parse(file));
  }

  @Test
  void refusesAFileCutAnywhere() {
    byte[] whole = NpyFiles.of(List.of(3), new float[3]);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThrows(NpyFile.NpyException.class, () -> NpyFile.parse(cut));
    }
  }

  @ParameterizedTest
  @CsvSource({"'(3, )'", "'(99999999999,)'", "'(65536, 65536)'", "'(1, 1, 1, 1, 3)'", "'()'"})
  void refusesAShapeThatIsNotItsData(String shape) {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }\n";
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    byte[] file = new byte[10 + text.length];
    System.arraycopy(
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length}, 0, file, 0, 9);
    System.arraycopy(text, 0, file, 10, text.length);
    assertThrows(NpyFile.NpyException.class, () -> NpyFile.parse(file));
  }
}
