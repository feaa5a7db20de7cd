package dev.lantern.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What to measure a bundle on, and how.
///
/// @param labels table with the columns `file` and `label`
/// @param images files and folders to look into, and how many workers
/// @param where rows that fulfil all of these are chosen; all rows where it is empty
/// @param by columns whose values make subgroups
/// @param positive labels that mean the finding, all others then meaning its absence; empty for the
///     bundle's own words
/// @param finding id of the one finding that is measured; empty for all
/// @param gate an unfamiliar image without a header gets no score either
/// @param results folder that the results will lie in: what an evaluation before left there is none
///     of the images, unless a row names it
/// @param saliency how to measure the saliency maps, too; empty where they are not asked for
public record EvaluationRequest(
    Path labels,
    BatchRequest images,
    List<Condition> where,
    List<String> by,
    List<String> positive,
    Optional<String> finding,
    boolean gate,
    Path results,
    Optional<SaliencyRequest> saliency) {
  public EvaluationRequest {
    where = List.copyOf(where);
    by = List.copyOf(by);
    positive = List.copyOf(positive);
  }

  /// A column has a value.
  public record Condition(String column, String value) {
    /// @param words `COLUMN=VALUE`
    /// @return empty where there is no `=`, or nothing before it
    public static Optional<Condition> of(String words) {
      int equals = words.indexOf('=');
      return equals < 1
          ? Optional.empty()
          : Optional.of(
              new Condition(
                  words.substring(0, equals).strip(), words.substring(equals + 1).strip()));
    }

    /// `COLUMN=VALUE`.
    public String words() {
      return column + "=" + value;
    }
  }
}
