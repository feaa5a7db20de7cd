package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageReadException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From attributes to the header.
final class HeaderReaderTest {
  private final Attributes image = CraftedFile.image(2, 2, 16, new byte[8]);

  @Test
  void readsWhereRowsAndColumnsLead(@TempDir Path folder) throws ImageReadException {
    assertEquals(List.of(), patientOrientation(folder));
    image.setString(Tag.PatientOrientation, VR.CS, "L", "F");
    assertEquals(List.of("L", "F"), patientOrientation(folder));
    image.setString(Tag.AnatomicalOrientationType, VR.CS, "BIPED");
    assertEquals(List.of("L", "F"), patientOrientation(folder));
    image.setString(Tag.AnatomicalOrientationType, VR.CS, "QUADRUPED");
    assertEquals(List.of(), patientOrientation(folder), "other letters, other meanings");
  }

  @Test
  void readsHowFastAFilmIsToBeSeen(@TempDir Path folder) throws ImageReadException {
    assertEquals(OptionalDouble.empty(), frameRate(folder));
    image.setString(Tag.FrameTime, VR.DS, "0");
    assertEquals(OptionalDouble.empty(), frameRate(folder), "no rate");
    image.setString(Tag.FrameTime, VR.DS, "40");
    assertEquals(OptionalDouble.of(25), frameRate(folder));
    image.setString(Tag.CineRate, VR.IS, "12");
    assertEquals(OptionalDouble.of(12), frameRate(folder));
    image.setString(Tag.RecommendedDisplayFrameRate, VR.IS, "30");
    assertEquals(OptionalDouble.of(30), frameRate(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "399348003, SCT, antero-posterior, AP",
    "R-10206, SRT, '', AP",
    "272479007, SCT, postero-anterior, PA",
    "R-10214, SNM3, postero-anterior, PA",
    "399173006, SCT, left lateral, LL",
    "R-10232, SRT, right lateral, RL",
    "399067008, SCT, lateral, LATERAL",
    "R-102CD, SRT, lateral, LATERAL",
    "399033003, SCT, frontal, FRONTAL",
    "R-10220, SRT, '', LEFT ANTERIOR OBLIQUE",
    "9, 99MADEUP, PosteroAnterior, PA",
    "9, 99MADEUP, Left Lateral, LL",
    "9, 99MADEUP, pa, PA",
    "9, 99MADEUP, chest, ''",
    "'', '', '', ''"
  })
  void aViewThatIsNotWrittenIsThatOfItsCode(
      String value, String scheme, String meaning, String view, @TempDir Path folder)
      throws ImageReadException {
    assertEquals("", viewPosition(folder));
    Attributes code = code(value, meaning);
    code.setString(Tag.CodingSchemeDesignator, VR.SH, scheme);
    image.newSequence(Tag.ViewCodeSequence, 1).add(code);
    assertEquals(view, viewPosition(folder));
    image.setString(Tag.ViewPosition, VR.CS, "RLD");
    assertEquals("RLD", viewPosition(folder));
  }

  @ParameterizedTest
  @CsvSource({"posteroanterior, PA", "ANTERO-POSTERIOR, AP", "pa, PA", "Rld, RLD", "'', ''"})
  void aViewPositionThatIsWrittenOutIsTheStandards(
      String written, String view, @TempDir Path folder) throws ImageReadException {
    image.setString(Tag.ViewPosition, VR.CS, written);
    assertEquals(view, viewPosition(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "816094009, Chest, CHEST",
    "T-D3000, '', CHEST",
    "39607008, Lung, LUNG",
    "80248007, Left breast, BREAST",
    "T-D4000, Abdomen, ABDOMEN",
    "'', Chest, CHEST",
    "'', '', ''"
  })
  void aBodyPartThatIsNotWrittenIsThatOfItsRegion(
      String value, String meaning, String bodyPart, @TempDir Path folder)
      throws ImageReadException {
    image.setNull(Tag.BodyPartExamined, VR.CS);
    assertEquals("", acquisition(folder).bodyPart());
    image.newSequence(Tag.AnatomicRegionSequence, 1).add(code(value, meaning));
    assertEquals(bodyPart, acquisition(folder).bodyPart());
    image.setString(Tag.BodyPartExamined, VR.CS, "Knee");
    assertEquals("KNEE", acquisition(folder).bodyPart());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1.2.840.10008.5.1.4.1.1.1.1, false",
    "'', 1.2.840.10008.5.1.4.1.1.1.1.1, true",
    "'', 1.2.840.10008.5.1.4.1.1.1.2.1, true",
    "FOR PROCESSING, 1.2.840.10008.5.1.4.1.1.1, true",
    "FOR PRESENTATION, 1.2.840.10008.5.1.4.1.1.1.1.1, false"
  })
  void tellsWhatIsNotMadeToBeLookedAt(
      String intent, String sopClass, boolean forProcessing, @TempDir Path folder)
      throws ImageReadException {
    image.setString(Tag.PresentationIntentType, VR.CS, intent);
    image.setString(Tag.SOPClassUID, VR.UI, sopClass);
    assertEquals(forProcessing, acquisition(folder).forProcessing());
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', '', false",
    "BIPED, '', '', '', false",
    "QUADRUPED, '', '', '', true",
    "'', Canine, '', '', true",
    "'', homo sapiens, '', '', false",
    "'', '', 337915000, Homo sapiens, false",
    "'', '', L-85B00, '', false",
    "'', '', 448771007, Canis lupus familiaris, true",
    "'', Human, 448771007, Canis lupus familiaris, true",
    "'', '', 9, Human, false"
  })
  void tellsAnimals(
      String orientation,
      String description,
      String value,
      String meaning,
      boolean animal,
      @TempDir Path folder)
      throws ImageReadException {
    image.setString(Tag.AnatomicalOrientationType, VR.CS, orientation);
    image.setString(Tag.PatientSpeciesDescription, VR.LO, description);
    image.newSequence(Tag.PatientSpeciesCodeSequence, 1).add(code(value, meaning));
    assertEquals(animal, acquisition(folder).animal());
  }

  private static Attributes code(String value, String meaning) {
    Attributes code = new Attributes();
    code.setString(Tag.CodeValue, VR.SH, value);
    code.setString(Tag.CodeMeaning, VR.LO, meaning);
    return code;
  }

  private ImageHeader.Acquisition acquisition(Path folder) throws ImageReadException {
    Path file = CraftedFile.write(folder.resolve("image"), image, UID.ExplicitVRLittleEndian);
    return Readers.open(file).header().acquisition();
  }

  private String viewPosition(Path folder) throws ImageReadException {
    return acquisition(folder).viewPosition();
  }

  private OptionalDouble frameRate(Path folder) throws ImageReadException {
    return acquisition(folder).frameRate();
  }

  private List<String> patientOrientation(Path folder) throws ImageReadException {
    return acquisition(folder).patientOrientation();
  }
}
