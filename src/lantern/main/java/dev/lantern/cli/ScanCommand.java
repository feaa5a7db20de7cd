package dev.lantern.cli;

import dev.lantern.inputs.InputException;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRefusedException;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Isolation;
import dev.lantern.pipeline.WatchedBatch;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.Policy;
import dev.lantern.report.BatchEnd;
import dev.lantern.report.BatchJob;
import dev.lantern.report.BatchOrder;
import dev.lantern.report.ReportContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lantern scan`: diagnoses files and folders into tables and heatmaps.
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = "Diagnoses files and folders into tables and heatmaps.",
    footer = {"", ReportContext.NOTICE})
final class ScanCommand implements Callable<Integer> {
  private static final double SHORTEST_SECONDS = 0.1;
  private static final int LONGEST_SECONDS = 3600;
  private static final String SETTLE_RANGE = SHORTEST_SECONDS + " to " + LONGEST_SECONDS;

  private final BatchJob.Tools tools;
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

  @Mixin private PrecisionOption precision = new PrecisionOption();

  @Option(
      names = "--operating-point",
      paramLabel = "NAME",
      description =
          "Decide at another operating point of the networks, see the model card; default: theirs.")
  private Optional<String> operatingPoint = Optional.empty();

  @Mixin private WorkersOption workers = new WorkersOption();

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
          "With --watch: time for which a file has to rest to be complete, "
              + SETTLE_RANGE
              + "; default: "
              + WatchedBatch.SETTLE_SECONDS
              + ".")
  private Optional<Double> settle = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  /// What an earlier run did and this one does again.
  enum Retry {
    FAILED
  }

  ScanCommand(Workbench workbench, Console console, Interruption interruption) {
    this.tools = new BatchJob.Tools(workbench, interruption);
    this.console = console;
  }

  @Override
  public Integer call() throws BundleUnusableException {
    Policy policy = tools.workbench().place().policy();
    if (policy.hidePatient() && reports.patients()) {
      console.err().println(policy.refusal("--include-phi"));
      return ExitCode.POLICY.number();
    }
    int threads = workers.count();
    Optional<Duration> rest = rest();
    BatchRequest request;
    try {
      request = new BatchRequest(ScanInputs.parse(words, recursive), threads);
    } catch (InputException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
    if (watch && !WatchedBatch.watchable(request.inputs())) {
      throw new RefusedWords(spec, "--watch takes folders, by their names.");
    }
    var order =
        new BatchOrder(
            request,
            new BatchOutput(out, fresh, retry.isPresent(), quarantine),
            isolation(),
            new BatchOrder.Networks(model, precision.chosen(), operatingPoint),
            reports.exports(words),
            rest);
    try {
      return scan(order).number();
    } catch (BatchRefusedException e) {
      return refuse(ObstacleWords.of(e.obstacle()));
    } catch (IOException e) {
      return refuse(Words.unwritable(out, e));
    }
  }

  private Isolation isolation() {
    return isolate
        .map(asked -> asked ? Isolation.ALL : Isolation.NONE)
        .orElse(Isolation.standard());
  }

  /// For which a file has to rest; empty where nothing is watched.
  private Optional<Duration> rest() {
    if (!watch) {
      if (settle.isPresent()) {
        throw new RefusedWords(spec, "--settle needs --watch.");
      }
      return Optional.empty();
    }
    if (settle.isEmpty()) {
      return Optional.of(WatchedBatch.SETTLE);
    }
    double seconds = settle.get();
    if (!(seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS)) {
      throw new RefusedWords(
          spec, "--settle takes " + SETTLE_RANGE + " seconds, not " + seconds + ".");
    }
    return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
  }

  private int refuse(String sentence) {
    console.err().println(sentence);
    return ExitCode.USAGE.number();
  }

  private ExitCode scan(BatchOrder order)
      throws BundleUnusableException, BatchRefusedException, IOException {
    var control = new BatchControl();
    BatchEnd end = new BatchJob(tools, order, control).run(new ScanAudience(console, order));
    BatchResult result = end.result();
    boolean ended = order.watch().isPresent() && result.stopped().isEmpty();
    if (result.cancelled() || ended) {
      return ExitCode.CANCELLED;
    }
    if (end.unusable().isPresent()) {
      throw new BundleUnusableException(end.unusable().get());
    }
    boolean whole = result.stopped().isEmpty() && end.troubles().isEmpty();
    return whole && result.count(Outcome.DIAGNOSED) == result.found()
        ? ExitCode.OK
        : ExitCode.INCOMPLETE;
  }
}
