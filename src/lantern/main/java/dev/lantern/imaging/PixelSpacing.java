package dev.lantern.imaging;

/// Size of a pixel and where it comes from.
///
/// @param rowMillimetres distance between rows, vertical
/// @param columnMillimetres distance between columns, horizontal
/// @param origin which attribute said so; with [Origin#NONE] the two are only a ratio
public record PixelSpacing(double rowMillimetres, double columnMillimetres, Origin origin) {
  /// Where a spacing comes from, PS3.3 10.7.1.
  public enum Origin {
    /// Pixel Spacing (0028,0030) in the patient: cross-sections, or projections calibrated
    /// against an object of known size.
    CALIBRATED,
    /// Pixel Spacing of a projection, corrected for a magnification that was assumed or known:
    /// it holds at one depth in the patient.
    GEOMETRIC,
    /// Pixel Spacing of a projection that does not say whether it was corrected.
    UNSPECIFIED,
    /// Imager Pixel Spacing (0018,1164): at the detector's plane, larger than in the patient.
    DETECTOR,
    /// Physical Delta of an ultrasound region (0018,602C).
    ULTRASOUND_REGION,
    /// None: only Pixel Aspect Ratio (0028,0034), else square.
    NONE
  }

  public PixelSpacing {
    if (!(rowMillimetres > 0)
        || !(columnMillimetres > 0)
        || !Double.isFinite(rowMillimetres)
        || !Double.isFinite(columnMillimetres)) {
      throw new IllegalArgumentException("spacing " + rowMillimetres + " × " + columnMillimetres);
    }
  }

  public static PixelSpacing unknown() {
    return new PixelSpacing(1, 1, Origin.NONE);
  }

  /// Height of a pixel over its width.
  public double aspect() {
    return rowMillimetres / columnMillimetres;
  }

  public boolean physical() {
    return origin != Origin.NONE;
  }
}
