package dev.lantern.ui.studies;

/// A line of the tree.
sealed interface StudyNode {
  /// A heading.
  record OfPatient(PatientGroup group) implements StudyNode {}

  /// A heading below it.
  record OfStudy(PatientGroup.StudyGroup group) implements StudyNode {}

  /// What can be opened.
  record OfSeries(SeriesItem item) implements StudyNode {}

  /// The same for the same thing, however often the tree is made anew.
  default String key() {
    return switch (this) {
      case OfPatient(PatientGroup group) -> group.key();
      case OfStudy(PatientGroup.StudyGroup group) -> "of study " + group.key();
      case OfSeries(SeriesItem item) ->
          item.series().order().getFirst().image().source().toString();
    };
  }
}
