package dev.lantern.ui.controls;

/// Something the user should read.
///
/// @param headline one sentence
/// @param detail what was found and what to do; may be empty
public record Message(Kind kind, String headline, String detail) {
  public enum Kind {
    NOTICE,
    ERROR
  }

  /// Both parts, for the clipboard.
  public String text() {
    return detail.isEmpty() ? headline : headline + "\n" + detail;
  }
}
