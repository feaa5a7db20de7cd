package dev.lantern.dicom;

import java.util.Optional;
import org.dcm4che3.data.Tag;

/// The functional groups of an enhanced multi-frame image, PS3.3 C.7.6.16: what the frame's own
/// group says, else the shared one.
final class FunctionalGroups {
  private final DataElements elements;
  private final Optional<DataElements> shared;

  FunctionalGroups(DataElements elements) {
    this.elements = elements;
    this.shared = elements.item(Tag.SharedFunctionalGroupsSequence, 0);
  }

  /// The first item of a macro's sequence.
  ///
  /// @param frame index from 0
  /// @param macro tag of the sequence, such as Pixel Measures Sequence (0028,9110)
  Optional<DataElements> macro(int frame, int macro) {
    Optional<DataElements> own =
        elements
            .item(Tag.PerFrameFunctionalGroupsSequence, frame)
            .flatMap(group -> group.item(macro, 0));
    return own.isPresent() ? own : shared.flatMap(group -> group.item(macro, 0));
  }
}
