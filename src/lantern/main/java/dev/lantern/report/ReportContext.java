package dev.lantern.report;

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

  public ReportContext {
    findings = List.copyOf(findings);
  }
}
