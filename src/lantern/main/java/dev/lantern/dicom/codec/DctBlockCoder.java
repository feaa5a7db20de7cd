package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec.CodecException;

/// Decodes the coefficients of one block after the other.
sealed interface DctBlockCoder permits SequentialCoder, ProgressiveCoder {
  /// @param part index of the component in the scan
  /// @param coefficients of the component
  /// @param at index of the block's first coefficient
  void block(int part, short[] coefficients, int at) throws CodecException;

  /// Forgets what went before, at a restart marker.
  void reset();
}
