package dev.lantern.labels;

import java.util.Map;
import java.util.Optional;

/// One row of a table.
///
/// @param line where it begins in the file, from 1
/// @param cells by column, whose name is in lower case; without white space around them
public record LabelRow(long line, Map<String, String> cells) {
  static final String FILE = "file";
  static final String LABEL = "label";
  /// Column of a picture of what people marked, a path from the table's folder.
  public static final String MASK = "mask";

  static final String PATIENT = "patient_id";

  public LabelRow {
    cells = Map.copyOf(cells);
  }

  /// Path of the image, with forward slashes; empty where the row names none.
  public String file() {
    return cell(FILE).replace('\\', '/');
  }

  /// Empty where the row has none.
  public String label() {
    return cell(LABEL);
  }

  /// Who the patient is; empty where the row does not say it.
  public Optional<String> patient() {
    return Optional.of(cell(PATIENT)).filter(id -> !id.isEmpty());
  }

  /// @param column in any case
  /// @return empty where the table has no such column, or the cell is empty
  public String cell(String column) {
    return cells.getOrDefault(LabelTable.key(column), "");
  }
}
