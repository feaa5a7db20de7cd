package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Tag;

/// The files that a DICOMDIR refers to, PS3.10 8.6 and PS3.3 F.3.
final class DicomDirFiles {
  private static final int INACTIVE = 0;

  private final DicomLimits limits;
  private final Map<Path, Map<String, Path>> listed = new HashMap<>();

  DicomDirFiles(DicomLimits limits) {
    this.limits = limits;
  }

  /// What one directory record refers to.
  sealed interface Reference {}

  /// A file of the DICOMDIR's own folder or below; it need not be there.
  record Within(Path file) implements Reference {}

  /// A reference that is followed nowhere.
  ///
  /// @param id Referenced File ID (0004,1500), as it is written
  record Astray(String id, Refusal refusal) implements Reference {}

  /// @return in the order of the directory records; empty where the file is no readable DICOMDIR
  List<Reference> referencedBy(Path dicomDir) {
    Path folder = dicomDir.resolveSibling("");
    List<Reference> references = new ArrayList<>();
    try {
      ParsedFile parsed = new FileParser(limits).parse(ImageSource.of(dicomDir));
      DataElements elements = new DataElements(parsed.dataSet());
      for (DataElements entry : elements.items(Tag.DirectoryRecordSequence)) {
        List<String> id = entry.texts(Tag.ReferencedFileID);
        if (!id.isEmpty() && entry.integer(Tag.RecordInUseFlag).orElse(1) != INACTIVE) {
          references.add(resolve(folder, id));
        }
      }
    } catch (ImageReadException e) {
      return List.of();
    }
    return references;
  }

  private Reference resolve(Path folder, List<String> components) {
    if (components.stream().anyMatch(DicomDirFiles::leadsAway)) {
      return astray(components, "leads out of the DICOMDIR's folder");
    }
    try {
      Path file = folder;
      for (String component : components) {
        file = child(file, component);
      }
      return new Within(file);
    } catch (InvalidPathException e) {
      return astray(components, "is no path that this machine can have");
    }
  }

  private static Reference astray(List<String> components, String why) {
    return new Astray(
        String.join("\\", components),
        new Refusal(FailureReason.UNREADABLE, "what the DICOMDIR refers to " + why));
  }

  /// Media are read in upper case by the standard, and copied in any case by some systems.
  private Path child(Path folder, String name) {
    Path exact = folder.resolve(name);
    if (Files.exists(exact)) {
      return exact;
    }
    return Optional.ofNullable(
            listed.computeIfAbsent(folder, DicomDirFiles::list).get(name.toLowerCase(Locale.ROOT)))
        .orElse(exact);
  }

  private static Map<String, Path> list(Path folder) {
    Map<String, Path> names = new HashMap<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path path : stream) {
        names.put(folder.relativize(path).toString().toLowerCase(Locale.ROOT), path);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What cannot be listed cannot be found there: the exact name will say so.
      return Map.of();
    }
    return names;
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
