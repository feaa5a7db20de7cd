package dev.lantern.dicom.codec;

import java.io.ByteArrayOutputStream;

/// Writes lossless JPEG (T.81 Annex H), plainly: one Huffman table whose 17 codes all have 5 bits.
/// Samples by pixel, already shifted right by the point transform.
public final class LosslessJpegWriter {
  private final int rows;
  private final int columns;
  private final int components;
  private final int precision;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long window;
  private int bits;

  /// Rows between restart markers, 0 for none.
  int restartRows;

  int predictor = 1;
  int pointTransform;
  boolean interleaved = true;

  public LosslessJpegWriter(int rows, int columns, int components, int precision) {
    this.rows = rows;
    this.columns = columns;
    this.components = components;
    this.precision = precision;
  }

  public byte[] write(int[] samples) {
    marker(0xd8);
    marker(0xc3, 8 + 3 * components, precision);
    u16(rows);
    u16(columns);
    out.write(components);
    for (int c = 0; c < components; c++) {
      out.write(c + 1);
      out.write(0x11);
      out.write(0);
    }
    marker(0xc4, 2 + 17 + 17, 0);
    for (int length = 1; length <= 16; length++) {
      out.write(length == 5 ? 17 : 0);
    }
    for (int category = 0; category <= 16; category++) {
      out.write(category);
    }
    marker(0xdd, 4);
    u16(restartRows * columns);
    if (interleaved) {
      scan(samples, 0, components);
    } else {
      for (int c = 0; c < components; c++) {
        scan(samples, c, 1);
      }
    }
    marker(0xd9);
    return out.toByteArray();
  }

  private void scan(int[] samples, int first, int count) {
    marker(0xda, 6 + 2 * count, count);
    for (int c = first; c < first + count; c++) {
      out.write(c + 1);
      out.write(0);
    }
    out.write(predictor);
    out.write(0);
    out.write(pointTransform);
    for (int y = 0; y < rows; y++) {
      boolean restarted = restartRows > 0 && y % restartRows == 0;
      if (restarted && y > 0) {
        flush();
        marker(0xd0 + (y / restartRows - 1) % 8);
      }
      for (int x = 0; x < columns; x++) {
        for (int c = first; c < first + count; c++) {
          int at = (y * columns + x) * components + c;
          difference(samples[at] - prediction(samples, at, x, y == 0 || restarted));
        }
      }
    }
    flush();
  }

  private int prediction(int[] samples, int at, int x, boolean firstRow) {
    int up = columns * components;
    if (firstRow) {
      return x == 0 ? 1 << (precision - pointTransform - 1) : samples[at - components];
    }
    if (x == 0) {
      return samples[at - up];
    }
    int a = samples[at - components];
    int b = samples[at - up];
    int c = samples[at - up - components];
    return switch (predictor) {
      case 1 -> a;
      case 2 -> b;
      case 3 -> c;
      case 4 -> a + b - c;
      case 5 -> a + ((b - c) >> 1);
      case 6 -> b + ((a - c) >> 1);
      default -> (a + b) >> 1;
    };
  }

  private void difference(int value) {
    int d = (short) value;
    if (d == -32768) {
      put(16, 5);
      return;
    }
    int category = 32 - Integer.numberOfLeadingZeros(Math.abs(d));
    put(category, 5);
    put(d < 0 ? d - 1 : d, category);
  }

  private void put(int value, int count) {
    window = (window << count) | (value & ((1 << count) - 1));
    bits += count;
    while (bits >= 8) {
      bits -= 8;
      int next = (int) (window >>> bits) & 0xff;
      out.write(next);
      if (next == 0xff) {
        out.write(0);
      }
    }
  }

  private void flush() {
    put(0x7f, 7);
    bits = 0;
  }

  private void marker(int code, int... head) {
    out.write(0xff);
    out.write(code);
    for (int i = 0; i < head.length; i++) {
      if (i == 0) {
        u16(head[0]);
      } else {
        out.write(head[i]);
      }
    }
  }

  private void u16(int value) {
    out.write(value >> 8);
    out.write(value);
  }
}
