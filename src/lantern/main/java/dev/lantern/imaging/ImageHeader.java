package dev.lantern.imaging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What the header says of an image. The patient stands apart in [PatientFields], whose words
/// never enter a log.
public record ImageHeader(
    Identity identity, Acquisition acquisition, PixelLayout pixels, PatientFields patient) {

  /// The patient's age in completed years, by Patient's Age (0010,1010), else by birth and study
  /// date; empty where unknown. For decisions alone: it is a field of the patient.
  public OptionalInt ageYears() {
    return PatientAge.years(patient.age(), patient.birthDate(), acquisition.studyDate());
  }

  /// Unique identifiers and places in the study; empty strings where the file has none.
  ///
  /// @param sopInstanceUid (0008,0018)
  /// @param studyInstanceUid (0020,000D)
  /// @param seriesInstanceUid (0020,000E)
  /// @param seriesNumber (0020,0011)
  /// @param instanceNumber (0020,0013)
  /// @param frameOfReferenceUid (0020,0052): images of the same one share their coordinates
  public record Identity(
      String sopInstanceUid,
      String studyInstanceUid,
      String seriesInstanceUid,
      OptionalInt seriesNumber,
      OptionalInt instanceNumber,
      String frameOfReferenceUid) {
    /// Whether places in the patient mean the same in both.
    public boolean sharesCoordinatesWith(Identity other) {
      return !frameOfReferenceUid.isBlank()
          && frameOfReferenceUid.equals(other.frameOfReferenceUid);
    }
  }

  /// How the image came to be; empty strings where the file is silent.
  ///
  /// @param modality (0008,0060)
  /// @param bodyPart Body Part Examined (0018,0015), else of Anatomic Region Sequence (0008,2218);
  ///     upper case
  /// @param viewPosition View Position (0018,5101), else of View Code Sequence (0054,0220); upper
  ///     case
  /// @param laterality Image Laterality (0020,0062), else Laterality (0020,0060)
  /// @param studyDescription (0008,1030)
  /// @param seriesDescription (0008,103E)
  /// @param studyDate (0008,0020), as stored
  /// @param patientOrientation Patient Orientation (0020,0020) of a patient that stands upright:
  ///     where the rows and where the columns lead; empty where the file is silent
  /// @param frameRate frames per second at which a film is to be seen, PS3.3 C.7.6.5; above 0
  /// @param forProcessing it is what the detector gave, not made to be looked at: by Presentation
  ///     Intent Type (0008,0068), else by its SOP class, PS3.3 C.8.11.1.1.1
  /// @param animal the patient is no human: by Patient Species Code Sequence (0010,2202), Patient
  ///     Species Description (0010,2201) and Anatomical Orientation Type (0010,2210)
  public record Acquisition(
      String modality,
      String bodyPart,
      String viewPosition,
      String laterality,
      String studyDescription,
      String seriesDescription,
      String studyDate,
      List<String> patientOrientation,
      OptionalDouble frameRate,
      boolean forProcessing,
      boolean animal) {
    public Acquisition {
      patientOrientation = List.copyOf(patientOrientation);
    }
  }

  /// The Image Pixel module, PS3.3 C.7.6.3.
  ///
  /// @param photometric as stored in the file
  /// @param frames Number of Frames (0028,0008), 1 where absent
  public record PixelLayout(
      int rows,
      int columns,
      int frames,
      int samplesPerPixel,
      PhotometricInterpretation photometric,
      int bitsAllocated,
      int bitsStored) {}

  /// The patient, for the screen and the input gate alone.
  ///
  /// @param name Patient's Name (0010,0010), as shown
  /// @param id Patient ID (0010,0020)
  /// @param birthDate (0010,0030), as stored
  /// @param sex (0010,0040)
  /// @param age Patient's Age (0010,1010), as stored
  public record PatientFields(
      String name, String id, String birthDate, String sex, Optional<String> age) {
    /// Says nothing: a patient's fields must not reach a log by accident.
    @Override
    public String toString() {
      return "PatientFields[withheld]";
    }
  }
}
