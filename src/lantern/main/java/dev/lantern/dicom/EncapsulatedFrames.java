package dev.lantern.dicom;

import dev.lantern.dicom.PixelElement.Fragment;
import dev.lantern.dicom.codec.JpegCodec;
import dev.lantern.dicom.codec.PixelCoding;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Compressed frames in fragments, PS3.5 A.4.
final class EncapsulatedFrames implements FrameBytes {
  private static final int EXTRA = 1 << 20;

  private final ByteSource source;
  private final PixelDescription description;
  private final PixelCoding coding;
  private final FrameCodec codec;
  private final List<List<Fragment>> frames;

  /// @param frames the fragments of each frame
  EncapsulatedFrames(
      ByteSource source,
      PixelDescription description,
      PixelCoding coding,
      FrameCodec codec,
      List<List<Fragment>> frames) {
    this.source = source;
    this.description = description;
    this.coding = coding;
    this.codec = codec;
    this.frames = List.copyOf(frames);
  }

  @Override
  public int count() {
    return frames.size();
  }

  /// RLE codes the samples with all their bits. Of JPEG and JPEG-LS the values are the decoder's,
  /// in the low bits. JPEG 2000 states precision and sign itself.
  @Override
  public Optional<PixelDescription.Bits> container() {
    return switch (coding) {
      case RLE -> Optional.of(description.bits());
      case JPEG, JPEG_LS -> Optional.of(description.bits().atTheLowEnd());
      case JPEG_2000, NATIVE, VIDEO, UNSUPPORTED -> Optional.empty();
    };
  }

  @Override
  public Samples frame(int index) throws ImageReadException {
    byte[] stream = codeStream(index);
    byte[] samples = decode(stream);
    boolean ybr = description.samples() == 3 && isYbr(stream);
    return new Samples(samples, ybr ? ColourSpace.YBR_FULL : ColourSpace.AS_IS);
  }

  /// By Photometric Interpretation, and by what a JPEG stream says of itself.
  private boolean isYbr(byte[] stream) throws ImageReadException {
    boolean announced =
        switch (description.photometric()) {
          case YBR_FULL, YBR_FULL_422 -> true;
          // The codec undoes the transformations of JPEG 2000 itself.
          case YBR_ICT, YBR_RCT, RGB, MONOCHROME1, MONOCHROME2, PALETTE_COLOR, YBR_PARTIAL_420 ->
              false;
        };
    if (coding != PixelCoding.JPEG) {
      return announced;
    }
    try {
      return JpegCodec.inspect(stream).yCbCr(announced);
    } catch (CodecException e) {
      throw damaged(e);
    }
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
      throw damaged(e);
    }
  }

  private static ImageReadException damaged(CodecException e) {
    return new ImageReadException(e.reason(), Stage.DECODE, String.valueOf(e.getMessage()), e);
  }

  private byte[] codeStream(int index) throws ImageReadException {
    List<Fragment> fragments = frames.get(index);
    long length = fragments.stream().mapToLong(Fragment::length).sum();
    // No coding in use makes a frame twice as long; thumbnails and comments may stand beside it.
    if (length > 2 * description.frameBytes() + EXTRA) {
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
