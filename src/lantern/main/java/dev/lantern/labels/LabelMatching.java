package dev.lantern.labels;

import dev.lantern.imaging.ImageSource;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Rows of a table put to the images that they speak of: by the path from the table's folder, else
/// from a folder where images were looked for, else by a file name, with as many folders before it
/// as fit, that means one free image alone.
///
/// @param rows by image; an image that lies in a folder only by a link is among them where a row
///     names it
/// @param unused rows that are put to no image, in the table's order
/// @param repeated rows that say of an image what a row before them said
/// @param named rows that found their image by its name, not by a path
/// @param elsewhere rows whose file is there, but was not looked for
/// @param blank rows without a label, of which nothing else is told
public record LabelMatching(
    Map<ImageSource, LabelRow> rows,
    List<Unused> unused,
    int repeated,
    int named,
    int elsewhere,
    int blank) {
  public LabelMatching {
    rows = Map.copyOf(rows);
    unused = unused.stream().sorted(Comparator.comparingLong(row -> row.row().line())).toList();
  }

  /// @param why in a few words
  public record Unused(LabelRow row, String why) {}

  /// @param table whose rows are matched; those that are not chosen, or have no label, keep their
  ///     images from being taken for another row's
  /// @param chosen rows of it
  /// @param folder of the table
  /// @param inputs files and folders where images were looked for
  /// @param sources images that were found
  public static LabelMatching of(
      LabelTable table,
      LabelTable chosen,
      Path folder,
      List<Path> inputs,
      List<ImageSource> sources) {
    var matcher = new LabelMatcher(chosen.rows(), folder, inputs, sources);
    table.rows().forEach(matcher::add);
    return matcher.matching();
  }
}
