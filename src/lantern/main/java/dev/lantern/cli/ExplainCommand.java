package dev.lantern.cli;

import dev.lantern.classify.Finding;
import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.Occlusion;
import dev.lantern.explain.PassListener;
import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.ExplanationException;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.Workbench;
import dev.lantern.report.Explanation;
import dev.lantern.report.ReportContext;
import dev.lantern.report.TrustFile;
import java.io.IOException;
import java.nio.file.Path;
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

/// `lantern explain`: findings of one file with its heatmaps, as picture, array and JSON.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Findings of one file, with heatmap picture, raw map and JSON.",
    footer = {"", ReportContext.NOTICE})
final class ExplainCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A DICOM file.")
  private Path file = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for results.")
  private Path out = Path.of(".");

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Model bundle, see `models`; default: the first made for the image.")
  private Optional<String> model = Optional.empty();

  @Mixin private PrecisionOption precision = new PrecisionOption();

  @Option(
      names = "--method",
      paramLabel = "NAME",
      completionCandidates = MethodNames.class,
      description = "How the heatmap is made: ${COMPLETION-CANDIDATES}; default: cam.")
  private String method = MethodName.CAM.word();

  @Option(
      names = "--patch",
      paramLabel = "PIXELS",
      description = "Side of the squares of --method occlusion; with --stride.")
  private Optional<Integer> patch = Optional.empty();

  @Option(
      names = "--stride",
      paramLabel = "PIXELS",
      description = "From one square to the next; the side is a multiple of it.")
  private Optional<Integer> stride = Optional.empty();

  @Option(
      names = "--trust",
      description =
          "Also measure how far the class activation map can be trusted; printed and written as"
              + " JSON beside the picture.")
  private boolean trust;

  @Spec private @Nullable CommandSpec spec;

  ExplainCommand(Workbench workbench, Console console) {
    this.workbench = workbench;
    this.console = console;
  }

  @Override
  public Integer call() throws BundleUnusableException {
    MethodChoice choice = choice();
    try (BundleRouter router = workbench.router(model, precision.chosen())) {
      ImageOutcome outcome = router.diagnose(ImageSource.of(file));
      router.requireLoaded();
      return tell(outcome, choice, router).number();
    }
  }

  private MethodChoice choice() {
    MethodName name = MethodNames.of(method, spec);
    if (patch.isEmpty() && stride.isEmpty()) {
      return MethodChoice.of(name);
    }
    if (name != MethodName.OCCLUSION || patch.isEmpty() || stride.isEmpty()) {
      throw new RefusedWords(
          spec, "--patch and --stride belong together, and to --method occlusion.");
    }
    int side = patch.get();
    int step = stride.get();
    if (step < 1 || side < step || side % step != 0) {
      throw new RefusedWords(spec, "--patch must be a multiple of --stride, both at least 1.");
    }
    return new MethodChoice(name, Optional.of(new Occlusion(side, step)));
  }

  private ExitCode tell(ImageOutcome outcome, MethodChoice choice, BundleRouter router)
      throws BundleUnusableException {
    return switch (outcome) {
      case ImageOutcome.Diagnosed diagnosed -> explain(diagnosed, choice, router);
      case ImageOutcome.Skipped skipped -> {
        tell("skipped", skipped.reason(), skipped.detail());
        yield ExitCode.INCOMPLETE;
      }
      case ImageOutcome.Failed failed -> {
        tell("failed", failed.reason(), failed.detail());
        yield ExitCode.INCOMPLETE;
      }
    };
  }

  private void tell(String outcome, Reason reason, String detail) {
    String line = file + ": " + outcome + " (" + reason.code() + "): " + detail;
    console.err().println(Words.printable(line));
  }

  private ExitCode explain(
      ImageOutcome.Diagnosed diagnosed, MethodChoice choice, BundleRouter router)
      throws BundleUnusableException {
    RunningLine line = new RunningLine(console);
    PassListener listener = (done, total) -> line.show(passes(done, total));
    try {
      ImageOutcome.Diagnosed explained = diagnosed;
      if (choice.name() != MethodName.CAM) {
        explained = diagnosed.with(router.explain(diagnosed.image(), choice, listener));
      }
      Optional<List<TrustReport>> reports = Optional.empty();
      if (trust) {
        reports = Optional.of(router.trust(diagnosed.image(), listener));
      }
      line.end();
      return write(explained, choice.name(), reports, router);
    } catch (ExplanationException e) {
      console.err().println(e.getMessage());
      return ExitCode.INCOMPLETE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.CANCELLED;
    }
  }

  private static String passes(int done, int total) {
    return "Explaining: " + done + " of " + total + " passes";
  }

  private ExitCode write(
      ImageOutcome.Diagnosed diagnosed,
      MethodName name,
      Optional<List<TrustReport>> trusted,
      BundleRouter router) {
    console.out().println(ReportContext.NOTICE);
    console.out().println(router.bundleFor(diagnosed.image().header()).coverage());
    console.out().println(Explanation.LIMIT);
    if (!name.classSpecific()) {
      console.out().println("This map is the same for every finding: " + name.word() + ".");
    }
    for (Finding finding : diagnosed.classification().findings()) {
      console.out().println(ProgressListener.words(finding));
    }
    List<TrustReport> reports = trusted.orElse(List.of());
    for (TrustReport report : reports) {
      TrustWords.of(report).forEach(console.out()::println);
    }
    ReportContext context = ReportContext.of(router);
    try {
      for (Path written : Explanation.write(diagnosed, name, context, out)) {
        console.out().println(written);
      }
      for (TrustReport report : reports) {
        Path file = out.resolve(report.finding() + "-trust.json");
        TrustFile.write(diagnosed, report, context, file);
        console.out().println(file);
      }
      return ExitCode.OK;
    } catch (IOException e) {
      return unwritten(Words.of(e));
    } catch (ImageReadException e) {
      return unwritten(e.detail());
    }
  }

  private ExitCode unwritten(String why) {
    console.err().println("The explanation cannot be written to " + out + ": " + why);
    return ExitCode.INCOMPLETE;
  }
}
