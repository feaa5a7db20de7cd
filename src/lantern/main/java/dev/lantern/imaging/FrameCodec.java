package dev.lantern.imaging;

/// Decodes one compressed frame. Implementations are safe for several threads and bound their
/// own memory by the layout.
public interface FrameCodec {
  /// @param codeStream one frame's code stream, fragments joined
  /// @return rows × columns × samplesPerPixel samples, little endian, colour by pixel, each in
  ///     `layout.bytesPerSample()` bytes, a signed value with its sign in the highest bit stored at
  ///     least: above it stands what the code stream has there; colour as the code stream's
  ///     components after the code stream's own inverse multi-component transform (RCT, ICT),
  ///     YCbCr of baseline JPEG left as it is
  /// @throws CodecException where the stream is damaged, cut, or not of the layout announced, is of
  ///     a kind that is not decoded, or asks for more time or memory than it gets
  byte[] decode(byte[] codeStream, FrameLayout layout) throws CodecException;

  /// What the data set says of a frame.
  ///
  /// @param bitsAllocated Bits Allocated (0028,0100): 8, 16 or 32 for compressed frames
  /// @param bitsStored Bits Stored (0028,0101)
  /// @param signed Pixel Representation (0028,0103) is 1
  record FrameLayout(
      int rows,
      int columns,
      int samplesPerPixel,
      int bitsAllocated,
      int bitsStored,
      boolean signed) {
    public FrameLayout {
      if (rows < 1 || columns < 1 || samplesPerPixel < 1 || bitsAllocated < 1 || bitsStored < 1) {
        throw new IllegalArgumentException("layout of " + rows + " × " + columns);
      }
    }

    public int bytesPerSample() {
      return (bitsAllocated + 7) / 8;
    }

    /// Bytes of the decoded frame.
    public long bytes() {
      return (long) rows * columns * samplesPerPixel * bytesPerSample();
    }
  }

  /// The code stream cannot be decoded.
  final class CodecException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /// The code stream is damaged.
    public CodecException(String message) {
      super(message);
      this.reason = FailureReason.CORRUPT_PIXELS;
    }

    /// The code stream is damaged.
    public CodecException(String message, Throwable cause) {
      super(message, cause);
      this.reason = FailureReason.CORRUPT_PIXELS;
    }

    public CodecException(FailureReason reason, String message) {
      super(message);
      this.reason = reason;
    }

    /// Decoding came to no end of its own.
    public CodecException(FailureReason reason, String message, Throwable cause) {
      super(message, cause);
      this.reason = reason;
    }

    /// The code stream is of a kind that is not decoded.
    public static CodecException unsupported(String message) {
      return new CodecException(FailureReason.UNSUPPORTED_PIXELS, message);
    }

    public FailureReason reason() {
      return reason;
    }
  }
}
