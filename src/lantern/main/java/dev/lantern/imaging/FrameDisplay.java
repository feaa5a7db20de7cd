package dev.lantern.imaging;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How one frame is to be shown: what the data set (or the frame's functional group) says.
///
/// @param photometric of the decoded frame: RGB for every colour image, else as stored
/// @param modalityLut stored value → modality value
/// @param voiLuts in the file's order; where it has none, that of all values that can be stored if
/// these are brightnesses, else empty
/// @param palette for PALETTE COLOR; of a grey frame see [#supplement]
/// @param padding stored values that are background, not anatomy, or no measured ones
/// @param inverse Presentation LUT Shape (2050,0020) is INVERSE
/// @param spacing size of a pixel, or its aspect ratio alone
/// @param regions ultrasound regions, each with its own scale; none elsewhere
/// @param plane position in the patient, where known
/// @param overlays graphics planes, in their order
/// @param shutter what is not to be seen
public record FrameDisplay(
    PhotometricInterpretation photometric,
    ModalityLut modalityLut,
    List<VoiLut> voiLuts,
    Optional<PaletteLut> palette,
    Optional<PaddingRange> padding,
    boolean inverse,
    PixelSpacing spacing,
    List<UltrasoundRegion> regions,
    Optional<ImagePlane> plane,
    List<OverlayPlane> overlays,
    Optional<Shutter> shutter) {

  public FrameDisplay {
    voiLuts = List.copyOf(voiLuts);
    regions = List.copyOf(regions);
    overlays = List.copyOf(overlays);
  }

  /// Without a shutter.
  public FrameDisplay(
      PhotometricInterpretation photometric,
      ModalityLut modalityLut,
      List<VoiLut> voiLuts,
      Optional<PaletteLut> palette,
      Optional<PaddingRange> padding,
      boolean inverse,
      PixelSpacing spacing,
      List<UltrasoundRegion> regions,
      Optional<ImagePlane> plane,
      List<OverlayPlane> overlays) {
    this(
        photometric,
        modalityLut,
        voiLuts,
        palette,
        padding,
        inverse,
        spacing,
        regions,
        plane,
        overlays,
        Optional.empty());
  }

  /// The same under a shutter, or without one.
  public FrameDisplay under(Optional<Shutter> other) {
    return new FrameDisplay(
        photometric,
        modalityLut,
        voiLuts,
        palette,
        padding,
        inverse,
        spacing,
        regions,
        plane,
        overlays,
        other);
  }

  /// For a frame of which nothing is known but its modality values.
  public static FrameDisplay ofValues(PhotometricInterpretation photometric) {
    return new FrameDisplay(
        photometric,
        ModalityLut.identity(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        PixelSpacing.unknown(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /// The colours of a grey frame's stored values from the palette's first on, which are no measured
  /// ones: Supplemental Palette Color Lookup Table, PS3.3 C.7.6.19.
  public Optional<PaletteLut> supplement() {
    return photometric.monochrome() ? palette : Optional.empty();
  }

  /// The same for a frame that holds modality values, NaN where there is no value.
  public FrameDisplay ofModalityValues() {
    return new FrameDisplay(
        photometric,
        new ModalityLut.Rescale(1, 0, modalityLut.unit()),
        voiLuts,
        Optional.empty(),
        Optional.empty(),
        inverse,
        spacing,
        regions,
        plane,
        overlays,
        shutter);
  }

  /// True where small values are to be shown bright: MONOCHROME1, which PS3.3 C.8.11.3.1.2 pairs
  /// with the shape INVERSE (the two say the same, they do not cancel out), or an INVERSE
  /// presentation of MONOCHROME2.
  public boolean invertedGrey() {
    return photometric == PhotometricInterpretation.MONOCHROME1
        || (inverse && photometric.monochrome());
  }

  /// True where a stored value is background, not anatomy.
  public boolean isPadding(double stored) {
    return padding.filter(range -> range.contains(stored)).isPresent();
  }

  /// Pixel Padding Value (0028,0120) to Pixel Padding Range Limit (0028,0121), stored values,
  /// PS3.3 C.7.5.1.1.2; of real values the Float (0028,0122) to (0028,0124) or Double Float ones
  /// (0028,0123) to (0028,0125). Or what stands for colours, PS3.3 C.7.6.19.
  ///
  /// @param low smallest padding value
  /// @param high largest padding value
  public record PaddingRange(double low, double high) {
    public PaddingRange {
      if (!(low <= high)) {
        throw new IllegalArgumentException("padding " + low + ".." + high);
      }
    }

    public boolean contains(double stored) {
      return stored >= low && stored <= high;
    }
  }

  /// Image Position (0020,0032) and Image Orientation (0020,0037), millimetres, patient
  /// coordinates.
  ///
  /// @param position of the centre of the first pixel: x, y, z
  /// @param orientation direction cosines of the row, then of the column: six values
  public record ImagePlane(List<Double> position, List<Double> orientation) {
    private static final double ROUNDING = 0.01;

    /// Direction cosines of parallel slices agree to this.
    private static final double PARALLEL = 1e-3;

    public ImagePlane {
      if (position.size() != 3 || orientation.size() != 6) {
        throw new IllegalArgumentException(
            "plane of " + position.size() + " and " + orientation.size() + " values");
      }
      position = List.copyOf(position);
      orientation = List.copyOf(orientation);
    }

    /// True where the position is a number and the cosines are two unit vectors at right angles,
    /// within the rounding that writers allow themselves: where places can be worked out.
    public boolean orthonormal() {
      double[] o = orientation.stream().mapToDouble(Double::doubleValue).toArray();
      double row = o[0] * o[0] + o[1] * o[1] + o[2] * o[2];
      double column = o[3] * o[3] + o[4] * o[4] + o[5] * o[5];
      double dot = o[0] * o[3] + o[1] * o[4] + o[2] * o[5];
      return position.stream().allMatch(Double::isFinite)
          && Math.abs(row - 1) < ROUNDING
          && Math.abs(column - 1) < ROUNDING
          && Math.abs(dot) < ROUNDING;
    }

    /// Whether slices of the two are parallel, and not turned about their normal.
    public boolean sharesOrientationWith(ImagePlane other) {
      return IntStream.range(0, orientation.size())
          .allMatch(i -> Math.abs(orientation.get(i) - other.orientation.get(i)) <= PARALLEL);
    }

    /// Place along the slice normal, millimetres; sorts the slices of a series.
    public double alongNormal() {
      double[] n = normal();
      return n[0] * position.get(0) + n[1] * position.get(1) + n[2] * position.get(2);
    }

    /// Row × column: x, y, z.
    double[] normal() {
      double[] o = orientation.stream().mapToDouble(Double::doubleValue).toArray();
      return new double[] {
        o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]
      };
    }
  }

  /// An Overlay Plane, PS3.3 C.9.2, or one taken from unused high bits of the pixel data.
  public static final class OverlayPlane {
    private final int rows;
    private final int columns;
    private final int originRow;
    private final int originColumn;
    private final byte[] bits;

    /// @param rows of the overlay
    /// @param columns of the overlay
    /// @param originRow row of the overlay's first pixel in the image, from 1
    /// @param originColumn column of the overlay's first pixel in the image, from 1
    /// @param bits one bit a pixel, row by row, least significant bit first
    public OverlayPlane(int rows, int columns, int originRow, int originColumn, byte[] bits) {
      this.rows = rows;
      this.columns = columns;
      this.originRow = originRow;
      this.originColumn = originColumn;
      this.bits = bits;
    }

    public int rows() {
      return rows;
    }

    public int columns() {
      return columns;
    }

    public int originRow() {
      return originRow;
    }

    public int originColumn() {
      return originColumn;
    }

    public byte[] bits() {
      return bits;
    }

    /// The place of the first bit that is set, row × columns + column, of those from `from` to
    /// before `end`; `end` where there is none.
    int next(int from, int end) {
      int index = from;
      while (index < end && (bits[index >> 3] >> (index & 7) & 1) == 0) {
        index = bits[index >> 3] == 0 ? (index | 7) + 1 : index + 1;
      }
      return Math.min(index, end);
    }
  }
}
