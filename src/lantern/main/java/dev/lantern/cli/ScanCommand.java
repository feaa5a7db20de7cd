package dev.lantern.cli;

import dev.lantern.classify.Precision;
import dev.lantern.inputs.InputException;
import dev.lantern.inputs.Listing;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.BatchRunner;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Workbench;
import dev.lantern.report.AtomicFile;
import dev.lantern.report.HeatmapPicture;
import dev.lantern.report.ReportContext;
import dev.lantern.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lantern scan`: diagnoses files and folders into tables and heatmaps.
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = "Diagnoses files and folders into tables and heatmaps.",
    footer = {"", ReportContext.NOTICE})
final class ScanCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = {
        "Files, folders, ZIP archives or DICOMDIRs; @LIST, a text file with one path a line;",
        "'scans/**/*.dcm', a pattern, in quotes or where the shell does not expand it."
      })
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results; made if it is not there.")
  private Path out = Path.of(".");

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Model bundle, see `models`; default: for each image the first made for it.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      description =
          "float32 (default) or int8, where the bundle has it: faster, a little less exact.")
  private Precision precision = Precision.FLOAT32;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Files diagnosed at a time, 1 to 64; default: one per processor.")
  private Optional<Integer> workers = Optional.empty();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "csv, json, or both (default).")
  private EnumSet<ReportFormat> formats = EnumSet.allOf(ReportFormat.class);

  @Option(names = "--recursive", description = "Look into folders within folders.")
  private boolean recursive;

  ScanCommand(Workbench workbench, Console console) {
    this.workbench = workbench;
    this.console = console;
  }

  @Override
  public Integer call() throws BundleUnusableException {
    BatchRequest request;
    try {
      request =
          new BatchRequest(
              ScanInputs.parse(words, recursive, out),
              workers.orElseGet(
                  () ->
                      Math.min(
                          BatchRequest.MOST_WORKERS, Runtime.getRuntime().availableProcessors())));
    } catch (InputException | IllegalArgumentException e) {
      console.err().println(e.getMessage());
      return ExitCode.USAGE.number();
    }
    try {
      AtomicFile.probe(out);
    } catch (IOException e) {
      console.err().println("Results cannot be written to " + out + " (" + Words.of(e) + ").");
      return ExitCode.USAGE.number();
    }
    try (BundleRouter router = workbench.router(model, 1, precision)) {
      Optional<Listing> listing = list(request);
      if (listing.isEmpty()) {
        console.err().println("Ended while the files were being listed: nothing was begun.");
        return ExitCode.CANCELLED.number();
      }
      BatchRunner batch = workbench.batch(router, listing.get(), request.workers());
      try (var interruption = new Interruption()) {
        ExitCode end = run(batch, router, interruption);
        if (end != ExitCode.CANCELLED) {
          router.requireLoaded();
        }
        return end.number();
      }
    } catch (InputException e) {
      console.err().println(e.getMessage());
      return ExitCode.USAGE.number();
    }
  }

  /// @return empty where the user ended it meanwhile
  private Optional<Listing> list(BatchRequest request) throws InputException {
    try (var interruption = new Interruption()) {
      var progress = new ListingProgress(console, interruption);
      Listing listing = workbench.images().list(request.inputs(), progress);
      progress.end();
      listing.requireMatches();
      return listing.whole() ? Optional.of(listing) : Optional.empty();
    }
  }

  private ExitCode run(BatchRunner batch, BundleRouter router, Interruption interruption) {
    ReportContext context = ReportContext.of(router);
    console.out().println(ReportContext.NOTICE);
    for (BundleEntry.Usable bundle : router.bundles()) {
      console.out().println("Model bundle: " + bundle.title() + " (" + bundle.name() + ")");
      console.out().println(bundle.coverage());
    }
    try {
      var listener = new ScanListener(console, interruption, HeatmapPicture.load(), out);
      BatchResult result = batch.run(listener);
      listener.end();
      result.stopped().ifPresent(why -> console.err().println("The scan stopped: " + why));
      boolean written = write(result, context);
      summarise(result);
      if (result.cancelled()) {
        return ExitCode.CANCELLED;
      }
      return written && result.count(Outcome.DIAGNOSED) == result.found()
          ? ExitCode.OK
          : ExitCode.INCOMPLETE;
    } catch (IOException e) {
      throw new IllegalStateException("the program lacks a part of its own", e);
    }
  }

  /// A table that cannot be written does not take the other with it.
  private boolean write(BatchResult result, ReportContext context) {
    boolean written = true;
    for (ReportFormat format : formats) {
      try {
        format.write(result, context, out);
      } catch (IOException e) {
        console.err().println("A table cannot be written to " + out + " (" + Words.of(e) + ").");
        written = false;
      }
    }
    return written;
  }

  private void summarise(BatchResult result) {
    int diagnosed = result.count(Outcome.DIAGNOSED);
    int skipped = result.count(Outcome.SKIPPED);
    int failed = result.count(Outcome.FAILED);
    long positive =
        result.rows().stream()
            .filter(row -> row.findings().stream().anyMatch(finding -> finding.positive()))
            .count();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%d found = %d diagnosed + %d skipped + %d failed%s%n",
            result.found(),
            diagnosed,
            skipped,
            failed,
            result.rows().size() < result.found()
                ? " + " + (result.found() - result.rows().size()) + " not begun"
                : "");
    console.out().printf(Locale.ROOT, "%d diagnosed with a positive finding%n", positive);
    console.out().println("Results: " + out);
  }
}
