package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.HeaderElement;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The elements of real files, as pydicom lists them.
final class HeaderElementsTest {
  private static final Path REAL =
      Path.of(System.getProperty("lantern.root", ".")).resolve("sample-scans/real");
  private static final Path CT = REAL.resolve("CT_small.dcm");

  @Test
  void readsNestedAndPrivateElementsInTheOrderOfTheirTags() throws Exception {
    List<HeaderElement> elements = read(CT);

    List<Long> tags = elements.stream().map(it -> Integer.toUnsignedLong(it.tag())).toList();
    assertEquals(tags.stream().sorted().distinct().toList(), tags);
    assertEquals(
        new HeaderElement(0x00280010, "US", "Rows", "128", false, List.of()),
        element(elements, 0x00280010));
    assertEquals("1.2.840.10008.5.1.4.1.1.2 CT Image Storage", value(elements, 0x00080016));
    assertEquals("ORIGINAL\\PRIMARY\\AXIAL", value(elements, 0x00080008));
    HeaderElement sequence = element(elements, 0x00101002);
    assertEquals("SQ OtherPatientIDsSequence", sequence.vr() + " " + sequence.keyword());
    assertEquals(
        List.of("Item 1", "Item 2"),
        sequence.children().stream().map(HeaderElement::keyword).toList());
    assertEquals("GEMS_IDEN_01", element(elements, 0x00091001).keyword());
  }

  @Test
  void knowsWhatMayTellWhoThePatientIs() throws Exception {
    Set<Integer> personal =
        flat(read(CT))
            .filter(HeaderElement::personal)
            .map(HeaderElement::tag)
            .collect(Collectors.toSet());

    // Name, id, birth date, sex, weight; institution, station, dates, instance UIDs; private.
    for (int tag :
        List.of(
            0x00100010,
            0x00100020,
            0x00100030,
            0x00100040,
            0x00101030,
            0x00080080,
            0x00081010,
            0x00080020,
            0x00080018,
            0x0020000d,
            0x00091001)) {
      assertTrue(personal.contains(tag), Integer.toHexString(tag));
    }
    for (int tag : List.of(0x00080060, 0x00080016, 0x00280010, 0x00180060, 0x00200032)) {
      assertFalse(personal.contains(tag), Integer.toHexString(tag));
    }
  }

  /// What comes as UN may be a name; the first line of a text may be empty.
  @Test
  void hidesWhatNobodyKnowsAndBeginsATextWithItsFirstWord(@TempDir Path folder) throws Exception {
    List<HeaderElement> elements =
        read(
            CraftedFile.explicit()
                .text(0x00080081, "ST", "\r\n  Street 1 ")
                .element(0x0008009c, "UN", "NAME^PHANTOM".getBytes(StandardCharsets.US_ASCII))
                .writeTo(folder.resolve("file")));
    assertEquals("Street 1", value(elements, 0x00080081));
    assertTrue(elements.getLast().personal());
  }

  @Test
  void aFileThatIsCutShowsWhatIsThere(@TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(CT);
    Path cut = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, 2000));
    List<HeaderElement> elements = read(cut);
    assertEquals("CT", value(elements, 0x00080060));
    assertTrue(elements.stream().noneMatch(it -> it.tag() == 0x7fe00010));

    Path text = Files.writeString(folder.resolve("text.dcm"), "no DICOM");
    assertFalse(
        assertThrows(ImageReadException.class, () -> read(text)).reason() instanceof FailureReason);
  }

  private static Stream<HeaderElement> flat(List<HeaderElement> elements) {
    return elements.stream().flatMap(it -> Stream.concat(Stream.of(it), flat(it.children())));
  }

  private static List<HeaderElement> read(Path file) throws ImageReadException {
    return new HeaderElements(DicomLimits.standard()).read(ImageSource.of(file));
  }

  private static HeaderElement element(List<HeaderElement> elements, int tag) {
    return elements.stream().filter(it -> it.tag() == tag).findFirst().orElseThrow();
  }

  private static String value(List<HeaderElement> elements, int tag) {
    return element(elements, tag).value();
  }
}
