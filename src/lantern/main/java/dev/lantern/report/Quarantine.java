package dev.lantern.report;

import dev.lantern.dicom.DicomLimits;
import dev.lantern.dicom.SourceBytes;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Collects the inputs that failed: `folder/<reason>/<digest>-<name>`, a hard link where the file
/// system makes one, a copy elsewhere and of an entry of a ZIP archive. Originals are only read. To
/// be called again with the same rows, it finds its work done.
public final class Quarantine {
  /// Half of SHA-256: two sources do not meet in it.
  private static final int DIGEST_BYTES = 16;

  /// Together with the digest, less than any file system allows.
  private static final int LONGEST_NAME = 120;

  private final Path folder;
  private final SourceBytes bytes = new SourceBytes(DicomLimits.standard());

  public Quarantine(Path folder) {
    this.folder = folder;
  }

  /// Adds every file that failed and is still there.
  ///
  /// @param cancelled asked before each file: copies can take long, and the next run goes on
  /// @return how many there are in the folder of those that failed
  /// @throws IOException where the folder cannot be written to
  public int fill(BatchResult result, BooleanSupplier cancelled) throws IOException {
    int held = 0;
    for (BatchRow row : result.rows()) {
      if (cancelled.getAsBoolean()) {
        break;
      }
      if (row.outcome() == Outcome.FAILED && Files.isRegularFile(row.source().file())) {
        held += add(row.source(), folder.resolve(row.reason())) ? 1 : 0;
      }
    }
    return held;
  }

  private boolean add(ImageSource source, Path reason) throws IOException {
    Path place = reason.resolve(name(source));
    if (source.entry().isPresent()) {
      return takeOut(source, place);
    }
    if (isThere(source.file(), place)) {
      return true;
    }
    Files.createDirectories(reason);
    if (!link(source.file(), place)) {
      AtomicFile.write(place, stream -> Files.copy(source.file(), stream));
      Files.setLastModifiedTime(place, Files.getLastModifiedTime(source.file()));
    }
    return true;
  }

  private static String name(ImageSource source) {
    String path = source.entry().orElse(String.valueOf(source.file().getFileName()));
    String plain = path.replaceAll("[^A-Za-z0-9._-]", "_");
    return SourceDigest.of(source, DIGEST_BYTES)
        + "-"
        + plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
  }

  private static boolean isThere(Path file, Path place) throws IOException {
    return Files.exists(place)
        && (Files.isSameFile(file, place)
            || (Files.size(file) == Files.size(place)
                && Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(place))));
  }

  /// @return false where the file system makes no link between the two places
  private static boolean link(Path file, Path place) throws IOException {
    Path linked =
        place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      // The file itself: a link to a symbolic link would break where that is relative.
      Files.createLink(linked, file.toRealPath());
    } catch (UnsupportedOperationException | FileSystemException e) {
      return false;
    }
    try {
      AtomicFile.replace(linked, place);
      return true;
    } finally {
      Files.deleteIfExists(linked);
    }
  }

  /// @return false for an entry that cannot be taken out: the archive is what there is of it
  private boolean takeOut(ImageSource source, Path place) throws IOException {
    try {
      AtomicFile.write(place, stream -> bytes.copy(source, stream));
      return true;
    } catch (ImageReadException e) {
      return false;
    }
  }
}
