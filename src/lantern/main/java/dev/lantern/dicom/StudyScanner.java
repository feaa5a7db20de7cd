package dev.lantern.dicom;

import dev.lantern.imaging.ImageSource;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Finds the files behind what a user names: files, folders, ZIP files, a DICOMDIR. Whether a file
/// is DICOM, the reader says later; every file found becomes a result.
public final class StudyScanner {
  private final DicomLimits limits;

  public StudyScanner(DicomLimits limits) {
    this.limits = limits;
  }

  /// Links within a folder are not followed: what lies in the folder is found without them, and
  /// what lies outside was not named. A path that does not exist is returned as it is, so that
  /// the reader can say so.
  ///
  /// @param recursive also look into the folders of a folder
  /// @return each file once, sorted by name
  public List<ImageSource> scan(List<Path> inputs, boolean recursive) {
    Found found = new Found();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        walk(input, recursive, found);
      } else if (isDicomDir(input)) {
        List<Path> referenced = new DicomDirFiles(limits).referencedBy(input);
        if (referenced.isEmpty()) {
          found.add(ImageSource.of(input));
        }
        referenced.forEach(file -> found.add(ImageSource.of(file)));
      } else {
        addFile(input, found);
      }
    }
    return found.sorted();
  }

  private static boolean isDicomDir(Path file) {
    Path name = file.getFileName();
    return name != null
        && name.toString().equalsIgnoreCase("DICOMDIR")
        && Files.isRegularFile(file);
  }

  private void walk(Path folder, boolean recursive, Found found) {
    try {
      Files.walkFileTree(
          folder.toRealPath(),
          Set.of(),
          recursive ? Integer.MAX_VALUE : 1,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isRegularFile()) {
                addFile(folder.resolve(folder.toRealPath().relativize(file)), found);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
              found.add(ImageSource.of(file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      found.add(ImageSource.of(folder));
    }
  }

  private void addFile(Path file, Found found) {
    if (!addZip(file, found)) {
      found.add(ImageSource.of(file));
    }
  }

  /// @return false where the file is no readable ZIP archive
  private boolean addZip(Path file, Found found) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      if (!SourceOpener.isZip(ByteSource.OnDisk.open(file).readUpTo(0, 4))) {
        return false;
      }
      try (ZipFile zip = new ZipFile(file.toFile())) {
        // Too many entries: the archive stands for itself and is refused as what it is.
        if (zip.size() > limits.zipEntries()) {
          return false;
        }
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
          ZipEntry entry = entries.nextElement();
          if (!entry.isDirectory()) {
            found.add(new ImageSource(file, Optional.of(entry.getName())));
          }
        }
        return true;
      }
    } catch (IOException e) {
      return false;
    }
  }

  /// Sources without doubles: the same file under two names counts once.
  private static final class Found {
    private final Map<ImageSource, ImageSource> byRealFile = new HashMap<>();

    void add(ImageSource source) {
      ImageSource real = new ImageSource(real(source.file()), source.entry());
      byRealFile.merge(real, source, Found::plainer);
    }

    private static ImageSource plainer(ImageSource first, ImageSource second) {
      int difference = first.name().length() - second.name().length();
      boolean keep = difference < 0 || (difference == 0 && first.compareTo(second) <= 0);
      return keep ? first : second;
    }

    private static Path real(Path file) {
      try {
        return file.toRealPath();
      } catch (IOException e) {
        return file.toAbsolutePath().normalize();
      }
    }

    List<ImageSource> sorted() {
      return List.copyOf(new TreeSet<>(byRealFile.values()));
    }
  }
}
