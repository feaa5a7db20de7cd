package dev.lantern.dicom;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dcm4che3.data.Tag;

/// The files that a DICOMDIR refers to, PS3.10 8.6 and PS3.3 F.3.
final class DicomDirFiles {
  private final DicomLimits limits;

  DicomDirFiles(DicomLimits limits) {
    this.limits = limits;
  }

  /// @return files of the DICOMDIR's own folder and below; empty where the file is no readable
  ///     DICOMDIR. References that lead out of the folder are passed over.
  List<Path> referencedBy(Path dicomDir) {
    Path folder = Optional.ofNullable(dicomDir.getParent()).orElse(Path.of(""));
    List<Path> files = new ArrayList<>();
    try {
      ParsedFile parsed = new FileParser(limits).parse(ImageSource.of(dicomDir));
      DataElements elements = new DataElements(parsed.dataSet());
      for (DataElements entry : elements.items(Tag.DirectoryRecordSequence)) {
        resolve(folder, entry.texts(Tag.ReferencedFileID)).ifPresent(files::add);
      }
    } catch (ImageReadException e) {
      return List.of();
    }
    return files;
  }

  private static Optional<Path> resolve(Path folder, List<String> components) {
    if (components.isEmpty() || components.stream().anyMatch(DicomDirFiles::leadsAway)) {
      return Optional.empty();
    }
    try {
      Path exact = folder;
      Path lower = folder;
      for (String component : components) {
        exact = exact.resolve(component);
        lower = lower.resolve(component.toLowerCase(Locale.ROOT));
      }
      // Media are read in upper case by the standard, and copied in lower case by some systems.
      return Optional.of(!Files.exists(exact) && Files.exists(lower) ? lower : exact);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean leadsAway(String component) {
    return component.isEmpty()
        || component.equals("..")
        || component.equals(".")
        || component.contains("/")
        || component.contains("\\")
        || component.contains(":");
  }
}
