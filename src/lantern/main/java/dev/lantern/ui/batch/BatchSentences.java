package dev.lantern.ui.batch;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the batch window says.
final class BatchSentences {
  private final Words words;

  BatchSentences(Words words) {
    this.words = words;
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
    String reason = words.of("reason." + row.reason());
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

  /// What could not be written; empty where nothing was.
  ///
  /// @param results folder of the reports
  Optional<String> troubles(Path results, List<BatchTrouble> troubles) {
    return troubles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            troubles.stream()
                .map(
                    trouble ->
                        switch (trouble) {
                          case BatchTrouble.Report(var why) -> unwritable(results, why);
                          case BatchTrouble.Collecting(var folder, var why) ->
                              words.of("batch.uncollected", folder, trouble(why));
                          case BatchTrouble.LeftOut() -> words.of("batch.left-out");
                          case BatchTrouble.Unprotected(var sentence) -> sentence;
                        })
                .distinct()
                .collect(Collectors.joining("\n")));
  }

  String unwritable(Path folder, IOException why) {
    return words.of("batch.unwritable", folder, trouble(why));
  }

  private String trouble(IOException why) {
    IoTrouble trouble = IoTrouble.of(why);
    return switch (trouble.kind()) {
      case DENIED -> words.of("batch.io.denied");
      case MISSING -> words.of("batch.io.missing");
      case EXISTS -> words.of("batch.io.exists");
      case OTHER -> trouble.reason().isEmpty() ? words.of("batch.io.other") : trouble.reason();
    };
  }
}
