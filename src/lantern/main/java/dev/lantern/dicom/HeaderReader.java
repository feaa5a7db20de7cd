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
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Tag;

/// From attributes to the header that the program works with.
final class HeaderReader {
  private static final double MILLIS = 1000;

  private HeaderReader() {}

  static ImageHeader read(DataElements elements, PixelDescription pixels, String transferSyntax) {
    return new ImageHeader(
        identity(elements, transferSyntax),
        acquisition(elements),
        new PixelLayout(
            pixels.rows(),
            pixels.columns(),
            pixels.frames(),
            pixels.samples(),
            pixels.photometric(),
            pixels.bits().allocated(),
            pixels.bits().stored(),
            pixels.bits().high(),
            pixels.bits().signed()),
        patient(elements));
  }

  private static Identity identity(DataElements elements, String transferSyntax) {
    return new Identity(
        elements.text(Tag.SOPInstanceUID),
        elements.text(Tag.SOPClassUID),
        transferSyntax,
        elements.text(Tag.StudyInstanceUID),
        elements.text(Tag.SeriesInstanceUID),
        elements.integer(Tag.SeriesNumber),
        elements.integer(Tag.InstanceNumber),
        elements.text(Tag.FrameOfReferenceUID));
  }

  private static Acquisition acquisition(DataElements elements) {
    String position = elements.text(Tag.ViewPosition).toUpperCase(Locale.ROOT);
    String laterality = elements.text(Tag.ImageLaterality);
    return new Acquisition(
        elements.text(Tag.Modality),
        elements.text(Tag.BodyPartExamined).toUpperCase(Locale.ROOT),
        position.isEmpty() ? ViewCode.of(elements) : position,
        laterality.isEmpty() ? elements.text(Tag.Laterality) : laterality,
        elements.text(Tag.Manufacturer),
        elements.text(Tag.StudyDescription),
        elements.text(Tag.SeriesDescription),
        elements.text(Tag.StudyDate),
        // The letters of animals on four legs are others, PS3.3 C.7.6.1.1.1.
        elements.text(Tag.AnatomicalOrientationType).equals("QUADRUPED")
            ? List.of()
            : elements.texts(Tag.PatientOrientation),
        frameRate(elements));
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
