package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Opens files and ZIP entries as bytes, and inflates deflated data sets, all within the limits.
final class SourceOpener {
  private static final int CHUNK = 1 << 16;

  private final DicomLimits limits;

  SourceOpener(DicomLimits limits) {
    this.limits = limits;
  }

  ByteSource open(ImageSource source) throws ImageReadException {
    Path file = source.file();
    try {
      if (Files.isDirectory(file)) {
        throw new ImageReadException(SkipReason.NOT_DICOM, Stage.OPEN, "a folder");
      }
      if (!Files.isRegularFile(file)) {
        throw new ImageReadException(
            FailureReason.UNREADABLE,
            Stage.OPEN,
            Files.exists(file) ? "not a regular file" : "no such file");
      }
      if (source.entry().isPresent()) {
        return new ByteSource.InMemory(zipEntry(file, source.entry().get()));
      }
      return ByteSource.OnDisk.open(file);
    } catch (NoSuchFileException e) {
      throw new ImageReadException(FailureReason.UNREADABLE, Stage.OPEN, "no such file", e);
    } catch (ZipException e) {
      throw new ImageReadException(FailureReason.UNREADABLE, Stage.OPEN, "damaged ZIP file", e);
    } catch (IOException e) {
      throw new ImageReadException(
          FailureReason.UNREADABLE,
          Stage.OPEN,
          "cannot be read: " + e.getClass().getSimpleName(),
          e);
    }
  }

  private byte[] zipEntry(Path file, String name) throws IOException, ImageReadException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new ImageReadException(FailureReason.UNREADABLE, Stage.OPEN, "no such ZIP entry");
      }
      // The directory may lie about the size: what comes out is counted as well.
      if (entry.getSize() > limits.memoryBytes()) {
        throw tooLarge("ZIP entry of " + entry.getSize() + " bytes");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] bytes =
            in.readNBytes((int) Math.min(limits.memoryBytes() + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > limits.memoryBytes()) {
          throw tooLarge("ZIP entry of over " + limits.memoryBytes() + " bytes");
        }
        return bytes;
      }
    }
  }

  /// Deflated Explicit VR Little Endian, PS3.5 A.5: everything behind the file meta information is
  /// one deflate stream, with a zlib header from some writers.
  ///
  /// @return the bytes before `start` as they are, then the inflated ones, so that offsets hold
  ByteSource inflate(ByteSource source, long start) throws ImageReadException, IOException {
    boolean zlib = false;
    byte[] head = source.readUpTo(start, 2);
    if (head.length == 2) {
      int word = (head[0] & 0xff) << 8 | (head[1] & 0xff);
      zlib = (head[0] & 0x0f) == 8 && word % 31 == 0 && (head[0] & 0xff) == 0x78;
    }
    // Twice: once to count, so that a bomb costs no memory, and once into an array of that size.
    long total = inflateInto(source, start, zlib, new byte[0]);
    byte[] all = new byte[(int) (start + total)];
    System.arraycopy(source.read(0, (int) start), 0, all, 0, (int) start);
    inflateInto(source, start, zlib, all);
    return new ByteSource.InMemory(all);
  }

  /// @param target takes the bytes from `start` on; empty where they are only to be counted
  private long inflateInto(ByteSource source, long start, boolean zlib, byte[] target)
      throws ImageReadException, IOException {
    byte[] input = new byte[CHUNK];
    byte[] output = new byte[CHUNK];
    long total = 0;
    try (Inflater inflater = new Inflater(!zlib);
        InputStream in = source.from(start)) {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int count = in.read(input);
          if (count < 0) {
            break;
          }
          inflater.setInput(input, 0, count);
        }
        int count = inflater.inflate(output);
        if (count > 0 && target.length > 0) {
          System.arraycopy(output, 0, target, (int) (start + total), count);
        }
        total += count;
        if (total + start > limits.memoryBytes()) {
          throw tooLarge("data set inflates to over " + limits.memoryBytes() + " bytes");
        }
        if (count == 0 && inflater.needsDictionary()) {
          throw new DataFormatException("preset dictionary");
        }
      }
    } catch (DataFormatException e) {
      if (total == 0) {
        throw new ImageReadException(
            FailureReason.CORRUPT, Stage.PARSE, "the deflated data set is damaged", e);
      }
    }
    return total;
  }

  private static ImageReadException tooLarge(String what) {
    return new ImageReadException(FailureReason.OVER_LIMIT, Stage.OPEN, what);
  }

  /// True for a file that begins as a ZIP archive.
  static boolean isZip(byte[] head) {
    return head.length >= 4 && Arrays.equals(Arrays.copyOf(head, 4), new byte[] {'P', 'K', 3, 4});
  }
}
