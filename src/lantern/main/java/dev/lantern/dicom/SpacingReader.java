package dev.lantern.dicom;

import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.PixelSpacing.Origin;
import dev.lantern.imaging.UltrasoundRegion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.dcm4che3.data.Tag;

/// The size of a pixel, from the attribute that says most, PS3.3 10.7.1.3. A size that no pixel has
/// counts as not given.
final class SpacingReader {
  private static final int CENTIMETRES = 3;
  private static final int TWO_DIMENSIONAL = 1;

  /// Modalities whose images are projections, PS3.3 C.7.3.1.1.1.
  private static final Set<String> PROJECTIONS =
      Set.of("CR", "DX", "MG", "IO", "PX", "RG", "RF", "XA");

  /// Height of a pixel over its width, or width over height: from 1 on. Thick slices cut across
  /// and optical coherence tomography reach some 50; beyond, one value is in another unit or a
  /// slip, and the picture would be a thread.
  private static final double MOST_RATIO = 100;

  /// Millimetres: from molecules under the electron microscope to whatever is coarsest, whole
  /// metres.
  private static final double SMALLEST = 1e-6;

  private static final double LARGEST = 1e4;

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

  /// Pixel Spacing equal to Imager Pixel Spacing is that of the detector; other than that it was
  /// corrected, as Pixel Spacing Calibration Type (0028,0A02) says, PS3.3 10.7.1.2.
  private Optional<PixelSpacing> pixelSpacing() {
    Optional<PixelSpacing> imager = spacing(elements, Tag.ImagerPixelSpacing, Origin.DETECTOR);
    return spacing(elements, Tag.PixelSpacing, origin(imager.isPresent()))
        .map(own -> imager.filter(other -> equal(own, other)).orElse(own));
  }

  private Origin origin(boolean imager) {
    return switch (elements.text(Tag.PixelSpacingCalibrationType)) {
      case "GEOMETRY" -> Origin.GEOMETRIC;
      case "" ->
          !imager && PROJECTIONS.contains(elements.text(Tag.Modality))
              ? Origin.UNSPECIFIED
              : Origin.CALIBRATED;
      default -> Origin.CALIBRATED;
    };
  }

  private static boolean equal(PixelSpacing a, PixelSpacing b) {
    return a.rowMillimetres() == b.rowMillimetres()
        && a.columnMillimetres() == b.columnMillimetres();
  }

  private static Optional<PixelSpacing> spacing(DataElements from, int tag, Origin origin) {
    List<Double> values = from.decimals(tag);
    return values.size() < 2 ? Optional.empty() : of(values.get(0), values.get(1), origin);
  }

  /// The scale of all regions that have one, where all of them agree: a length must not come out
  /// wrong because it was drawn in another region.
  private Optional<PixelSpacing> ultrasound() {
    List<UltrasoundRegion> scaled =
        regions().stream().filter(region -> region.spacing().isPresent()).toList();
    return scaled.stream()
        .findFirst()
        .flatMap(UltrasoundRegion::spacing)
        .filter(first -> scaled.stream().allMatch(region -> region.agrees(first)));
  }

  /// The ultrasound regions, PS3.3 C.8.5.5, that say where they are.
  List<UltrasoundRegion> regions() {
    return elements.items(Tag.SequenceOfUltrasoundRegions).stream()
        .flatMap(item -> region(item).stream())
        .toList();
  }

  private static Optional<UltrasoundRegion> region(DataElements item) {
    List<OptionalInt> edges =
        IntStream.of(
                Tag.RegionLocationMinX0,
                Tag.RegionLocationMinY0,
                Tag.RegionLocationMaxX1,
                Tag.RegionLocationMaxY1)
            .mapToObj(item::integer)
            .toList();
    return edges.stream().allMatch(OptionalInt::isPresent)
        ? Optional.of(
            new UltrasoundRegion(
                edges.get(0).getAsInt(),
                edges.get(1).getAsInt(),
                edges.get(2).getAsInt() + 1L,
                edges.get(3).getAsInt() + 1L,
                scale(item)))
        : Optional.empty();
  }

  private static Optional<PixelSpacing> scale(DataElements item) {
    OptionalDouble x = item.decimal(Tag.PhysicalDeltaX);
    OptionalDouble y = item.decimal(Tag.PhysicalDeltaY);
    boolean centimetres =
        item.integer(Tag.RegionSpatialFormat).orElse(0) == TWO_DIMENSIONAL
            && item.integer(Tag.PhysicalUnitsXDirection).orElse(0) == CENTIMETRES
            && item.integer(Tag.PhysicalUnitsYDirection).orElse(0) == CENTIMETRES;
    return centimetres && x.isPresent() && y.isPresent()
        ? of(
            Math.abs(y.getAsDouble()) * 10,
            Math.abs(x.getAsDouble()) * 10,
            Origin.ULTRASOUND_REGION)
        : Optional.empty();
  }

  /// Pixel Aspect Ratio (0028,0034): vertical, then horizontal size.
  private PixelSpacing aspect() {
    return spacing(elements, Tag.PixelAspectRatio, Origin.NONE).orElseGet(PixelSpacing::unknown);
  }

  private static Optional<PixelSpacing> of(double row, double column, Origin origin) {
    double smaller = Math.min(row, column);
    double larger = Math.max(row, column);
    boolean shape = smaller > 0 && larger / smaller <= MOST_RATIO && Double.isFinite(larger);
    boolean size = origin == Origin.NONE || (smaller >= SMALLEST && larger <= LARGEST);
    return shape && size ? Optional.of(new PixelSpacing(row, column, origin)) : Optional.empty();
  }
}
