package dev.lantern.cli;

import dev.lantern.classify.Precision;
import dev.lantern.inputs.InputException;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRefusedException;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.BatchRunner;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.IsolatedImages;
import dev.lantern.pipeline.Isolation;
import dev.lantern.pipeline.OutcomeFiles;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.Machine;
import dev.lantern.platform.RunCost;
import dev.lantern.platform.RunMeter;
import dev.lantern.report.AtomicFile;
import dev.lantern.report.BatchReport;
import dev.lantern.report.PositiveFiles;
import dev.lantern.report.Quarantine;
import dev.lantern.report.ReportContext;
import dev.lantern.report.Rereading;
import dev.lantern.report.RunAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
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
  private final Set<String> complaints = ConcurrentHashMap.newKeySet();

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
      description =
          "Files diagnosed at a time, 1 to 64; default: one per processor, where memory allows.")
  private Optional<Integer> workers = Optional.empty();

  @Mixin private ReportOptions reports = new ReportOptions();

  @Option(names = "--recursive", description = "Look into folders within folders.")
  private boolean recursive;

  @Option(
      names = "--fresh",
      description = "Forget what an earlier run left in DIR, and do everything.")
  private boolean fresh;

  @Option(
      names = "--retry",
      paramLabel = "failed",
      description = "Do again what failed in an earlier run.")
  private Optional<Retry> retry = Optional.empty();

  @Option(
      names = "--quarantine",
      paramLabel = "DIR",
      description = "Collect what failed here, in a folder for each reason; originals stay.")
  private Optional<Path> quarantine = Optional.empty();

  @Option(
      names = "--isolate",
      negatable = true,
      description =
          "Decode every compressed image in processes of their own, or none; default: JPEG 2000.")
  private Optional<Boolean> isolate = Optional.empty();

  @Option(
      names = "--watch",
      description =
          "Take the files that are in the folders, then those that come, until Ctrl-C ends it.")
  private boolean watch;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      description =
          "Time for which a watched file has to rest to be complete, 0.1 to 3600; default: 2.")
  private double settle = 2;

  /// What an earlier run did and this one does again.
  enum Retry {
    FAILED
  }

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
              ScanInputs.parse(words, recursive), workers.orElseGet(BatchRequest::standardWorkers));
    } catch (InputException | IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
    Optional<String> unwatchable =
        watch ? WatchedScan.refusal(request.inputs(), settle) : Optional.empty();
    if (unwatchable.isPresent()) {
      return refuse(unwatchable.get());
    }
    var output = new BatchOutput(out, fresh, retry.isPresent(), quarantine);
    try {
      output.requireApartFrom(request.inputs());
      AtomicFile.probe(out);
    } catch (BatchRefusedException e) {
      return refuse(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return refuse("Results cannot be written to " + out + " (" + Words.of(e) + ").");
    }
    try {
      return scan(request, output, PositiveFiles.load(reports.maps())).number();
    } catch (IOException e) {
      throw new IllegalStateException("the program lacks a part of its own", e);
    } catch (BatchRefusedException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private int refuse(String sentence) {
    console.err().println(sentence);
    return ExitCode.USAGE.number();
  }

  private ExitCode scan(BatchRequest request, BatchOutput output, OutcomeFiles files)
      throws BundleUnusableException, BatchRefusedException {
    reports.warn(console);
    try (var isolated = IsolatedImages.with(isolation(), this::complain)) {
      return scan(request, output, files, workbench.on(isolated));
    }
  }

  private Isolation isolation() {
    return isolate
        .map(asked -> asked ? Isolation.ALL : Isolation.NONE)
        .orElse(Isolation.standard());
  }

  private ExitCode scan(
      BatchRequest request, BatchOutput output, OutcomeFiles files, Workbench bench)
      throws BundleUnusableException, BatchRefusedException {
    var control = new BatchControl();
    try (BundleRouter router = bench.router(model, 1, precision)) {
      ExitCode end;
      // Closed before the networks are: where the process is to end, it ends there.
      try (var _ = new Interruption(control);
          BatchRunner batch = bench.batch(router, output, files);
          RunMeter meter = RunMeter.start()) {
        introduce(router);
        ReportContext context = ReportContext.of(router);
        Function<BatchResult, BatchReport> report =
            state ->
                new BatchReport(
                    state,
                    context,
                    account(meter.read(), request, control),
                    reports.content(),
                    new Rereading(bench.images(), control::cancelled));
        BatchResult result;
        if (watch) {
          result =
              new WatchedScan(
                      console, output.leftOutOf(request.inputs()), settle, request.workers())
                  .run(batch, control, soFar -> save(report.apply(soFar), control));
        } else {
          var listener = new ProgressListener(console);
          result = batch.run(request, listener, control);
          listener.end();
        }
        end = conclude(report.apply(result), control);
      }
      if (end != ExitCode.CANCELLED) {
        router.requireLoaded();
      }
      return end;
    }
  }

  private void introduce(BundleRouter router) {
    console.out().println(ReportContext.NOTICE);
    for (BundleEntry.Usable bundle : router.bundles()) {
      console.out().println("Model bundle: " + bundle.title() + " (" + bundle.name() + ")");
      console.out().println(bundle.coverage());
    }
  }

  private ExitCode conclude(BatchReport report, BatchControl control) {
    BatchResult result = report.result();
    result
        .stopped()
        .ifPresent(
            why ->
                console
                    .err()
                    .println(
                        "The scan stopped. "
                            + why
                            + " Nothing that is done is lost: the same command goes on from"
                            + " here."));
    boolean written = save(report, control);
    summarise(result);
    if (result.cancelled()) {
      return ExitCode.CANCELLED;
    }
    return written && result.count(Outcome.DIAGNOSED) == result.found()
        ? ExitCode.OK
        : ExitCode.INCOMPLETE;
  }

  private RunAccount account(RunCost cost, BatchRequest request, BatchControl control) {
    return new RunAccount(cost, Machine.here(), words, request.workers(), control.diagnosed());
  }

  /// Writes the reports and collects what failed. What cannot be written does not take the rest
  /// with it. Where the scan stopped, the reason is said already.
  private boolean save(BatchReport report, BatchControl control) {
    BatchResult result = report.result();
    Consumer<String> trouble = result.stopped().isEmpty() ? this::complain : _ -> {};
    boolean saved = reports.write(report, out, trouble);
    if (quarantine.isPresent() && !control.cancelled() && result.stopped().isEmpty()) {
      saved &= collect(result, quarantine.get(), control);
    }
    return saved;
  }

  private boolean collect(BatchResult result, Path folder, BatchControl control) {
    try {
      int held = new Quarantine(folder).fill(result, control::cancelled);
      if (!watch) {
        console
            .out()
            .println(held + (held == 1 ? " failed file is in " : " failed files are in ") + folder);
      }
      return true;
    } catch (IOException e) {
      complain("Failed files cannot be collected in " + folder + " (" + Words.of(e) + ").");
      return false;
    }
  }

  /// Once: a watched folder's tables are written again and again.
  private void complain(String sentence) {
    if (complaints.add(sentence)) {
      console.err().println(sentence);
    }
  }

  private void summarise(BatchResult result) {
    int diagnosed = result.count(Outcome.DIAGNOSED);
    int skipped = result.count(Outcome.SKIPPED);
    int failed = result.count(Outcome.FAILED);
    long positive = result.rows().stream().filter(BatchRow::positive).count();
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
    if (result.takenOver() > 0) {
      console
          .out()
          .printf(Locale.ROOT, "%d of them taken over from an earlier run%n", result.takenOver());
    }
    console.out().printf(Locale.ROOT, "%d diagnosed with a positive finding%n", positive);
    console.out().println("Results: " + out);
  }
}
