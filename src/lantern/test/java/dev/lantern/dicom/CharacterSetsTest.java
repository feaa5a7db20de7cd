package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of PS3.5 Annexes H to K, and what writers make of the rules.
final class CharacterSetsTest {
  private static final Charset US_ASCII = StandardCharsets.US_ASCII;

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of(
            "H.3.1",
            "\\ISO 2022 IR 87",
            "Yamada^Tarou=~$B;3ED~(B^~$BB@O:~(B=~$B$d$^$@~(B^~$B$?$m$&~(B",
            "Yamada^Tarou=山田^太郎=やまだ^たろう"),
        Arguments.of(
            "H.3.2",
            "ISO 2022 IR 13\\ISO 2022 IR 87",
            "ÔÏÀÞ^ÀÛ³=~$B;3ED~(J^~$BB@O:~(J=~$B$d$^$@~(J^~$B$?$m$&~(J",
            "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"),
        Arguments.of(
            "I.2",
            "\\ISO 2022 IR 149",
            "Hong^Gildong=~$)Cûó^~$)CÑÎÔ×=~$)CÈ«^~$)C±æµ¿",
            "Hong^Gildong=洪^吉洞=홍^길동"),
        Arguments.of(
            "K.2", "\\ISO 2022 IR 58", "Zhang^XiaoDong=~$)AÕÅ^~$)AÐ¡¶«=", "Zhang^XiaoDong=张^小东="),
        Arguments.of("one term of two bytes", "ISO 2022 IR 87", "A=~$B;3ED~(B", "A=山田"),
        Arguments.of("one term, called", "ISO 2022 IR 149", "Hong=~$)CÈ«^~$)C±æ", "Hong=홍^길"),
        Arguments.of("one term, not called", "ISO 2022 IR 149", "Hong=È«^±æ", "Hong=홍^길"),
        Arguments.of("not called", "\\ISO 2022 IR 149", "Hong=È«^±æ", "Hong=홍^길"),
        Arguments.of("not called again", "\\ISO 2022 IR 149\\ISO 2022 IR 58", "~$)AÕÅ^Ð¡", "张^小"),
        Arguments.of("not declared", "", "A=~$B;3ED~(B", "A=山田"),
        Arguments.of(
            "back to the first set at a delimiter",
            "ISO 2022 IR 100\\ISO 2022 IR 144",
            "J\u00fcrgen=~-L\u00bb\u00ee^\u00fc",
            "Jürgen=Лю^ü"),
        Arguments.of("the other kanji", "\\ISO 2022 IR 159", "A=~$(D0!~(B", "A=丂"),
        Arguments.of("no set", "", "M\u00fcller", "M\ufffdller"),
        Arguments.of("unknown sequence", "ISO_IR 100", "A~*Z\u00fc", "A\ufffd*Zü"),
        Arguments.of("cut sequence", "ISO_IR 100", "A~", "A\ufffd"),
        Arguments.of("cut pair", "\\ISO 2022 IR 87", "~$B;3E~(B^B", "山\ufffd^B"));
  }

  /// @param text a byte a character; a tilde stands for ESC
  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void readsANameInSeveralSets(String example, String terms, String text, String expected) {
    byte[] bytes = text.replace('~', '\u001b').getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(expected, text(terms, VR.PN, bytes), example);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO_IR 100, ISO-8859-1, Äpfel", "ISO_IR 101, ISO-8859-2, Łódź", "ISO_IR 109, ISO-8859-3, ĝ",
    "ISO_IR 110, ISO-8859-4, Ķ", "ISO_IR 144, ISO-8859-5, Лук", "ISO_IR 127, ISO-8859-6, قباني",
    "ISO_IR 126, ISO-8859-7, Διον", "ISO_IR 138, ISO-8859-8, שרון", "ISO_IR 148, ISO-8859-9, Çavuş",
    "ISO_IR 203, ISO-8859-15, Œuvre €", "ISO_IR 166, TIS-620, ไทย", "ISO_IR 192, UTF-8, 王^小東",
    "GB18030, GB18030, 王^小东㐀", "GBK, GBK, 王^小東", "ISO 2022 IR 203, ISO-8859-15, €"
  })
  void readsTextInOneSet(String term, String charset, String text) {
    assertEquals(text, text(term, VR.LO, text.getBytes(Charset.forName(charset))));
  }

  /// The second byte of a GBK character may be that of a backslash, which is no delimiter then.
  @Test
  void partsValuesAtBackslashesAlone() {
    assertEquals(List.of("乗", "b"), texts("GBK", VR.LO, "乗\\b".getBytes(Charset.forName("GBK"))));
    assertEquals(
        List.of("山A", "b"),
        texts("\\ISO 2022 IR 87", VR.LO, "\u001b$B;3\u001b(BA\\b".getBytes(US_ASCII)));
    assertEquals(List.of("a", "b"), texts("ISO_IR 13", VR.SH, "a\\b".getBytes(US_ASCII)));
    assertEquals(List.of("a\\b"), texts("ISO_IR 100", VR.LT, "a\\b".getBytes(US_ASCII)));
    assertEquals(List.of("a\\b"), texts("ISO_IR 192", VR.UT, "a\\b".getBytes(US_ASCII)));
  }

  /// PS3.5 6.1.2.5.3: a line begins in the first set; a circumflex parts names alone.
  @Test
  void aLineBeginsInTheFirstSet() {
    byte[] lines = "\u001b$B;3\r\nED\u001b$B;3\u001b(B^".getBytes(US_ASCII);
    assertEquals("山\r\nED山^", text("\\ISO 2022 IR 87", VR.LT, lines));
    byte[] cyrillic = "\u001b-L\u00bb^\u00ee".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("Л^ю", text("ISO 2022 IR 100\\ISO 2022 IR 144", VR.LO, cyrillic));
  }

  /// PS3.3 C.12.1.1.2: an item may name its own, and follows the data set around it else.
  @Test
  void anItemFollowsWhatIsAroundItUnlessItSaysOtherwise() {
    Attributes image = new Attributes();
    image.setString(Tag.SpecificCharacterSet, VR.CS, "GBK");
    Attributes item = new Attributes();
    image.newSequence(Tag.RequestAttributesSequence, 2).add(item);
    item.setBytes(Tag.RequestedProcedureDescription, VR.LO, "胸部".getBytes(Charset.forName("GBK")));
    assertEquals("胸部", new DataElements(item).text(Tag.RequestedProcedureDescription));
    item.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    item.setBytes(Tag.RequestedProcedureDescription, VR.LO, "胸部".getBytes(StandardCharsets.UTF_8));
    assertEquals("胸部", new DataElements(item).text(Tag.RequestedProcedureDescription));
  }

  /// PS3.5 6.2.2 note 2: a writer that did not know the VR.
  @Test
  void readsAKnownTextThatCameAsUnknown() {
    assertEquals("王", text("GBK", VR.UN, "王".getBytes(Charset.forName("GBK"))));
  }

  private static String text(String terms, VR vr, byte[] bytes) {
    return String.join("\\", texts(terms, vr, bytes));
  }

  private static List<String> texts(String terms, VR vr, byte[] bytes) {
    Attributes image = new Attributes();
    if (!terms.isEmpty()) {
      image.setString(Tag.SpecificCharacterSet, VR.CS, terms.split("\\\\", -1));
    }
    image.setBytes(Tag.PatientName, vr, bytes);
    return new DataElements(image).texts(Tag.PatientName);
  }
}
