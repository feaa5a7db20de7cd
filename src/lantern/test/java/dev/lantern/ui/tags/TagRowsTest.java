package dev.lantern.ui.tags;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.HeaderElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two files side by side, and the search.
final class TagRowsTest {
  private static final List<HeaderElement> ONE =
      List.of(
          element(0x00080060, "CS", "Modality", "CT", false),
          sequence(element(0x00080100, "SH", "CodeValue", "T-1", true)),
          element(0x00100010, "PN", "PatientName", "Doe^Jane", true),
          element(0x7fe00010, "OW", "PixelData", "(not shown)", false));
  private static final List<HeaderElement> OTHER =
      List.of(
          element(0x00080060, "CS", "Modality", "MR", false),
          sequence(element(0x00080100, "SH", "CodeValue", "T-2", true)),
          element(0x00100040, "CS", "PatientSex", "F", true),
          element(0x7fe00010, "OW", "PixelData", "(not shown)", false));

  @Test
  void laysTheElementsOfBothFilesSideBySide() {
    List<TagRow> rows = rows("", false).of(ONE, Optional.of(OTHER));

    assertEquals(
        List.of(
            "(0008,0060) Modality CT|MR !",
            "(0008,2218) AnatomicRegionSequence | !",
            "(FFFE,E000) Item 1 | !",
            "(0008,0100) CodeValue T-1|T-2 !",
            "(0010,0010) PatientName Doe^Jane|- !",
            "(0010,0040) PatientSex -|F !",
            "(7FE0,0010) PixelData (not shown)|(not shown)"),
        words(rows));
    assertEquals(6, words(rows("", true).of(ONE, Optional.of(OTHER))).size());
    assertEquals("(0010,0010)\tPatientName\tPN\tDoe^Jane", rows.get(2).line());
  }

  @Test
  void findsWordsInTagsKeywordsAndValues() {
    assertEquals(
        List.of("(0010,0010) PatientName Doe^Jane|-"),
        words(rows("jane", false).of(ONE, Optional.empty())));
    assertEquals(
        List.of("(0008,0060) Modality CT|-"),
        words(rows("00080060", false).of(ONE, Optional.empty())));
    assertEquals(
        List.of("(7FE0,0010) PixelData (not shown)|-"),
        words(rows(" (7FE0,", false).of(ONE, Optional.empty())));
  }

  @Test
  void aNestedElementIsFoundWithWhatItLiesIn() {
    List<String> whole =
        List.of(
            "(0008,2218) AnatomicRegionSequence |-",
            "(FFFE,E000) Item 1 |-",
            "(0008,0100) CodeValue T-1|-");
    assertEquals(whole, words(rows("codevalue", false).of(ONE, Optional.empty())));
    assertEquals(whole, words(rows("anatomic", false).of(ONE, Optional.empty())));
  }

  @Test
  void whatIsHiddenIsNeitherShownNorFound() {
    TagRows hiding = new TagRows("", false, Optional.of("hidden"));
    assertEquals(
        List.of(
            "(0008,0060) Modality CT|MR !",
            "(0008,2218) AnatomicRegionSequence | !",
            "(FFFE,E000) Item 1 | !",
            "(0008,0100) CodeValue hidden|hidden !",
            "(0010,0010) PatientName hidden|- !",
            "(0010,0040) PatientSex -|hidden !",
            "(7FE0,0010) PixelData (not shown)|(not shown)"),
        words(hiding.of(ONE, Optional.of(OTHER))));
    assertEquals(
        List.of(),
        words(new TagRows("jane", false, Optional.of("hidden")).of(ONE, Optional.empty())));
  }

  /// The creator's name is the file's own text, in its own row and in those of its elements.
  @Test
  void aPrivateCreatorIsHiddenWhereverItStands() {
    List<HeaderElement> elements =
        List.of(
            element(0x00090010, "LO", "PrivateCreator", "Doe^Jane", true),
            element(0x00091001, "LO", "Doe^Jane", "1", true),
            new HeaderElement(0x00091002, "SQ", "Doe^Jane", "", false, List.of()));
    assertEquals(
        List.of(
            "(0009,0010) PrivateCreator hidden|-",
            "(0009,1001) hidden hidden|-",
            "(0009,1002) hidden |-"),
        words(new TagRows("", false, Optional.of("hidden")).of(elements, Optional.empty())));
    assertEquals(
        "(0009,1002) Doe^Jane |-", words(rows("", false).of(elements, Optional.empty())).getLast());
  }

  private static TagRows rows(String search, boolean differencesOnly) {
    return new TagRows(search, differencesOnly, Optional.empty());
  }

  private static List<String> words(List<TagRow> rows) {
    return rows.stream()
        .flatMap(row -> Stream.concat(Stream.of(word(row)), words(row.rows()).stream()))
        .toList();
  }

  private static String word(TagRow row) {
    return row.tagText()
        + " "
        + row.name()
        + " "
        + row.value().orElse("-")
        + "|"
        + row.held().orElse("-")
        + (row.differs() ? " !" : "");
  }

  private static HeaderElement element(
      int tag, String vr, String keyword, String value, boolean personal) {
    return new HeaderElement(tag, vr, keyword, value, personal, List.of());
  }

  private static HeaderElement sequence(HeaderElement element) {
    HeaderElement item = new HeaderElement(0xfffee000, "", "Item 1", "", false, List.of(element));
    return new HeaderElement(0x00082218, "SQ", "AnatomicRegionSequence", "", false, List.of(item));
  }
}
