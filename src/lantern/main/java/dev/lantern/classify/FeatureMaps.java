package dev.lantern.classify;

/// Feature maps of one image at one depth of the network. Owns its array.
public final class FeatureMaps {
  private final int channels;
  private final int height;
  private final int width;
  private final float[] values;

  /// @param values channels × height × width
  public FeatureMaps(int channels, int height, int width, float[] values) {
    if (values.length != channels * height * width) {
      throw new IllegalArgumentException("feature maps of " + values.length);
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

  public float[] values() {
    return values;
  }
}
