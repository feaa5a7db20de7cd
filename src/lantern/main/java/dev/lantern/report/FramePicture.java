package dev.lantern.report;

import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.ImageHeader.PixelLayout;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/// One frame as PNG, a pixel of the file for a pixel of the image: colour in 8 bits, grey in 16
/// where the data has more than 8.
final class FramePicture {
  private static final int WHITE = 0xffff;

  private final Frame frame;
  private final FrameDisplay display;
  private final PixelLayout pixels;

  FramePicture(Frame frame, FrameDisplay display, PixelLayout pixels) {
    this.frame = frame;
    this.display = display;
    this.pixels = pixels;
  }

  void write(ExportMode mode, Path file) throws IOException, ImageReadException {
    boolean colour = frame.samplesPerPixel() > 1;
    switch (mode) {
      case ExportMode.AsShown() -> {
        if (colour || (display.palette().isPresent() && display.supplement().isEmpty())) {
          colour(file);
        } else {
          shown(file, AutoWindow.orOwn(frame, display));
        }
      }
      case ExportMode.Windowed(var window) -> shown(file, voi(window));
      case ExportMode.Stored() -> {
        if (colour) {
          colour(file);
        } else {
          exact(file, frame::value, frame.type().signed());
        }
      }
      case ExportMode.Modality() ->
          exact(file, i -> display.modalityLut().apply(frame.value(i)), modalityHasSign());
    }
  }

  /// A window as the user gives it.
  static VoiLut voi(WindowLevel window) {
    return new VoiLut.Window(window, VoiLut.Function.LINEAR, "");
  }

  /// Grey from 0 to 1, MONOCHROME1 turned upright.
  static double shown(double stored, FrameDisplay display, VoiLut voi) {
    double value = voi.apply(display.modalityLut().apply(stored));
    return display.invertedGrey() ? 1 - value : value;
  }

  private void shown(Path file, VoiLut voi) throws IOException {
    if (display.supplement().isPresent()) {
      rendered(file, voi);
    } else if (pixels.bitsStored() <= Byte.SIZE) {
      byte[] grey = new byte[frame.size()];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (byte) Math.round(shown(frame.value(i), display, voi) * 0xff);
      }
      PngFile.writeGrey8(file, frame.columns(), frame.rows(), grey);
    } else {
      short[] grey = new short[frame.size()];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (short) Math.round(shown(frame.value(i), display, voi) * WHITE);
      }
      PngFile.writeGrey16(file, frame.columns(), frame.rows(), grey);
    }
  }

  private void colour(Path file) throws IOException {
    rendered(file, new VoiLut.Window(new WindowLevel(128, 256), VoiLut.Function.LINEAR_EXACT, ""));
  }

  /// @param voi of no effect on colour
  private void rendered(Path file, VoiLut voi) throws IOException {
    int[] argb = new int[frame.rows() * frame.columns()];
    new FrameRenderer(frame, display, pixels.bitsStored())
        .render(
            new FrameRenderer.Settings(voi, false, Interpolation.NEAREST),
            Viewport.fit(frame.columns(), frame.rows(), frame.columns(), frame.rows(), 1),
            argb);
    PngFile.writeColour(file, frame.columns(), frame.rows(), argb);
  }

  /// Whether the Modality LUT can give values below 0: the same for every frame of a series.
  private boolean modalityHasSign() {
    double least = frame.type().signed() ? -Math.pow(2, pixels.bitsStored() - 1.0) : 0;
    double greatest = Math.pow(2, pixels.bitsStored() - (frame.type().signed() ? 1.0 : 0)) - 1;
    return display.modalityLut().apply(least) < 0 || display.modalityLut().apply(greatest) < 0;
  }

  /// Values as they are; those of a signed kind raised by 32768, for PNG has no sign.
  private void exact(Path file, IntToDoubleFunction value, boolean signed)
      throws IOException, ImageReadException {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean whole = true;
    for (int i = 0; i < frame.size(); i++) {
      double v = value.applyAsDouble(i);
      low = Math.min(low, v);
      high = Math.max(high, v);
      whole &= v == Math.rint(v);
    }
    int raised = signed ? 1 << 15 : 0;
    if (!whole || low + raised < 0 || high + raised > WHITE) {
      throw new ImageReadException(
          FailureReason.UNSUPPORTED_PIXELS,
          ImageReadException.Stage.RENDER,
          "the values do not fit into a PNG of 16 bits; write .npy or .raw");
    }
    if (raised == 0 && pixels.bitsStored() <= Byte.SIZE && high <= 0xff) {
      byte[] grey = new byte[frame.size()];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (byte) value.applyAsDouble(i);
      }
      PngFile.writeGrey8(file, frame.columns(), frame.rows(), grey);
    } else {
      short[] grey = new short[frame.size()];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (short) ((int) value.applyAsDouble(i) + raised);
      }
      PngFile.writeGrey16(file, frame.columns(), frame.rows(), grey);
    }
  }
}
