package dev.lantern.imaging;

/// What a stored value of a grey frame passes on its way to the screen (PS3.3 C.11): Modality LUT,
/// VOI LUT, presentation.
///
/// @param turned bright for dark
/// @param colours of the levels
record GreyChain(ModalityLut modality, VoiLut voi, boolean turned, ColourMap colours) {
  /// ARGB, opaque; seen where there is nothing, too.
  static final int BLACK = 0xff000000;

  /// @return ARGB, opaque
  int colour(double stored) {
    int level = (int) (255 * voi.apply(modality.apply(stored)) + 0.5);
    return BLACK | colours.ofLevel(turned ? 255 - level : level);
  }
}
