package dev.lantern.preprocess;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SampleType;
import dev.lantern.imaging.ScanImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/// Opens PNG, JPEG, BMP and TIFF files as grey images, as the training code does: by OpenCV, which
/// makes grey of colour and turns a picture upright by its EXIF orientation. Images of 16 bits keep
/// them. How large a file is, is asked before it is decoded.
///
/// The native libraries must be loaded before.
public final class PlainImageReader {
  private static final long MOST_BYTES = 128L << 20;
  private static final long MOST_PIXELS = 1L << 26;

  private static final List<String> ENDINGS =
      List.of(".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff");
  private static final List<byte[]> SIGNATURES =
      List.of(
          new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
          new byte[] {'I', 'I', 42, 0},
          new byte[] {'M', 'M', 0, 42});
  private static final byte[] DICOM = "DICM".getBytes(StandardCharsets.US_ASCII);
  private static final int DICOM_AT = 128;

  /// True for a file that begins like a plain image or has the name of one, and is not DICOM: a
  /// DICOM file may begin like a TIFF, PS3.10 section 7.1.
  public boolean takes(ImageSource source) {
    // To open a pipe would be to wait for whoever writes to it.
    if (source.entry().isPresent() || !Files.isRegularFile(source.file())) {
      return false;
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(source.file())) {
      head = in.readNBytes(DICOM_AT + DICOM.length);
    } catch (IOException e) {
      return false;
    }
    if (head.length > DICOM_AT
        && Arrays.equals(head, DICOM_AT, head.length, DICOM, 0, DICOM.length)) {
      return false;
    }
    String name = source.file().toString().toLowerCase(Locale.ROOT);
    return SIGNATURES.stream().anyMatch(signature -> begins(head, signature))
        || ENDINGS.stream().anyMatch(name::endsWith);
  }

  /// Reads and decodes a file.
  ///
  /// @throws ImageReadException where it cannot be read, is cut off, is no image, has several
  ///     pages, or over 128 MiB or 67,108,864 pixels
  public ScanImage open(ImageSource source) throws ImageReadException {
    byte[] bytes = bytes(source.file());
    requireOneOfFewPixels(bytes);
    if (begins(bytes, SIGNATURES.get(1)) && !JpegEnd.reached(bytes)) {
      throw new ImageReadException(
          FailureReason.TRUNCATED, Stage.DECODE, "the JPEG data ends before its end marker");
    }
    return new PlainImage(source, decode(bytes));
  }

  private static boolean begins(byte[] bytes, byte[] signature) {
    return bytes.length >= signature.length
        && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
  }

  private static byte[] bytes(Path file) throws ImageReadException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ImageReadException(
            FailureReason.OVER_LIMIT, Stage.OPEN, "over " + (MOST_BYTES >> 20) + " MiB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ImageReadException(
          FailureReason.UNREADABLE,
          Stage.OPEN,
          "cannot be read: " + e.getClass().getSimpleName(),
          e);
    }
  }

  /// Java's own reader tells the size from the first bytes; a native decoder would take the memory
  /// before it could be asked.
  private static void requireOneOfFewPixels(byte[] bytes) throws ImageReadException {
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw undecodable("it begins like none of PNG, JPEG, BMP and TIFF");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw new ImageReadException(
              FailureReason.OVER_LIMIT,
              Stage.PARSE,
              pixels + " pixels; at most " + MOST_PIXELS + " are decoded");
        }
        int pages = reader.getFormatName().equalsIgnoreCase("tif") ? reader.getNumImages(true) : 1;
        if (pages > 1) {
          throw new ImageReadException(
              FailureReason.UNSUPPORTED_PIXELS,
              Stage.PARSE,
              pages + " pages; only single images are judged");
        }
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw undecodable("its header is damaged");
    }
  }

  private static Frame decode(byte[] bytes) throws ImageReadException {
    MatOfByte stream = new MatOfByte(bytes);
    try {
      Mat image =
          Imgcodecs.imdecode(stream, Imgcodecs.IMREAD_GRAYSCALE | Imgcodecs.IMREAD_ANYDEPTH);
      try {
        if (image.empty()) {
          throw undecodable("its pixels are damaged");
        }
        return frame(image);
      } finally {
        image.release();
      }
    } catch (CvException e) {
      throw undecodable("its pixels are damaged");
    } finally {
      stream.release();
    }
  }

  private static Frame frame(Mat image) throws ImageReadException {
    int count = image.rows() * image.cols();
    if (image.depth() == CvType.CV_8U) {
      byte[] stored = new byte[count];
      image.get(0, 0, stored);
      return new Frame(image.rows(), image.cols(), 1, SampleType.UINT8, stored);
    }
    if (image.depth() == CvType.CV_16U) {
      short[] samples = new short[count];
      image.get(0, 0, samples);
      ByteBuffer stored = ByteBuffer.allocate(count * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      stored.asShortBuffer().put(samples);
      return new Frame(image.rows(), image.cols(), 1, SampleType.UINT16, stored.array());
    }
    throw new ImageReadException(
        FailureReason.UNSUPPORTED_PIXELS,
        Stage.DECODE,
        "samples of type " + CvType.typeToString(image.type()) + ", not unsigned 8 or 16 bits");
  }

  private static ImageReadException undecodable(String why) {
    return new ImageReadException(
        FailureReason.CORRUPT_PIXELS, Stage.DECODE, "no image can be made of it: " + why);
  }
}
