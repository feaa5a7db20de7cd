package dev.lantern.cli;

import dev.lantern.explain.TrustReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A [TrustReport] in lines.
final class TrustWords {
  private TrustWords() {}

  /// The sentence first, then the parts.
  static List<String> of(TrustReport report) {
    List<String> lines = new ArrayList<>(parts(report));
    report.lungs().ifPresent(lungs -> lines.add(lungs(lungs)));
    return List.copyOf(lines);
  }

  private static List<String> parts(TrustReport report) {
    TrustReport.Sanity sanity = report.sanity();
    return List.of(
        report.finding() + ": " + report.verdict().sentence(),
        line(
            report.completeness().passed(),
            String.format(
                Locale.ROOT,
                "completeness: the maps add up to the network's outputs within %.1e (at most %.0e)",
                report.completeness().gap(),
                TrustReport.Completeness.LIMIT)),
        line(
            report.coverage().passed(),
            String.format(
                Locale.ROOT,
                "deletion and insertion: better than %.0f %% of random maps (at least %.0f %%)",
                100 * report.coverage().beaten(),
                100 * TrustReport.Coverage.LIMIT)),
        line(
            report.stability().passed(),
            String.format(
                Locale.ROOT,
                "stability: rank correlation %.2f under small changes (at least %.2f), %d of %d"
                    + " change the label",
                report.stability().median(),
                TrustReport.Stability.LIMIT,
                report.stability().flips(),
                report.stability().correlations().size())),
        line(
            sanity.passed(),
            String.format(
                Locale.ROOT,
                "sanity: correlation %.2f with a permuted head, %.2f with a permuted last layer;"
                    + " above %.0f and %.0f %% of unrelated maps (at most %.0f %%)",
                sanity.head(),
                sanity.layer(),
                100 * sanity.headPlace(),
                100 * sanity.layerPlace(),
                100 * TrustReport.Sanity.LIMIT)),
        line(
            report.agreement().passed(),
            String.format(
                Locale.ROOT,
                "agreement: %.0f %% of the top tenth is also occlusion's (at least %.0f %%)",
                100 * report.agreement().overlap(),
                100 * TrustReport.Agreement.LIMIT)));
  }

  private static String lungs(TrustReport.Lungs lungs) {
    return line(
        lungs.passed(),
        String.format(
            Locale.ROOT,
            "lungs: %.0f %% of the map's energy lies in the lungs, which take %.0f %% of the image"
                + " (at least %.1f times as much); the network that ships was trained to look"
                + " there: no independent proof",
            100 * lungs.energy(),
            100 * lungs.area(),
            TrustReport.Lungs.LIMIT));
  }

  private static String line(boolean passed, String words) {
    return (passed ? "  passed  " : "  failed  ") + words;
  }
}
