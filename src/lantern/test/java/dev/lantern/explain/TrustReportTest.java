package dev.lantern.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rule that the sentence follows.
final class TrustReportTest {
  @ParameterizedTest
  @CsvSource({
    "1e-5, 0.95, 0.9, 0, 0.5, 0.4, STRONG",
    "1e-4, 0.90, 0.8, 0, 0.95, 0.3, STRONG",
    "1e-5, 0.85, 0.9, 0, 0.5, 0.4, MIXED",
    "1e-5, 0.95, 0.7, 0, 0.5, 0.4, MIXED",
    "1e-5, 0.95, 0.9, 1, 0.5, 0.4, MIXED",
    "1e-5, 0.95, 0.9, 0, 0.5, 0.2, MIXED",
    "1e-5, 0.85, 0.9, 0, 0.5, 0.2, DO_NOT_RELY",
    "1e-5, 0.95, 0.9, 0, 0.96, 0.4, DO_NOT_RELY",
    "2e-4, 0.95, 0.9, 0, 0.5, 0.4, DO_NOT_RELY"
  })
  void sumsUpByItsRule(
      double gap,
      double beaten,
      double correlation,
      int flips,
      double place,
      double overlap,
      Verdict expected) {
    TrustReport report =
        new TrustReport(
            "sided",
            new TrustReport.Completeness(gap),
            new TrustReport.Coverage(
                List.of(
                    new TrustReport.Curve(CoverWay.DELETION_BLUR, List.of(1.0, 0.0), 0.5, beaten))),
            new TrustReport.Stability(List.of(correlation), flips),
            new TrustReport.Sanity(0.4, place, 0.4, 0.1),
            new TrustReport.Agreement(overlap),
            Optional.empty());
    assertEquals(expected, report.verdict());
  }

  /// With lungs that take a third of the image.
  @ParameterizedTest
  @CsvSource({
    "0.95, 0.60, STRONG",
    "0.95, 0.50, STRONG",
    "0.95, 0.49, MIXED",
    "0.85, 0.60, MIXED",
    "0.85, 0.49, DO_NOT_RELY"
  })
  void countsTheLungsWhereTheyWereFound(double beaten, double energy, Verdict expected) {
    TrustReport report =
        new TrustReport(
                "sided",
                new TrustReport.Completeness(1e-5),
                new TrustReport.Coverage(
                    List.of(
                        new TrustReport.Curve(
                            CoverWay.DELETION_BLUR, List.of(1.0, 0.0), 0.5, beaten))),
                new TrustReport.Stability(List.of(0.9), 0),
                new TrustReport.Sanity(0.4, 0.5, 0.4, 0.1),
                new TrustReport.Agreement(0.4),
                Optional.empty())
            .with(new TrustReport.Lungs(energy, 1.0 / 3));
    assertEquals(expected, report.verdict());
  }
}
