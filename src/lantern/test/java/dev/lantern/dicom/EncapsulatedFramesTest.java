package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lantern.dicom.codec.CodecFixtures;
import dev.lantern.dicom.codec.LosslessJpegWriter;
import dev.lantern.dicom.codec.RleCodecTest;
import dev.lantern.dicom.codec.TransferSyntax;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compressed pixel data under what the data set says of it, PS3.5 8.1, 8.2 and A.4.
final class EncapsulatedFramesTest {
  private Path folder = Path.of("");

  @BeforeEach
  void inAnEmptyFolder(@TempDir Path empty) {
    folder = empty;
  }

  private ScanImage opened(Attributes image, String syntax, byte[] stream)
      throws ImageReadException {
    image.remove(Tag.PixelData);
    Fragments fragments = image.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(Arrays.copyOf(stream, stream.length + (stream.length & 1)));
    return Readers.open(CraftedFile.write(folder.resolve("image"), image, syntax));
  }

  /// @param stored Bits Stored, of 16 allocated
  private static Attributes signed(int columns, int stored, int high) {
    Attributes image = CraftedFile.image(1, columns, 16, new byte[2]);
    image.setInt(Tag.BitsStored, VR.US, stored);
    image.setInt(Tag.HighBit, VR.US, high);
    image.setInt(Tag.PixelRepresentation, VR.US, 1);
    return image;
  }

  private static void overlayInBit(Attributes image, int position) {
    image.setInt(Tag.OverlayRows, VR.US, 1);
    image.setInt(Tag.OverlayColumns, VR.US, image.getInt(Tag.Columns, 0));
    image.setInt(Tag.OverlayBitsAllocated, VR.US, 16);
    image.setInt(Tag.OverlayBitPosition, VR.US, position);
  }

  private static byte[] rle(int... words) {
    byte[] high = new byte[words.length + 1];
    byte[] low = new byte[words.length + 1];
    high[0] = low[0] = (byte) (words.length - 1);
    for (int i = 0; i < words.length; i++) {
      high[i + 1] = (byte) (words[i] >> 8);
      low[i + 1] = (byte) words[i];
    }
    return RleCodecTest.stream(high, low);
  }

  private static byte[] lossless(int precision, int... samples) {
    return new LosslessJpegWriter(1, samples.length, 1, precision).write(samples);
  }

  private static int[] integers(Frame frame) {
    int[] values = new int[frame.size()];
    Arrays.setAll(values, frame::integer);
    return values;
  }

  /// PS3.5 8.1.1: the same samples as [FramesTest] has without compression.
  @Test
  void movesSignedRleSamplesDownFromAHigherHighBit() throws ImageReadException {
    ScanImage image = opened(signed(2, 12, 15), UID.RLELossless, rle(0xabc7, 0x1230));
    assertArrayEquals(new int[] {0xabc - 0x1000, 0x123}, integers(image.frame(0)));
  }

  /// PS3.5 8.1.1: bits are packed in native pixel data alone.
  @Test
  void readsRleOfOneBitAllocated() throws ImageReadException {
    byte[] stream = RleCodecTest.stream(new byte[] {3, 1, 0, 0, 1, -3, 1, 0});
    ScanImage image = opened(CraftedFile.image(2, 4, 1, new byte[2]), UID.RLELossless, stream);
    assertArrayEquals(new int[] {1, 0, 0, 1, 1, 1, 1, 1}, integers(image.frame(0)));
  }

  @Test
  void takesAnOverlayOutOfTheBitsAboveSignedRleSamples() throws ImageReadException {
    Attributes attributes = signed(4, 12, 11);
    overlayInBit(attributes, 12);
    ScanImage image = opened(attributes, UID.RLELossless, rle(0x0fff, 0x1001, 0x1800, 0x0002));
    assertArrayEquals(new byte[] {0b0110}, image.display(0).overlays().getFirst().bits());
    assertArrayEquals(new int[] {-1, 1, -2048, 2}, integers(image.frame(0)));
  }

  @Test
  void takesAnOverlayOutOfTheBitsAboveSignedJpegSamples() throws ImageReadException {
    Attributes attributes = signed(4, 12, 11);
    overlayInBit(attributes, 12);
    byte[] stream = lossless(16, 0x0fff, 0x1001, 0x1800, 0x0002);
    ScanImage image = opened(attributes, TransferSyntax.JPEG_LOSSLESS_SV1.uid(), stream);
    assertArrayEquals(new byte[] {0b0110}, image.display(0).overlays().getFirst().bits());
    assertArrayEquals(new int[] {-1, 1, -2048, 2}, integers(image.frame(0)));
  }

  /// A stream of no more bits than the values have holds no overlay; a sign is none.
  @Test
  void takesNoSignForAnOverlay() throws ImageReadException {
    Attributes attributes = signed(4, 12, 11);
    overlayInBit(attributes, 12);
    byte[] stream = lossless(12, 0xfff, 1, 0x800, 2);
    ScanImage image = opened(attributes, TransferSyntax.JPEG_LOSSLESS_SV1.uid(), stream);
    assertArrayEquals(new byte[] {0}, image.display(0).overlays().getFirst().bits());
    assertArrayEquals(new int[] {-1, 1, -2048, 2}, integers(image.frame(0)));
  }

  @Test
  void readsTheSignOfAJpegStreamOfFewerBitsThanStored() throws ImageReadException {
    ScanImage image =
        opened(
            signed(3, 16, 15),
            TransferSyntax.JPEG_LOSSLESS_SV1.uid(),
            lossless(12, 0xfff, 1, 0x800));
    assertArrayEquals(new int[] {-1, 1, -2048}, integers(image.frame(0)));
  }

  /// PS3.5 8.1.1: as without compression, what is above the stored bits is no part of the value.
  @Test
  void clearsTheBitsAboveTheValuesOfAJpegLsStream() throws ImageReadException {
    Attributes attributes =
        CraftedFile.image(CodecFixtures.ROWS, CodecFixtures.COLUMNS, 16, new byte[2]);
    attributes.setInt(Tag.BitsStored, VR.US, 12);
    attributes.setInt(Tag.HighBit, VR.US, 11);
    ScanImage image = opened(attributes, UID.JPEGLSLossless, CodecFixtures.bytes("grey-16.jls"));
    FrameLayout twelve =
        new FrameLayout(CodecFixtures.ROWS, CodecFixtures.COLUMNS, 1, 16, 12, false);
    assertArrayEquals(CodecFixtures.pattern(twelve), image.frame(0).stored());
  }

  /// Adobe's APP14 with that transform in place of the JFIF segment of a stream of YCbCr.
  private static byte[] withAdobe(byte[] jfif, int transform) {
    byte[] segment = {
      (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
    };
    int behind = 4 + ((jfif[4] & 0xff) << 8 | (jfif[5] & 0xff));
    ByteBuffer stream = ByteBuffer.allocate(2 + segment.length + jfif.length - behind);
    stream.put(jfif, 0, 2).put(segment).put(jfif, behind, jfif.length - behind);
    return stream.array();
  }

  private ScanImage colour(String photometric, String syntax, byte[] stream)
      throws ImageReadException {
    Attributes image = CraftedFile.image(CodecFixtures.ROWS, CodecFixtures.COLUMNS, 8, new byte[2]);
    image.setInt(Tag.SamplesPerPixel, VR.US, 3);
    image.setInt(Tag.PlanarConfiguration, VR.US, 0);
    image.setString(Tag.PhotometricInterpretation, VR.CS, photometric);
    return opened(image, syntax, stream);
  }

  /// The stream's own word goes before Photometric Interpretation, PS3.5 8.2.1.
  @Test
  void takesTheColoursOfALossyJpegFromItsAdobeSegment() throws ImageReadException {
    byte[] coded = CodecFixtures.bytes("ycc-420.raw");
    byte[] jfif = CodecFixtures.bytes("ycc-420.jpg");
    byte[] rgb = colour("YBR_FULL_422", UID.JPEGBaseline1, jfif).frame(0).stored();
    assertArrayEquals(rgb, colour("RGB", UID.JPEGBaseline1, withAdobe(jfif, 1)).frame(0).stored());
    assertArrayEquals(
        coded, colour("YBR_FULL_422", UID.JPEGBaseline1, withAdobe(jfif, 0)).frame(0).stored());
  }

  /// A lossless stream is coded as it came, be there a JFIF segment or none.
  @Test
  void leavesLosslessRgbAsItIs() throws ImageReadException {
    int[] samples = new int[CodecFixtures.ROWS * CodecFixtures.COLUMNS * 3];
    Arrays.setAll(samples, i -> i * 7 & 0xff);
    byte[] bare =
        new LosslessJpegWriter(CodecFixtures.ROWS, CodecFixtures.COLUMNS, 3, 8).write(samples);
    byte[] head = Arrays.copyOf(CodecFixtures.bytes("ycc-420.jpg"), 20);
    ByteBuffer jfif = ByteBuffer.allocate(bare.length + 18);
    jfif.put(head).put(bare, 2, bare.length - 2);
    byte[] rgb = new byte[samples.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) samples[i];
    }
    assertArrayEquals(rgb, colour("RGB", UID.JPEGLossless, jfif.array()).frame(0).stored());
  }

  @Test
  void readsSignedJpegLs() throws ImageReadException {
    Attributes attributes = signed(CodecFixtures.COLUMNS, 12, 11);
    attributes.setInt(Tag.Rows, VR.US, CodecFixtures.ROWS);
    overlayInBit(attributes, 12);
    ScanImage image = opened(attributes, UID.JPEGLSLossless, CodecFixtures.bytes("signed-12.jls"));
    assertArrayEquals(CodecFixtures.pattern(CodecFixtures.signedLayout()), image.frame(0).stored());
    byte[] none = new byte[(CodecFixtures.ROWS * CodecFixtures.COLUMNS + 7) / 8];
    assertArrayEquals(none, image.display(0).overlays().getFirst().bits());
  }
}
