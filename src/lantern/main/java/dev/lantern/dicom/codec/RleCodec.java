package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// RLE Lossless, PS3.5 Annex G. A frame is split into byte planes, one segment each: by sample,
/// then from the most to the least significant byte (G.2). Bits beyond the last sample of a
/// segment are padding. The samples come as they were coded, their unused bits among them; those of
/// one bit (Bits Allocated 1) a byte each: bits are packed in native pixel data alone (8.1.1).
public final class RleCodec implements FrameCodec {
  /// The header: the number of segments and 15 offsets, 32 bits each (G.5).
  private static final int HEADER_BYTES = 64;

  private static final int MAX_SEGMENTS = 15;

  @Override
  public byte[] decode(byte[] codeStream, FrameLayout layout) throws CodecException {
    int bytes = layout.bytesPerSample();
    int segments = layout.samplesPerPixel() * bytes;
    int[] offsets = offsets(codeStream, segments);
    byte[] frame = FrameAssembler.allocate(layout);
    for (int s = 0; s < segments; s++) {
      int sample = s / bytes;
      int significance = bytes - 1 - s % bytes;
      Plane plane = new Plane(frame, sample * bytes + significance, segments);
      plane.fill(codeStream, offsets[s], offsets[s + 1]);
    }
    return frame;
  }

  /// Offsets of the segments, and the end of the last.
  private static int[] offsets(byte[] stream, int segments) throws CodecException {
    if (stream.length < HEADER_BYTES) {
      throw new CodecException("RLE header of " + stream.length + " bytes");
    }
    ByteBuffer header = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    int count = header.getInt(0);
    if (count != segments || count > MAX_SEGMENTS) {
      throw new CodecException("RLE frame of " + count + " segments where " + segments + " belong");
    }
    int[] offsets = new int[count + 1];
    for (int s = 0; s < count; s++) {
      offsets[s] = header.getInt(4 + 4 * s);
    }
    offsets[count] = stream.length;
    for (int s = 0; s < count; s++) {
      if (offsets[s] < HEADER_BYTES || offsets[s] >= offsets[s + 1]) {
        throw new CodecException("RLE segment " + (s + 1) + " lies outside the frame");
      }
    }
    return offsets;
  }

  /// Where the bytes of a segment go: every `step`-th byte of `target` from `start`.
  private static final class Plane {
    private final byte[] target;
    private final int start;
    private final int step;

    Plane(byte[] target, int start, int step) {
      this.target = target;
      this.start = start;
      this.step = step;
    }

    /// G.3.2: a count byte n of 0 to 127 copies n + 1 bytes, of −127 to −1 repeats one byte 1 − n
    /// times, −128 says nothing.
    void fill(byte[] stream, int from, int end) throws CodecException {
      int at = start;
      int p = from;
      while (at < target.length) {
        if (p + 1 >= end) {
          throw new CodecException("RLE segment ends too early");
        }
        int n = stream[p++];
        if (n >= 0) {
          int copied = Math.min(n + 1, (target.length - 1 - at) / step + 1);
          if (copied > end - p) {
            throw new CodecException("RLE segment ends too early");
          }
          for (int i = 0; i < copied; i++, at += step) {
            target[at] = stream[p++];
          }
        } else if (n != -128) {
          byte value = stream[p++];
          int repeated = Math.min(1 - n, (target.length - 1 - at) / step + 1);
          for (int i = 0; i < repeated; i++, at += step) {
            target[at] = value;
          }
        }
      }
    }
  }
}
