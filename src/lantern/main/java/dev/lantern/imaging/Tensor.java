package dev.lantern.imaging;

/// A network's input: float32, layout NCHW with a batch of one. Owns its array.
public final class Tensor {
  private final int channels;
  private final int height;
  private final int width;
  private final float[] values;

  public Tensor(int channels, int height, int width, float[] values) {
    if (channels < 1 || height < 1 || width < 1 || values.length != channels * height * width) {
      throw new IllegalArgumentException(
          "tensor " + channels + " × " + height + " × " + width + " of " + values.length);
    }
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /// channels × height × width values; read only by agreement.
  public float[] values() {
    return values;
  }
}
