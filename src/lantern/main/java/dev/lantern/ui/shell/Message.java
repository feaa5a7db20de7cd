package dev.lantern.ui.shell;

/// Something the user should read.
///
/// @param headline one sentence
/// @param detail what was found and what to do; may be empty
record Message(Kind kind, String headline, String detail) {
  enum Kind {
    NOTICE,
    ERROR
  }

  /// Both parts, for the clipboard.
  String text() {
    return detail.isEmpty() ? headline : headline + "\n" + detail;
  }
}
