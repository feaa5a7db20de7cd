package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;
import java.util.Arrays;

/// The samples of one JPEG-LS scan, T.87 Annexes A and B: prediction from the neighbours
///
/// ```
/// c b d
/// a x
/// ```
///
/// in regular mode, and run mode where all gradients are flat.
final class JpegLsScan {
  /// J, bits of the length of a run, figure A.17 and A.7.1.1.
  private static final int[] RUN_BITS = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15
  };

  private final int columns;
  private final int near;
  private final JpegLsBits bits;
  private final JpegLsContexts contexts;

  /// Gradient → its region −4 to 4, A.3.3; index 0 is the gradient −MAXVAL.
  private final byte[] regions;

  private final int flat;
  private final int[] runIndex;

  /// Lines with one neighbour more at each end: sample x stands at index x + 1.
  private int[][] above;

  private int[][] current;

  JpegLsScan(JpegLsParameters parameters, int columns, int components, JpegLsBits bits) {
    this.columns = columns;
    this.bits = bits;
    near = parameters.near();
    contexts = new JpegLsContexts(parameters, bits);
    flat = parameters.maxValue();
    regions = regions(parameters);
    runIndex = new int[components];
    above = new int[components][columns + 2];
    current = new int[components][columns + 2];
  }

  /// Decodes a line of each component, one component after the other.
  ///
  /// @return by component, sample x at index x + 1; used again for the line after the next
  int[][] lines() throws CodecException {
    int[][] lines = startLine();
    for (int c = 0; c < lines.length; c++) {
      line(c, above[c], lines[c]);
    }
    return endLine(lines);
  }

  /// Decodes a line of each component, sample by sample in turn.
  ///
  /// @return as [#lines]
  int[][] linesBySample() throws CodecException {
    int[][] lines = startLine();
    int x = 1;
    while (x <= columns) {
      if (allFlat(x)) {
        x = runOfAll(x);
      } else {
        for (int c = 0; c < lines.length; c++) {
          lines[c][x] = regular(above[c], lines[c], x, context(above[c], lines[c], x));
        }
        x++;
      }
    }
    return endLine(lines);
  }

  /// A.2.1: the neighbours beyond the edges.
  private int[][] startLine() {
    for (int c = 0; c < current.length; c++) {
      above[c][columns + 1] = above[c][columns];
      current[c][0] = above[c][1];
    }
    return current;
  }

  private int[][] endLine(int[][] lines) {
    current = above;
    above = lines;
    return lines;
  }

  private void line(int component, int[] up, int[] line) throws CodecException {
    int x = 1;
    while (x <= columns) {
      int context = context(up, line, x);
      if (context != 0) {
        line[x] = regular(up, line, x, context);
        x++;
        continue;
      }
      int left = line[x - 1];
      int end = runEnd(x, component);
      Arrays.fill(line, x, Math.abs(end), left);
      x = Math.abs(end);
      if (end > 0 && x <= columns) {
        boolean byLeft = Math.abs(left - up[x]) <= near;
        line[x] = contexts.interruption(left, up[x], byLeft, RUN_BITS[runIndex[component]]);
        shorten(component);
        x++;
      }
    }
  }

  private int regular(int[] up, int[] line, int x, int context) throws CodecException {
    int a = line[x - 1];
    int b = up[x];
    int c = up[x - 1];
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    // A.4.1
    int predicted = c >= high ? low : c <= low ? high : a + b - c;
    return contexts.regular(context, predicted);
  }

  /// The three quantized gradients as one number, A.3.4; 0 where all are flat.
  private int context(int[] up, int[] line, int x) {
    int b = up[x];
    int c = up[x - 1];
    return 81 * regions[up[x + 1] - b + flat]
        + 9 * regions[b - c + flat]
        + regions[c - line[x - 1] + flat];
  }

  private boolean allFlat(int x) {
    for (int c = 0; c < current.length; c++) {
      if (context(above[c], current[c], x) != 0) {
        return false;
      }
    }
    return true;
  }

  /// Run mode of sample-interleaved components: one run for all, A.7 with B.3.
  ///
  /// @return column of the next sample
  private int runOfAll(int x) throws CodecException {
    int end = runEnd(x, 0);
    int next = Math.abs(end);
    for (int[] line : current) {
      Arrays.fill(line, x, next, line[x - 1]);
    }
    if (end < 0 || next > columns) {
      return next;
    }
    for (int c = 0; c < current.length; c++) {
      int left = current[c][next - 1];
      current[c][next] = contexts.interruption(left, above[c][next], false, RUN_BITS[runIndex[0]]);
    }
    shorten(0);
    return next + 1;
  }

  /// The length of a run, A.7.1.2.
  ///
  /// @return first column behind the run, negative where the run reaches the end of the line
  private int runEnd(int start, int component) throws CodecException {
    int x = start;
    while (bits.bit() == 1) {
      int length = 1 << RUN_BITS[runIndex[component]];
      int left = columns + 1 - x;
      if (length <= left && runIndex[component] < 31) {
        runIndex[component]++;
      }
      x += Math.min(length, left);
      if (x > columns) {
        return -x;
      }
    }
    x += bits.receive(RUN_BITS[runIndex[component]]);
    if (x > columns) {
      throw new CodecException("JPEG-LS run beyond the line");
    }
    return x;
  }

  private void shorten(int component) {
    if (runIndex[component] > 0) {
      runIndex[component]--;
    }
  }

  private static byte[] regions(JpegLsParameters p) {
    int flat = p.maxValue();
    byte[] regions = new byte[2 * flat + 1];
    for (int d = 0; d <= flat; d++) {
      int region = d <= p.near() ? 0 : d < p.t1() ? 1 : d < p.t2() ? 2 : d < p.t3() ? 3 : 4;
      regions[flat + d] = (byte) region;
      regions[flat - d] = (byte) -region;
    }
    return regions;
  }
}
