package dev.lantern.report;

import dev.lantern.pipeline.BatchResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How an ordered batch ended, its reports written.
///
/// @param troubles what is missing of what was to be left
/// @param collected failed files in the quarantine; empty where none was asked for, or not all are
///     there
/// @param unfinished files of a watched folder that were seen and are not complete
/// @param unusable why a network that an image needed is missing
public record BatchEnd(
    BatchResult result,
    List<BatchTrouble> troubles,
    OptionalInt collected,
    int unfinished,
    Optional<String> unusable) {
  public BatchEnd {
    troubles = List.copyOf(troubles);
  }
}
