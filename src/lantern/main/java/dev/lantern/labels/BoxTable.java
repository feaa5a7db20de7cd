package dev.lantern.labels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A table of boxes, written as a [LabelTable] is, with the columns `file`, `x`, `y`, `w` and `h`:
/// one row a box, in source pixels. Every row counts, whatever its other columns say.
public final class BoxTable {
  private static final List<String> COLUMNS = List.of(LabelRow.FILE, "x", "y", "w", "h");

  private final List<Entry> entries;

  private BoxTable(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  private record Entry(String file, Path path, Box box) {}

  /// @throws LabelsException where the file is no such table, in a sentence
  public static BoxTable read(Path file) throws LabelsException {
    Path own = file.toAbsolutePath();
    List<Entry> entries = new ArrayList<>();
    for (LabelRow row : LabelTable.read(file, COLUMNS).rows()) {
      try {
        entries.add(new Entry(row.file(), own.resolveSibling(row.file()).normalize(), box(row)));
      } catch (IllegalArgumentException e) {
        throw new LabelsException(
            "%s, line %d: a box needs a file and four numbers, w and h above 0."
                .formatted(file, row.line()),
            e);
      }
    }
    return new BoxTable(entries);
  }

  /// Its boxes on an image: those whose file is the image, from this table's folder, or is written
  /// as the labels write it.
  ///
  /// @param image file of it
  /// @param written as the table of labels names it
  public List<Box> on(Path image, String written) {
    Path path = image.toAbsolutePath().normalize();
    return entries.stream()
        .filter(entry -> entry.path().equals(path) || entry.file().equals(written))
        .map(Entry::box)
        .toList();
  }

  private static Box box(LabelRow row) {
    return new Box(number(row, "x"), number(row, "y"), number(row, "w"), number(row, "h"));
  }

  private static double number(LabelRow row, String column) {
    return Double.parseDouble(row.cell(column));
  }
}
