package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec;
import java.time.Duration;
import java.util.Optional;

/// Chooses the decoder of a transfer syntax.
public final class FrameCodecs {
  private final FrameCodec rle = new RleCodec();
  private final FrameCodec jpeg = new JpegCodec();
  private final FrameCodec jpegLs = new JpegLsCodec();
  private final FrameCodec jpeg2000;

  /// @param jpeg2000 decodes JPEG 2000 and HTJ2K
  public FrameCodecs(FrameCodec jpeg2000) {
    this.jpeg2000 = jpeg2000;
  }

  /// The same decoders, in this process, each frame under a time limit.
  public FrameDecoders within(Duration allowed) {
    return coding -> of(coding).map(codec -> new TimedCodec(codec, allowed));
  }

  /// The decoder; empty where frames are not compressed one by one, or Lantern cannot decode them.
  public Optional<FrameCodec> of(PixelCoding coding) {
    return switch (coding) {
      case RLE -> Optional.of(rle);
      case JPEG -> Optional.of(jpeg);
      case JPEG_LS -> Optional.of(jpegLs);
      case JPEG_2000 -> Optional.of(jpeg2000);
      case NATIVE, VIDEO, UNSUPPORTED -> Optional.empty();
    };
  }
}
