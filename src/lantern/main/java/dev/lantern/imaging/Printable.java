package dev.lantern.imaging;

import java.util.regex.Pattern;

/// Foreign words for one line of a terminal, a log or a list: a header or a file's name may hold
/// anything, and orders to a terminal are made of control characters.
public final class Printable {
  /// Both sets of control characters, and the two of Unicode that end a line.
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]");

  private Printable() {}

  /// The words, with a question mark for each character that is none.
  public static String of(String words) {
    return of(words, "?");
  }

  /// @param instead stands for each character that is none
  public static String of(String words, String instead) {
    return UNPRINTABLE.matcher(words).replaceAll(instead);
  }
}
