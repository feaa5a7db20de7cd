package dev.lantern.cli;

import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchListener;
import dev.lantern.pipeline.BatchStoppedException;
import dev.lantern.pipeline.ImageOutcome;
import java.util.Locale;

/// Shows how far a batch is: a bar that redraws itself on a terminal, plain lines elsewhere.
class ProgressListener implements BatchListener {
  /// Up to so many files, a line tells of each.
  private static final int LINE_EACH = 200;

  private static final int BAR = 30;

  private final Console console;
  private final Interruption interruption;
  private int total;
  private int done;

  ProgressListener(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public synchronized void found(int count) {
    total = count;
    console.out().println(count == 1 ? "1 file found" : count + " files found");
  }

  @Override
  public boolean cancelled() {
    return interruption.asked();
  }

  @Override
  public void finished(ImageOutcome outcome) throws BatchStoppedException {
    show(outcome);
  }

  private synchronized void show(ImageOutcome outcome) {
    done++;
    if (console.terminal()) {
      int filled = total == 0 ? BAR : done * BAR / total;
      console
          .out()
          .printf(
              Locale.ROOT,
              "\r[%s%s] %d/%d",
              "#".repeat(filled),
              ".".repeat(BAR - filled),
              done,
              total);
      console.out().flush();
    } else if (total <= LINE_EACH || done == total || done % Math.max(1, total / 100) == 0) {
      console
          .out()
          .printf("[%d/%d] %s: %s%n", done, total, outcome.source().name(), words(outcome));
    }
  }

  /// Ends the bar's line.
  synchronized void end() {
    if (console.terminal() && done > 0) {
      console.out().println();
    }
  }

  private static String words(ImageOutcome outcome) {
    return switch (outcome) {
      case ImageOutcome.Diagnosed d -> {
        var words = new StringBuilder("diagnosed");
        for (Finding finding : d.classification().findings()) {
          words.append(", ").append(words(finding));
        }
        yield words.toString();
      }
      case ImageOutcome.Skipped s -> "skipped (" + s.reason().code() + "), " + s.detail();
      case ImageOutcome.Failed f -> "failed (" + f.reason().code() + "), " + f.detail();
    };
  }

  static String words(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s %.2f %s (threshold %.2f%s)",
        finding.name(),
        finding.probability(),
        finding.positive() ? "positive" : "negative",
        finding.threshold(),
        finding.calibrated() ? "" : ", uncalibrated");
  }
}
