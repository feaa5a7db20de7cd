package dev.lantern.dicom;

import dev.lantern.imaging.VolumeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/// Reads which of several volumes a frame is of: by the dimensions of a multi-frame image, PS3.3
/// C.7.6.17, else by its temporal position, else by what else of the acquisition may differ.
final class VolumeReader {
  /// Dimensions that say where a frame lies, which its plane says already.
  private static final Set<Integer> PLACES =
      Set.of(
          Tag.StackID,
          Tag.InStackPositionNumber,
          Tag.ImagePositionPatient,
          Tag.ImageOrientationPatient,
          Tag.ImagePositionVolume,
          Tag.ImageOrientationVolume,
          Tag.SliceLocation);

  private static final List<Integer> TRAITS =
      List.of(Tag.AcquisitionNumber, Tag.TriggerTime, Tag.EchoTime, Tag.DiffusionBValue);

  private final DataElements elements;
  private final FunctionalGroups groups;
  private final List<Integer> dimensions;

  VolumeReader(DataElements elements, FunctionalGroups groups) {
    this.elements = elements;
    this.groups = groups;
    this.dimensions = dimensions(elements);
  }

  /// Dimension Index Pointer (0020,9165) of each dimension, in their order; 0 for a damaged one.
  private static List<Integer> dimensions(DataElements elements) {
    List<Integer> pointers = new ArrayList<>();
    Optional<DataElements> item = elements.item(Tag.DimensionIndexSequence, 0);
    while (item.isPresent()) {
      DataElements one = item.get();
      boolean whole = one.is(Tag.DimensionIndexPointer, VR.AT);
      pointers.add(whole ? one.attributes().getInt(Tag.DimensionIndexPointer, 0) : 0);
      item = elements.item(Tag.DimensionIndexSequence, pointers.size());
    }
    return List.copyOf(pointers);
  }

  VolumeKey of(int frame) {
    Optional<DataElements> content = groups.macro(frame, Tag.FrameContentSequence);
    List<Integer> indices = new ArrayList<>(content.map(this::indices).orElse(List.of()));
    if (!dimensions.contains(Tag.TemporalPositionIndex)) {
      temporal(content).ifPresent(index -> indices.addFirst(index));
    }
    List<Double> traits =
        TRAITS.stream().map(tag -> elements.decimal(tag).orElse(Double.NaN)).toList();
    return new VolumeKey(indices, traits);
  }

  /// Dimension Index Values (0020,9157), without those of the place.
  private List<Integer> indices(DataElements content) {
    List<Double> values = content.decimals(Tag.DimensionIndexValues);
    return values.size() == dimensions.size()
        ? IntStream.range(0, values.size())
            .filter(place -> !PLACES.contains(dimensions.get(place)))
            .mapToObj(place -> values.get(place).intValue())
            .toList()
        : List.of();
  }

  /// Temporal Position Index (0020,9128), else Temporal Position Identifier (0020,0100).
  private OptionalInt temporal(Optional<DataElements> content) {
    OptionalInt index =
        content.map(of -> of.integer(Tag.TemporalPositionIndex)).orElse(OptionalInt.empty());
    return index.isPresent() ? index : elements.integer(Tag.TemporalPositionIdentifier);
  }
}
