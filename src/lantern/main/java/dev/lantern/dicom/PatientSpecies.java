package dev.lantern.dicom;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Tag;

/// Whether the patient is an animal: PS3.3 C.7.1.1 has the species told of every patient who is no
/// human.
final class PatientSpecies {
  private static final Set<String> HUMAN_CODES = Set.of("337915000", "L-85B00");

  private static final Set<String> HUMAN_WORDS = Set.of("", "HUMAN", "HOMO SAPIENS");

  private PatientSpecies() {}

  /// By Anatomical Orientation Type (0010,2210), the first item of Patient Species Code Sequence
  /// (0010,2202), else Patient Species Description (0010,2201).
  static boolean animal(DataElements elements) {
    return quadruped(elements)
        || elements
            .item(Tag.PatientSpeciesCodeSequence, 0)
            .flatMap(PatientSpecies::human)
            .or(() -> Optional.of(humanWord(elements.text(Tag.PatientSpeciesDescription))))
            .filter(human -> !human)
            .isPresent();
  }

  /// Whether the letters of Patient Orientation are those of animals on four legs, PS3.3
  /// C.7.6.1.1.1.
  static boolean quadruped(DataElements elements) {
    return elements.text(Tag.AnatomicalOrientationType).equals("QUADRUPED");
  }

  private static Optional<Boolean> human(DataElements code) {
    String value = code.text(Tag.CodeValue);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(HUMAN_CODES.contains(value) || humanMeaning(code));
  }

  private static boolean humanMeaning(DataElements code) {
    String meaning = code.text(Tag.CodeMeaning);
    return !meaning.isEmpty() && humanWord(meaning);
  }

  private static boolean humanWord(String word) {
    return HUMAN_WORDS.contains(word.toUpperCase(Locale.ROOT));
  }
}
