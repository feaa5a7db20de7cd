package dev.lantern.dicom;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Stream;

/// A set of characters that text calls by an escape sequence or from its start, PS3.3 Tables C.12-2
/// to C.12-4.
enum GraphicSet {
  ASCII(6, "(B", false, 1, "US-ASCII"),
  LATIN_1(100, "-A", true, 1, "ISO-8859-1"),
  LATIN_2(101, "-B", true, 1, "ISO-8859-2"),
  LATIN_3(109, "-C", true, 1, "ISO-8859-3"),
  LATIN_4(110, "-D", true, 1, "ISO-8859-4"),
  LATIN_5(148, "-M", true, 1, "ISO-8859-9"),
  LATIN_9(203, "-b", true, 1, "ISO-8859-15"),
  CYRILLIC(144, "-L", true, 1, "ISO-8859-5"),
  ARABIC(127, "-G", true, 1, "ISO-8859-6"),
  GREEK(126, "-F", true, 1, "ISO-8859-7"),
  HEBREW(138, "-H", true, 1, "ISO-8859-8"),
  THAI(166, "-T", true, 1, "TIS-620"),
  KATAKANA(13, ")I", true, 1, "JIS_X0201"),
  ROMAJI(14, "(J", false, 1, "JIS_X0201"),
  KANJI(87, "$B", false, 2, "x-JIS0208"),
  MORE_KANJI(159, "$(D", false, 2, "JIS_X0212-1990"),
  HANGUL(149, "$)C", true, 2, "EUC-KR"),
  HANZI(58, "$)A", true, 2, "GB2312");

  private final int register;
  private final String escape;
  private final boolean right;
  private final int width;
  private final Charset charset;

  /// @param register ISO-IR number, by which Specific Character Set (0008,0005) names it
  /// @param escape what follows ESC
  /// @param right its bytes are 80H to FFH (G1); else 21H to 7EH (G0)
  /// @param width bytes a character
  GraphicSet(int register, String escape, boolean right, int width, String charset) {
    this.register = register;
    this.escape = escape;
    this.right = right;
    this.width = width;
    this.charset = Charset.forName(charset);
  }

  /// The set whose characters have the high bit, of those that ISO-IR registers by a number; empty
  /// where it has none.
  static Optional<GraphicSet> right(int register) {
    return Stream.of(values()).filter(set -> set.right && set.register == register).findFirst();
  }

  /// The set that an escape sequence calls.
  ///
  /// @param at place of ESC
  static Optional<GraphicSet> called(byte[] text, int at) {
    return Stream.of(values()).filter(set -> set.follows(text, at + 1)).findFirst();
  }

  private boolean follows(byte[] text, int from) {
    if (text.length - from < escape.length()) {
      return false;
    }
    for (int i = 0; i < escape.length(); i++) {
      if (text[from + i] != escape.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Bytes behind ESC.
  int escapeLength() {
    return escape.length();
  }

  boolean right() {
    return right;
  }

  /// Whether a character takes two bytes.
  boolean pairs() {
    return width == 2;
  }

  String decode(byte[] text, int from, int length) {
    return new String(text, from, length, charset);
  }
}
