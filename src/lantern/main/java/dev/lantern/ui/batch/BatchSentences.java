package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchObstacle;
import dev.lantern.pipeline.BatchProgress;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.platform.IoTrouble;
import dev.lantern.report.BatchEnd;
import dev.lantern.report.BatchTrouble;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the batch window says.
final class BatchSentences {
  private final Words words;
  private final ObstacleSentences obstacles;

  BatchSentences(Words words) {
    this.words = words;
    this.obstacles = new ObstacleSentences(words);
  }

  /// Before a batch: what is still to be chosen.
  String invitation(BatchSettings settings) {
    if (settings.inputs().isEmpty()) {
      return words.of("batch.status.no-inputs");
    }
    if (settings.unwatchable()) {
      return words.of("batch.status.unwatchable");
    }
    if (settings.unanswered()) {
      return words.of("batch.status.looking");
    }
    return words.of(
        settings.results().get().isEmpty() ? "batch.status.no-results" : "batch.status.ready");
  }

  /// While one is under way.
  ///
  /// @param listed files found so far
  String now(BatchState state, BatchProgress progress, int listed) {
    boolean writing = progress.found() > 0 && progress.done() == progress.found();
    return switch (state) {
      case READY -> "";
      case PREPARING -> words.of("batch.status.preparing", listed);
      case RUNNING -> words.of(writing ? "batch.status.writing" : "batch.status.running");
      case WATCHING -> words.of("batch.status.watching", progress.done());
      case PAUSED -> words.of("batch.status.paused");
      case STOPPING -> words.of("batch.status.stopping");
    };
  }

  /// After one.
  String end(BatchEnd end) {
    BatchResult result = end.result();
    if (end.troubles().contains(new BatchTrouble.LeftOut())) {
      return words.of("batch.left-out");
    }
    if (result.found() == 0) {
      return words.of("batch.status.nothing");
    }
    return result.rows().size() < result.found() || result.cancelled()
        ? words.of("batch.status.stopped", result.rows().size(), result.found())
        : words.of(
            "batch.status.done",
            result.found(),
            result.count(Outcome.DIAGNOSED),
            result.count(Outcome.SKIPPED),
            result.count(Outcome.FAILED));
  }

  String outcome(Outcome outcome) {
    return words.of(
        switch (outcome) {
          case DIAGNOSED -> "batch.outcome.diagnosed";
          case SKIPPED -> "batch.outcome.skipped";
          case FAILED -> "batch.outcome.failed";
        });
  }

  /// Why a file was not diagnosed; empty where it was.
  String reason(BatchRow row) {
    if (row.reason().isEmpty()) {
      return "";
    }
    String reason = words.of("reason." + row.reasonCode());
    // Some details only say the reason once more.
    boolean more = !row.detail().isBlank() && !reason.equalsIgnoreCase(row.detail() + ".");
    return more ? words.of("batch.reason", reason, row.detail()) : reason;
  }

  String choice(FindingChoice choice) {
    return switch (choice) {
      case FindingChoice.Any any -> words.of("batch.finding.any");
      case FindingChoice.Positive positive -> words.of("batch.finding.positive");
      case FindingChoice.PositiveFor one -> words.of("batch.finding.positive-for", one.name());
    };
  }

  /// Rounded to what a reader can use.
  String left(Duration left) {
    if (left.toHours() > 0) {
      return words.of("batch.left.hours", left.toHours(), left.toMinutesPart());
    }
    return left.toMinutes() > 0
        ? words.of("batch.left.minutes", left.toMinutes(), left.toSecondsPart())
        : words.of("batch.left.seconds", left.toSeconds());
  }

  /// What could not be done beside judging, a sentence each. What was left out is said with the
  /// end.
  ///
  /// @param results folder of the reports
  List<String> troubles(Path results, List<BatchTrouble> troubles) {
    return troubles.stream()
        .map(
            trouble ->
                switch (trouble) {
                  case BatchTrouble.Report(var why) -> Optional.of(unwritable(results, why));
                  case BatchTrouble.Collecting(var folder, var why) ->
                      Optional.of(words.of("batch.uncollected", folder, trouble(why)));
                  case BatchTrouble.LeftOut() -> Optional.<String>empty();
                  case BatchTrouble.Unprotected(var why) ->
                      Optional.of(words.of("batch.unprotected", why));
                })
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  String unwritable(Path folder, IOException why) {
    return words.of("batch.unwritable", folder, trouble(why));
  }

  private String trouble(IOException why) {
    return obstacles.of(IoTrouble.of(why));
  }

  String obstacle(BatchObstacle obstacle) {
    return obstacles.of(obstacle);
  }

  /// A bundle's own reason is not translated, as a file's detail is not.
  String unusable(String why) {
    return words.of("batch.network-unusable") + "\n" + why;
  }

  /// Why a batch is not whole, a sentence each; empty where it is.
  List<String> incomplete(Path results, BatchEnd end) {
    List<String> sentences = new ArrayList<>();
    end.result()
        .stopped()
        .ifPresent(why -> sentences.add(words.of("batch.broke-off.detail", obstacle(why))));
    sentences.addAll(troubles(results, end.troubles()));
    end.unusable().ifPresent(why -> sentences.add(unusable(why)));
    return sentences;
  }
}
