package dev.lantern.imaging;

import dev.lantern.imaging.FrameDisplay.PaddingRange;
import java.util.Optional;

/// Reads the rows of a frame as the numbers that may be averaged: stored values of grey samples
/// (nothing for padding), 8-bit channels of colour.
final class FrameRows implements Resampler.Rows {
  /// Infinity is a bright place: a number that 0 times is 0.
  private static final float LARGEST = Float.MAX_VALUE / 2;

  private final Frame frame;
  private final Optional<PaddingRange> padding;
  private final Optional<PaletteLut> palette;
  private final float colourScale;

  /// @param bitsStored of a colour sample: its largest value is shown as 255
  FrameRows(Frame frame, FrameDisplay display, int bitsStored) {
    this.frame = frame;
    this.palette =
        display.photometric() == PhotometricInterpretation.PALETTE_COLOR
            ? display.palette()
            : Optional.empty();
    this.padding =
        frame.samplesPerPixel() == 1 && palette.isEmpty() ? display.padding() : Optional.empty();
    this.colourScale = (float) (255.0 / ((1L << bitsStored) - 1));
  }

  /// 3 for colour, 1 for grey.
  int channels() {
    return palette.isPresent() || frame.samplesPerPixel() >= 3 ? 3 : 1;
  }

  boolean masked() {
    return padding.isPresent() || frame.type().real();
  }

  @Override
  public Resampler.Reader reader(int first, int end) {
    if (palette.isPresent()) {
      return (row, values, there) -> readPalette(palette.get(), row, first, end, values);
    }
    if (channels() == 3) {
      return (row, values, there) -> readColour(row, first, end, values);
    }
    return new GreyReader(first, end);
  }

  /// Keeps the memory that a row passes through.
  private final class GreyReader implements Resampler.Reader {
    private final int step = frame.samplesPerPixel();
    private final int first;
    private final short[] line;

    private GreyReader(int first, int end) {
      this.first = first;
      this.line = new short[frame.type().bytes() == 2 ? Math.max(0, (end - first) * step) : 0];
    }

    @Override
    public void read(int row, float[] values, float[] there) {
      int from = (row * frame.columns() + first) * step;
      if (frame.type().bytes() == 2) {
        readShorts(from, values);
      } else if (frame.type() == SampleType.FLOAT32 && step == 1) {
        frame.floats(from, values);
      } else {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) frame.value(from + i * step);
        }
      }
      if (masked()) {
        mask(values, there);
      }
    }

    /// Java makes vector code of signed shorts alone: unsigned ones are moved to that range and
    /// back, in a loop each, which is several times as fast as one by one.
    private void readShorts(int from, float[] values) {
      frame.shorts(from, line);
      float back = 0;
      if (!frame.type().signed()) {
        for (int i = 0; i < line.length; i++) {
          line[i] ^= Short.MIN_VALUE;
        }
        back = -Short.MIN_VALUE;
      }
      if (step == 1) {
        for (int i = 0; i < values.length; i++) {
          values[i] = line[i] + back;
        }
      } else {
        for (int i = 0; i < values.length; i++) {
          values[i] = line[i * step] + back;
        }
      }
    }
  }

  private void mask(float[] values, float[] there) {
    if (padding.isPresent() && frame.type().bytes() <= 2) {
      maskSmall(padding.get(), values, there);
      return;
    }
    float low = padding.map(range -> (float) range.low()).orElse(Float.NaN);
    float high = padding.map(range -> (float) range.high()).orElse(Float.NaN);
    for (int i = 0; i < values.length; i++) {
      boolean nothing = Float.isNaN(values[i]) || (values[i] >= low && values[i] <= high);
      there[i] = nothing ? 0 : 1;
      values[i] = nothing ? 0 : Math.clamp(values[i], -LARGEST, LARGEST);
    }
  }

  /// Without a branch, several times as fast: twice the distance from the middle of the range is at
  /// most its length within, and at least 2 more outside.
  private static void maskSmall(PaddingRange range, float[] values, float[] there) {
    float middle = (float) (range.low() + range.high());
    float length = (float) (range.high() - range.low());
    for (int i = 0; i < values.length; i++) {
      there[i] = Math.min(1, Math.max(0, Math.abs(2 * values[i] - middle) - length));
      values[i] *= there[i];
    }
  }

  private void readColour(int row, int first, int end, float[] into) {
    int from = (row * frame.columns() + first) * frame.samplesPerPixel();
    int target = 0;
    for (int column = first; column < end; column++, from += frame.samplesPerPixel()) {
      for (int channel = 0; channel < 3; channel++) {
        into[target++] = (float) frame.value(from + channel) * colourScale;
      }
    }
  }

  private void readPalette(PaletteLut lut, int row, int first, int end, float[] into) {
    int from = row * frame.columns();
    int target = 0;
    for (int column = first; column < end; column++) {
      int argb = lut.apply(frame.integer(from + column));
      into[target++] = argb >> 16 & 0xff;
      into[target++] = argb >> 8 & 0xff;
      into[target++] = argb & 0xff;
    }
  }
}
