package dev.lantern.imaging;

import java.util.Locale;

/// Colours for values from 0 to 1. Of all but [#HOT_IRON], equal steps of the value look like equal
/// steps of brightness, so that no edge is seen where the values have none.
public enum ColourMap {
  GREY(0x000000, 0xffffff),

  /// By S. van der Walt, N. Smith and E. Firing, from matplotlib (CC0): every 17th of 256 colours,
  /// straight lines between them; so are [#MAGMA] and [#CIVIDIS].
  VIRIDIS(
      0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e, 0x2a788e, 0x23888e, 0x1f988b,
      0x22a884, 0x35b779, 0x54c568, 0x7ad151, 0xa5db36, 0xd2e21b, 0xfde725),

  /// The same to those who do not tell red from green: Nuñez, Anderton and Renslow, PLOS ONE 2018.
  CIVIDIS(
      0x00224e, 0x002e6c, 0x1e3a6f, 0x35456c, 0x47516c, 0x575d6d, 0x666970, 0x757575, 0x848279,
      0x948e77, 0xa59c74, 0xb7a96e, 0xc8b866, 0xdbc75a, 0xeed649, 0xfee838),

  /// The heatmaps' unless another is chosen: ten evenly spaced colours of matplotlib's (CC0).
  INFERNO(
      0x000004, 0x1b0c42, 0x4b0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9a06, 0xf7d03c,
      0xfcffa4),

  MAGMA(
      0x000004, 0x0b0924, 0x20114b, 0x3b0f70, 0x57157e, 0x721f81, 0x8c2981, 0xa8327d, 0xc43c75,
      0xde4968, 0xf1605d, 0xfa7f5e, 0xfe9f6d, 0xfebf84, 0xfddea0, 0xfcfdbf),

  /// The standard's Hot Iron, PS3.6 B.1.1: red, then green, then blue, so the steps look unequal.
  HOT_IRON(0x000000, 0x800000, 0xff0000, 0xff8000, 0xffffff);

  private static final int LEVELS = 256;

  // Written in the constructor alone.
  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] rgb = new int[LEVELS];

  ColourMap(int... anchors) {
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

  /// The name that settings and commands know: `hot-iron`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The colour of a value.
  ///
  /// @param value from 0 to 1, cut to that range
  /// @return 0xRRGGBB
  public int rgb(double value) {
    return rgb[(int) (Math.clamp(value, 0.0, 1.0) * 255 + 0.5)];
  }

  /// The colour of a level of grey.
  ///
  /// @param level from 0 to 255
  /// @return 0xRRGGBB
  public int ofLevel(int level) {
    return rgb[level];
  }
}
