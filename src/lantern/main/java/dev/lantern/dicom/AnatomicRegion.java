package dev.lantern.dicom;

import java.util.Locale;
import org.dcm4che3.data.Tag;

/// The part of the body by Anatomic Region Sequence (0008,2218), PS3.3 10.5. A DX image has it
/// where it may lack Body Part Examined, C.8.11.2.
final class AnatomicRegion {
  private AnatomicRegion() {}

  /// @param elements of the image
  /// @return the part as Body Part Examined (0018,0015) calls it, by the code, else the code's
  ///     meaning in upper case; empty where none is given
  static String bodyPart(DataElements elements) {
    return elements
        .item(Tag.AnatomicRegionSequence, 0)
        .map(AnatomicRegion::bodyPartOfCode)
        .orElse("");
  }

  /// PS3.16 Annex L, by SNOMED CT, what it was before, and SRT; of the breast each side and both.
  private static String bodyPartOfCode(DataElements code) {
    return switch (code.text(Tag.CodeValue)) {
      case "816094009", "51185008", "T-D3000" -> "CHEST";
      case "39607008", "T-28000" -> "LUNG";
      case "76752008",
          "T-04000",
          "73056007",
          "T-04020",
          "80248007",
          "T-04030",
          "63762007",
          "T-04080" ->
          "BREAST";
      default -> code.text(Tag.CodeMeaning).toUpperCase(Locale.ROOT);
    };
  }
}
