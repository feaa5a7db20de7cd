package dev.lantern.report;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.NpyFile;
import dev.lantern.imaging.SampleType;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes frames of one image as pictures or arrays, one frame in memory at a time.
public final class FrameExport {
  private final ScanImage image;
  private final ExportMode mode;

  public FrameExport(ScanImage image, ExportMode mode) {
    this.image = image;
    this.mode = mode;
  }

  /// Writes the frames.
  ///
  /// @param frames indices from 0, at least one
  /// @return the files, in order: one, or one a frame for several frames of PNG
  public List<Path> write(List<Integer> frames, ExportFormat format, Path out)
      throws IOException, ImageReadException {
    refuseColour();
    return switch (format) {
      case PNG -> pictures(frames, out);
      case NPY -> array(frames, true, out);
      case RAW -> array(frames, false, out);
    };
  }

  private void refuseColour() throws ImageReadException {
    boolean needsGrey =
        switch (mode) {
          case ExportMode.Modality() -> true;
          case ExportMode.Windowed _ -> true;
          case ExportMode.Stored() -> false;
          case ExportMode.AsShown() -> false;
        };
    if (needsGrey && !image.header().pixels().photometric().monochrome()) {
      throw new ImageReadException(
          FailureReason.UNSUPPORTED_PIXELS,
          ImageReadException.Stage.RENDER,
          "a colour image has no modality values and no window");
    }
  }

  private List<Path> pictures(List<Integer> frames, Path out)
      throws IOException, ImageReadException {
    List<Path> written = new ArrayList<>();
    for (int index : frames) {
      Path file = frames.size() == 1 ? out : numbered(out, index + 1);
      new FramePicture(image.frame(index), image.display(index), image.header().pixels())
          .write(mode, file);
      written.add(file);
    }
    return List.copyOf(written);
  }

  /// `scan.png` of frame 7 is `scan-0007.png`.
  private static Path numbered(Path out, int number) {
    String name = String.valueOf(out.getFileName());
    int dot = name.lastIndexOf('.');
    return out.resolveSibling(
        String.format(
            Locale.ROOT, "%s-%04d%s", name.substring(0, dot), number, name.substring(dot)));
  }

  private List<Path> array(List<Integer> frames, boolean withHeader, Path out)
      throws IOException, ImageReadException {
    AtomicFile.<ImageReadException>write(out, stream -> write(frames, withHeader, stream));
    return List.of(out);
  }

  private void write(List<Integer> frames, boolean withHeader, OutputStream stream)
      throws IOException, ImageReadException {
    boolean begun = false;
    for (int index : frames) {
      FrameValues values = values(image.frame(index), image.display(index));
      if (!begun && withHeader) {
        stream.write(NpyFile.header(values.type(), values.shape(frames.size())));
      }
      begun = true;
      stream.write(values.bytes());
    }
  }

  private FrameValues values(Frame frame, FrameDisplay display) {
    return switch (mode) {
      case ExportMode.Stored() -> FrameValues.stored(frame);
      case ExportMode.Modality() -> FrameValues.modality(frame, display);
      case ExportMode.Windowed(var window) -> FrameValues.windowed(frame, display, window);
      case ExportMode.AsShown() -> FrameValues.stored(frame);
    };
  }

  /// One frame's values, ready to be written.
  static final class FrameValues {
    private final Frame frame;
    private final SampleType type;
    private final byte[] bytes;

    private FrameValues(Frame frame, SampleType type, byte[] bytes) {
      this.frame = frame;
      this.type = type;
      this.bytes = bytes;
    }

    static FrameValues stored(Frame frame) {
      return new FrameValues(frame, frame.type(), frame.stored());
    }

    static FrameValues modality(Frame frame, FrameDisplay display) {
      float[] values = new float[frame.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) display.modalityLut().apply(frame.value(i));
      }
      return floats(frame, values);
    }

    static FrameValues windowed(Frame frame, FrameDisplay display, WindowLevel window) {
      VoiLut voi = FramePicture.voi(window);
      float[] values = new float[frame.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) FramePicture.shown(frame.value(i), display, voi);
      }
      return floats(frame, values);
    }

    private static FrameValues floats(Frame frame, float[] values) {
      return new FrameValues(frame, SampleType.FLOAT32, NpyFile.littleEndian(values));
    }

    SampleType type() {
      return type;
    }

    byte[] bytes() {
      return bytes;
    }

    List<Integer> shape(int frames) {
      List<Integer> shape = new ArrayList<>();
      if (frames > 1) {
        shape.add(frames);
      }
      shape.add(frame.rows());
      shape.add(frame.columns());
      if (frame.samplesPerPixel() > 1) {
        shape.add(frame.samplesPerPixel());
      }
      return shape;
    }
  }
}
