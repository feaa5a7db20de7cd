package dev.lantern.ui.tags;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One element of the file on the screen, and the same of the file that is held beside it.
///
/// @param name keyword, or number of the item
/// @param value empty where the file lacks the element
/// @param held empty where the held file lacks it, or none is held
/// @param differs a file is held, and the values are not the same, here or below
record TagRow(
    int tag,
    String vr,
    String name,
    Optional<String> value,
    Optional<String> held,
    boolean differs,
    List<TagRow> rows) {
  TagRow {
    rows = List.copyOf(rows);
  }

  /// As the standard writes it: `(0010,0010)`.
  String tagText() {
    return String.format(Locale.ROOT, "(%04X,%04X)", tag >>> 16, tag & 0xffff);
  }

  /// Tag, keyword, VR and values, with tabs between.
  String line() {
    return String.join("\t", tagText(), name, vr, value.orElse(""), held.orElse(""))
        .stripTrailing();
  }

  TagRow withRows(List<TagRow> others) {
    return new TagRow(tag, vr, name, value, held, differs, others);
  }
}
