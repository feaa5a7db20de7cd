package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec;
import java.util.Optional;

/// The decoders that a reader works with. Each ends a frame within the time limit, whatever is in
/// the code stream, with [dev.lantern.imaging.FailureReason#TIME_LIMIT].
@FunctionalInterface
public interface FrameDecoders {
  /// Empty where frames are not compressed one by one, or Lantern cannot decode them.
  Optional<FrameCodec> of(PixelCoding coding);
}
