package dev.lantern.dicom;

import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.PixelSpacing.Origin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Tag;

/// The size of a pixel, from the attribute that says most, PS3.3 10.7.1.3.
final class SpacingReader {
  private static final int CENTIMETRES = 3;
  private static final int TWO_DIMENSIONAL = 1;
  private static final double TOLERANCE = 0.01;

  private final DataElements elements;

  SpacingReader(DataElements elements) {
    this.elements = elements;
  }

  /// @param measures the frame's item of Pixel Measures Sequence (0028,9110)
  PixelSpacing read(Optional<DataElements> measures) {
    return measures
        .flatMap(item -> spacing(item, Tag.PixelSpacing, Origin.CALIBRATED))
        .or(this::pixelSpacing)
        .or(() -> spacing(elements, Tag.ImagerPixelSpacing, Origin.DETECTOR))
        // PS3.3 C.8.6.2: on the digitized film, thus at the detector's plane.
        .or(() -> spacing(elements, Tag.NominalScannedPixelSpacing, Origin.DETECTOR))
        .or(this::ultrasound)
        .orElseGet(this::aspect);
  }

  /// Pixel Spacing equal to Imager Pixel Spacing is not calibrated, PS3.3 10.7.1.3.
  private Optional<PixelSpacing> pixelSpacing() {
    Optional<PixelSpacing> imager = spacing(elements, Tag.ImagerPixelSpacing, Origin.DETECTOR);
    return spacing(elements, Tag.PixelSpacing, Origin.CALIBRATED)
        .map(own -> imager.filter(other -> equal(own, other)).orElse(own));
  }

  private static boolean equal(PixelSpacing a, PixelSpacing b) {
    return a.rowMillimetres() == b.rowMillimetres()
        && a.columnMillimetres() == b.columnMillimetres();
  }

  private static Optional<PixelSpacing> spacing(DataElements from, int tag, Origin origin) {
    List<Double> values = from.decimals(tag);
    return values.size() < 2 ? Optional.empty() : of(values.get(0), values.get(1), origin);
  }

  /// Regions in centimetres, PS3.3 C.8.5.5; only where all of them agree: a length must not come
  /// out wrong because it was drawn in another region.
  private Optional<PixelSpacing> ultrasound() {
    Optional<PixelSpacing> found = Optional.empty();
    for (DataElements region : elements.items(Tag.SequenceOfUltrasoundRegions)) {
      if (region.integer(Tag.RegionSpatialFormat).orElse(0) != TWO_DIMENSIONAL
          || region.integer(Tag.PhysicalUnitsXDirection).orElse(0) != CENTIMETRES
          || region.integer(Tag.PhysicalUnitsYDirection).orElse(0) != CENTIMETRES) {
        continue;
      }
      OptionalDouble x = region.decimal(Tag.PhysicalDeltaX);
      OptionalDouble y = region.decimal(Tag.PhysicalDeltaY);
      if (x.isEmpty() || y.isEmpty()) {
        continue;
      }
      Optional<PixelSpacing> spacing =
          of(
              Math.abs(y.getAsDouble()) * 10,
              Math.abs(x.getAsDouble()) * 10,
              Origin.ULTRASOUND_REGION);
      if (found.isPresent() && spacing.isPresent() && !near(found.get(), spacing.get())) {
        return Optional.empty();
      }
      found = found.or(() -> spacing);
    }
    return found;
  }

  private static boolean near(PixelSpacing a, PixelSpacing b) {
    return Math.abs(a.rowMillimetres() / b.rowMillimetres() - 1) < TOLERANCE
        && Math.abs(a.columnMillimetres() / b.columnMillimetres() - 1) < TOLERANCE;
  }

  /// Pixel Aspect Ratio (0028,0034): vertical, then horizontal size.
  private PixelSpacing aspect() {
    return spacing(elements, Tag.PixelAspectRatio, Origin.NONE).orElseGet(PixelSpacing::unknown);
  }

  private static Optional<PixelSpacing> of(double row, double column, Origin origin) {
    boolean usable = row > 0 && column > 0 && Double.isFinite(row) && Double.isFinite(column);
    return usable ? Optional.of(new PixelSpacing(row, column, origin)) : Optional.empty();
  }
}
