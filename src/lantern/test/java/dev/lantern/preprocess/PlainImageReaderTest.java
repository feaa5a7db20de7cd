package dev.lantern.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.SampleType;
import dev.lantern.imaging.ScanImage;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plain pictures, whole, spoilt and oversized.
final class PlainImageReaderTest {
  private final PlainImageReader reader = new PlainImageReader();
  private final Path folder;

  PlainImageReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void natives() throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Test
  void keepsTheSamplesOfEightAndOfSixteenBits() throws Exception {
    BufferedImage bytes = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    bytes.getRaster().setPixels(0, 0, 3, 2, new int[] {0, 1, 127, 128, 254, 255});
    BufferedImage shorts = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    shorts.getRaster().setPixels(0, 0, 2, 1, new int[] {258, 65535});

    for (String format : List.of("png", "bmp", "tif")) {
      Frame frame = open("grey." + format, encoded(bytes, format)).frame(0);
      assertEquals(SampleType.UINT8, frame.type(), format);
      assertEquals(2, frame.rows(), format);
      assertArrayEquals(new byte[] {0, 1, 127, -128, -2, -1}, frame.stored(), format);
    }
    for (String format : List.of("png", "tif")) {
      Frame frame = open("deep." + format, encoded(shorts, format)).frame(0);
      assertEquals(SampleType.UINT16, frame.type(), format);
      assertArrayEquals(new byte[] {2, 1, -1, -1}, frame.stored(), format);
    }
  }

  /// `cv2.imread(…, IMREAD_GRAYSCALE)` gives 76, 149, 29 for pure red, green and blue.
  @Test
  void makesGreyOfColourAsTheTrainingCodeDoes() throws Exception {
    BufferedImage colour = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
    colour.setRGB(0, 0, 0xff0000);
    colour.setRGB(1, 0, 0x00ff00);
    colour.setRGB(2, 0, 0x0000ff);

    assertArrayEquals(
        new byte[] {76, (byte) 149, 29}, open("c.png", encoded(colour, "png")).frame(0).stored());
  }

  /// `cv2.imread(…, IMREAD_GRAYSCALE)` of OpenCV 5.0 gives the same, with `IMREAD_ANYDEPTH`, too.
  @Test
  void turnsAJpegUprightByItsExifOrientationAsTheTrainingCodeDoes() throws Exception {
    BufferedImage quarters = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 32 * 16; i++) {
      quarters.getRaster().setSample(i % 32, i / 32, 0, 32 + 64 * (i % 32 / 16 + 2 * (i / 32 / 8)));
    }
    byte[] jpeg = encoded(quarters, "jpg");

    List<String> turned = new ArrayList<>(List.of(corners(jpeg)));
    for (int orientation = 1; orientation <= 8; orientation++) {
      turned.add(corners(oriented(jpeg, orientation)));
    }
    assertEquals(
        List.of(
            "16 rows: 32 96 160 224",
            "16 rows: 32 96 160 224",
            "16 rows: 96 32 224 160",
            "16 rows: 224 160 96 32",
            "16 rows: 160 224 32 96",
            "32 rows: 32 160 96 224",
            "32 rows: 160 32 224 96",
            "32 rows: 224 96 160 32",
            "32 rows: 96 224 32 160"),
        turned);
  }

  /// A transparent pixel is read as if it were opaque, as OpenCV does in Python, too.
  @Test
  void leavesTransparencyOut() throws Exception {
    BufferedImage colour = new BufferedImage(4, 1, BufferedImage.TYPE_INT_ARGB);
    colour.setRGB(0, 0, 0x00ff0000);
    colour.setRGB(1, 0, 0x8000ff00);
    colour.setRGB(2, 0, 0x010000ff);
    colour.setRGB(3, 0, 0xff0000ff);
    BufferedImage grey = picture(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_BYTE, 3);
    grey.getRaster().setPixels(0, 0, 3, 1, new int[] {100, 0, 90, 128, 50, 255});

    assertArrayEquals(
        new byte[] {76, (byte) 149, 29, 29},
        open("c.png", encoded(colour, "png")).frame(0).stored());
    assertArrayEquals(
        new byte[] {100, 90, 50}, open("g.png", encoded(grey, "png")).frame(0).stored());
  }

  @Test
  void readsTheColoursOfAPaletteAndNotTheirNumbers() throws Exception {
    byte[] red = {-1, 0, 0, -1};
    byte[] green = {0, -1, 0, -1};
    byte[] blue = {0, 0, -1, -1};
    for (int transparent = -1; transparent < 2; transparent++) {
      var palette = new IndexColorModel(8, 4, red, green, blue, transparent);
      var image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
      image.getRaster().setPixels(0, 0, 4, 1, new int[] {2, 1, 0, 3});

      assertArrayEquals(
          new byte[] {29, (byte) 149, 76, -1},
          open("p.png", encoded(image, "png")).frame(0).stored(),
          palette::toString);
    }
  }

  /// The training code refuses such images; its OpenCV gives the same values.
  @Test
  void keepsSixteenBitsOfColourAndBesideTransparency() throws Exception {
    BufferedImage colour = picture(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT, 4);
    colour
        .getRaster()
        .setPixels(0, 0, 4, 1, new int[] {65535, 0, 0, 0, 65535, 0, 0, 0, 65535, 258, 258, 258});
    BufferedImage grey = picture(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_USHORT, 3);
    grey.getRaster().setPixels(0, 0, 3, 1, new int[] {258, 0, 40000, 32768, 65535, 65535});

    assertEquals(List.of(19594, 38467, 7474, 258), shorts(encoded(colour, "png")));
    assertEquals(List.of(258, 40000, 65535), shorts(encoded(grey, "png")));
  }

  @Test
  void saysWhatItKnowsAndNothingElse() throws Exception {
    BufferedImage grey = new BufferedImage(5, 4, BufferedImage.TYPE_USHORT_GRAY);
    ScanImage image = open("a.png", encoded(grey, "png"));

    assertEquals(
        new ImageHeader.PixelLayout(4, 5, 1, 1, PhotometricInterpretation.MONOCHROME2, 16, 16),
        image.header().pixels());
    assertEquals("", image.header().acquisition().modality());
    assertEquals(false, image.display(0).invertedGrey());
  }

  @Test
  void takesPicturesByTheirFirstBytesOrTheirNameAndLeavesDicomAlone() throws Exception {
    byte[] png = encoded(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
    byte[] dicom = new byte[200];
    dicom[0] = 'I';
    dicom[1] = 'I';
    dicom[2] = 42;
    System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);

    assertEquals(true, reader.takes(write("picture", png)));
    assertEquals(true, reader.takes(write("empty.JPEG", new byte[0])));
    assertEquals(false, reader.takes(write("scan.tiff", dicom)));
    assertEquals(false, reader.takes(write("README.md", new byte[] {'#'})));
    assertEquals(false, reader.takes(ImageSource.of(folder.resolve("gone.png"))));
  }

  @Test
  void halfAFileIsNoImage() throws Exception {
    BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64 * 64; i++) {
      noise.getRaster().setSample(i % 64, i / 64, 0, i * 7919 % 256);
    }
    byte[] jpeg = encoded(noise, "jpg");
    byte[] png = encoded(noise, "png");

    assertEquals(64, open("whole.jpg", jpeg).frame(0).rows());
    assertEquals(FailureReason.TRUNCATED, refused(Arrays.copyOf(jpeg, jpeg.length / 2)));
    assertEquals(FailureReason.TRUNCATED, refused(Arrays.copyOf(jpeg, jpeg.length - 2)));
    assertEquals(FailureReason.CORRUPT_PIXELS, refused(Arrays.copyOf(png, png.length / 2)));
    assertEquals(FailureReason.CORRUPT_PIXELS, refused(Arrays.copyOf(png, 20)));
    assertEquals(FailureReason.CORRUPT_PIXELS, refused(new byte[0]));
    assertEquals(
        FailureReason.CORRUPT_PIXELS, refused("no image".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesAFileOfSeveralPages() throws Exception {
    assertEquals(4, open("one.tif", tiff(1)).frame(0).rows());
    assertEquals(FailureReason.UNSUPPORTED_PIXELS, refused(tiff(2)));
  }

  @Test
  void asksTheSizeBeforeItDecodes() throws Exception {
    byte[] png = encoded(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
    png[18] = 0x40;
    png[22] = 0x40;

    assertEquals(FailureReason.OVER_LIMIT, refused(png));
  }

  private static byte[] tiff(int pages) throws IOException {
    BufferedImage page = new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_GRAY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tif").next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < pages; i++) {
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /// The number of rows, and what lies near each corner, by rows.
  private String corners(byte[] bytes) throws IOException, ImageReadException {
    Frame frame = open("turned.jpg", bytes).frame(0);
    int columns = frame.columns();
    int last = (frame.rows() - 3) * columns;
    return frame.rows()
        + " rows:"
        + IntStream.of(2 * columns + 2, 3 * columns - 3, last + 2, last + columns - 3)
            .mapToObj(place -> " " + Byte.toUnsignedInt(frame.stored()[place]))
            .collect(Collectors.joining());
  }

  /// With an EXIF segment of the one tag Orientation (0x112), a short, behind the start of image.
  private static byte[] oriented(byte[] jpeg, int orientation) {
    byte[] exif =
        HexFormat.of()
            .parseHex(
                "ffe10022"
                    + "457869660000"
                    + "49492a0008000000"
                    + "0100"
                    + "120103000100000000000000"
                    + "00000000");
    exif[28] = (byte) orientation;
    return ByteBuffer.allocate(jpeg.length + exif.length)
        .put(jpeg, 0, 2)
        .put(exif)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /// One row.
  private static BufferedImage picture(int space, boolean alpha, int type, int columns) {
    var colours =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            type);
    return new BufferedImage(
        colours, colours.createCompatibleWritableRaster(columns, 1), false, null);
  }

  private List<Integer> shorts(byte[] bytes) throws IOException, ImageReadException {
    Frame frame = open("deep.png", bytes).frame(0);
    assertEquals(SampleType.UINT16, frame.type());
    ShortBuffer samples =
        ByteBuffer.wrap(frame.stored()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    return IntStream.range(0, samples.limit())
        .mapToObj(i -> Short.toUnsignedInt(samples.get(i)))
        .toList();
  }

  private Reason refused(byte[] bytes) throws IOException {
    ImageSource source = write("refused.png", bytes);
    return assertThrows(ImageReadException.class, () -> reader.open(source)).reason();
  }

  private ScanImage open(String name, byte[] bytes) throws IOException, ImageReadException {
    return reader.open(write(name, bytes));
  }

  private ImageSource write(String name, byte[] bytes) throws IOException {
    return ImageSource.of(Files.write(folder.resolve(name), bytes));
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    assertEquals(true, ImageIO.write(image, format, bytes), format);
    return bytes.toByteArray();
  }
}
