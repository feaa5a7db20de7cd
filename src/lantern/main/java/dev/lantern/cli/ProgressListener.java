package dev.lantern.cli;

import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchListener;
import dev.lantern.pipeline.BatchRow;
import java.util.Locale;

/// Shows how far a batch is: a bar that redraws itself on a terminal, plain lines elsewhere.
final class ProgressListener implements BatchListener {
  /// Up to so many files, a line tells of each.
  private static final int LINE_EACH = 200;

  private static final int BAR = 30;

  private final Console console;
  private final ListingProgress listing;
  private int total;
  private int done;

  ProgressListener(Console console) {
    this.console = console;
    this.listing = new ListingProgress(console);
  }

  @Override
  public void listing(int soFar) {
    listing.show(soFar);
  }

  @Override
  public synchronized void notEntered(int folders) {
    listing.end();
    console
        .err()
        .println(
            folders == 1
                ? "A folder within was not looked into: --recursive looks into it, too."
                : folders
                    + " folders within were not looked into: --recursive looks into them, too.");
  }

  @Override
  public synchronized void found(int count, int takenOver) {
    total = count;
    done = takenOver;
    listing.end();
    console.out().println(count == 1 ? "1 file found" : count + " files found");
    if (takenOver > 0) {
      console.out().println(takenOver + " of them done by an earlier run");
    }
  }

  @Override
  public synchronized void finished(BatchRow row) {
    done++;
    if (console.terminal()) {
      int filled = total == 0 ? BAR : (int) ((long) done * BAR / total);
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
          .printf(
              Locale.ROOT,
              "[%d/%d] %s: %s%n",
              done,
              total,
              Words.printable(row.source().name()),
              words(row));
    }
  }

  /// Ends the bar's line.
  synchronized void end() {
    if (console.terminal() && done > 0) {
      console.out().println();
    }
  }

  private static String words(BatchRow row) {
    return switch (row.outcome()) {
      case DIAGNOSED -> {
        var words = new StringBuilder("diagnosed");
        for (Finding finding : row.findings()) {
          words.append(", ").append(words(finding));
        }
        yield words.toString();
      }
      case SKIPPED, FAILED -> row.outcome().word() + " (" + row.reason() + "), " + row.detail();
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
