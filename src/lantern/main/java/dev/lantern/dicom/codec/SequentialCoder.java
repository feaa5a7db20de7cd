package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.Arrays;

/// Sequential DCT: a block comes whole, T.81 F.2.2.
final class SequentialCoder implements DctBlockCoder {
  private final JpegBits bits;
  private final HuffmanTable[] dc;
  private final HuffmanTable[] ac;
  private final int[] predicted;

  SequentialCoder(JpegScanHeader scan, JpegTables tables, JpegBits bits) throws CodecException {
    this.bits = bits;
    int count = scan.components().size();
    dc = new HuffmanTable[count];
    ac = new HuffmanTable[count];
    predicted = new int[count];
    for (int i = 0; i < count; i++) {
      dc[i] = tables.dc(scan.components().get(i).dcTable());
      ac[i] = tables.ac(scan.components().get(i).acTable());
    }
  }

  @Override
  public void block(int part, short[] coefficients, int at) throws CodecException {
    predicted[part] += bits.difference(dc[part]);
    coefficients[at] = (short) predicted[part];
    HuffmanTable table = ac[part];
    int k = 1;
    while (k < 64) {
      int symbol = bits.symbol(table);
      int size = symbol & 15;
      if (size == 0) {
        if (symbol != 0xf0) {
          return;
        }
        k += 16;
        continue;
      }
      k += symbol >> 4;
      if (k > 63) {
        throw new CodecException("DCT block of more than 64 coefficients");
      }
      coefficients[at + JpegTables.natural(k++)] = (short) bits.extended(size);
    }
  }

  @Override
  public void reset() {
    Arrays.fill(predicted, 0);
  }
}
