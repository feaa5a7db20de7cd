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
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
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

  @Test
  void saysWhatItKnowsAndNothingElse() throws Exception {
    BufferedImage grey = new BufferedImage(5, 4, BufferedImage.TYPE_USHORT_GRAY);
    ScanImage image = open("a.png", encoded(grey, "png"));

    assertEquals(
        new ImageHeader.PixelLayout(
            4, 5, 1, 1, PhotometricInterpretation.MONOCHROME2, 16, 16, 15, false),
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
  void asksTheSizeBeforeItDecodes() throws Exception {
    byte[] png = encoded(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
    png[18] = 0x40;
    png[22] = 0x40;

    assertEquals(FailureReason.OVER_LIMIT, refused(png));
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
