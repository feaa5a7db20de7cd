package dev.lantern.cli;

import dev.lantern.classify.Finding;
import dev.lantern.classify.Precision;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.Workbench;
import dev.lantern.report.Explanation;
import dev.lantern.report.ReportContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      description =
          "float32 (default) or int8, where the bundle has it: faster, a little less exact.")
  private Precision precision = Precision.FLOAT32;

  ExplainCommand(Workbench workbench, Console console) {
    this.workbench = workbench;
    this.console = console;
  }

  @Override
  public Integer call() throws BundleUnusableException {
    try (BundleRouter router =
        workbench.router(model, Runtime.getRuntime().availableProcessors(), precision)) {
      ImageOutcome outcome = router.diagnose(ImageSource.of(file));
      router.requireLoaded();
      return tell(outcome, router).number();
    }
  }

  private ExitCode tell(ImageOutcome outcome, BundleRouter router) {
    return switch (outcome) {
      case ImageOutcome.Diagnosed diagnosed -> write(diagnosed, router);
      case ImageOutcome.Skipped skipped -> {
        console
            .err()
            .println(file + ": skipped (" + skipped.reason().code() + "): " + skipped.detail());
        yield ExitCode.INCOMPLETE;
      }
      case ImageOutcome.Failed failed -> {
        console
            .err()
            .println(file + ": failed (" + failed.reason().code() + "): " + failed.detail());
        yield ExitCode.INCOMPLETE;
      }
    };
  }

  private ExitCode write(ImageOutcome.Diagnosed diagnosed, BundleRouter router) {
    console.out().println(ReportContext.NOTICE);
    console.out().println(router.bundleFor(diagnosed.image().header()).coverage());
    for (Finding finding : diagnosed.classification().findings()) {
      console.out().println(ProgressListener.words(finding));
    }
    ReportContext context = ReportContext.of(router);
    try {
      for (Path written : Explanation.write(diagnosed, context, out)) {
        console.out().println(written);
      }
      return ExitCode.OK;
    } catch (IOException | ImageReadException e) {
      console.err().println("The explanation cannot be written to " + out + ": " + e.getMessage());
      return ExitCode.INCOMPLETE;
    }
  }
}
