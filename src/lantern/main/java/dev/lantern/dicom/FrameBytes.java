package dev.lantern.dicom;

import dev.lantern.imaging.ImageReadException;
import java.util.Optional;

/// The frames of an image as samples: little endian, each in the bytes of its sample type, colour
/// by pixel, in the colour space of the data; unused bits not yet cleared.
sealed interface FrameBytes permits NativeFrames, EncapsulatedFrames {
  /// Frames that the pixel data really holds, by the rules of its transfer syntax.
  int count();

  /// @param index from 0 to `count()` − 1
  /// @throws ImageReadException where the frame is cut or damaged
  Samples frame(int index) throws ImageReadException;

  /// How the stored values lie in the samples, where bits beside them may hold anything; empty
  /// where
  /// the samples are the values already.
  Optional<PixelDescription.Bits> container();

  /// One frame.
  ///
  /// Its bytes are taken over, and handed out without a copy.
  final class Samples {
    private final byte[] bytes;
    private final ColourSpace space;

    Samples(byte[] bytes, ColourSpace space) {
      this.bytes = bytes;
      this.space = space;
    }

    byte[] bytes() {
      return bytes;
    }

    ColourSpace space() {
      return space;
    }
  }

  /// What the samples of a colour frame mean.
  enum ColourSpace {
    /// One grey value or palette index a pixel, or RGB.
    AS_IS,
    /// Luminance and two colour differences, full range, PS3.3 C.7.6.3.1.2 YBR_FULL.
    YBR_FULL
  }
}
