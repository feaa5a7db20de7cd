package dev.lantern.dicom.codec;

/// Brings the rows of a subsampled component to full size. T.81 leaves the filter open; this is
/// the triangle filter that common decoders use for factors of two (the nearer sample weighs 3/4,
/// the farther 1/4, halves rounded alternately up and down), so that samples are equal to theirs;
/// other factors repeat samples.
final class ChromaUpsampler {
  private final short[] samples;
  private final int stride;
  private final int width;
  private final int height;
  private final int horizontal;
  private final int vertical;
  private final int horizontalMax;
  private final int verticalMax;
  private final boolean smoothAcross;
  private final boolean smoothDown;
  private final int[] sums;
  private final int[] row;

  /// @param samples of the component, whole blocks
  ChromaUpsampler(DctComponent component, JpegFrameHeader header, short[] samples) {
    this.samples = samples;
    stride = component.blocksWide * 8;
    width = component.width;
    height = component.height;
    horizontal = component.horizontal;
    vertical = component.vertical;
    horizontalMax = header.maxHorizontal();
    verticalMax = header.maxVertical();
    boolean twiceAcross = horizontal * 2 == horizontalMax;
    boolean twiceDown = vertical * 2 == verticalMax;
    boolean sameDown = vertical == verticalMax;
    smoothAcross = twiceAcross && (sameDown || twiceDown) && width > 2;
    smoothDown = twiceDown && (smoothAcross || horizontal == horizontalMax);
    sums = new int[width];
    row = new int[Math.max(header.columns(), 2 * width)];
  }

  /// One row of the image; the array is used again for the next.
  int[] row(int y) {
    if (!smoothDown) {
      int base = y * vertical / verticalMax * stride;
      if (smoothAcross) {
        for (int x = 0; x < width; x++) {
          sums[x] = samples[base + x];
        }
        across(2, 1, 2);
      } else {
        repeat(base);
      }
      return row;
    }
    sum(y);
    if (smoothAcross) {
      across(4, 8, 7);
    } else {
      int bias = (y & 1) == 0 ? 1 : 2;
      for (int x = 0; x < width; x++) {
        row[x] = (sums[x] + bias) >> 2;
      }
    }
    return row;
  }

  private void repeat(int base) {
    if (horizontal == horizontalMax) {
      for (int x = 0; x < width; x++) {
        row[x] = samples[base + x];
      }
      return;
    }
    for (int x = 0; x < row.length; x++) {
      row[x] = samples[base + Math.min(x * horizontal / horizontalMax, width - 1)];
    }
  }

  /// Three times the nearer row and once the farther.
  private void sum(int y) {
    int near = y >> 1;
    int far = Math.clamp((y & 1) == 0 ? near - 1L : near + 1L, 0, height - 1);
    for (int x = 0; x < width; x++) {
      sums[x] = 3 * samples[near * stride + x] + samples[far * stride + x];
    }
  }

  /// Widens `sums` to twice its length. The divisor is 4 with one row summed, 16 with two.
  ///
  /// @param shift bits of the divisor
  /// @param left rounding of the left one of two samples
  /// @param right rounding of the right one
  private void across(int shift, int left, int right) {
    boolean oneRow = shift == 2;
    int n = width - 1;
    row[0] = oneRow ? sums[0] : (sums[0] * 4 + 8) >> shift;
    row[1] = (3 * sums[0] + sums[1] + right) >> shift;
    for (int x = 1; x < n; x++) {
      row[2 * x] = (3 * sums[x] + sums[x - 1] + left) >> shift;
      row[2 * x + 1] = (3 * sums[x] + sums[x + 1] + right) >> shift;
    }
    row[2 * n] = (3 * sums[n] + sums[n - 1] + left) >> shift;
    row[2 * n + 1] = oneRow ? sums[n] : (sums[n] * 4 + 7) >> shift;
  }
}
