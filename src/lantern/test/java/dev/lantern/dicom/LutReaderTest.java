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

  /// A.8.3.4: stored values without a VOI LUT are P-Values.
  @ParameterizedTest
  @CsvSource({
    "8, 0, SC, 127.5, 255",
    "8, 1, SC, -0.5, 255",
    "6, 0, CR, 31.5, 63",
    "1, 0, SEG, 0.5, 1"
  })
  void showsAllValuesOfAnImageOfFewBits(
      int stored, int signed, String modality, double center, double width)
      throws ImageReadException {
    image.setInt(Tag.BitsStored, VR.US, stored);
    image.setInt(Tag.HighBit, VR.US, stored - 1);
    image.setInt(Tag.PixelRepresentation, VR.US, signed);
    image.setString(Tag.Modality, VR.CS, modality);
    assertEquals(
        List.of(
            new VoiLut.Window(new WindowLevel(center, width), VoiLut.Function.LINEAR_EXACT, "")),
        display().voiLuts());
  }

  /// A.8.4.4: so they are of 16 bits, in the units of a rescale.
  @Test
  void showsAllValuesOfAMultiFrameGrayscaleWordImage() throws ImageReadException {
    image.setString(
        Tag.SOPClassUID, VR.UI, UID.MultiFrameGrayscaleWordSecondaryCaptureImageStorage);
    image.setInt(Tag.BitsStored, VR.US, 10);
    image.setInt(Tag.HighBit, VR.US, 9);
    image.setString(Tag.RescaleSlope, VR.DS, "-2");
    image.setString(Tag.RescaleIntercept, VR.DS, "1000");
    assertEquals(
        List.of(new VoiLut.Window(new WindowLevel(-23, 2046), VoiLut.Function.LINEAR_EXACT, "")),
        display().voiLuts());
  }

  /// Counts and numbers of segments, which would be all but black; and more than a screen shows.
  @ParameterizedTest
  @CsvSource({
    UID.NuclearMedicineImageStorage + ", NM, 8",
    "1.2.840.10008.5.1.4.1.1.66.7, SEG, 8",
    UID.ComputedRadiographyImageStorage + ", CR, 10"
  })
  void leavesMeasuredValuesToTheAutomaticWindow(String sopClass, String modality, int stored)
      throws ImageReadException {
    image.setString(Tag.SOPClassUID, VR.UI, sopClass);
    image.setString(Tag.Modality, VR.CS, modality);
    image.setInt(Tag.BitsStored, VR.US, stored);
    image.setInt(Tag.HighBit, VR.US, stored - 1);
    assertEquals(List.of(), display().voiLuts());
  }

  @Test
  void passesOverARescaleThatLeavesTheNumbers() throws ImageReadException {
    image.setString(Tag.RescaleSlope, VR.DS, "1E308");
    image.setString(Tag.RescaleIntercept, VR.DS, "0");
    assertEquals(ModalityLut.identity(), display().modalityLut());
  }

  /// -1.28E308 to 1.27E308: each a number, but not what lies between.
  @Test
  void givesNoWindowThatIsWiderThanNumbersAre() throws ImageReadException {
    image.setInt(Tag.BitsStored, VR.US, 8);
    image.setInt(Tag.HighBit, VR.US, 7);
    image.setInt(Tag.PixelRepresentation, VR.US, 1);
    image.setString(Tag.RescaleSlope, VR.DS, "1E306");
    image.setString(Tag.RescaleIntercept, VR.DS, "0");
    assertEquals(List.of(), display().voiLuts());
  }
}
