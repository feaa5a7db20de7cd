package dev.lantern.report;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.Precision;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.Evaluator;
import dev.lantern.platform.ProgramVersion;
import java.util.List;
import java.util.Optional;

/// What every export carries beside its results.
///
/// @param program name and version of the program
/// @param precision of every network in use
/// @param bundles the model bundles in use, in the order in which they are asked
public record ReportContext(String program, Precision precision, List<BundleEntry.Usable> bundles) {
  /// Stands on every export.
  public static final String NOTICE =
      "Research use only. Not a medical device; not for diagnosis or treatment.";

  public ReportContext {
    bundles = List.copyOf(bundles);
  }

  /// For what this program finds with these bundles.
  public static ReportContext of(BundleRouter router) {
    return new ReportContext(ProgramVersion.text(), router.precision(), router.bundles());
  }

  /// For what this program measured of one bundle.
  public static ReportContext of(Evaluator evaluator) {
    return new ReportContext(
        ProgramVersion.text(), evaluator.precision(), List.of(evaluator.bundle()));
  }

  /// Ids of the findings of every bundle, each once.
  List<String> findings() {
    return bundles.stream()
        .flatMap(bundle -> bundle.findings().stream())
        .map(FindingRule::id)
        .distinct()
        .toList();
  }

  /// The bundle of a name.
  Optional<BundleEntry.Usable> bundle(String name) {
    return bundles.stream().filter(bundle -> bundle.name().equals(name)).findFirst();
  }

  /// For what one of the bundles found.
  ReportContext only(String name) {
    return new ReportContext(program, precision, bundle(name).stream().toList());
  }
}
