package dev.lantern.cli;

import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchListener;
import dev.lantern.pipeline.BatchRow;
import java.util.Locale;

/// Shows how far a batch is: a bar that redraws itself on a terminal, plain lines elsewhere. A file
/// that failed is told of on both, however many there are.
final class ProgressListener implements BatchListener {
  /// Up to so many files, a line tells of each.
  private static final int LINE_EACH = 200;

  private static final int BAR = 30;

  /// Columns of the bar with its numbers, at most.
  private static final int LINE = 60;

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
    boolean failed = row.outcome() == BatchRow.Outcome.FAILED;
    if (console.terminal()) {
      if (failed || total == 1) {
        // Over the bar, and as long.
        console.out().printf(Locale.ROOT, "\r%-" + LINE + "s%n", line(row));
      }
      bar();
    } else if (failed || total <= LINE_EACH || done == total || done % (total / 100) == 0) {
      console.out().println(line(row));
    }
  }

  private void bar() {
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
  }

  private String line(BatchRow row) {
    return String.format(
        Locale.ROOT,
        "[%d/%d] %s: %s",
        done,
        total,
        Words.printable(row.source().name()),
        words(row));
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
      case SKIPPED, FAILED -> row.outcome().word() + " (" + row.reasonCode() + "), " + row.detail();
    };
  }

  static String words(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s %.3f %s (threshold %.3f%s)",
        finding.name(),
        finding.probability(),
        finding.positive() ? "positive" : "negative",
        finding.threshold(),
        finding.calibrated() ? "" : ", uncalibrated");
  }
}
