package dev.lantern.dicom.codec;

import dev.lantern.dicom.codec.JpegScanHeader.Part;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.util.List;

/// Lossless, Huffman-coded: SOF3, T.81 Annex H.
final class LosslessProcess implements JpegProcess {
  private final FrameLayout layout;
  private final JpegFrameHeader header;
  private final FrameAssembler assembler;
  private final boolean[] done;

  LosslessProcess(FrameLayout layout, JpegFrameHeader header) throws CodecException {
    if (header.components().size() > 1
        && (header.maxHorizontal() > 1 || header.maxVertical() > 1)) {
      throw CodecException.unsupported("lossless JPEG with subsampled components is not supported");
    }
    this.layout = layout;
    this.header = header;
    assembler = new FrameAssembler(layout, header.precision());
    done = new boolean[header.components().size()];
  }

  @Override
  public void scan(JpegScanHeader scan, JpegTables tables, JpegBits bits) throws CodecException {
    if (scan.start() < 1 || scan.start() > 7) {
      throw new CodecException("lossless JPEG with predictor " + scan.start());
    }
    if (scan.low() >= header.precision()) {
      throw new CodecException("lossless JPEG with point transform " + scan.low());
    }
    for (Part part : scan.components()) {
      if (done[part.index()]) {
        throw new CodecException("JPEG component in two scans");
      }
      done[part.index()] = true;
    }
    new Rows(scan, tables, bits).decode();
  }

  @Override
  public boolean complete() {
    return covered();
  }

  @Override
  public boolean covered() {
    for (boolean d : done) {
      if (!d) {
        return false;
      }
    }
    return true;
  }

  @Override
  public byte[] frame() {
    return assembler.frame();
  }

  /// The rows of one scan: the differences of a row first, then its samples.
  private final class Rows {
    private final JpegScanHeader scan;
    private final JpegBits bits;
    private final DifferenceTable[] differences;
    private final int restartRows;
    private final int columns = layout.columns();
    private int[][] current;
    private int[][] above;

    Rows(JpegScanHeader scan, JpegTables tables, JpegBits bits) throws CodecException {
      this.scan = scan;
      this.bits = bits;
      int count = scan.components().size();
      differences = new DifferenceTable[count];
      for (int i = 0; i < count; i++) {
        differences[i] = tables.dc(scan.components().get(i).dcTable()).differences();
      }
      // H.1.1: the restart interval is a whole number of rows
      if (tables.restartInterval() % columns != 0) {
        throw new CodecException("lossless JPEG with a restart interval inside a row");
      }
      restartRows = tables.restartInterval() / columns;
      current = new int[count][columns];
      above = new int[count][columns];
    }

    void decode() throws CodecException {
      List<Part> parts = scan.components();
      int[] output = new int[columns];
      for (int y = 0; y < layout.rows(); y++) {
        boolean restarted = restartRows > 0 && y > 0 && y % restartRows == 0;
        if (restarted) {
          bits.restart();
        }
        differences();
        for (int c = 0; c < parts.size(); c++) {
          if (y == 0 || restarted) {
            predictFirstRow(current[c]);
          } else {
            predict(current[c], above[c]);
          }
          assembler.row(y, parts.get(c).index(), shifted(current[c], output), 0);
        }
        int[][] swap = above;
        above = current;
        current = swap;
      }
      bits.refuseOverrun();
    }

    private void differences() throws CodecException {
      if (differences.length == 1) {
        int[] row = current[0];
        DifferenceTable table = differences[0];
        for (int x = 0; x < columns; x++) {
          row[x] = bits.difference(table);
        }
        return;
      }
      for (int x = 0; x < columns; x++) {
        for (int c = 0; c < differences.length; c++) {
          current[c][x] = bits.difference(differences[c]);
        }
      }
    }

    /// H.1.2.1: half the range before the first sample, then the sample to the left.
    private void predictFirstRow(int[] row) {
      int left = 1 << (header.precision() - scan.low() - 1);
      for (int x = 0; x < columns; x++) {
        left = (left + row[x]) & 0xffff;
        row[x] = left;
      }
    }

    /// Table H.1, with a = left, b = above, c = above and left; sums modulo 2^16.
    private void predict(int[] row, int[] up) {
      int a = (row[0] + up[0]) & 0xffff;
      row[0] = a;
      switch (scan.start()) {
        case 1 -> {
          for (int x = 1; x < columns; x++) {
            row[x] = a = (a + row[x]) & 0xffff;
          }
        }
        case 2 -> {
          for (int x = 1; x < columns; x++) {
            row[x] = (up[x] + row[x]) & 0xffff;
          }
        }
        case 3 -> {
          for (int x = 1; x < columns; x++) {
            row[x] = (up[x - 1] + row[x]) & 0xffff;
          }
        }
        case 4 -> {
          for (int x = 1; x < columns; x++) {
            row[x] = a = (a + up[x] - up[x - 1] + row[x]) & 0xffff;
          }
        }
        case 5 -> {
          for (int x = 1; x < columns; x++) {
            row[x] = a = (a + ((up[x] - up[x - 1]) >> 1) + row[x]) & 0xffff;
          }
        }
        case 6 -> {
          for (int x = 1; x < columns; x++) {
            row[x] = a = (up[x] + ((a - up[x - 1]) >> 1) + row[x]) & 0xffff;
          }
        }
        default -> {
          for (int x = 1; x < columns; x++) {
            row[x] = a = (((a + up[x]) >> 1) + row[x]) & 0xffff;
          }
        }
      }
    }

    /// The point transform, H.1.2.
    private int[] shifted(int[] row, int[] output) {
      if (scan.low() == 0) {
        return row;
      }
      for (int x = 0; x < columns; x++) {
        output[x] = row[x] << scan.low();
      }
      return output;
    }
  }
}
