package dev.lantern.imaging;

import dev.lantern.imaging.FrameDisplay.PaddingRange;
import java.util.Optional;

/// Reads the rows of a frame as the numbers that may be averaged: stored values of grey samples
/// (NaN for padding), 8-bit channels of colour.
final class FrameRows implements Resampler.Rows {
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
  public void read(int row, int first, int end, float[] into) {
    if (palette.isPresent()) {
      readPalette(palette.get(), row, first, end, into);
    } else if (channels() == 3) {
      readColour(row, first, end, into);
    } else {
      readGrey((row * frame.columns() + first) * frame.samplesPerPixel(), end - first, into);
      padding.ifPresent(range -> blank(range, end - first, into));
    }
  }

  private void readGrey(int from, int samples, float[] into) {
    byte[] stored = frame.stored();
    int step = frame.samplesPerPixel();
    switch (frame.type()) {
      case UINT8 -> {
        for (int i = 0; i < samples; i++) {
          into[i] = stored[from + i * step] & 0xff;
        }
      }
      case INT8 -> {
        for (int i = 0; i < samples; i++) {
          into[i] = stored[from + i * step];
        }
      }
      case UINT16, INT16 -> readShorts(from, samples, into);
      case UINT32, INT32, FLOAT32, FLOAT64 -> {
        for (int i = 0; i < samples; i++) {
          into[i] = (float) frame.value(from + i * step);
        }
      }
    }
  }

  private void readShorts(int from, int samples, float[] into) {
    int step = frame.samplesPerPixel();
    short[] line = new short[(samples - 1) * step + 1];
    frame.shorts(from, line);
    int mask = frame.type().signed() ? -1 : 0xffff;
    if (step == 1) {
      for (int i = 0; i < samples; i++) {
        into[i] = line[i] & mask;
      }
    } else {
      for (int i = 0; i < samples; i++) {
        into[i] = line[i * step] & mask;
      }
    }
  }

  private static void blank(PaddingRange range, int samples, float[] into) {
    for (int i = 0; i < samples; i++) {
      if (into[i] >= range.low() && into[i] <= range.high()) {
        into[i] = Float.NaN;
      }
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
