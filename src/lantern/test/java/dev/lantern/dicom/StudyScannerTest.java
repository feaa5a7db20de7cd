package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found behind files, folders, archives and media.
final class StudyScannerTest {
  private final StudyScanner scanner = new StudyScanner(DicomLimits.standard());
  private Path folder = Path.of("");

  @BeforeEach
  void inAnEmptyFolder(@TempDir Path empty) throws IOException {
    folder = empty.toRealPath();
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(folder.resolve(name).resolveSibling("."));
    return Files.writeString(file, "content of " + name);
  }

  private List<String> found(boolean recursive, Path... inputs) {
    return scanner.scan(List.of(inputs), recursive).stream()
        .map(source -> source.name().substring(folder.toString().length() + 1).replace('\\', '/'))
        .toList();
  }

  @Test
  void sortsTheFilesOfAFolderAndLooksIntoItsFolders() throws IOException {
    file("b");
    file("a");
    file("sub/c");
    assertEquals(List.of("a", "b"), found(false, folder));
    assertEquals(List.of("a", "b", "sub/c"), found(true, folder));
  }

  @Test
  void countsAFileOnceThatIsNamedTwice() throws IOException {
    Path a = file("a");
    assertEquals(List.of("a"), found(true, folder, a, folder.resolve("./a")));
  }

  @Test
  void followsNoLinkWithinAFolder(@TempDir Path outside) throws IOException {
    file("a");
    Files.writeString(outside.resolve("secret"), "not asked for");
    Files.createSymbolicLink(folder.resolve("out"), outside);
    Files.createSymbolicLink(folder.resolve("secret"), outside.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertEquals(List.of("a"), found(true, folder));
  }

  @Test
  void leavesAMissingFileToTheReader() {
    assertEquals(List.of("absent"), found(true, folder.resolve("absent")));
  }

  @Test
  void listsTheEntriesOfAnArchive() throws IOException {
    Path zip = folder.resolve("scans.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("z/2", "z/", "1")) {
        out.putNextEntry(new ZipEntry(name));
      }
    }
    assertEquals(
        List.of(new ImageSource(zip, Optional.of("1")), new ImageSource(zip, Optional.of("z/2"))),
        scanner.scan(List.of(zip), false));
  }

  @Test
  void findsTheFilesThatADicomdirRefersToAndNoneOutsideItsFolder() throws IOException {
    file("IMAGES/IM1");
    file("images2/im2");
    Attributes dir = new Attributes();
    dir.setString(Tag.MediaStorageSOPClassUID, VR.UI, UID.MediaStorageDirectoryStorage);
    dir.setString(Tag.SOPClassUID, VR.UI, UID.MediaStorageDirectoryStorage);
    dir.setString(Tag.SOPInstanceUID, VR.UI, "2.25.9");
    Sequence entries = dir.newSequence(Tag.DirectoryRecordSequence, 4);
    for (String[] id :
        new String[][] {{"IMAGES", "IM1"}, {"IMAGES2", "IM2"}, {"..", "IM3"}, {"IMAGES", "IM1"}}) {
      Attributes entry = new Attributes();
      entry.setString(Tag.ReferencedFileID, VR.CS, id);
      entries.add(entry);
    }
    entries.add(new Attributes());
    dir.remove(Tag.MediaStorageSOPClassUID);
    Path media = CraftedFile.write(folder.resolve("DICOMDIR"), dir, UID.ExplicitVRLittleEndian);
    assertEquals(List.of("IMAGES/IM1", "images2/im2"), found(false, media));
  }

  @Test
  void keepsAFileThatIsOnlyCalledDicomdir() throws IOException {
    Path media = file("DICOMDIR");
    assertEquals(List.of("DICOMDIR"), found(false, media));
  }
}
