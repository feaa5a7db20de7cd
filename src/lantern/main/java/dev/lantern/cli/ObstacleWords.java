package dev.lantern.cli;

import dev.lantern.pipeline.BatchObstacle;
import dev.lantern.platform.LedgerTrouble;
import java.nio.file.Path;

/// A [BatchObstacle] in a sentence that names the options.
final class ObstacleWords {
  private ObstacleWords() {}

  static String of(BatchObstacle obstacle) {
    return Words.printable(sentence(obstacle));
  }

  private static String sentence(BatchObstacle obstacle) {
    return switch (obstacle) {
      case BatchObstacle.ResultsAmongInputs(Path better) ->
          "Results cannot be written into the folder that is scanned: name one within it, as "
              + better
              + ".";
      case BatchObstacle.QuarantineAmongInputs(Path folder, Path better) ->
          "Failed files cannot be collected in "
              + folder
              + ", where inputs lie: name another folder, as "
              + better
              + ".";
      case BatchObstacle.NoOperatingPoint(var asked, var offered) ->
          "No network in use has an operating point "
              + asked
              + "; there are: "
              + String.join(", ", offered)
              + ".";
      case BatchObstacle.TrustOfRounded() ->
          "How far a heatmap can be trusted is measured with float32 alone: int8 rounds the sums"
              + " that are checked.";
      case BatchObstacle.Input(var sentence) -> sentence;
      case BatchObstacle.Ledger(Path output, var trouble) -> sentence(output, trouble);
      case BatchObstacle.Unwritable(Path output, var trouble) -> Words.unwritable(output, trouble);
      case BatchObstacle.NoAnswer() ->
          "Nothing can be read any more: the drive of the files does not answer.";
      case BatchObstacle.Defect(var name) -> "Lantern itself failed (" + name + ").";
    };
  }

  private static String sentence(Path output, LedgerTrouble trouble) {
    return switch (trouble) {
      case LedgerTrouble.Kind.BUSY ->
          "Another scan is writing to " + output + ": let it end, or name another folder.";
      case LedgerTrouble.Kind.READ_ONLY ->
          "The ledger cannot be written to: the output folder is read-only or gone.";
      case LedgerTrouble.Kind.FAILING ->
          "The ledger cannot be written to: the disk of the output folder fails.";
      case LedgerTrouble.Kind.FULL ->
          "The ledger cannot be written to: the disk of the output folder is full.";
      case LedgerTrouble.Kind.DAMAGED ->
          "The ledger in the output folder is damaged; --fresh begins a new one.";
      case LedgerTrouble.Kind.OTHER_VERSION ->
          "The ledger in the output folder is of another version of Lantern; --fresh begins a new"
              + " one.";
      case LedgerTrouble.Kind.REMOVED ->
          "The ledger was removed from the output folder during the scan.";
      case LedgerTrouble.Kind.DEFECT -> "The ledger was not written: Lantern itself failed.";
      case LedgerTrouble.Unwritable(var why) ->
          "The ledger cannot be written to " + output + " (" + Words.of(why) + ").";
      case LedgerTrouble.Other(var said) -> "The ledger cannot be used (" + said + ").";
    };
  }
}
