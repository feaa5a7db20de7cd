package dev.lantern.dicom;

import java.util.Locale;
import java.util.Map;
import org.dcm4che3.data.Tag;

/// The part of the body by Anatomic Region Sequence (0008,2218), PS3.3 10.5. A DX image has it
/// where it may lack Body Part Examined, C.8.11.2.
final class AnatomicRegion {
  /// What Body Part Examined (0018,0015) calls them, PS3.16 Annex L: SNOMED CT, what it was before,
  /// and SRT.
  private static final Map<String, String> BODY_PARTS =
      Map.ofEntries(
          Map.entry("816094009", "CHEST"),
          Map.entry("51185008", "CHEST"),
          Map.entry("T-D3000", "CHEST"),
          Map.entry("39607008", "LUNG"),
          Map.entry("T-28000", "LUNG"),
          Map.entry("76752008", "BREAST"),
          Map.entry("T-04000", "BREAST"),
          Map.entry("73056007", "BREAST"),
          Map.entry("T-04020", "BREAST"),
          Map.entry("80248007", "BREAST"),
          Map.entry("T-04030", "BREAST"),
          Map.entry("63762007", "BREAST"),
          Map.entry("T-04080", "BREAST"));

  private AnatomicRegion() {}

  /// @param elements of the image
  /// @return the part as Body Part Examined calls it, by the code, else the code's meaning in upper
  ///     case; empty where none is given
  static String bodyPart(DataElements elements) {
    return elements
        .item(Tag.AnatomicRegionSequence, 0)
        .map(
            code -> {
              String meaning = code.text(Tag.CodeMeaning).toUpperCase(Locale.ROOT);
              return BODY_PARTS.getOrDefault(code.text(Tag.CodeValue), meaning);
            })
        .orElse("");
  }
}
