package dev.lantern.imaging;

/// The stored type of one sample, as the pixel data of a decoded frame holds it.
public enum SampleType {
  UINT8(1, false, false),
  INT8(1, true, false),
  UINT16(2, false, false),
  INT16(2, true, false),
  UINT32(4, false, false),
  INT32(4, true, false),
  FLOAT32(4, true, true),
  FLOAT64(8, true, true);

  private final int bytes;
  private final boolean signed;
  private final boolean real;

  SampleType(int bytes, boolean signed, boolean real) {
    this.bytes = bytes;
    this.signed = signed;
    this.real = real;
  }

  /// Bytes of one sample.
  public int bytes() {
    return bytes;
  }

  public boolean signed() {
    return signed;
  }

  /// True for the floating-point types of Float and Double Float Pixel Data.
  public boolean real() {
    return real;
  }
}
