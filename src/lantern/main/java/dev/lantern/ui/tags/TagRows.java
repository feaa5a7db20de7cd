package dev.lantern.ui.tags;

import dev.lantern.imaging.HeaderElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lays the elements of two files side by side, and finds rows by their words.
///
/// @param search only rows that hold it, whatever the case, and the rows above and below them
/// @param differencesOnly only rows where the files differ
/// @param instead stands for values, and for names of private creators, that may tell who the
///     patient is; empty shows them
record TagRows(String search, boolean differencesOnly, Optional<String> instead) {
  /// @param held empty where no file is held
  List<TagRow> of(List<HeaderElement> shown, Optional<List<HeaderElement>> held) {
    List<TagRow> rows = merged(shown, held.orElse(List.of()), held.isPresent());
    return found(rows, search.strip().toLowerCase(Locale.ROOT));
  }

  /// Both lists are sorted by tag, as the standard has it.
  private List<TagRow> merged(
      List<HeaderElement> shown, List<HeaderElement> held, boolean compared) {
    List<TagRow> rows = new ArrayList<>();
    int left = 0;
    int right = 0;
    while (left < shown.size() || right < held.size()) {
      int order =
          left == shown.size()
              ? 1
              : right == held.size()
                  ? -1
                  : Integer.compareUnsigned(shown.get(left).tag(), held.get(right).tag());
      Optional<HeaderElement> one = order <= 0 ? Optional.of(shown.get(left++)) : Optional.empty();
      Optional<HeaderElement> other =
          order >= 0 ? Optional.of(held.get(right++)) : Optional.empty();
      rows.add(row(one, other, compared));
    }
    return rows;
  }

  private TagRow row(
      Optional<HeaderElement> shown, Optional<HeaderElement> held, boolean compared) {
    HeaderElement either = shown.or(() -> held).orElseThrow();
    List<TagRow> rows =
        merged(
            shown.map(HeaderElement::children).orElse(List.of()),
            held.map(HeaderElement::children).orElse(List.of()),
            compared);
    boolean differs =
        compared
            && (!shown.map(HeaderElement::value).equals(held.map(HeaderElement::value))
                || rows.stream().anyMatch(TagRow::differs));
    return new TagRow(
        either.tag(),
        either.vr(),
        either.keywordOfFile() ? instead.orElse(either.keyword()) : either.keyword(),
        shown.map(this::value),
        held.map(this::value),
        differs,
        rows);
  }

  private String value(HeaderElement element) {
    return element.personal() && !element.value().isEmpty()
        ? instead.orElse(element.value())
        : element.value();
  }

  private List<TagRow> found(List<TagRow> rows, String wanted) {
    List<TagRow> found = new ArrayList<>();
    for (TagRow row : rows) {
      if (differencesOnly && !row.differs()) {
        continue;
      }
      List<TagRow> below = found(row.rows(), holds(row, wanted) ? "" : wanted);
      if (holds(row, wanted) || !below.isEmpty()) {
        found.add(row.withRows(below));
      }
    }
    return found;
  }

  private static boolean holds(TagRow row, String wanted) {
    String line = row.line().toLowerCase(Locale.ROOT);
    String digits = String.format(Locale.ROOT, "%08x", row.tag());
    return line.contains(wanted) || digits.contains(wanted);
  }
}
