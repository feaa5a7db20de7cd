package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.inputs.Listing;
import dev.lantern.inputs.ListingListener;
import dev.lantern.inputs.Refusal;
import dev.lantern.inputs.ScanInputs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found in ZIP archives, whole and damaged, and what is taken out of them.
final class ZipArchivesTest {
  /// Begins as a DICOM file does, and is long enough to be worth deflating.
  private static final byte[] SCAN =
      CraftedFile.explicit().text(0x00080060, "CS", "CR").raw(new byte[100_000]).toBytes();

  private static final byte[] TEXT = "no scan".getBytes(StandardCharsets.US_ASCII);

  private final Path zip;

  ZipArchivesTest(@TempDir Path folder) {
    this.zip = folder.resolve("scans.zip");
  }

  private void write(Charset names, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), names)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
  }

  private void write(String name, byte[] content) throws IOException {
    write(StandardCharsets.UTF_8, Map.of(name, content));
  }

  /// Writes an archive of one entry that is not deflated.
  private void writeStored(byte[] content) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      ZipEntry entry = new ZipEntry("a");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setCrc(crc.getValue());
      out.putNextEntry(entry);
      out.write(content);
    }
  }

  /// Overwrites bytes of the first directory entry.
  private void editDirectory(int offset, int... values) throws IOException {
    byte[] bytes = Files.readAllBytes(zip);
    int at = directory(bytes);
    for (int i = 0; i < values.length; i++) {
      bytes[at + offset + i] = (byte) values[i];
    }
    Files.write(zip, bytes);
  }

  private static int directory(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 6);
  }

  private static Listing list(Path file, DicomLimits limits) {
    return new StudyScanner(limits)
        .scan(ScanInputs.of(List.of(file), false), ListingListener.none());
  }

  private Listing list() {
    return list(zip, DicomLimits.standard());
  }

  private List<String> names() {
    return list().sources().stream().map(source -> source.entry().orElse("itself")).toList();
  }

  /// Why the archive stands for itself.
  private Refusal whole() {
    return list().refusal(ImageSource.of(zip)).orElseThrow();
  }

  private byte[] takeOut(String name) throws ImageReadException, IOException {
    ByteSource bytes = new ZipArchives(DicomLimits.standard()).open(zip, name, true);
    return bytes.read(0, (int) bytes.size());
  }

  private Refusal refusal(String name) {
    var why = assertThrows(ImageReadException.class, () -> takeOut(name));
    return new Refusal(why.reason(), why.detail());
  }

  @Test
  void listsFilesOfFoldersWhateverTheirNames() throws IOException {
    byte[] none = {};
    write(
        StandardCharsets.UTF_8,
        Map.of("z/2", none, "z/", none, "1", none, "back\\", none, "back\\3", none, "../4", none));
    assertEquals(List.of("../4", "1", "back\\3", "z/2"), names());
  }

  @Test
  void readsNamesOfOldCharacterSets() throws Exception {
    write(Charset.forName("IBM437"), Map.of("Röntgen/Schädel.dcm", SCAN));
    assertEquals(List.of("Röntgen/Schädel.dcm"), names());
    assertArrayEquals(SCAN, takeOut("Röntgen/Schädel.dcm"));
  }

  @Test
  void namesThatAreNotTheUtf8TheyAreSaidToBeStayTwo() throws Exception {
    Charset latin = StandardCharsets.ISO_8859_1;
    write(latin, Map.of("Müller", SCAN, "Möller", TEXT));
    byte[] bytes = Files.readAllBytes(zip);
    for (int at = directory(bytes); bytes[at] == 'P' && bytes[at + 2] == 1; at += 46 + 6) {
      bytes[at + 9] |= 8;
    }
    Files.write(zip, bytes);

    assertEquals(2, list().sources().size());
    assertArrayEquals(
        SCAN, takeOut(new String("Müller".getBytes(latin), Charset.forName("IBM437"))));
  }

  @Test
  void aNameThatEndsInABackslashByChanceIsNoFolder() throws Exception {
    // The second byte of the last letter is that of a backslash.
    write(Charset.forName("windows-31j"), Map.of("表", SCAN));

    assertEquals(1, names().size());
    assertArrayEquals(SCAN, takeOut(names().getFirst()));
  }

  @Test
  void entriesThatShareTheirBytesAreNotUnpacked() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>(Map.of("a", SCAN, "b", SCAN.clone(), "c", SCAN));
    entries.put("d", new byte[0]);
    new Random(1).nextBytes(entries.get("b"));
    write(StandardCharsets.UTF_8, entries);
    byte[] bytes = Files.readAllBytes(zip);
    int first = directory(bytes);
    int random = first + 47;
    for (int at = first; at < first + 4 * 47; at += 47) {
      System.arraycopy(bytes, random + 16, bytes, at + 16, 12);
      System.arraycopy(bytes, random + 42, bytes, at + 42, 4);
    }
    Files.write(zip, bytes);

    assertEquals(
        new Refusal(FailureReason.CORRUPT, "a ZIP archive, but its entries overlap"), whole());
  }

  @Test
  void takesOutWhatWasPutIn() throws Exception {
    write("a", SCAN);
    assertArrayEquals(SCAN, takeOut("a"));
    writeStored(SCAN);
    assertArrayEquals(SCAN, takeOut("a"));
  }

  @Test
  void findsAnArchiveBehindAProgramThatUnpacksIt() throws Exception {
    write("a", SCAN);
    byte[] archive = Files.readAllBytes(zip);
    try (OutputStream out = Files.newOutputStream(zip)) {
      out.write(new byte[5000]);
      out.write(archive);
    }
    assertArrayEquals(SCAN, takeOut("a"));
  }

  @Test
  void tellsWhatIsNoDicomFileByItsFirstBytes() throws IOException {
    write(StandardCharsets.UTF_8, Map.of("text", TEXT, "empty", new byte[0]));
    assertEquals(new Refusal(SkipReason.NOT_DICOM, "not a DICOM file"), refusal("text"));
    assertEquals(new Refusal(SkipReason.NOT_DICOM, "an empty file"), refusal("empty"));
    assertEquals(new Refusal(FailureReason.MISSING, "no such ZIP entry"), refusal("absent"));
  }

  @Test
  void anEncryptedEntryFailsAloneAndSaysSo() throws Exception {
    write(StandardCharsets.UTF_8, new TreeMap<>(Map.of("a", SCAN, "b", SCAN)));
    editDirectory(8, 9);
    assertEquals(
        Map.of(
            new ImageSource(zip, Optional.of("a")),
            new Refusal(
                FailureReason.UNREADABLE, "encrypted in its ZIP archive: take it out first")),
        list().refusals());
    assertArrayEquals(SCAN, takeOut("b"));
  }

  @Test
  void anEntryOfAnotherMethodFailsAndSaysSo() throws IOException {
    write("a", SCAN);
    editDirectory(10, 14);
    assertEquals(
        new Refusal(
            FailureReason.UNREADABLE, "packed by method 14 in its ZIP archive: take it out first"),
        list().refusals().values().iterator().next());
  }

  @Test
  void anArchiveWithinAnArchiveFailsAndSaysSo() throws IOException {
    write("a", TEXT);
    byte[] inner = Files.readAllBytes(zip);
    write("inner.zip", inner);
    assertEquals(
        new Refusal(
            FailureReason.UNREADABLE, "a ZIP archive within a ZIP archive: take it out first"),
        refusal("inner.zip"));
  }

  @Test
  void anOfficeDocumentIsOneFileThatIsNoDicom() throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("[Content_Types].xml", "word/document.xml")) {
        out.putNextEntry(new ZipEntry(name));
      }
    }
    assertEquals(
        List.of(SkipReason.NOT_DICOM, "not a DICOM file"),
        List.of(whole().reason(), whole().detail()));
  }

  @Test
  void anArchiveOfNothingIsNoDicom() throws IOException {
    write("folder/", new byte[0]);
    assertEquals(new Refusal(SkipReason.NOT_DICOM, "an empty ZIP archive"), whole());
  }

  @Test
  void damageIsToldByWhatItIs() throws IOException {
    write("a", SCAN);
    byte[] good = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(good, good.length - 30));
    assertEquals(
        new Refusal(FailureReason.TRUNCATED, "a ZIP archive that ends before its directory"),
        whole());

    byte[] noEntry = good.clone();
    noEntry[directory(good)] = 'X';
    Files.write(zip, noEntry);
    assertEquals(
        new Refusal(FailureReason.CORRUPT, "a ZIP archive, but its directory is damaged"), whole());

    byte[] changed = good.clone();
    changed[directory(good) / 2] ^= 0x55;
    Files.write(zip, changed);
    assertEquals(FailureReason.CORRUPT, refusal("a").reason());

    byte[] elsewhere = good.clone();
    elsewhere[directory(good) + 42] = 7;
    Files.write(zip, elsewhere);
    assertEquals(
        new Refusal(FailureReason.CORRUPT, "not where its ZIP archive's directory says"),
        refusal("a"));
  }

  @Test
  void aChangedByteOfAStoredScanIsNoticed() throws IOException {
    writeStored(SCAN);
    byte[] bytes = Files.readAllBytes(zip);
    bytes[bytes.length / 2] ^= 1;
    Files.write(zip, bytes);
    assertEquals(
        new Refusal(FailureReason.CORRUPT, "not what its ZIP archive's checksum promises"),
        refusal("a"));
  }

  @Test
  void aSizeThatTheArchiveCannotHoldCostsNoMemory() throws IOException {
    write("a", SCAN);
    // 100 MiB announced for some hundred bytes.
    editDirectory(24, 0, 0, 0x40, 0x06);
    assertEquals(
        new Refusal(FailureReason.CORRUPT, "of a size that its ZIP archive cannot hold"),
        refusal("a"));
    editDirectory(24, 0xff, 0xff, 0xff, 0x7f);
    assertEquals(
        new Refusal(FailureReason.OVER_LIMIT, "ZIP entry of 2147483647 bytes"), refusal("a"));
  }

  @Test
  void aDirectoryOverTheLimitIsNotRead() throws IOException {
    write("a", TEXT);
    byte[] end = Files.readAllBytes(zip);
    end = Arrays.copyOfRange(end, end.length - 22, end.length);
    long size = 1L << 31;
    ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).putInt(12, (int) size).putInt(16, 4);
    try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.WRITE)) {
      // A file with a hole: of 2 GiB, and of a few blocks on disk.
      channel.write(ByteBuffer.wrap(end), size + 4);
    }
    assertEquals(
        new Refusal(FailureReason.OVER_LIMIT, "ZIP directory of over 134217728 bytes"), whole());
  }

  @Test
  void listsMoreEntriesThanTheOldFormatCounts() throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip), 1 << 20))) {
      for (int i = 0; i < 70_000; i++) {
        out.putNextEntry(new ZipEntry(Integer.toString(i)));
      }
    }
    assertEquals(70_000, list().sources().size());
    DicomLimits standard = DicomLimits.standard();
    DicomLimits fewer =
        new DicomLimits(
            standard.structure(),
            standard.pixels(),
            standard.memoryBytes(),
            69_999,
            standard.time());
    assertEquals(
        Map.of(
            ImageSource.of(zip),
            new Refusal(FailureReason.OVER_LIMIT, "ZIP archive of over 69999 entries")),
        list(zip, fewer).refusals());
  }

  @Test
  void anArchiveThatChangedIsReadAnew() throws Exception {
    var archives = new ZipArchives(DicomLimits.standard());
    write("a", SCAN);
    assertEquals(SCAN.length, archives.open(zip, "a", true).size());
    write("b", SCAN);
    assertEquals(SCAN.length, archives.open(zip, "b", true).size());
  }

  @Test
  void noDamageEndsInAnythingButAReason() throws IOException {
    write(StandardCharsets.UTF_8, Map.of("a", SCAN, "b/c", TEXT));
    byte[] good = Files.readAllBytes(zip);
    Random random = new Random(20261124);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = good.clone();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        int place = random.nextInt(bytes.length);
        bytes[random.nextBoolean() ? place : bytes.length - 1 - place % 180] =
            (byte) random.nextInt(256);
      }
      Files.write(zip, Arrays.copyOf(bytes, bytes.length - random.nextInt(2) * random.nextInt(50)));
      for (ImageSource source : list().sources()) {
        if (source.entry().isPresent()) {
          try {
            takeOut(source.entry().get());
          } catch (ImageReadException e) {
            assertEquals(ImageReadException.Stage.OPEN, e.stage());
          }
        }
      }
    }
  }
}
