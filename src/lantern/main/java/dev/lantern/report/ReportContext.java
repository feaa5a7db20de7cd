package dev.lantern.report;

import dev.lantern.classify.Precision;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.Evaluator;
import dev.lantern.platform.ProgramVersion;
import java.util.List;

/// What every export carries beside its results.
///
/// @param program name and version of the program
/// @param bundles the model bundles in use, in the order in which they are asked
public record ReportContext(String program, List<Bundle> bundles) {
  /// Stands on every export.
  public static final String NOTICE =
      "Research use only. Not a medical device; not for diagnosis or treatment.";

  /// A model bundle in use.
  ///
  /// @param name id and version
  /// @param hash SHA-256 of the bundle, hexadecimal
  /// @param precision of its network
  /// @param findings ids of its findings, in its order
  public record Bundle(String name, String hash, Precision precision, List<String> findings) {
    public Bundle {
      findings = List.copyOf(findings);
    }
  }

  public ReportContext {
    bundles = List.copyOf(bundles);
  }

  /// For what this program finds with these bundles.
  public static ReportContext of(BundleRouter router) {
    return new ReportContext(
        ProgramVersion.text(),
        router.bundles().stream().map(used -> bundle(used, router.precision())).toList());
  }

  /// For what this program measured of one bundle.
  public static ReportContext of(Evaluator evaluator) {
    return new ReportContext(
        ProgramVersion.text(), List.of(bundle(evaluator.bundle(), evaluator.precision())));
  }

  private static Bundle bundle(BundleEntry.Usable bundle, Precision precision) {
    return new Bundle(bundle.name(), bundle.hash(), precision, bundle.findings());
  }

  /// Ids of the findings of every bundle, each once.
  List<String> findings() {
    return bundles.stream().flatMap(bundle -> bundle.findings().stream()).distinct().toList();
  }

  /// For what one of the bundles found.
  ReportContext only(String name) {
    return new ReportContext(
        program, bundles.stream().filter(bundle -> bundle.name().equals(name)).toList());
  }
}
