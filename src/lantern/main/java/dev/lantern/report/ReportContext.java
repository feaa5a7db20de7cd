package dev.lantern.report;

import dev.lantern.pipeline.DiagnosisPipeline;
import dev.lantern.platform.ProgramVersion;
import java.util.List;

/// What every export carries beside its results.
///
/// @param program name and version of the program
/// @param bundle id and version of the model bundle
/// @param bundleHash SHA-256 of the bundle, hexadecimal
/// @param findings ids of the bundle's findings, in its order
public record ReportContext(
    String program, String bundle, String bundleHash, List<String> findings) {
  /// Stands on every export.
  public static final String NOTICE =
      "Research use only. Not a medical device; not for diagnosis or treatment.";

  /// For what this program finds with this pipeline.
  public static ReportContext of(DiagnosisPipeline pipeline) {
    return new ReportContext(
        ProgramVersion.text(), pipeline.bundle(), pipeline.bundleHash(), pipeline.findings());
  }

  public ReportContext {
    findings = List.copyOf(findings);
  }
}
