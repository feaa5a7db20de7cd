package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.inputs.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Opens files and ZIP entries as bytes, and inflates deflated data sets, all within the
/// limits. Safe for several threads.
final class SourceOpener {
  private static final int CHUNK = 1 << 16;

  private final DicomLimits limits;
  private final ZipArchives archives;

  SourceOpener(DicomLimits limits) {
    this.limits = limits;
    this.archives = new ZipArchives(limits);
  }

  /// Whatever the source holds.
  ByteSource open(ImageSource source) throws ImageReadException {
    return open(source, false);
  }

  /// @throws ImageReadException also where an entry is no DICOM file, after a look at its first
  ///     bytes
  ByteSource openDicom(ImageSource source) throws ImageReadException {
    return open(source, true);
  }

  private ByteSource open(ImageSource source, boolean dicom) throws ImageReadException {
    Path file = source.file();
    try {
      if (Files.isDirectory(file)) {
        throw Files.isReadable(file)
            ? new ImageReadException(SkipReason.NOT_DICOM, Stage.OPEN, "a folder")
            : new ImageReadException(
                FailureReason.UNREADABLE, Stage.OPEN, "a folder that cannot be listed");
      }
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        throw new ImageReadException(FailureReason.UNREADABLE, Stage.OPEN, "not a regular file");
      }
      if (source.entry().isPresent()) {
        return archives.open(file, source.entry().get(), dicom);
      }
      var onDisk = ByteSource.OnDisk.open(file);
      Optional<Refusal> refusal = limits.refusal(onDisk.size());
      if (refusal.isPresent()) {
        throw refusal.get().exception();
      }
      return onDisk;
    } catch (IOException e) {
      throw Refusal.of(e).exception();
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
          throw new ImageReadException(
              FailureReason.OVER_LIMIT,
              Stage.OPEN,
              "data set inflates to over " + limits.memoryBytes() + " bytes");
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
}
