package dev.lantern.dicom;

import dev.lantern.dicom.PixelElement.Fragment;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import java.io.IOException;
import java.util.List;

/// Compressed frames in fragments, PS3.5 A.4.
final class EncapsulatedFrames implements FrameBytes {
  private final ByteSource source;
  private final PixelDescription description;
  private final FrameCodec codec;
  private final List<List<Fragment>> frames;
  private final long maximum;

  /// @param frames the fragments of each frame
  /// @param maximum bytes of a code stream
  EncapsulatedFrames(
      ByteSource source,
      PixelDescription description,
      FrameCodec codec,
      List<List<Fragment>> frames,
      long maximum) {
    this.source = source;
    this.description = description;
    this.codec = codec;
    this.frames = List.copyOf(frames);
    this.maximum = maximum;
  }

  @Override
  public int count() {
    return frames.size();
  }

  @Override
  public Samples frame(int index) throws ImageReadException {
    byte[] stream = codeStream(index);
    byte[] samples = decode(stream);
    boolean ybr = description.samples() == 3 && JpegColour.isYbr(stream, description.photometric());
    return new Samples(samples, ybr ? ColourSpace.YBR_FULL : ColourSpace.AS_IS);
  }

  private byte[] decode(byte[] stream) throws ImageReadException {
    PixelDescription.Bits bits = description.bits();
    try {
      byte[] samples =
          codec.decode(
              stream,
              new FrameLayout(
                  description.rows(),
                  description.columns(),
                  description.samples(),
                  bits.type().bytes() * 8,
                  bits.stored(),
                  bits.signed()));
      if (samples.length != description.frameBytes()) {
        throw corrupt("decoded to " + samples.length + " bytes, not " + description.frameBytes());
      }
      return samples;
    } catch (CodecException e) {
      throw new ImageReadException(
          FailureReason.CORRUPT_PIXELS, Stage.DECODE, String.valueOf(e.getMessage()), e);
    }
  }

  private byte[] codeStream(int index) throws ImageReadException {
    List<Fragment> fragments = frames.get(index);
    long length = fragments.stream().mapToLong(Fragment::length).sum();
    if (length > maximum) {
      throw new ImageReadException(
          FailureReason.OVER_LIMIT, Stage.DECODE, "code stream of " + length + " bytes");
    }
    try {
      if (fragments.size() == 1) {
        return source.read(fragments.getFirst().position(), (int) length);
      }
      byte[] joined = new byte[(int) length];
      int at = 0;
      for (Fragment fragment : fragments) {
        byte[] part = source.read(fragment.position(), fragment.length());
        System.arraycopy(part, 0, joined, at, part.length);
        at += part.length;
      }
      return joined;
    } catch (IOException e) {
      throw new ImageReadException(
          FailureReason.UNREADABLE, Stage.DECODE, "the pixel data cannot be read", e);
    }
  }

  private static ImageReadException corrupt(String detail) {
    return new ImageReadException(FailureReason.CORRUPT_PIXELS, Stage.DECODE, detail);
  }
}
