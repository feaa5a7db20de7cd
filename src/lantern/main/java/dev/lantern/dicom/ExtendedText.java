package dev.lantern.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Text that changes its character sets by escape sequences, PS3.5 6.1.2.5 (ISO/IEC 2022). For one
/// reading.
final class ExtendedText {
  private static final int ESCAPE = 0x1b;
  private static final char UNKNOWN = '\ufffd';

  private final byte[] text;
  private final GraphicSet usualLeft;
  private final Optional<GraphicSet> usualRight;
  private final List<String> values = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private GraphicSet left;
  private Optional<GraphicSet> right;

  /// @param left holds at the start and after a delimiter, for bytes without the high bit
  /// @param usual holds after a delimiter, for bytes with the high bit; where empty, the last does,
  ///     since writers forget to call it again
  /// @param right holds at the start
  ExtendedText(
      byte[] text, GraphicSet left, Optional<GraphicSet> usual, Optional<GraphicSet> right) {
    this.text = text;
    this.usualLeft = left;
    this.usualRight = usual;
    this.left = left;
    this.right = right;
  }

  /// @param several a backslash ends a value
  /// @param name `^` and `=` part a name
  List<String> read(boolean several, boolean name) {
    int at = 0;
    while (at < text.length) {
      int code = text[at] & 0xff;
      if (code == ESCAPE) {
        at = call(at);
      } else if (code >= 0x80) {
        at = highRun(at);
      } else if (left.pairs() && printable(code)) {
        at = pairs(at);
      } else {
        if (several && code == '\\') {
          values.add(value.toString());
          value.setLength(0);
          reset();
        } else {
          value.append(left.pairs() ? Character.toString(code) : left.decode(text, at, 1));
          if (code < ' ' || (name && (code == '^' || code == '='))) {
            reset();
          }
        }
        at++;
      }
    }
    values.add(value.toString());
    return List.copyOf(values);
  }

  private void reset() {
    left = usualLeft;
    right = usualRight.or(() -> right);
  }

  private int call(int at) {
    Optional<GraphicSet> called = GraphicSet.called(text, at);
    if (called.isEmpty()) {
      value.append(UNKNOWN);
      return at + 1;
    }
    if (called.get().right()) {
      right = called;
    } else {
      left = called.get();
    }
    return at + 1 + called.get().escapeLength();
  }

  private int highRun(int from) {
    int end = from;
    while (end < text.length && text[end] < 0) {
      end++;
    }
    int length = end - from;
    if (right.isPresent()) {
      value.append(right.get().decode(text, from, length));
    } else {
      value.repeat(UNKNOWN, length);
    }
    return end;
  }

  private int pairs(int from) {
    int end = from;
    while (end < text.length && printable(text[end])) {
      end++;
    }
    value.append(left.decode(text, from, end - from));
    return end;
  }

  /// A space or a control character is none of a set's.
  private static boolean printable(int code) {
    return code > ' ' && code < 0x7f;
  }
}
