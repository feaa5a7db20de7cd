package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.SampleType;
import dev.lantern.imaging.ScanImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Native pixel data of every layout, PS3.5 8 and PS3.3 C.7.6.3, written by dcm4che.
final class FramesTest {
  private Path folder = Path.of("");

  @BeforeEach
  void inAnEmptyFolder(@TempDir Path empty) {
    folder = empty;
  }

  private ScanImage opened(Attributes image, String syntax) throws ImageReadException {
    return Readers.open(CraftedFile.write(folder.resolve("image"), image, syntax));
  }

  private Frame first(Attributes image) throws ImageReadException {
    return opened(image, UID.ExplicitVRLittleEndian).frame(0);
  }

  private static byte[] words(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(value -> buffer.putShort((short) value));
    return buffer.array();
  }

  private static int[] integers(Frame frame) {
    int[] values = new int[frame.size()];
    Arrays.setAll(values, frame::integer);
    return values;
  }

  /// PS3.5 8.1.1: bits above High Bit hold no sample, the sign is that of the stored bits.
  @Test
  void clearsUnusedHighBitsAndExtendsTheSign() throws ImageReadException {
    Attributes image = CraftedFile.image(1, 3, 16, words(0xf0ff, 0x0fff, 0x8800));
    image.setInt(Tag.BitsStored, VR.US, 12);
    image.setInt(Tag.HighBit, VR.US, 11);
    assertArrayEquals(new int[] {0x0ff, 0xfff, 0x800}, integers(first(image)));
    image.setInt(Tag.PixelRepresentation, VR.US, 1);
    assertArrayEquals(new int[] {255, -1, -2048}, integers(first(image)));
  }

  /// PS3.5 8.1.1: High Bit need not be Bits Stored − 1.
  @Test
  void movesSamplesDownFromAHigherHighBit() throws ImageReadException {
    Attributes image = CraftedFile.image(1, 2, 16, words(0xabc7, 0x1230));
    image.setInt(Tag.BitsStored, VR.US, 12);
    image.setInt(Tag.HighBit, VR.US, 15);
    assertArrayEquals(new int[] {0xabc, 0x123}, integers(first(image)));
    image.setInt(Tag.PixelRepresentation, VR.US, 1);
    assertArrayEquals(new int[] {0xabc - 0x1000, 0x123}, integers(first(image)));
  }

  /// PS3.5 8.2 and Annex D: packed bits begin at the lowest, frames do not begin at a byte.
  /// PS3.5 Table 6.2-1: spaces are padding.
  @Test
  void takesABlankNumberOfFramesForOne() throws ImageReadException {
    Attributes image = CraftedFile.image(1, 2, 8, new byte[] {4, 5});
    image.setBytes(Tag.NumberOfFrames, VR.IS, new byte[] {' ', ' '});
    assertArrayEquals(new int[] {4, 5}, integers(first(image)));
  }

  @Test
  void unpacksBitsOfFramesThatShareAByte() throws ImageReadException {
    Attributes image = CraftedFile.image(1, 3, 1, new byte[] {0b0010_1101, 0});
    image.setInt(Tag.NumberOfFrames, VR.IS, 2);
    ScanImage opened = opened(image, UID.ExplicitVRLittleEndian);
    assertArrayEquals(new byte[] {1, 0, 1}, opened.frame(0).stored());
    assertArrayEquals(new byte[] {1, 0, 1}, opened.frame(1).stored());
    assertEquals(SampleType.UINT8, opened.frame(1).type());
    // The padding of the last byte could hold more frames; it is padding.
    assertEquals(2, opened.header().pixels().frames());
  }

  /// Twelve bits allocated, of ACR-NEMA: three bytes hold two samples.
  @Test
  void unpacksTwelveBitsAllocated() throws ImageReadException {
    Attributes image = CraftedFile.image(1, 2, 12, new byte[] {(byte) 0xbc, (byte) 0x3a, 0x12, 0});
    assertArrayEquals(new int[] {0xabc, 0x123}, integers(first(image)));
  }

  @Test
  void readsThirtyTwoBits() throws ImageReadException {
    byte[] bytes =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).putInt(7).array();
    Frame frame = first(CraftedFile.image(1, 2, 32, bytes));
    assertEquals(SampleType.UINT32, frame.type());
    assertEquals(4294967295.0, frame.value(0));
    assertEquals(7, frame.value(1));
  }

  @Test
  void readsFloatPixelData() throws ImageReadException {
    byte[] bytes =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(-1.5f).putFloat(3).array();
    Attributes image = CraftedFile.image(1, 2, 32, bytes);
    image.remove(Tag.PixelData);
    image.setBytes(PixelElement.FLOAT, VR.OF, bytes);
    Frame frame = first(image);
    assertEquals(SampleType.FLOAT32, frame.type());
    assertEquals(-1.5, frame.value(0));
    assertEquals(3.0, frame.value(1));
  }

  @Test
  void readsDoubleFloatPixelDataOfABigEndianFile() throws ImageReadException {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.BIG_ENDIAN).putDouble(-0.1).array();
    Attributes image = new Attributes(true);
    image.addAll(CraftedFile.image(1, 1, 16, new byte[2]));
    image.remove(Tag.PixelData);
    image.setInt(Tag.BitsAllocated, VR.US, 64);
    image.setBytes(PixelElement.DOUBLE_FLOAT, VR.OD, bytes);
    assertEquals(-0.1, opened(image, UID.ExplicitVRBigEndianRetired).frame(0).value(0));
  }

  @Test
  void readsBigEndianWords() throws ImageReadException {
    Attributes image = CraftedFile.image(1, 2, 16, words(0x1234, 0xff01));
    assertArrayEquals(
        new int[] {0x1234, 0xff01},
        integers(opened(image, UID.ExplicitVRBigEndianRetired).frame(0)));
  }

  /// PS3.5 8.2: 8-bit samples in OW of a big endian file lie swapped, over the bounds of frames.
  @Test
  void putsSwappedEightBitSamplesOfWordsInOrder() throws ImageReadException {
    Attributes image = new Attributes(true);
    image.addAll(CraftedFile.image(1, 3, 8, new byte[6]));
    image.setInt(Tag.NumberOfFrames, VR.IS, 2);
    image.setBytes(Tag.PixelData, VR.OW, new byte[] {2, 1, 4, 3, 6, 5});
    ScanImage opened = opened(image, UID.ExplicitVRBigEndianRetired);
    assertArrayEquals(new byte[] {1, 2, 3}, opened.frame(0).stored());
    assertArrayEquals(new byte[] {4, 5, 6}, opened.frame(1).stored());
  }

  @Test
  void readsADeflatedDataSetAndAnImplicitOne() throws ImageReadException {
    Attributes image = CraftedFile.image(1, 4, 8, new byte[] {9, 8, 7, 6});
    for (String syntax :
        new String[] {UID.DeflatedExplicitVRLittleEndian, UID.ImplicitVRLittleEndian}) {
      ScanImage opened = opened(image, syntax);
      assertArrayEquals(new byte[] {9, 8, 7, 6}, opened.frame(0).stored());
    }
  }

  /// PS3.3 C.7.6.3.1.3.
  @Test
  void putsColourByPlaneIntoColourByPixel() throws ImageReadException {
    Attributes image = colour("RGB", new byte[] {1, 2, 3, 4, 5, 6});
    image.setInt(Tag.PlanarConfiguration, VR.US, 1);
    assertArrayEquals(new byte[] {1, 3, 5, 2, 4, 6}, first(image).stored());
  }

  /// PS3.3 C.7.6.3.1.2: white, black, and pure red at (76, 85, 255).
  @Test
  void turnsYbrFullIntoRgb() throws ImageReadException {
    Attributes image =
        colour("YBR_FULL", new byte[] {(byte) 255, (byte) 128, (byte) 128, 76, 85, (byte) 255});
    ScanImage opened = opened(image, UID.ExplicitVRLittleEndian);
    assertArrayEquals(
        new byte[] {(byte) 255, (byte) 255, (byte) 255, (byte) 254, 0, 0},
        opened.frame(0).stored());
    assertEquals(PhotometricInterpretation.RGB, opened.display(0).photometric());
    assertEquals(PhotometricInterpretation.YBR_FULL, opened.header().pixels().photometric());
  }

  /// PS3.3 C.7.6.3.1.2: Y1 Y2 Cb Cr.
  @Test
  void spreadsTheChromaOfYbrFull422OverTwoPixels() throws ImageReadException {
    Attributes image = colour("YBR_FULL_422", new byte[] {10, 20, (byte) 128, (byte) 128});
    assertArrayEquals(new byte[] {10, 10, 10, 20, 20, 20}, first(image).stored());
  }

  @Test
  void refusesFullSamplesAnnouncedAsHalf() {
    Attributes image = colour("YBR_FULL_422", new byte[6]);
    Path file = CraftedFile.write(folder.resolve("image"), image, UID.ExplicitVRLittleEndian);
    assertEquals(FailureReason.CORRUPT, Readers.refusal(file));
  }

  @Test
  void refusesHalfAPairOfYbrFull422() {
    Attributes image = colour("YBR_FULL_422", new byte[18]);
    image.setInt(Tag.Rows, VR.US, 3);
    image.setInt(Tag.Columns, VR.US, 3);
    Path file = CraftedFile.write(folder.resolve("image"), image, UID.ExplicitVRLittleEndian);
    assertEquals(FailureReason.CORRUPT, Readers.refusal(file));
  }

  @Test
  void unpacksTwelveBitsOfYbrFull422() throws ImageReadException {
    Attributes image = colour("YBR_FULL_422", new byte[] {0x10, 0, 2, 0, 8, (byte) 0x80});
    image.setInt(Tag.BitsAllocated, VR.US, 12);
    image.setInt(Tag.BitsStored, VR.US, 12);
    image.setInt(Tag.HighBit, VR.US, 11);
    assertArrayEquals(new int[] {16, 16, 16, 32, 32, 32}, integers(first(image)));
  }

  @Test
  void refusesYbrOfThirtyTwoBitsByName() {
    Attributes image = colour("YBR_FULL", new byte[24]);
    image.setInt(Tag.BitsAllocated, VR.US, 32);
    image.setInt(Tag.BitsStored, VR.US, 32);
    image.setInt(Tag.HighBit, VR.US, 31);
    Path file = CraftedFile.write(folder.resolve("image"), image, UID.ExplicitVRLittleEndian);
    assertEquals(FailureReason.UNSUPPORTED_PIXELS, Readers.refusal(file));
  }

  /// As pydicom does: the pixel data says how many frames there are where it holds more.
  @Test
  void countsTheWholeFramesThatThePixelDataHolds() throws ImageReadException {
    Attributes image = CraftedFile.image(1, 2, 8, new byte[] {1, 2, 3, 4, 5, 6});
    ScanImage opened = opened(image, UID.ExplicitVRLittleEndian);
    assertEquals(3, opened.header().pixels().frames());
    assertArrayEquals(new byte[] {5, 6}, opened.frame(2).stored());
  }

  @Test
  void readsAFileWithoutPreambleAndMetaInformation() throws Exception {
    byte[] whole =
        CraftedFile.explicit()
            .text(0x00080060, "CS", "OT")
            .greyPixels(1, 2)
            .element(0x7fe00010, "OB", new byte[] {3, 4})
            .toBytes();
    int metaLength = 132 + 8 + UID.ExplicitVRLittleEndian.length() + 1;
    byte[] bare = Arrays.copyOfRange(whole, metaLength, whole.length);
    Path file = new CraftedFile().raw(bare).writeTo(folder.resolve("bare"));
    assertArrayEquals(new byte[] {3, 4}, Readers.open(file).frame(0).stored());
    assertEquals(true, Readers.looksLikeDicom(file));
  }

  /// An item of implicit VR in a data set of explicit VR, as some converters leave them.
  @Test
  void readsAnImplicitItemWithinAnExplicitDataSet() throws ImageReadException {
    byte[] item = new CraftedFile().tag(0x00080060).int32(2).raw(new byte[] {'C', 'T'}).toBytes();
    Path file =
        CraftedFile.explicit()
            .header(0x00081140, "SQ", 8 + item.length)
            .tag(0xfffee000)
            .int32(item.length)
            .raw(item)
            .greyPixels(1, 2)
            .element(0x7fe00010, "OB", new byte[] {3, 4})
            .writeTo(folder.resolve("mixed"));
    assertArrayEquals(new byte[] {3, 4}, Readers.open(file).frame(0).stored());
  }

  /// A data set of implicit VR under a transfer syntax of explicit VR.
  @Test
  void readsAnImplicitDataSetUnderAnExplicitSyntax() throws ImageReadException {
    CraftedFile file = CraftedFile.explicit();
    int[][] shorts = {
      {0x00280002, 1},
      {0x00280010, 1},
      {0x00280011, 2},
      {0x00280100, 8},
      {0x00280101, 8},
      {0x00280103, 0}
    };
    for (int[] element : shorts) {
      file.tag(element[0]).int32(2).raw(new byte[] {(byte) element[1], 0});
    }
    file.tag(0x7fe00010).int32(2).raw(new byte[] {5, 6});
    assertArrayEquals(
        new byte[] {5, 6},
        Readers.open(file.writeTo(folder.resolve("implicit"))).frame(0).stored());
  }

  private static Attributes colour(String photometric, byte[] pixels) {
    Attributes image = CraftedFile.image(1, 2, 8, pixels);
    image.setInt(Tag.SamplesPerPixel, VR.US, 3);
    image.setString(Tag.PhotometricInterpretation, VR.CS, photometric);
    image.setInt(Tag.PlanarConfiguration, VR.US, 0);
    return image;
  }
}
