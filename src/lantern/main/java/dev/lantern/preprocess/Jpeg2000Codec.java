package dev.lantern.preprocess;

import dev.lantern.imaging.FrameCodec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/// JPEG 2000 and High-Throughput JPEG 2000 (ISO/IEC 15444-1 and -15), by OpenCV. It refuses signed
/// samples, so they are decoded as unsigned ones and moved down by half their range: the sign bit
/// of a component says no more than whether that offset was added (15444-1 Annex G.1). Size,
/// components and precision are held against the layout before a native byte is allocated.
///
/// The native libraries must be loaded before.
public final class Jpeg2000Codec implements FrameCodec {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  @Override
  public byte[] decode(byte[] codeStream, FrameLayout layout) throws CodecException {
    Jpeg2000Header header = Jpeg2000Header.read(codeStream);
    header.check(layout);
    if (layout.bytes() > Integer.MAX_VALUE - 64) {
      throw new CodecException("frame of " + layout.bytes() + " bytes");
    }
    int[] samples = samples(header.decodable(codeStream), header, layout);
    Correction.of(header, layout).apply(samples);
    return packed(samples, layout.bytesPerSample());
  }

  /// The samples as OpenCV gives them, colour as RGB.
  private static int[] samples(byte[] bare, Jpeg2000Header header, FrameLayout layout)
      throws CodecException {
    MatOfByte stream = new MatOfByte(bare);
    try {
      Mat image = Imgcodecs.imdecode(stream, Imgcodecs.IMREAD_UNCHANGED);
      try {
        if (image.rows() != layout.rows()
            || image.cols() != layout.columns()
            || image.channels() != header.components()) {
          throw new CodecException("JPEG 2000 stream cannot be decoded");
        }
        return rgb(values(image), header.components());
      } finally {
        image.release();
      }
    } catch (CvException e) {
      throw new CodecException("JPEG 2000 stream cannot be decoded", e);
    } finally {
      stream.release();
    }
  }

  private static int[] values(Mat image) throws CodecException {
    int count = Math.toIntExact(image.total() * image.channels());
    int[] values = new int[count];
    if (image.depth() == CvType.CV_8U) {
      byte[] bytes = new byte[count];
      image.get(0, 0, bytes);
      for (int i = 0; i < count; i++) {
        values[i] = bytes[i] & 0xff;
      }
    } else if (image.depth() == CvType.CV_16U) {
      short[] shorts = new short[count];
      image.get(0, 0, shorts);
      for (int i = 0; i < count; i++) {
        values[i] = shorts[i] & 0xffff;
      }
    } else {
      throw new CodecException("JPEG 2000 stream of another depth than announced");
    }
    return values;
  }

  /// OpenCV's order is blue, green, red.
  private static int[] rgb(int[] values, int components) {
    if (components == 3) {
      for (int i = 0; i < values.length; i += 3) {
        int blue = values[i];
        values[i] = values[i + 2];
        values[i + 2] = blue;
      }
    }
    return values;
  }

  private static byte[] packed(int[] samples, int bytesPerSample) {
    byte[] frame = new byte[samples.length * bytesPerSample];
    switch (bytesPerSample) {
      case 1 -> {
        for (int i = 0; i < samples.length; i++) {
          frame[i] = (byte) samples[i];
        }
      }
      case 2 -> {
        for (int i = 0; i < samples.length; i++) {
          SHORTS.set(frame, 2 * i, (short) samples[i]);
        }
      }
      default -> {
        for (int i = 0; i < samples.length; i++) {
          INTS.set(frame, bytesPerSample * i, samples[i]);
        }
      }
    }
    return frame;
  }

  /// The decoder's samples to stored values.
  ///
  /// @param offset subtracted first
  /// @param low least value of the stream
  /// @param high greatest value of the stream
  /// @param extended bits that hold a signed value
  /// @param mask of the bits that are kept of an unsigned value
  private record Correction(int offset, int low, int high, int extended, int mask) {
    static Correction of(Jpeg2000Header header, FrameLayout layout) {
      int range = 1 << header.precision();
      int low = header.signed() ? -range / 2 : 0;
      int bits = Math.min(header.precision(), layout.bitsStored());
      int extended = 32;
      int mask = -1;
      if (layout.signed()) {
        // unsigned in the stream: the encoder did not know of the sign
        extended = header.signed() ? layout.bitsStored() : bits;
      } else if (header.signed()) {
        mask = (1 << bits) - 1;
      }
      return new Correction(header.offset(), low, low + range - 1, extended, mask);
    }

    void apply(int[] samples) {
      int shift = Math.max(0, 32 - extended);
      for (int i = 0; i < samples.length; i++) {
        int value = Math.max(low, Math.min(samples[i] - offset, high));
        samples[i] = (value << shift >> shift) & mask;
      }
    }
  }
}
