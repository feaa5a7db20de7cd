package dev.lantern.cli;

import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.report.BatchAudience;
import dev.lantern.report.BatchEnd;
import dev.lantern.report.BatchOrder;
import dev.lantern.report.BatchTrouble;
import dev.lantern.report.ReportContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Tells on the console what becomes of a scan: how far it is, what could not be written, the sum.
/// The files of a watched folder are counted group by group.
final class ScanAudience implements BatchAudience {
  private final Console console;
  private final BatchOrder order;
  private final Set<String> complaints = ConcurrentHashMap.newKeySet();
  private ProgressListener progress;

  ScanAudience(Console console, BatchOrder order) {
    // A bar would be drawn anew for every file that comes.
    this.console =
        order.watch().isPresent() ? new Console(console.out(), console.err(), false) : console;
    this.order = order;
    this.progress = new ProgressListener(this.console);
  }

  @Override
  public void bundles(List<BundleEntry.Usable> bundles) {
    if (order.exports().content().patients()) {
      console.err().println("The results will name patients: keep them as safe as the scans.");
    }
    console.out().println(ReportContext.NOTICE);
    for (BundleEntry.Usable bundle : bundles) {
      console.out().println("Model bundle: " + bundle.title() + " (" + bundle.name() + ")");
      console.out().println(bundle.coverage());
    }
    if (order.watch().isPresent()) {
      for (Path folder : order.request().inputs().bases()) {
        String within = order.request().inputs().recursive() ? "" : ", not the folders within";
        console.out().println("Watching " + folder + within + ". Ctrl-C ends it.");
      }
    }
  }

  @Override
  public synchronized void listing(int soFar) {
    if (order.watch().isEmpty()) {
      progress.listing(soFar);
    }
  }

  @Override
  public synchronized void notEntered(int folders) {
    progress.notEntered(folders);
  }

  @Override
  public synchronized void found(int total, int takenOver) {
    if (order.watch().isPresent()) {
      progress = new ProgressListener(console);
    }
    progress.found(total, takenOver);
  }

  @Override
  public synchronized void finished(BatchRow row) {
    progress.finished(row);
  }

  /// Once: a watched folder's tables are written again and again.
  @Override
  public void trouble(BatchTrouble trouble) {
    String sentence =
        switch (trouble) {
          case BatchTrouble.Report(var why) ->
              "A report cannot be written to "
                  + order.output().folder()
                  + " ("
                  + Words.of(why)
                  + ").";
          case BatchTrouble.Collecting(Path folder, var why) ->
              "Failed files cannot be collected in " + folder + " (" + Words.of(why) + ").";
          case BatchTrouble.LeftOut() ->
              "Every file is done, but the scan was ended while results were written: pictures of"
                  + " the page, PDFs, patients or copies of failed files are missing; "
                  + sameCommand()
                  + " makes them.";
          case BatchTrouble.Unprotected(var why) ->
              "No process for decoding can be started ("
                  + why
                  + "). Compressed images are decoded within Lantern itself until one can be: the"
                  + " results are the same, but one that crashes the decoder ends Lantern.";
        };
    if (complaints.add(sentence)) {
      console.err().println(sentence);
    }
  }

  @Override
  public synchronized void ended(BatchEnd end) {
    progress.end();
    if (end.unfinished() > 0) {
      console.out().println(end.unfinished() + " not complete yet, and left out");
    }
    BatchResult result = end.result();
    if (result.stopped().isPresent()) {
      console
          .err()
          .println(
              "The scan stopped. "
                  + ObstacleWords.of(result.stopped().get())
                  + " Nothing that is done is lost: "
                  + sameCommand()
                  + " goes on from here.");
    } else {
      end.troubles().forEach(this::trouble);
    }
    if (end.collected().isPresent() && order.watch().isEmpty()) {
      int held = end.collected().getAsInt();
      String words = held == 1 ? " failed file is in " : " failed files are in ";
      console.out().println(held + words + order.output().quarantine().orElseThrow());
    }
    summarise(result);
  }

  private void reasons(BatchResult result, Outcome outcome) {
    String words =
        result.reasons().stream()
            .filter(reason -> reason.outcome() == outcome)
            .map(reason -> reason.reason().code() + " " + reason.files())
            .collect(Collectors.joining(", "));
    if (!words.isEmpty()) {
      console.out().println(outcome.word() + ": " + words);
    }
  }

  private String sameCommand() {
    return "the same command" + (order.output().fresh() ? " without --fresh" : "");
  }

  private void summarise(BatchResult result) {
    int open = result.notBegun();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%d found = %d diagnosed + %d skipped + %d failed%s%n",
            result.found(),
            result.count(Outcome.DIAGNOSED),
            result.count(Outcome.SKIPPED),
            result.count(Outcome.FAILED),
            open > 0 ? " + " + open + " not begun" : "");
    reasons(result, Outcome.SKIPPED);
    reasons(result, Outcome.FAILED);
    if (order.watch().isEmpty()
        && result.state() == BatchResult.State.COMPLETE
        && result.found() == 0) {
      console.out().println("There was no file to scan.");
    }
    if (result.takenOver() > 0) {
      console
          .out()
          .printf(Locale.ROOT, "%d of them taken over from an earlier run%n", result.takenOver());
    }
    console.out().printf(Locale.ROOT, "%d diagnosed with a positive finding%n", result.positive());
    console.out().println("Results: " + order.output().folder());
  }
}
