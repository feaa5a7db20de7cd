package dev.lantern.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.dicom.codec.MarkerReader.Segment;
import dev.lantern.imaging.FrameCodec.CodecException;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A difference by one look-up is the difference that its code and its bits say one after the
/// other, on random data with each table's codes.
final class DifferenceTableTest {
  private static final int DIFFERENCES = 20_000;

  /// @param counts codes of each length, T.81 B.2.4.2, which leave no bits without a meaning
  @ParameterizedTest
  @CsvSource({
    "'0 0 0 15 2 0 0 0 0 0 0 0 0 0 0 0', 0",
    "'0 0 0 15 2 0 0 0 0 0 0 0 0 0 0 0', 5",
    "'1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2', 0",
    "'1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2', 9",
    "'1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2', 12",
    "'0 3 1 1 1 1 1 1 1 1 1 1 1 1 1 2', 7",
  })
  void saysWhatCodeAndBitsSay(String counts, int firstCategory) throws CodecException {
    HuffmanTable huffman = huffman(counts, firstCategory);
    byte[] data = randomData();
    JpegBits whole = new JpegBits(data, 0);
    JpegBits parts = new JpegBits(data, 0);
    DifferenceTable table = new DifferenceTable(huffman);
    Set<Integer> seen = new TreeSet<>();
    for (int i = 0; i < DIFFERENCES; i++) {
      int difference = parts.difference(huffman);
      assertEquals(difference, whole.difference(table), "difference " + i);
      seen.add(Math.abs(difference));
    }
    assertTrue(seen.size() > 100, "differences of " + seen.size() + " sizes");
  }

  private static HuffmanTable huffman(String counts, int firstCategory) throws CodecException {
    var segment = new ByteArrayOutputStream();
    int codes = 0;
    var each = new Scanner(counts);
    while (each.hasNextInt()) {
      int count = each.nextInt();
      segment.write(count);
      codes += count;
    }
    for (int i = 0; i < codes; i++) {
      segment.write((firstCategory + i) % 17);
    }
    return new HuffmanTable(new Segment(segment.toByteArray(), 0, segment.size()));
  }

  /// A stuffed zero behind every FF.
  private static byte[] randomData() {
    var random = new Random(42);
    var data = new ByteArrayOutputStream();
    for (int i = 0; i < DIFFERENCES * 4; i++) {
      int value = random.nextInt(256);
      data.write(value);
      if (value == 0xff) {
        data.write(0);
      }
    }
    return data.toByteArray();
  }
}
