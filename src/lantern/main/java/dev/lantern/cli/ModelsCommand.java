package dev.lantern.cli;

import dev.lantern.classify.Precision;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.Workbench;
import dev.lantern.report.ReportContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lantern models`: lists the model bundles, verified, and prints their cards.
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists the model bundles with their hashes; --card prints one's model card.",
    footer = {"", ReportContext.NOTICE})
final class ModelsCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Console console;

  @Option(names = "--card", paramLabel = "ID", description = "Print this bundle's model card.")
  private Optional<String> card = Optional.empty();

  ModelsCommand(Workbench workbench, Console console) {
    this.workbench = workbench;
    this.console = console;
  }

  @Override
  public Integer call() {
    List<BundleEntry> bundles = workbench.bundles();
    if (card.isPresent()) {
      return print(bundles, card.get()).number();
    }
    for (BundleEntry bundle : bundles) {
      switch (bundle) {
        case BundleEntry.Usable usable ->
            console
                .out()
                .printf(
                    "%s  %s%n  %s%n  %s%n  sha256 %s%n",
                    usable.name(),
                    usable.title(),
                    usable.coverage(),
                    precisions(usable),
                    usable.hash());
        case BundleEntry.Forbidden forbidden ->
            console
                .out()
                .printf(
                    "%s  not allowed by policy%n  sha256 %s%n", forbidden.name(), forbidden.hash());
        case BundleEntry.Broken broken ->
            console.out().printf("%s  unusable: %s%n", broken.name(), broken.reason());
      }
    }
    if (bundles.stream().noneMatch(BundleEntry.Usable.class::isInstance)) {
      console.err().println("There is no usable model bundle.");
      return ExitCode.BUNDLE_UNUSABLE.number();
    }
    return ExitCode.OK.number();
  }

  private static String precisions(BundleEntry.Usable bundle) {
    return bundle.precisions().stream().map(Precision::word).collect(Collectors.joining(", "));
  }

  private ExitCode print(List<BundleEntry> bundles, String id) {
    for (BundleEntry bundle : bundles) {
      if (bundle instanceof BundleEntry.Usable usable && usable.named(id)) {
        console.out().println(usable.card().text());
        return ExitCode.OK;
      }
    }
    console
        .err()
        .println("There is no usable model bundle " + id + "." + BundleEntry.offered(bundles));
    return ExitCode.BUNDLE_UNUSABLE;
  }
}
