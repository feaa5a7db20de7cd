package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands for a LUT where the file's is damaged, misplaced or absent.
final class LutReaderTest {
  private Path folder = Path.of("");
  private final Attributes image = CraftedFile.image(2, 2, 16, new byte[8]);

  @BeforeEach
  void inAnEmptyFolder(@TempDir Path empty) {
    folder = empty;
  }

  private FrameDisplay display() throws ImageReadException {
    return Readers.open(
            CraftedFile.write(folder.resolve("image"), image, UID.ExplicitVRLittleEndian))
        .display(0);
  }

  /// Half of it would be Hounsfield units that are off by a thousand.
  @ParameterizedTest
  @CsvSource({"1, '-1024,0'", "'0,5', -1024", "x, y", "NaN, 0", "1e400, 0", "1, 1e400"})
  void passesOverADamagedRescaleAsAWhole(String slope, String intercept) throws ImageReadException {
    image.setString(Tag.Modality, VR.CS, "CT");
    image.setString(Tag.RescaleSlope, VR.DS, slope);
    image.setString(Tag.RescaleIntercept, VR.DS, intercept);
    assertEquals(ModalityLut.identity(), display().modalityLut());
  }

  @Test
  void takesABlankHalfOfARescaleAsAbsent() throws ImageReadException {
    image.setString(Tag.Modality, VR.CS, "CT");
    image.setString(Tag.RescaleSlope, VR.DS, "  ");
    image.setString(Tag.RescaleIntercept, VR.DS, "-1024");
    assertEquals(new ModalityLut.Rescale(1, -1024, "HU"), display().modalityLut());
  }

  /// C.11.2.1.2: centre, width and explanation belong together by their place.
  @Test
  void keepsTheOtherWindowsWhereOneIsDamaged() throws ImageReadException {
    image.setString(Tag.WindowCenter, VR.DS, "40", "x", "-600", "", "5");
    image.setString(Tag.WindowWidth, VR.DS, "400", "2000", "1500", "7", "");
    image.setString(Tag.WindowCenterWidthExplanation, VR.LO, "SOFT", "BONE", "LUNG", "A", "B");
    assertEquals(
        List.of(
            new VoiLut.Window(new WindowLevel(40, 400), VoiLut.Function.LINEAR, "SOFT"),
            new VoiLut.Window(new WindowLevel(-600, 1500), VoiLut.Function.LINEAR, "LUNG")),
        display().voiLuts());
  }

  /// PS3.4 N.2.1.2: a LUT back to linear intensity is for subtraction; the window is of the stored
  /// values.
  @ParameterizedTest
  @CsvSource({
    UID.XRayAngiographicImageStorage + ", LOG, 1",
    UID.XRayRadiofluoroscopicImageStorage + ", DISP, 1",
    UID.XRayAngiographicImageStorage + ", LIN, 700",
    UID.DigitalXRayImageStorageForPresentation + ", LOG, 700"
  })
  void passesOverALutThatLeadsBackToIntensity(String sopClass, String relationship, double one)
      throws ImageReadException {
    image.setString(Tag.SOPClassUID, VR.UI, sopClass);
    image.setString(Tag.PixelIntensityRelationship, VR.CS, relationship);
    Attributes lut = new Attributes();
    image.ensureSequence(Tag.ModalityLUTSequence, 1).add(lut);
    lut.setInt(Tag.LUTDescriptor, VR.US, 2, 0, 16);
    lut.setInt(Tag.LUTData, VR.US, 0, 700);
    lut.setString(Tag.ModalityLUTType, VR.LO, "US");
    ModalityLut found = display().modalityLut();
    assertEquals(one, found.apply(1));
    assertEquals(one == 1 ? "" : "US", found.unit());
  }
}
