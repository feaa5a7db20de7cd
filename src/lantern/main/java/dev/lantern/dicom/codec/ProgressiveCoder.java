package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Progressive DCT: each scan adds a band of coefficients or a bit of precision, T.81 Annex G.
final class ProgressiveCoder implements DctBlockCoder {
  private final JpegScanHeader scan;
  private final JpegBits bits;
  private final HuffmanTable[] dc;
  private final @Nullable HuffmanTable ac;
  private final int[] predicted;

  /// Blocks still to come of a run of blocks without further coefficients, G.1.2.2.
  private int endOfBandRun;

  private ProgressiveCoder(
      JpegScanHeader scan, JpegBits bits, HuffmanTable[] dc, @Nullable HuffmanTable ac) {
    this.scan = scan;
    this.bits = bits;
    this.dc = dc;
    this.ac = ac;
    predicted = new int[scan.components().size()];
  }

  static ProgressiveCoder of(JpegScanHeader scan, JpegTables tables, JpegBits bits)
      throws CodecException {
    boolean first = scan.start() == 0;
    if (first ? scan.end() != 0 : (scan.end() < scan.start() || scan.end() > 63)) {
      throw new CodecException("progressive JPEG with band " + scan.start() + "–" + scan.end());
    }
    if ((!first && scan.interleaved()) || scan.low() > 13) {
      throw new CodecException("progressive JPEG with a scan that T.81 does not allow");
    }
    if (!first) {
      return new ProgressiveCoder(
          scan, bits, new HuffmanTable[0], tables.ac(scan.components().get(0).acTable()));
    }
    HuffmanTable[] dc = new HuffmanTable[scan.high() == 0 ? scan.components().size() : 0];
    for (int i = 0; i < dc.length; i++) {
      dc[i] = tables.dc(scan.components().get(i).dcTable());
    }
    return new ProgressiveCoder(scan, bits, dc, null);
  }

  @Override
  public void block(int part, short[] coefficients, int at) throws CodecException {
    HuffmanTable table = ac;
    if (table != null) {
      if (scan.high() == 0) {
        firstBand(table, coefficients, at);
      } else {
        refineBand(table, coefficients, at);
      }
    } else if (scan.high() == 0) {
      predicted[part] += bits.difference(dc[part]);
      coefficients[at] = (short) (predicted[part] << scan.low());
    } else if (bits.receive(1) == 1) {
      coefficients[at] |= (short) (1 << scan.low());
    }
  }

  @Override
  public void reset() {
    Arrays.fill(predicted, 0);
    endOfBandRun = 0;
  }

  private void firstBand(HuffmanTable table, short[] coefficients, int at) throws CodecException {
    if (endOfBandRun > 0) {
      endOfBandRun--;
      return;
    }
    int k = scan.start();
    while (k <= scan.end()) {
      int symbol = bits.symbol(table);
      int run = symbol >> 4;
      int size = symbol & 15;
      if (size == 0 && run < 15) {
        endOfBandRun = (1 << run) - 1 + bits.receive(run);
        return;
      }
      k += run;
      if (size > 0) {
        if (k > scan.end()) {
          throw new CodecException("DCT band of too many coefficients");
        }
        coefficients[at + JpegTables.natural(k)] = (short) (bits.extended(size) << scan.low());
      }
      k++;
    }
  }

  /// G.1.2.3: a correction bit for each coefficient that is not 0 yet, and new ones of ±1.
  private void refineBand(HuffmanTable table, short[] coefficients, int at) throws CodecException {
    int k = scan.start();
    if (endOfBandRun == 0) {
      while (k <= scan.end()) {
        int symbol = bits.symbol(table);
        int run = symbol >> 4;
        int size = symbol & 15;
        if (size == 0 && run < 15) {
          endOfBandRun = (1 << run) + bits.receive(run);
          break;
        }
        int value = 0;
        if (size > 0) {
          value = bits.receive(1) == 1 ? 1 << scan.low() : -1 << scan.low();
        }
        k = correct(coefficients, at, k, run);
        if (value != 0 && k <= scan.end()) {
          coefficients[at + JpegTables.natural(k)] = (short) value;
        }
        k++;
      }
    }
    if (endOfBandRun > 0) {
      correct(coefficients, at, k, 64);
      endOfBandRun--;
    }
  }

  /// Corrects coefficients from k on, until `zeros` coefficients of 0 are passed.
  ///
  /// @return position of the 0 behind them, or one behind the band
  private int correct(short[] coefficients, int at, int from, int zeros) throws CodecException {
    int left = zeros;
    int k = from;
    for (; k <= scan.end(); k++) {
      int place = at + JpegTables.natural(k);
      int value = coefficients[place];
      if (value == 0) {
        if (left-- == 0) {
          return k;
        }
      } else if (bits.receive(1) == 1 && (value & (1 << scan.low())) == 0) {
        int step = 1 << scan.low();
        coefficients[place] = (short) (value > 0 ? value + step : value - step);
      }
    }
    return k;
  }
}
