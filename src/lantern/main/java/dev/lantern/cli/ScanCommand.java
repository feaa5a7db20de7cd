package dev.lantern.cli;

import dev.lantern.classify.Precision;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.BatchRunner;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.Machine;
import dev.lantern.platform.RunCost;
import dev.lantern.platform.RunMeter;
import dev.lantern.report.AtomicFile;
import dev.lantern.report.BatchReport;
import dev.lantern.report.PositiveFiles;
import dev.lantern.report.ReportContext;
import dev.lantern.report.RunAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      description = "Files, folders, ZIP archives or DICOMDIRs.")
  private List<Path> paths = new ArrayList<>();

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

  @Mixin private ReportOptions reports = new ReportOptions();

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
              paths,
              recursive,
              workers.orElseGet(
                  () ->
                      Math.min(
                          BatchRequest.MOST_WORKERS, Runtime.getRuntime().availableProcessors())));
    } catch (IllegalArgumentException e) {
      console.err().println(e.getMessage());
      return ExitCode.USAGE.number();
    }
    for (Path path : paths) {
      if (!Files.exists(path)) {
        console.err().println("There is no " + path + ".");
        return ExitCode.USAGE.number();
      }
    }
    try {
      AtomicFile.probe(out);
    } catch (IOException e) {
      console.err().println("Results cannot be written to " + out + " (" + Words.of(e) + ").");
      return ExitCode.USAGE.number();
    }
    reports.warn(console);
    try (BundleRouter router = workbench.router(model, 1, precision)) {
      BatchRunner batch = workbench.batch(router, request);
      try (var interruption = new Interruption()) {
        ExitCode end = run(batch, request, router, interruption);
        if (end != ExitCode.CANCELLED) {
          router.requireLoaded();
        }
        return end.number();
      }
    }
  }

  private ExitCode run(
      BatchRunner batch, BatchRequest request, BundleRouter router, Interruption interruption) {
    console.out().println(ReportContext.NOTICE);
    for (BundleEntry.Usable bundle : router.bundles()) {
      console.out().println("Model bundle: " + bundle.title() + " (" + bundle.name() + ")");
      console.out().println(bundle.coverage());
    }
    try (RunMeter meter = RunMeter.start()) {
      var files = PositiveFiles.load(reports.maps());
      var listener = new ScanListener(console, interruption, files, out);
      BatchResult result = batch.run(listener);
      listener.end();
      RunAccount account = account(meter.read(), request, listener);
      result.stopped().ifPresent(why -> console.err().println("The scan stopped: " + why));
      BatchReport report =
          new BatchReport(
              result, ReportContext.of(router), account, reports.content(), workbench.images());
      boolean written = reports.write(report, out, console);
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

  private RunAccount account(RunCost cost, BatchRequest request, ScanListener listener) {
    return new RunAccount(
        cost,
        Machine.here(),
        paths.stream().map(Path::toString).toList(),
        request.workers(),
        listener.diagnosed());
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
