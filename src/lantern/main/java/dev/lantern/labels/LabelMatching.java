package dev.lantern.labels;

import dev.lantern.imaging.ImageSource;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Rows of a table put to the images that they speak of: by the path from the table's folder, else
/// from a folder where images were looked for, else by a file name that no other image and no other
/// row has.
///
/// @param rows by image
/// @param missing rows without an image, in the table's order
/// @param repeated rows that say of an image what a row before them said
public record LabelMatching(Map<ImageSource, LabelRow> rows, List<Missing> missing, int repeated) {
  public LabelMatching {
    rows = Map.copyOf(rows);
    missing = missing.stream().sorted(Comparator.comparingLong(gone -> gone.row().line())).toList();
  }

  /// @param why in a few words
  public record Missing(LabelRow row, String why) {}

  /// @param folder of the table
  /// @param inputs files and folders where images were looked for
  /// @param sources images that were found
  public static LabelMatching of(
      List<LabelRow> rows, Path folder, List<Path> inputs, List<ImageSource> sources) {
    var matcher = new LabelMatcher(folder, inputs, sources);
    rows.forEach(matcher::add);
    return matcher.matching();
  }
}
