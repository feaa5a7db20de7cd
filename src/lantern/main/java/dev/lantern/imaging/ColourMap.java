package dev.lantern.imaging;

/// A perceptual colour map: equal steps of the value look like equal steps of brightness.
public final class ColourMap {
  /// Ten evenly spaced colours of matplotlib's inferno (CC0), straight lines between them.
  private static final int[] INFERNO = {
    0x000004, 0x1b0c42, 0x4b0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9a06, 0xf7d03c,
    0xfcffa4
  };

  private final int[] rgb = new int[256];

  private ColourMap(int[] anchors) {
    for (int i = 0; i < rgb.length; i++) {
      double position = i / 255.0 * (anchors.length - 1);
      int left = Math.min((int) position, anchors.length - 2);
      double fraction = position - left;
      for (int shift = 0; shift <= 16; shift += 8) {
        int from = anchors[left] >> shift & 0xff;
        int to = anchors[left + 1] >> shift & 0xff;
        rgb[i] |= (int) (from + (to - from) * fraction + 0.5) << shift;
      }
    }
  }

  public static ColourMap inferno() {
    return new ColourMap(INFERNO);
  }

  /// The colour of a value.
  ///
  /// @param value from 0 to 1, cut to that range
  /// @return 0xRRGGBB
  public int rgb(double value) {
    return rgb[(int) (Math.clamp(value, 0.0, 1.0) * 255 + 0.5)];
  }
}
