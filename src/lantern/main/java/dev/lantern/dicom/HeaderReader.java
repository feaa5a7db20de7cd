package dev.lantern.dicom;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageHeader.Acquisition;
import dev.lantern.imaging.ImageHeader.Identity;
import dev.lantern.imaging.ImageHeader.PatientFields;
import dev.lantern.imaging.ImageHeader.PixelLayout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;

/// From attributes to the header that the program works with.
final class HeaderReader {
  private static final double MILLIS = 1000;

  /// SOP classes of what a detector gives, PS3.4 B.5.
  private static final Set<String> FOR_PROCESSING =
      Set.of(
          UID.DigitalXRayImageStorageForProcessing,
          UID.DigitalMammographyXRayImageStorageForProcessing,
          UID.DigitalIntraOralXRayImageStorageForProcessing,
          UID.BreastProjectionXRayImageStorageForProcessing);

  private HeaderReader() {}

  static ImageHeader read(DataElements elements, PixelDescription pixels) {
    return new ImageHeader(
        identity(elements),
        acquisition(elements),
        new PixelLayout(
            pixels.rows(),
            pixels.columns(),
            pixels.frames(),
            pixels.samples(),
            pixels.photometric(),
            pixels.bits().allocated(),
            pixels.bits().stored()),
        patient(elements));
  }

  private static Identity identity(DataElements elements) {
    return new Identity(
        elements.text(Tag.SOPInstanceUID),
        elements.text(Tag.StudyInstanceUID),
        elements.text(Tag.SeriesInstanceUID),
        elements.integer(Tag.SeriesNumber),
        elements.integer(Tag.InstanceNumber),
        elements.text(Tag.FrameOfReferenceUID));
  }

  private static Acquisition acquisition(DataElements elements) {
    String bodyPart = elements.text(Tag.BodyPartExamined).toUpperCase(Locale.ROOT);
    String position = ViewCode.position(elements.text(Tag.ViewPosition));
    String laterality = elements.text(Tag.ImageLaterality);
    return new Acquisition(
        elements.text(Tag.Modality),
        bodyPart.isEmpty() ? AnatomicRegion.bodyPart(elements) : bodyPart,
        position.isEmpty() ? ViewCode.of(elements) : position,
        laterality.isEmpty() ? elements.text(Tag.Laterality) : laterality,
        elements.text(Tag.StudyDescription),
        elements.text(Tag.SeriesDescription),
        elements.text(Tag.StudyDate),
        PatientSpecies.quadruped(elements) ? List.of() : elements.texts(Tag.PatientOrientation),
        frameRate(elements),
        forProcessing(elements),
        PatientSpecies.animal(elements));
  }

  private static boolean forProcessing(DataElements elements) {
    String intent = elements.text(Tag.PresentationIntentType);
    return intent.isEmpty()
        ? FOR_PROCESSING.contains(elements.text(Tag.SOPClassUID))
        : intent.equals("FOR PROCESSING");
  }

  /// Recommended Display Frame Rate (0008,2144), else Cine Rate (0018,0040), else of the Frame Time
  /// (0018,1063), milliseconds.
  private static OptionalDouble frameRate(DataElements elements) {
    return DoubleStream.concat(
            Stream.of(Tag.RecommendedDisplayFrameRate, Tag.CineRate)
                .flatMapToDouble(tag -> elements.decimal(tag).stream()),
            elements.decimal(Tag.FrameTime).stream().map(time -> MILLIS / time))
        .filter(rate -> rate > 0 && rate < Double.POSITIVE_INFINITY)
        .findFirst();
  }

  private static PatientFields patient(DataElements elements) {
    String age = elements.text(Tag.PatientAge);
    return new PatientFields(
        shown(elements.text(Tag.PatientName)),
        elements.text(Tag.PatientID),
        elements.text(Tag.PatientBirthDate),
        elements.text(Tag.PatientSex),
        age.isEmpty() ? Optional.empty() : Optional.of(age));
  }

  /// A person's name, PS3.5 6.2.1.1, as family name, comma, the others; where the alphabetic group
  /// is empty, the ideographic one.
  private static String shown(String stored) {
    for (String group : stored.split("=", -1)) {
      List<String> parts = List.of(group.strip().split("\\^", -1));
      String others = String.join(" ", parts.subList(1, parts.size())).strip();
      String name =
          others.isEmpty() ? parts.getFirst().strip() : parts.getFirst().strip() + ", " + others;
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }
}
