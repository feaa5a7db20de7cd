package dev.lantern.ui.studies;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageHeader.PatientFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is open of one patient.
///
/// @param key tells patients apart; a field of the patient, as all here but the studies
/// @param studies the latest first
record PatientGroup(String key, PatientFields patient, List<StudyGroup> studies) {
  /// What is open of one study.
  ///
  /// @param key Study Instance UID (0020,000D)
  /// @param header of its first series
  record StudyGroup(String key, ImageHeader header, List<SeriesItem> series) {}

  /// Patients in the order in which the first of their series was opened. Without a Patient ID
  /// (0010,0020) and a name nothing says that two studies are of one patient.
  static List<PatientGroup> of(List<SeriesItem> items) {
    Map<String, List<SeriesItem>> patients = new LinkedHashMap<>();
    for (SeriesItem item : items) {
      patients.computeIfAbsent(key(header(item)), key -> new ArrayList<>()).add(item);
    }
    List<PatientGroup> groups = new ArrayList<>();
    patients.forEach(
        (key, own) ->
            groups.add(new PatientGroup(key, header(own.getFirst()).patient(), studies(own))));
    return groups;
  }

  private static List<StudyGroup> studies(List<SeriesItem> items) {
    Map<String, List<SeriesItem>> studies = new LinkedHashMap<>();
    for (SeriesItem item : items) {
      studies
          .computeIfAbsent(header(item).identity().studyInstanceUid(), key -> new ArrayList<>())
          .add(item);
    }
    List<StudyGroup> groups = new ArrayList<>();
    studies.forEach((key, own) -> groups.add(new StudyGroup(key, header(own.getFirst()), own)));
    groups.sort(
        Comparator.comparing((StudyGroup one) -> one.header().acquisition().studyDate())
            .reversed());
    return groups;
  }

  private static ImageHeader header(SeriesItem item) {
    return item.series().header();
  }

  private static String key(ImageHeader header) {
    PatientFields patient = header.patient();
    boolean nameless = patient.id().isBlank() && patient.name().isBlank();
    return nameless
        ? "study " + header.identity().studyInstanceUid()
        : "patient " + patient.id() + " " + patient.name();
  }

  /// Says nothing: a patient's fields must not reach a log by accident.
  @Override
  public String toString() {
    return "PatientGroup[withheld]";
  }
}
