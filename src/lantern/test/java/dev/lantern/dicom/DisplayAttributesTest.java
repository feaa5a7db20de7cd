package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.PixelSpacing.Origin;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Shutter;
import dev.lantern.imaging.UltrasoundRegion;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From attributes to what a frame's display says.
final class DisplayAttributesTest {
  private Path folder = Path.of("");
  private final Attributes image = CraftedFile.image(2, 2, 16, new byte[8]);

  @BeforeEach
  void inAnEmptyFolder(@TempDir Path empty) {
    folder = empty;
  }

  private ScanImage opened(String syntax) throws ImageReadException {
    return Readers.open(CraftedFile.write(folder.resolve("image"), image, syntax));
  }

  private FrameDisplay display() throws ImageReadException {
    return opened(UID.ExplicitVRLittleEndian).display(0);
  }

  private static Attributes item(Attributes parent, int sequence) {
    Attributes item = new Attributes();
    parent.ensureSequence(sequence, 1).add(item);
    return item;
  }

  private static void table(Attributes item, VR descriptor, int first, int bits, int... entries) {
    item.setInt(Tag.LUTDescriptor, descriptor, entries.length, first, bits);
    item.setInt(Tag.LUTData, VR.US, entries);
  }

  @Test
  void readsTheShapesOfAShutterAndTheirGrey() throws ImageReadException {
    image.setString(Tag.ShutterShape, VR.CS, "RECTANGULAR", "CIRCULAR", "POLYGONAL");
    image.setInt(Tag.ShutterLeftVerticalEdge, VR.IS, 2);
    image.setInt(Tag.ShutterRightVerticalEdge, VR.IS, 9);
    image.setInt(Tag.ShutterUpperHorizontalEdge, VR.IS, 3);
    image.setInt(Tag.ShutterLowerHorizontalEdge, VR.IS, 8);
    image.setInt(Tag.CenterOfCircularShutter, VR.IS, 5, 6);
    image.setInt(Tag.RadiusOfCircularShutter, VR.IS, 4);
    image.setInt(Tag.VerticesOfThePolygonalShutter, VR.IS, 1, 2, 3, 4, 5, 6);
    image.setInt(Tag.ShutterPresentationValue, VR.US, 0xffff);
    assertEquals(
        Optional.of(
            new Shutter(
                List.of(
                    new Shutter.Rectangle(2, 9, 3, 8),
                    new Shutter.Circle(6, 5, 4),
                    new Shutter.Polygon(
                        List.of(
                            new Shutter.Corner(2, 1),
                            new Shutter.Corner(4, 3),
                            new Shutter.Corner(6, 5)))),
                255)),
        display().shutter());
  }

  @Test
  void aShutterThatCannotBeOneHidesNothing() throws ImageReadException {
    image.setString(Tag.ShutterShape, VR.CS, "RECTANGULAR", "CIRCULAR", "POLYGONAL", "BITMAP");
    image.setInt(Tag.ShutterLeftVerticalEdge, VR.IS, 9);
    image.setInt(Tag.ShutterRightVerticalEdge, VR.IS, 2);
    image.setInt(Tag.ShutterUpperHorizontalEdge, VR.IS, 3);
    image.setInt(Tag.ShutterLowerHorizontalEdge, VR.IS, 8);
    image.setInt(Tag.CenterOfCircularShutter, VR.IS, 5, 6);
    image.setInt(Tag.VerticesOfThePolygonalShutter, VR.IS, 1, 2, 3);
    assertEquals(Optional.empty(), display().shutter());
  }

  /// A shutter is asked about at each line of the screen, and each shape at each place.
  @Test
  void aShutterMadeToExhaustHidesNothing() throws ImageReadException {
    int[] corners = new int[2 * (ShutterReader.MOST_CORNERS + 1)];
    image.setString(Tag.ShutterShape, VR.CS, "POLYGONAL", "CIRCULAR", "CIRCULAR");
    image.setInt(Tag.VerticesOfThePolygonalShutter, VR.IS, corners);
    image.setInt(Tag.CenterOfCircularShutter, VR.IS, 5, 6);
    image.setInt(Tag.RadiusOfCircularShutter, VR.IS, 4);
    assertEquals(
        Optional.of(new Shutter(List.of(new Shutter.Circle(6, 5, 4)), 0)), display().shutter());
  }

  /// PS3.5 Table 6.2-1: an IS holds 32 bits.
  @Test
  void aShutterBeyondAllNumbersHidesNothing() throws ImageReadException {
    image.setString(Tag.ShutterShape, VR.CS, "CIRCULAR", "POLYGONAL");
    image.setString(Tag.CenterOfCircularShutter, VR.IS, "NaN", "5");
    image.setInt(Tag.RadiusOfCircularShutter, VR.IS, 4);
    image.setString(Tag.VerticesOfThePolygonalShutter, VR.IS, "1", "1", "1", "1e400", "9", "9");
    assertEquals(Optional.empty(), display().shutter());
  }

  /// Its other values would make corners of a row and a column that do not belong together.
  @Test
  void aPolygonWithADamagedValueHidesNothing() throws ImageReadException {
    image.setString(Tag.ShutterShape, VR.CS, "POLYGONAL");
    image.setString(
        Tag.VerticesOfThePolygonalShutter, VR.IS, "1", "x", "1", "9", "9", "9", "9", "1", "5");
    assertEquals(Optional.empty(), display().shutter());
  }

  @Test
  void takesNoValueAfterTheLastSeparatorForNone() throws ImageReadException {
    image.setString(Tag.PixelSpacing, VR.DS, "0.2", "0.1", "");
    image.setString(Tag.ImagePositionPatient, VR.DS, "1", "2", "3", "");
    image.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
    assertEquals(new PixelSpacing(0.2, 0.1, Origin.CALIBRATED), display().spacing());
    assertTrue(display().plane().isPresent());
    image.setString(Tag.ImagePositionPatient, VR.DS, "1", "x", "3");
    assertEquals(Optional.empty(), display().plane());
  }

  @Test
  void saysNothingWhereTheFileSaysNothing() throws ImageReadException {
    FrameDisplay display = display();
    assertEquals(PhotometricInterpretation.MONOCHROME2, display.photometric());
    assertEquals(ModalityLut.identity(), display.modalityLut());
    assertEquals(List.of(), display.voiLuts());
    assertEquals(PixelSpacing.unknown(), display.spacing());
    assertEquals(Optional.empty(), display.padding());
    assertEquals(Optional.empty(), display.plane());
    assertEquals(Optional.empty(), display.shutter());
  }

  /// C.11.1.1.2 and C.8.2.1.1.2: CT is in Hounsfield units unless it is a localizer.
  @Test
  void readsARescaleAndItsUnit() throws ImageReadException {
    image.setString(Tag.Modality, VR.CS, "CT");
    image.setString(Tag.RescaleSlope, VR.DS, "2");
    image.setString(Tag.RescaleIntercept, VR.DS, "-1024");
    assertEquals(new ModalityLut.Rescale(2, -1024, "HU"), display().modalityLut());
    image.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "LOCALIZER");
    assertEquals(new ModalityLut.Rescale(2, -1024, ""), display().modalityLut());
    image.setString(Tag.RescaleType, VR.LO, "US");
    assertEquals(new ModalityLut.Rescale(2, -1024, "US"), display().modalityLut());
  }

  @Test
  void passesOverASlopeOfZero() throws ImageReadException {
    image.setString(Tag.RescaleSlope, VR.DS, "0");
    image.setString(Tag.RescaleIntercept, VR.DS, "5");
    assertEquals(ModalityLut.identity(), display().modalityLut());
  }

  /// C.11.1.1.1: a Modality LUT Sequence stands instead of a rescale.
  @Test
  void readsAModalityTableWithItsSignedFirstValue() throws ImageReadException {
    image.setInt(Tag.PixelRepresentation, VR.US, 1);
    Attributes lut = item(image, Tag.ModalityLUTSequence);
    table(lut, VR.SS, -2, 16, 10, 20, 30, 40);
    lut.setString(Tag.ModalityLUTType, VR.LO, "OD");
    ModalityLut table = display().modalityLut();
    assertEquals(10, table.apply(-2));
    assertEquals(30, table.apply(0));
    assertEquals("OD", table.unit());
    // Implicit VR does not say whether the descriptor is US or SS.
    assertEquals(10, opened(UID.ImplicitVRLittleEndian).display(0).modalityLut().apply(-3));
  }

  @Test
  void takesAnUnsignedFirstValueOfAnImplicitFileAsUnsigned() throws ImageReadException {
    table(item(image, Tag.ModalityLUTSequence), VR.US, 40000, 16, 1, 2);
    ModalityLut table = opened(UID.ImplicitVRLittleEndian).display(0).modalityLut();
    assertEquals(1, table.apply(40000));
    assertEquals(2, table.apply(40001));
  }

  /// C.11.2.1.2: several windows, each with its explanation; a width of 0 or less is none.
  @Test
  void readsSeveralWindows() throws ImageReadException {
    image.setString(Tag.WindowCenter, VR.DS, "40", "-600", "5");
    image.setString(Tag.WindowWidth, VR.DS, "400", "1500", "0");
    image.setString(Tag.WindowCenterWidthExplanation, VR.LO, "SOFT", "LUNG", "NONE");
    image.setString(Tag.VOILUTFunction, VR.CS, "SIGMOID");
    assertEquals(
        List.of(
            new VoiLut.Window(new WindowLevel(40, 400), VoiLut.Function.SIGMOID, "SOFT"),
            new VoiLut.Window(new WindowLevel(-600, 1500), VoiLut.Function.SIGMOID, "LUNG")),
        display().voiLuts());
  }

  @Test
  void readsNoMoreWindowsThanAReaderGoesThrough() throws ImageReadException {
    double[] values = IntStream.rangeClosed(1, 2000).asDoubleStream().toArray();
    image.setDouble(Tag.WindowCenter, VR.DS, values);
    image.setDouble(Tag.WindowWidth, VR.DS, values);
    for (int i = 0; i < 70; i++) {
      table(item(image, Tag.VOILUTSequence), VR.US, 0, 8, 0, 51, 255);
    }
    List<VoiLut> luts = display().voiLuts();
    assertEquals(2 * LutReader.MOST_VOI, luts.size());
    assertEquals(
        new VoiLut.Window(new WindowLevel(1, 1), VoiLut.Function.LINEAR, ""),
        luts.get(LutReader.MOST_VOI));
  }

  /// C.11.2.1.1: tables before windows.
  @Test
  void readsVoiTables() throws ImageReadException {
    image.setString(Tag.WindowCenter, VR.DS, "40");
    image.setString(Tag.WindowWidth, VR.DS, "400");
    Attributes lut = item(image, Tag.VOILUTSequence);
    table(lut, VR.US, 0, 8, 0, 51, 255);
    lut.setString(Tag.LUTExplanation, VR.LO, "NORMAL");
    List<VoiLut> luts = display().voiLuts();
    assertEquals(2, luts.size());
    assertEquals("NORMAL", luts.getFirst().explanation());
    assertEquals(0.2, luts.getFirst().apply(1), 1e-12);
  }

  /// C.11.1.1: 0 entries mean 65536.
  @Test
  void takesADescriptorOfZeroAs65536Entries() {
    Optional<LutTable> table = LutTable.of(new int[] {0, 0, 16}, new byte[1 << 17], false, false);
    assertEquals(1 << 16, table.orElseThrow().entries().length);
  }

  /// C.11.1.1.1 and C.7.6.3.1.6: 8-bit entries packed two to a word, the first in the low byte.
  @Test
  void unpacksEightBitEntries() {
    byte[] little = {1, 2, 3, 0};
    byte[] big = {2, 1, 0, 3};
    int[] descriptor = {3, 0, 8};
    assertArrayEquals(
        new int[] {1, 2, 3}, LutTable.of(descriptor, little, false, false).orElseThrow().entries());
    assertArrayEquals(
        new int[] {1, 2, 3}, LutTable.of(descriptor, big, true, false).orElseThrow().entries());
  }

  @Test
  void refusesATableShorterThanItsDescriptor() {
    assertEquals(Optional.empty(), LutTable.of(new int[] {4, 0, 16}, new byte[6], false, false));
    assertEquals(Optional.empty(), LutTable.of(new int[] {4, 0}, new byte[8], false, false));
  }

  /// C.7.6.3.1.5: the high byte of 16-bit entries.
  @Test
  void readsAPalette() throws ImageReadException {
    paletteDescriptors(2, 0);
    image.setInt(Tag.RedPaletteColorLookupTableData, VR.OW, 0x1000, 0xff00);
    image.setInt(Tag.GreenPaletteColorLookupTableData, VR.OW, 0x2000, 0xff00);
    image.setInt(Tag.BluePaletteColorLookupTableData, VR.OW, 0x3000, 0xff00);
    FrameDisplay display = display();
    assertEquals(PhotometricInterpretation.PALETTE_COLOR, display.photometric());
    assertArrayEquals(new int[] {0xff102030, 0xffffffff}, display.palette().orElseThrow().argb());
  }

  /// Whether 16-bit entries hold 8-bit values is asked of the three colours together.
  @Test
  void readsADarkColourOfAPaletteAsTheOthers() throws ImageReadException {
    paletteDescriptors(2, 0);
    image.setInt(Tag.RedPaletteColorLookupTableData, VR.OW, 0x1000, 0xffff);
    image.setInt(Tag.GreenPaletteColorLookupTableData, VR.OW, 0x2000, 0xffff);
    image.setInt(Tag.BluePaletteColorLookupTableData, VR.OW, 0x00f0, 0x00ff);
    assertArrayEquals(new int[] {0xff102000, 0xffffff00}, display().palette().orElseThrow().argb());
    image.setInt(Tag.RedPaletteColorLookupTableData, VR.OW, 0x10, 0xff);
    image.setInt(Tag.GreenPaletteColorLookupTableData, VR.OW, 0x20, 0xff);
    assertArrayEquals(new int[] {0xff1020f0, 0xffffffff}, display().palette().orElseThrow().argb());
  }

  /// C.7.9.2: two discrete values, a line of three, and the first segment again (offset 0).
  @Test
  void expandsASegmentedPalette() throws ImageReadException {
    paletteDescriptors(7, 0);
    int[] segments = {0, 2, 0x0000, 0x1000, 1, 3, 0x4000, 2, 1, 0, 0};
    image.setInt(Tag.SegmentedRedPaletteColorLookupTableData, VR.OW, segments);
    image.setInt(Tag.SegmentedGreenPaletteColorLookupTableData, VR.OW, segments);
    image.setInt(Tag.SegmentedBluePaletteColorLookupTableData, VR.OW, segments);
    assertArrayEquals(
        new int[] {
          0xff000000, 0xff101010, 0xff202020, 0xff303030, 0xff404040, 0xff000000, 0xff101010
        },
        display().palette().orElseThrow().argb());
  }

  /// C.7.6.24: real values are grey; they are no indices.
  @Test
  void looksUpNoRealValueInAPalette() throws ImageReadException {
    paletteDescriptors(2, 0);
    image.setInt(Tag.RedPaletteColorLookupTableData, VR.OW, 0x1000, 0xff00);
    image.setInt(Tag.GreenPaletteColorLookupTableData, VR.OW, 0x2000, 0xff00);
    image.setInt(Tag.BluePaletteColorLookupTableData, VR.OW, 0x3000, 0xff00);
    image.remove(Tag.PixelData);
    image.setBytes(PixelElement.FLOAT, VR.OF, new byte[16]);
    FrameDisplay display = display();
    assertEquals(PhotometricInterpretation.MONOCHROME2, display.photometric());
    assertEquals(Optional.empty(), display.palette());
  }

  /// C.7.6.19 and C.8.16.2: a grey image's stored values from the first mapped on are colours.
  @Test
  void readsASupplementalPaletteAndKeepsItsIndicesOutOfTheGreys() throws ImageReadException {
    paletteDescriptors(2, 1024);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    image.setInt(Tag.RedPaletteColorLookupTableData, VR.OW, 0x1000, 0xff00);
    image.setInt(Tag.GreenPaletteColorLookupTableData, VR.OW, 0x2000, 0xff00);
    image.setInt(Tag.BluePaletteColorLookupTableData, VR.OW, 0x3000, 0xff00);
    assertEquals(Optional.empty(), display().supplement(), "not said");
    image.setString(Tag.PixelPresentation, VR.CS, "COLOR");
    FrameDisplay display = display();
    assertEquals(PhotometricInterpretation.MONOCHROME2, display.photometric());
    assertEquals(1024, display.supplement().orElseThrow().firstMapped());
    assertEquals(Optional.of(new PaddingRange(1024, 0xffff)), display.padding());
    image.setString(Tag.PixelPresentation, VR.CS, "MIXED");
    Attributes group = item(image, Tag.PerFrameFunctionalGroupsSequence);
    Attributes type = item(group, Tag.CTImageFrameTypeSequence);
    type.setString(Tag.PixelPresentation, VR.CS, "MONOCHROME");
    assertEquals(Optional.empty(), display().supplement(), "this frame is grey");
    type.setString(Tag.PixelPresentation, VR.CS, "COLOR");
    assertTrue(display().supplement().isPresent());
  }

  private void paletteDescriptors(int entries, int first) {
    image.setString(Tag.PhotometricInterpretation, VR.CS, "PALETTE COLOR");
    image.setInt(Tag.RedPaletteColorLookupTableDescriptor, VR.US, entries, first, 16);
    image.setInt(Tag.GreenPaletteColorLookupTableDescriptor, VR.US, entries, first, 16);
    image.setInt(Tag.BluePaletteColorLookupTableDescriptor, VR.US, entries, first, 16);
  }

  @Test
  void showsIndicesWithoutAPaletteAsGrey() throws ImageReadException {
    image.setString(Tag.PhotometricInterpretation, VR.CS, "PALETTE COLOR");
    assertEquals(PhotometricInterpretation.MONOCHROME2, display().photometric());
  }

  /// C.7.5.1.1.2: padding has the sign of the pixels.
  @Test
  void readsThePaddingRange() throws ImageReadException {
    image.setInt(Tag.PixelRepresentation, VR.US, 1);
    image.setInt(Tag.PixelPaddingValue, VR.SS, -2000);
    assertEquals(Optional.of(new PaddingRange(-2000, -2000)), display().padding());
    image.setInt(Tag.PixelPaddingRangeLimit, VR.SS, -1990);
    assertEquals(Optional.of(new PaddingRange(-2000, -1990)), display().padding());
  }

  /// C.7.5.1.1.2: real values have padding elements of their own.
  @Test
  void readsThePaddingRangeOfRealValues() throws ImageReadException {
    image.remove(Tag.PixelData);
    image.setInt(Tag.PixelPaddingValue, VR.US, 7);
    image.setBytes(PixelElement.FLOAT, VR.OF, new byte[16]);
    assertEquals(Optional.empty(), display().padding());
    image.setFloat(Tag.FloatPixelPaddingValue, VR.FL, -1.5f);
    assertEquals(Optional.of(new PaddingRange(-1.5, -1.5)), display().padding());
    image.setFloat(Tag.FloatPixelPaddingRangeLimit, VR.FL, -1e30f);
    assertEquals(Optional.of(new PaddingRange(-1e30f, -1.5)), display().padding());
    assertEquals(
        Optional.of(new PaddingRange(-1e30f, -1.5)),
        opened(UID.ImplicitVRLittleEndian).display(0).padding());
    image.setFloat(Tag.FloatPixelPaddingValue, VR.FL, Float.NaN);
    assertEquals(Optional.empty(), display().padding());

    image.remove(PixelElement.FLOAT);
    image.setBytes(PixelElement.DOUBLE_FLOAT, VR.OD, new byte[32]);
    assertEquals(Optional.empty(), display().padding());
    image.setDouble(Tag.DoubleFloatPixelPaddingValue, VR.FD, 0.1);
    image.setDouble(Tag.DoubleFloatPixelPaddingRangeLimit, VR.FD, 0.2);
    assertEquals(Optional.of(new PaddingRange(0.1, 0.2)), display().padding());
  }

  /// 10.7.1.3: Pixel Spacing that repeats Imager Pixel Spacing is not calibrated.
  @Test
  void tellsCalibratedFromDetectorSpacing() throws ImageReadException {
    image.setString(Tag.ImagerPixelSpacing, VR.DS, "0.2", "0.1");
    assertEquals(new PixelSpacing(0.2, 0.1, Origin.DETECTOR), display().spacing());
    image.setString(Tag.PixelSpacing, VR.DS, "0.2", "0.1");
    assertEquals(new PixelSpacing(0.2, 0.1, Origin.DETECTOR), display().spacing());
    image.setString(Tag.PixelSpacing, VR.DS, "0.18", "0.09");
    assertEquals(new PixelSpacing(0.18, 0.09, Origin.CALIBRATED), display().spacing());
  }

  @Test
  void readsTheSpacingOfAScannedFilm() throws ImageReadException {
    image.setString(Tag.NominalScannedPixelSpacing, VR.DS, "0.3", "0.3");
    assertEquals(new PixelSpacing(0.3, 0.3, Origin.DETECTOR), display().spacing());
  }

  /// The next attribute that says it is asked.
  @ParameterizedTest
  @CsvSource({
    "1e200, 1e-200", "1000000, 0.001", "0.1, 10.1", "10.1, 0.1", "1e-9, 1e-9", "1e-320, 1e-320",
    "1e5, 1e5", "1e300, 1e300", "Infinity, 1", "NaN, 1", "0, 0", "-1, -1"
  })
  void passesOverASizeThatNoPixelHas(String row, String column) throws ImageReadException {
    image.setString(Tag.PixelSpacing, VR.DS, row, column);
    assertEquals(PixelSpacing.unknown(), display().spacing());
    image.setString(Tag.NominalScannedPixelSpacing, VR.DS, "0.3", "0.3");
    assertEquals(new PixelSpacing(0.3, 0.3, Origin.DETECTOR), display().spacing());
  }

  @Test
  void takesAnUnusualSizeOfAPixel() throws ImageReadException {
    image.setString(Tag.PixelSpacing, VR.DS, "10", "0.1");
    assertEquals(new PixelSpacing(10, 0.1, Origin.CALIBRATED), display().spacing());
    image.setString(Tag.PixelSpacing, VR.DS, "0.00025", "0.00025");
    assertEquals(new PixelSpacing(0.00025, 0.00025, Origin.CALIBRATED), display().spacing());
  }

  /// C.7.6.3.1.7: a ratio has no unit.
  @Test
  void readsAnAspectRatioOfAnySize() throws ImageReadException {
    image.setString(Tag.PixelAspectRatio, VR.IS, "60000", "30000");
    assertEquals(2, display().spacing().aspect());
    image.setString(Tag.PixelAspectRatio, VR.IS, "60000", "1");
    assertEquals(PixelSpacing.unknown(), display().spacing());
  }

  /// 10.7.1.2: what a projection's Pixel Spacing was corrected for.
  @Test
  void saysWhatThePixelSpacingOfAProjectionIsWorth() throws ImageReadException {
    image.setString(Tag.Modality, VR.CS, "DX");
    image.setString(Tag.PixelSpacing, VR.DS, "0.2", "0.1");
    assertEquals(new PixelSpacing(0.2, 0.1, Origin.UNSPECIFIED), display().spacing());
    image.setString(Tag.PixelSpacingCalibrationType, VR.CS, "GEOMETRY");
    assertEquals(new PixelSpacing(0.2, 0.1, Origin.GEOMETRIC), display().spacing());
    image.setString(Tag.PixelSpacingCalibrationType, VR.CS, "FIDUCIAL");
    assertEquals(new PixelSpacing(0.2, 0.1, Origin.CALIBRATED), display().spacing());
    image.setString(Tag.ImagerPixelSpacing, VR.DS, "0.2", "0.1");
    assertEquals(new PixelSpacing(0.2, 0.1, Origin.DETECTOR), display().spacing());
    image.remove(Tag.PixelSpacingCalibrationType);
    image.remove(Tag.ImagerPixelSpacing);
    image.setString(Tag.Modality, VR.CS, "MR");
    assertEquals(new PixelSpacing(0.2, 0.1, Origin.CALIBRATED), display().spacing());
  }

  /// C.8.5.5.1: centimetres a pixel; regions that disagree give the frame no spacing.
  @Test
  void readsTheSpacingOfUltrasoundRegionsThatAgree() throws ImageReadException {
    region(0, 0.05, -0.04);
    region(10, 0.05, 0.04);
    assertEquals(new PixelSpacing(0.4, 0.5, Origin.ULTRASOUND_REGION), display().spacing());
    region(20, 0.01, 0.01);
    assertEquals(PixelSpacing.unknown(), display().spacing());
  }

  @Test
  void readsWhereTheUltrasoundRegionsAre() throws ImageReadException {
    region(2, 0.05, -0.04);
    Attributes curve = region(12, 0.05, 0.04);
    curve.setInt(Tag.PhysicalUnitsXDirection, VR.US, 4);
    region(22, 0.05, 0.04).remove(Tag.RegionLocationMinX0);

    PixelSpacing picture = new PixelSpacing(0.4, 0.5, Origin.ULTRASOUND_REGION);
    assertEquals(
        List.of(
            new UltrasoundRegion(2, 1, 10, 6, Optional.of(picture)),
            new UltrasoundRegion(12, 1, 20, 6, Optional.empty())),
        display().regions());
  }

  private Attributes region(int left, double x, double y) {
    Attributes region = item(image, Tag.SequenceOfUltrasoundRegions);
    region.setInt(Tag.RegionLocationMinX0, VR.UL, left);
    region.setInt(Tag.RegionLocationMinY0, VR.UL, 1);
    region.setInt(Tag.RegionLocationMaxX1, VR.UL, left + 7);
    region.setInt(Tag.RegionLocationMaxY1, VR.UL, 5);
    region.setInt(Tag.RegionSpatialFormat, VR.US, 1);
    region.setInt(Tag.PhysicalUnitsXDirection, VR.US, 3);
    region.setInt(Tag.PhysicalUnitsYDirection, VR.US, 3);
    region.setDouble(Tag.PhysicalDeltaX, VR.FD, x);
    region.setDouble(Tag.PhysicalDeltaY, VR.FD, y);
    return region;
  }

  /// C.7.6.3.1.7: vertical, then horizontal.
  @Test
  void readsAnAspectRatioAsARatioOnly() throws ImageReadException {
    image.setString(Tag.PixelAspectRatio, VR.IS, "4", "3");
    assertEquals(new PixelSpacing(4, 3, Origin.NONE), display().spacing());
  }

  /// C.7.6.16: the frame's own group goes before the shared one.
  @Test
  void readsFunctionalGroupsPerFrameAndShared() throws ImageReadException {
    image.setBytes(Tag.PixelData, VR.OW, new byte[16]);
    image.setInt(Tag.NumberOfFrames, VR.IS, 2);
    Attributes shared = item(image, Tag.SharedFunctionalGroupsSequence);
    item(shared, Tag.PixelMeasuresSequence).setString(Tag.PixelSpacing, VR.DS, "0.5", "0.6");
    item(shared, Tag.PlaneOrientationSequence)
        .setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
    for (int frame = 0; frame < 2; frame++) {
      Attributes own = item(image, Tag.PerFrameFunctionalGroupsSequence);
      Attributes rescale = item(own, Tag.PixelValueTransformationSequence);
      rescale.setString(Tag.RescaleSlope, VR.DS, "" + (frame + 1));
      rescale.setString(Tag.RescaleIntercept, VR.DS, "0");
      rescale.setString(Tag.RescaleType, VR.LO, "US");
      Attributes voi = item(own, Tag.FrameVOILUTSequence);
      voi.setString(Tag.WindowCenter, VR.DS, "" + (100 + frame));
      voi.setString(Tag.WindowWidth, VR.DS, "10");
      item(own, Tag.PlanePositionSequence)
          .setString(Tag.ImagePositionPatient, VR.DS, "0", "0", "" + 5 * frame);
    }
    FrameDisplay second = opened(UID.ExplicitVRLittleEndian).display(1);
    assertEquals(new ModalityLut.Rescale(2, 0, "US"), second.modalityLut());
    assertEquals(
        List.of(new VoiLut.Window(new WindowLevel(101, 10), VoiLut.Function.LINEAR, "")),
        second.voiLuts());
    assertEquals(new PixelSpacing(0.5, 0.6, Origin.CALIBRATED), second.spacing());
    assertEquals(
        Optional.of(new ImagePlane(List.of(0.0, 0.0, 5.0), List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0))),
        second.plane());
  }

  /// C.9.2: an overlay of its own, with its origin.
  @Test
  void readsAnOverlay() throws ImageReadException {
    image.setInt(Tag.OverlayRows, VR.US, 2);
    image.setInt(Tag.OverlayColumns, VR.US, 3);
    image.setInt(Tag.OverlayOrigin, VR.SS, -1, 2);
    image.setInt(Tag.OverlayBitsAllocated, VR.US, 1);
    image.setBytes(Tag.OverlayData, VR.OW, new byte[] {0b100001, 0});
    OverlayPlane plane = display().overlays().getFirst();
    assertEquals(2, plane.rows());
    assertEquals(-1, plane.originRow());
    assertEquals(2, plane.originColumn());
    assertArrayEquals(new byte[] {0b100001}, plane.bits());
  }

  private List<List<Byte>> overlayBits(DicomReader reader, String syntax)
      throws ImageReadException {
    Path file = CraftedFile.write(folder.resolve("image"), image, syntax);
    ScanImage opened = reader.open(ImageSource.of(file));
    List<List<Byte>> all = new ArrayList<>();
    for (int frame = 0; frame < opened.header().pixels().frames(); frame++) {
      List<Byte> bits = new ArrayList<>();
      for (OverlayPlane plane : opened.display(frame).overlays()) {
        for (byte eight : plane.bits()) {
          bits.add(eight);
        }
      }
      all.add(bits);
    }
    return all;
  }

  private void overlayOfOnePixel(int frames, byte... data) {
    image.setBytes(Tag.PixelData, VR.OW, new byte[8 * frames]);
    image.setInt(Tag.NumberOfFrames, VR.IS, frames);
    image.setInt(Tag.OverlayRows, VR.US, 1);
    image.setInt(Tag.OverlayColumns, VR.US, 1);
    image.setBytes(Tag.OverlayData, VR.OW, data);
  }

  /// C.9.3.1.1: where an overlay begins; C.9.2: which one lies over every frame.
  @Test
  void laysAnOverlayOverTheFramesItIsOf() throws ImageReadException {
    DicomReader reader = Readers.with(DicomLimits.standard());
    List<Byte> none = List.of();
    List<Byte> one = List.of((byte) 1);
    overlayOfOnePixel(3, (byte) 1, (byte) 0);
    assertEquals(List.of(one, one, one), overlayBits(reader, UID.ExplicitVRLittleEndian));
    image.setInt(Tag.ImageFrameOrigin, VR.US, 2);
    assertEquals(List.of(none, one, none), overlayBits(reader, UID.ExplicitVRLittleEndian));
    image.setString(Tag.NumberOfFramesInOverlay, VR.IS, "1");
    assertEquals(List.of(none, one, none), overlayBits(reader, UID.ExplicitVRLittleEndian));
    image.remove(Tag.ImageFrameOrigin);
    assertEquals(List.of(one, none, none), overlayBits(reader, UID.ExplicitVRLittleEndian));
    image.setString(Tag.NumberOfFramesInOverlay, VR.IS, "2");
    assertEquals(
        List.of(one, List.of((byte) 0), none), overlayBits(reader, UID.ExplicitVRLittleEndian));
  }

  /// PS3.5 8.1.2: frames of an overlay do not begin at a byte, and words of big endian are swapped.
  @Test
  void readsAnOverlayThatIsTooLongToBeHeldOutOfTheFile() throws ImageReadException {
    DicomLimits standard = DicomLimits.standard();
    DicomLimits little =
        new DicomLimits(
            new DicomLimits.Structure(64, 100, 100, 64, 1 << 20),
            standard.pixels(),
            1 << 20,
            1,
            standard.time());
    byte[] data = new byte[114];
    new Random(8).nextBytes(data);
    overlayOfOnePixel(3, data);
    image.setInt(Tag.OverlayRows, VR.US, 15);
    image.setInt(Tag.OverlayColumns, VR.US, 20);
    image.setString(Tag.NumberOfFramesInOverlay, VR.IS, "3");
    List<Byte> second = new ArrayList<>();
    BitSet bits = BitSet.valueOf(data);
    for (byte eight : Arrays.copyOf(bits.get(300, 600).toByteArray(), 38)) {
      second.add(eight);
    }
    for (String syntax : List.of(UID.ExplicitVRLittleEndian, UID.ExplicitVRBigEndianRetired)) {
      List<List<Byte>> held = overlayBits(Readers.with(standard), syntax);
      assertEquals(second, held.get(1));
      assertEquals(held, overlayBits(Readers.with(little), syntax));
    }
  }

  /// PS3.5 8.1.2, retired: an overlay in a bit above the samples, which do not contain it.
  @Test
  void takesAnOverlayOutOfTheHighBits() throws ImageReadException {
    image.setInt(Tag.BitsStored, VR.US, 12);
    image.setInt(Tag.HighBit, VR.US, 11);
    image.setBytes(Tag.PixelData, VR.OW, new byte[] {1, 0x10, 2, 0, 3, 0, 4, 0x10});
    image.setInt(Tag.OverlayRows, VR.US, 2);
    image.setInt(Tag.OverlayColumns, VR.US, 2);
    image.setInt(Tag.OverlayBitsAllocated, VR.US, 16);
    image.setInt(Tag.OverlayBitPosition, VR.US, 12);
    ScanImage opened = opened(UID.ExplicitVRLittleEndian);
    OverlayPlane plane = opened.display(0).overlays().getFirst();
    assertArrayEquals(new byte[] {0b1001}, plane.bits());
    assertEquals(1, opened.frame(0).integer(0));
    assertEquals(4, opened.frame(0).integer(3));
  }

  @Test
  void readsThePresentationShape() throws ImageReadException {
    image.setString(Tag.PresentationLUTShape, VR.CS, "INVERSE");
    assertTrue(display().invertedGrey());
  }
}
