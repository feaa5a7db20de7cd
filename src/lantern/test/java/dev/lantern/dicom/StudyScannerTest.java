package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.inputs.FirstBytes;
import dev.lantern.inputs.Listing;
import dev.lantern.inputs.ListingListener;
import dev.lantern.inputs.Refusal;
import dev.lantern.inputs.ScanInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Assumptions;
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

  private Listing scan(boolean recursive, Path... inputs) {
    return scanner.scan(ScanInputs.of(List.of(inputs), recursive), ListingListener.none());
  }

  private List<String> found(boolean recursive, Path... inputs) {
    return scan(recursive, inputs).sources().stream()
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

  /// A link that leads to one of them counts no more, one that is named itself is entered.
  @Test
  void countsTheFoldersThatItWasNotToLookInto() throws IOException {
    file("a");
    file("one/b");
    file("one/deeper/c");
    file("two/d");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("two"));
    assertEquals(2, scan(false, folder).notEntered());
    assertEquals(2, scan(false, folder, folder.resolve("one")).notEntered(), "two, and deeper");
    assertEquals(0, scan(true, folder).notEntered());

    var inputs = ScanInputs.of(List.of(folder), false).without(List.of(folder.resolve("two")));
    assertEquals(1, scanner.scan(inputs, ListingListener.none()).notEntered(), "its own results");
  }

  @Test
  void countsAFileOnceThatIsNamedTwice() throws IOException {
    Path a = file("a");
    assertEquals(List.of("a"), found(true, folder, a, folder.resolve("./a")));
  }

  @Test
  void namesAMissingFileAndSaysSo() {
    Path absent = folder.resolve("absent");
    assertEquals(
        Map.of(ImageSource.of(absent), new Refusal(FailureReason.MISSING, "no such file")),
        scan(true, absent).refusals());
    assertEquals(List.of("absent"), found(true, absent));
  }

  @Test
  void knowsByTheFirstBytesWhatIsNoDicomFile() throws IOException {
    Files.createFile(folder.resolve("empty"));
    Files.writeString(folder.resolve("note.txt"), "Not a scan, although it begins at all.");
    Files.write(folder.resolve("zeros"), new byte[4000]);
    Attributes image = CraftedFile.image(1, 1, 8, new byte[2]);
    CraftedFile.write(folder.resolve("scan"), image, UID.ExplicitVRLittleEndian);
    byte[] whole = Files.readAllBytes(folder.resolve("scan"));
    Files.write(folder.resolve("no-preamble"), Arrays.copyOfRange(whole, 132, whole.length));
    Files.write(folder.resolve("no-meta"), dataSet(whole));

    Listing listing = scan(false, folder);
    assertEquals(
        Map.of(
            ImageSource.of(folder.resolve("empty")),
            notDicom("empty", "an empty file"),
            ImageSource.of(folder.resolve("note.txt")),
            notDicom("note.txt", "not a DICOM file"),
            ImageSource.of(folder.resolve("zeros")),
            notDicom("zeros", "not a DICOM file")),
        listing.refusals());
    assertEquals(6, listing.sources().size());
  }

  /// These files are shorter than what is read of them.
  private Refusal notDicom(String name, String detail) throws IOException {
    Path file = folder.resolve(name);
    return new Refusal(
        SkipReason.NOT_DICOM,
        detail,
        Optional.of(
            FirstBytes.of(
                Files.readAttributes(file, BasicFileAttributes.class),
                ContentHash.of(Files.readAllBytes(file)))));
  }

  /// What stands behind the file meta information: group 0002 ends where group 0008 begins.
  private static byte[] dataSet(byte[] whole) {
    int start = 132;
    while (whole[start] == 2 && whole[start + 1] == 0) {
      ElementWalk.Header element = ElementWalk.header(whole, start, true, false);
      start = element.valueStart() + (int) element.length();
    }
    return Arrays.copyOfRange(whole, start, whole.length);
  }

  @Test
  void noDicomFileIsTakenForAnother() throws IOException {
    Path scans = Path.of(System.getProperty("lantern.root", ".")).resolve("../shared/data/dicom");
    Assumptions.assumeTrue(Files.isDirectory(scans), "skipped: no reference scans here");
    for (ImageSource source : scan(true, scans).refusals().keySet()) {
      assertFalse(Readers.looksLikeDicom(source.file()), source.name());
    }
  }

  @Test
  void tellsHowManyFilesItHasFoundAndEndsWhenItIsCancelled() throws IOException {
    for (String name : List.of("a", "b", "c", "d")) {
      file(name);
    }
    List<Integer> counts = new ArrayList<>();
    Listing listing =
        scanner.scan(
            ScanInputs.of(List.of(folder), true),
            new ListingListener() {
              @Override
              public void found(int soFar) {
                counts.add(soFar);
              }

              @Override
              public boolean cancelled() {
                return counts.size() == 3;
              }
            });
    assertEquals(List.of(1, 2, 3), counts);
    assertEquals(3, listing.sources().size());
    assertFalse(listing.whole());
  }

  @Test
  void findsTheFilesThatADicomdirRefersToAndTellsThoseThatAreNotThere() throws IOException {
    file("IMAGES/IM1");
    file("images2/Im2");
    Attributes dir = new Attributes();
    dir.setString(Tag.MediaStorageSOPClassUID, VR.UI, UID.MediaStorageDirectoryStorage);
    dir.setString(Tag.SOPClassUID, VR.UI, UID.MediaStorageDirectoryStorage);
    dir.setString(Tag.SOPInstanceUID, VR.UI, "2.25.9");
    Sequence entries = dir.newSequence(Tag.DirectoryRecordSequence, 4);
    for (String[] id :
        new String[][] {
          {"IMAGES", "IM1"}, {"IMAGES2", "IM2"}, {"..", "IM3"}, {"IMAGES", "IM1"}, {"IMAGES", "IM4"}
        }) {
      Attributes entry = new Attributes();
      entry.setString(Tag.ReferencedFileID, VR.CS, id);
      entries.add(entry);
    }
    entries.add(new Attributes());
    Attributes inactive = new Attributes();
    inactive.setString(Tag.ReferencedFileID, VR.CS, "IMAGES", "IM5");
    inactive.setInt(Tag.RecordInUseFlag, VR.US, 0);
    entries.add(inactive);
    dir.remove(Tag.MediaStorageSOPClassUID);
    Path media = CraftedFile.write(folder.resolve("DICOMDIR"), dir, UID.ExplicitVRLittleEndian);
    assertEquals(
        List.of("DICOMDIR!../IM3", "IMAGES/IM1", "IMAGES/IM4", "images2/Im2"), found(false, media));
    assertEquals(found(false, media), found(false, folder, media), "named beside its folder");
    Listing listing = scan(false, media);
    assertEquals(
        Optional.of(new Refusal(FailureReason.MISSING, "no such file; the DICOMDIR refers to it")),
        listing.refusal(ImageSource.of(folder.resolve("IMAGES/IM4"))));
    assertEquals(
        Optional.of(
            new Refusal(
                FailureReason.UNREADABLE,
                "what the DICOMDIR refers to leads out of the DICOMDIR's folder")),
        listing.refusal(new ImageSource(media, Optional.of("..\\IM3"))));
  }

  @Test
  void keepsAFileThatIsOnlyCalledDicomdir() throws IOException {
    Path media = file("DICOMDIR");
    assertEquals(List.of("DICOMDIR"), found(false, media));
  }
}
