package dev.lantern.report;

import dev.lantern.dicom.DicomLimits;
import dev.lantern.dicom.SourceBytes;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects the inputs that failed: `folder/<reason>/<digest>-<name>`, a hard link where the file
/// system makes one, a copy elsewhere and of an entry of a ZIP archive. Originals are only read. To
/// be called again with the same rows, it finds its work done. One for a batch, for one thread at a
/// time.
public final class Quarantine {
  /// Half of SHA-256: two sources do not meet in it.
  private static final int DIGEST_BYTES = 16;

  /// Together with the digest, less than any file system allows.
  private static final int LONGEST_NAME = 120;

  private final Path folder;
  private final SourceBytes bytes = new SourceBytes(DicomLimits.standard());
  private boolean swept;

  public Quarantine(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /// Adds every file that failed, is still there and can be read or linked, and removes what is
  /// there of files that fail no more, or for another reason. The first time removes what a killed
  /// run left half copied.
  ///
  /// @param cancelled asked all along: copies can take long, and the next run goes on
  /// @return how many there are in the folder of those that failed; empty where it was cancelled
  ///     before the last of them
  /// @throws IOException where the folder cannot be written to
  public OptionalInt fill(BatchResult result, BooleanSupplier cancelled) throws IOException {
    if (!swept) {
      for (FailureReason reason : FailureReason.values()) {
        AtomicFile.sweep(folder.resolve(reason.code()));
      }
      swept = true;
    }
    int held = 0;
    Set<Path> current = new HashSet<>();
    for (BatchRow row : result.rows()) {
      if (row.outcome() == Outcome.FAILED && !row.unanswered()) {
        if (cancelled.getAsBoolean()) {
          return OptionalInt.empty();
        }
        Path place = folder.resolve(row.reasonCode()).resolve(name(row.source()));
        current.add(place);
        held +=
            Files.isRegularFile(row.source().file()) && add(row.source(), place, cancelled) ? 1 : 0;
      }
    }
    if (held < current.size() && cancelled.getAsBoolean()) {
      return OptionalInt.empty();
    }
    removeStale(result, current);
    return OptionalInt.of(held);
  }

  /// Only what bears the name of a file of this batch: what is gone from the inputs may have its
  /// last copy here.
  private void removeStale(BatchResult result, Set<Path> current) throws IOException {
    List<Path> others = new ArrayList<>();
    for (FailureReason reason : FailureReason.values()) {
      Path collected = folder.resolve(reason.code());
      if (Files.isDirectory(collected)) {
        try (Stream<Path> files = Files.list(collected)) {
          files.filter(file -> !current.contains(file)).forEach(others::add);
        }
      }
    }
    if (others.isEmpty()) {
      return;
    }
    Set<String> own =
        result.rows().stream()
            .map(BatchRow::source)
            // An archive that failed as a whole may have entries by now.
            .flatMap(source -> Stream.of(source, ImageSource.of(source.file())))
            .map(Quarantine::name)
            .collect(Collectors.toSet());
    for (Path other : others) {
      if (own.contains(String.valueOf(other.getFileName()))) {
        Files.deleteIfExists(other);
      }
    }
  }

  private boolean add(ImageSource source, Path place, BooleanSupplier cancelled)
      throws IOException {
    if (isThere(source, place)) {
      return true;
    }
    Files.createDirectories(place.getParent());
    return (source.entry().isEmpty() && link(source.file(), place))
        || copy(source, place, cancelled);
  }

  private static String name(ImageSource source) {
    String path = source.entry().orElse(String.valueOf(source.file().getFileName()));
    String plain = path.replaceAll("[^A-Za-z0-9._-]", "_");
    return SourceDigest.of(source, DIGEST_BYTES)
        + "-"
        + plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
  }

  /// An entry has the time of its archive: its size is not known without a look into that.
  private static boolean isThere(ImageSource source, Path place) throws IOException {
    Path file = source.file();
    return Files.exists(place)
        && (Files.isSameFile(file, place)
            || (Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(place))
                && (source.entry().isPresent() || Files.size(file) == Files.size(place))));
  }

  /// @return false where the file system makes no link between the two places
  private static boolean link(Path file, Path place) throws IOException {
    Path linked = AtomicFile.temporary(place);
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

  /// @return false for what cannot be read: the file, or the archive, is what there is of it; and
  ///     where it is cancelled
  private boolean copy(ImageSource source, Path place, BooleanSupplier cancelled)
      throws IOException {
    FileTime changed = Files.getLastModifiedTime(source.file());
    try {
      AtomicFile.write(place, stream -> bytes.copy(source, stream, cancelled));
      Files.setLastModifiedTime(place, changed);
      return true;
    } catch (ImageReadException | InterruptedIOException e) {
      return false;
    }
  }
}
