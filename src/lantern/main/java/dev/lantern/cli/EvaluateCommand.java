package dev.lantern.cli;

import dev.lantern.explain.MethodName;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.labels.LabelsException;
import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Evaluation;
import dev.lantern.pipeline.EvaluationPlan;
import dev.lantern.pipeline.EvaluationRequest;
import dev.lantern.pipeline.Evaluator;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Progress;
import dev.lantern.pipeline.SaliencyRequest;
import dev.lantern.pipeline.Workbench;
import dev.lantern.report.AtomicFile;
import dev.lantern.report.EvaluationReport;
import dev.lantern.report.ReportContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lantern evaluate`: what a bundle's scores are worth on labelled images.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a model bundle on labelled images: DICOM, PNG, JPEG, BMP or TIFF.",
      "",
      "The table of labels is CSV and needs the columns file and label; every other column can"
          + " choose rows (--where) or make subgroups (--by). Patients are known by the column"
          + " patient_id.",
      "",
      "A label is positive that names the finding or one of its classes, or says 1, true, yes,"
          + " positive or present; negative that names another class of the bundle, or says 0,"
          + " false, no, negative, absent, normal, healthy or no finding. Case makes no difference,"
          + " nor whether words are joined by _, - or a space. An image whose label is empty is not"
          + " counted; any other label must be named with --positive.",
      "",
      "DIR gets images.csv (a row an image), evaluation.json (every figure) and four plots a"
          + " finding; with --saliency also saliency.csv (a row an image and method) and"
          + " saliency.md.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row of the labels has its image, and every such image a score",
      "1:some have not, or nothing could be measured",
      "2:the words on the command line, or the labels, cannot be used",
      "3:the model bundle cannot be used",
      "130:cancelled; what was done is written, without plots"
    },
    footer = {"", ReportContext.NOTICE})
final class EvaluateCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Console console;
  private final Interruption interruption;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGES",
      description = "Image files, or folders, which are looked into with all their folders.")
  private List<Path> images = new ArrayList<>();

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      description =
          "Table of labels; a file in it is a path from its folder, or from IMAGES, or a name.")
  private Path labels = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results; made if it is not there.")
  private Path out = Path.of(".");

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Model bundle, see `models`; default: cxr-pneumonia, or the first.")
  private Optional<String> model = Optional.empty();

  @Mixin private PrecisionOption precision = new PrecisionOption();

  @Option(
      names = "--finding",
      paramLabel = "ID",
      description = "Measure this finding alone; default: all of the bundle.")
  private Optional<String> finding = Optional.empty();

  @Option(
      names = "--positive",
      split = ",",
      paramLabel = "LABEL",
      description = "These labels mean the finding, every other one its absence.")
  private List<String> positive = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      description =
          "Only rows with this value in this column, and their images; may be given several times.")
  private List<String> where = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      description = "Figures for each value of this column, too; may be given several times.")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--gate",
      description =
          "Withhold the score of a plain image that the gate refuses, as it always is of DICOM.")
  private boolean gate;

  @Mixin private WorkersOption workers = new WorkersOption();

  @Option(
      names = "--saliency",
      description =
          "Measure the saliency maps, too, on images that have the finding and a mark: a picture in"
              + " the labels' column mask (pixels above 0 are marked), or --boxes.")
  private boolean saliency;

  @Option(
      names = "--boxes",
      paramLabel = "FILE",
      description = "With --saliency: CSV of boxes, with the columns file, x, y, w, h (pixels).")
  private Optional<Path> boxes = Optional.empty();

  @Option(
      names = "--method",
      split = ",",
      paramLabel = "NAME",
      description =
          "With --saliency: these methods, as explain names them; default: cam. May be given"
              + " several times.")
  private List<String> methods = new ArrayList<>();

  @Option(
      names = "--most",
      paramLabel = "N",
      description =
          "With --saliency: try deletion, insertion and permuted weights on so many true positives"
              + " ("
              + SaliencyRequest.STANDARD_MOST
              + "), drawn by chance, always the same.")
  private Optional<Integer> most = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  EvaluateCommand(Workbench workbench, Console console, Interruption interruption) {
    this.workbench = workbench;
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws BundleUnusableException {
    EvaluationRequest request = request();
    for (Path path : images) {
      if (!Files.exists(path)) {
        console.err().println("There is no " + path + ".");
        return ExitCode.USAGE.number();
      }
    }
    try {
      AtomicFile.probe(out);
    } catch (IOException e) {
      console.err().println(Words.unwritable(out, e));
      return ExitCode.USAGE.number();
    }
    try (Evaluator evaluator = workbench.evaluator(model, precision.chosen())) {
      Optional<MethodName> lacking =
          request.saliency().stream()
              .flatMap(asked -> asked.methods().stream())
              .filter(method -> !evaluator.offers(method))
              .findFirst();
      if (lacking.isPresent()) {
        console.err().println(lack(lacking.get(), evaluator));
        return ExitCode.USAGE.number();
      }
      return evaluate(evaluator, evaluator.plan(request)).number();
    } catch (LabelsException e) {
      console.err().println(Words.printable(String.valueOf(e.getMessage())));
      return ExitCode.USAGE.number();
    }
  }

  private static String lack(MethodName method, Evaluator evaluator) {
    return "%s needs the network's gradient, which %s (%s) does not have."
        .formatted(method.word(), evaluator.bundle().name(), evaluator.precision().word());
  }

  private EvaluationRequest request() {
    return new EvaluationRequest(
        labels,
        new BatchRequest(ScanInputs.of(images, true), workers.count()),
        where.stream().map(this::condition).toList(),
        by,
        positive,
        finding,
        gate,
        out,
        saliencyRequest());
  }

  private EvaluationRequest.Condition condition(String words) {
    return EvaluationRequest.Condition.of(words)
        .orElseThrow(
            () -> new RefusedWords(spec, "--where needs COLUMN=VALUE, not '" + words + "'."));
  }

  private Optional<SaliencyRequest> saliencyRequest() {
    if (!saliency) {
      if (boxes.isPresent() || !methods.isEmpty() || most.isPresent()) {
        throw new RefusedWords(spec, "--boxes, --method and --most need --saliency.");
      }
      return Optional.empty();
    }
    if (most.isPresent() && most.get() < 0) {
      throw new RefusedWords(spec, "--most must be at least 0.");
    }
    List<MethodName> names = methods.stream().map(method -> MethodNames.of(method, spec)).toList();
    return Optional.of(
        new SaliencyRequest(
            names.isEmpty() ? List.of(MethodName.CAM) : names,
            boxes,
            most.orElse(SaliencyRequest.STANDARD_MOST)));
  }

  private ExitCode evaluate(Evaluator evaluator, EvaluationPlan plan) {
    BundleEntry.Usable bundle = evaluator.bundle();
    console.out().println(ReportContext.NOTICE);
    console.out().println("Model bundle: " + bundle.title() + " (" + bundle.name() + ")");
    console.out().println(bundle.coverage());
    var summary = new EvaluationSummary(console);
    summary.labels(plan);
    if (plan.matching().rows().isEmpty()) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "Of %d files found, none is the image of a row with a label: nothing is measured.%n",
              plan.found().size());
      return ExitCode.INCOMPLETE;
    }
    var control = new BatchControl();
    try (var _ = interruption.guard(control)) {
      EvaluationReport report = EvaluationReport.load();
      var listener = new ProgressListener(console);
      Evaluation scored = evaluator.run(plan, listener, control);
      listener.end();
      scored
          .stopped()
          .ifPresent(why -> console.err().println("It stopped: " + ObstacleWords.of(why)));
      ReportContext context = ReportContext.of(evaluator);
      boolean written = write(report, scored, context);
      // The scores are written by now: maps take hours, and may meet what nobody foresaw.
      RunningLine line = new RunningLine(console);
      Evaluation evaluation = evaluator.withMaps(scored, progress(line, control));
      line.end();
      if (!evaluation.saliency().isEmpty()) {
        written &= write(report, evaluation, context);
      }
      summary.figures(evaluation);
      var maps = new SaliencySummary(console);
      evaluation.saliency().forEach(maps::figures);
      console.out().println("Results: " + out);
      if (evaluation.cancelled()) {
        return ExitCode.CANCELLED;
      }
      return written && evaluation.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
    } catch (IOException e) {
      throw new IllegalStateException("the program lacks a part of its own", e);
    }
  }

  private static Progress progress(RunningLine line, BatchControl control) {
    return new Progress() {
      @Override
      public void update(int done, int total) {
        line.show("Maps: " + done + " of " + total + " images");
      }

      @Override
      public boolean cancelled() {
        return control.cancelled();
      }
    };
  }

  private boolean write(EvaluationReport report, Evaluation evaluation, ReportContext context) {
    try {
      report.write(evaluation, context, out);
      return true;
    } catch (IOException e) {
      console.err().println(Words.unwritable(out, e));
      return false;
    }
  }
}
