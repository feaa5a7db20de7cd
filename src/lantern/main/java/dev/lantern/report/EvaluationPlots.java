package dev.lantern.report;

import dev.lantern.classify.Estimate;
import dev.lantern.evaluation.Figures;
import dev.lantern.evaluation.Reliability;
import dev.lantern.evaluation.RiskCoverage;
import dev.lantern.evaluation.RocCurve;
import dev.lantern.evaluation.Sample;
import dev.lantern.pipeline.FindingEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The plots of one finding: `<id>-roc.png`, `<id>-reliability.png`, `<id>-scores.png` and
/// `<id>-risk-coverage.png`.
final class EvaluationPlots {
  private static final String ONE_LABEL = "not defined: all labels say the same";
  private static final String NO_IMAGES = "not defined: no image is counted";

  /// Log-odds beyond this are drawn at the edge.
  private static final int WIDEST = 10;

  private static final String ROC = "roc";
  private static final String RELIABILITY = "reliability";
  private static final String SCORES = "scores";
  private static final String RISK_COVERAGE = "risk-coverage";

  /// Names of plots; what stands before the last part is the id of a finding.
  private static final Pattern PLOT =
      Pattern.compile(
          "[a-z0-9]+(-[a-z0-9]+)*-(%s)\\.png"
              .formatted(String.join("|", ROC, RELIABILITY, SCORES, RISK_COVERAGE)));

  private static final int SCORE_BINS = 40;
  private static final double SMALLEST_DOT = 3;
  private static final double LARGEST_DOT = 11;

  private final Letters letters;
  private final NoticeStrip notice;

  EvaluationPlots(Letters letters, NoticeStrip notice) {
    this.letters = letters;
    this.notice = notice;
  }

  /// @param bundle id and version
  void write(FindingEvaluation measured, String bundle, Path folder) throws IOException {
    roc(measured, bundle).write(file(measured, ROC, folder), notice);
    reliability(measured, bundle).write(file(measured, RELIABILITY, folder), notice);
    scores(measured, bundle).write(file(measured, SCORES, folder), notice);
    riskCoverage(measured, bundle).write(file(measured, RISK_COVERAGE, folder), notice);
  }

  /// Removes those of any finding of any bundle.
  static void remove(Path folder) throws IOException {
    FilesByName.remove(folder, PLOT.asMatchPredicate());
  }

  private static Path file(FindingEvaluation measured, String plot, Path folder) {
    return folder.resolve(measured.finding().id() + "-" + plot + ".png");
  }

  private Plot roc(FindingEvaluation measured, String bundle) {
    Plot plot =
        plot(
            measured,
            bundle,
            "ROC",
            Plot.Axis.unit("1 – specificity"),
            Plot.Axis.unit("sensitivity"));
    Figures figures = measured.figures();
    if (figures.auc().isEmpty()) {
      plot.instead(ONE_LABEL);
      return plot;
    }
    plot.dashes(new Plot.Point(0, 0), new Plot.Point(1, 1), Plot.GREY);
    plot.curve(
        RocCurve.of(measured.samples()).points().stream()
            .map(point -> new Plot.Point(point.falseAlarms(), point.sensitivity()))
            .toList(),
        Plot.INK);
    plot.legend("AUC " + words(figures.aucByPatient().or(figures::auc).orElseThrow()), Plot.INK);
    double sensitivity = figures.confusion().sensitivity().orElseThrow().value();
    double specificity = figures.confusion().specificity().orElseThrow().value();
    plot.dot(new Plot.Point(1 - specificity, sensitivity), 5, Plot.SECOND);
    plot.legend(
        String.format(
            Locale.ROOT,
            "%s: sensitivity %.3f, specificity %.3f",
            threshold(figures),
            sensitivity,
            specificity),
        Plot.SECOND);
    return plot;
  }

  private Plot reliability(FindingEvaluation measured, String bundle) {
    Plot plot =
        plot(
            measured,
            bundle,
            "Reliability",
            Plot.Axis.unit("predicted probability"),
            Plot.Axis.unit("observed share"));
    Figures figures = measured.figures();
    if (figures.images() == 0) {
      plot.instead(NO_IMAGES);
      return plot;
    }
    plot.dashes(new Plot.Point(0, 0), new Plot.Point(1, 1), Plot.GREY);
    List<Reliability.Bin> bins = Reliability.of(measured.samples()).bins();
    for (Reliability.Bin bin : bins) {
      plot.bracket(bin.predicted(), bin.interval().low(), bin.interval().high(), Plot.INK);
    }
    plot.curve(
        bins.stream().map(bin -> new Plot.Point(bin.predicted(), bin.observed())).toList(),
        Plot.INK);
    for (Reliability.Bin bin : bins) {
      double share = Math.sqrt((double) bin.count() / figures.images());
      plot.dot(
          new Plot.Point(bin.predicted(), bin.observed()),
          Math.max(SMALLEST_DOT, LARGEST_DOT * share),
          Plot.INK);
    }
    plot.legend(
        String.format(
            Locale.ROOT,
            "calibration error %.3f, Brier score %.3f",
            figures.expectedCalibrationError().orElseThrow(),
            figures.brier().orElseThrow()),
        Plot.INK);
    plot.legend("perfect", Plot.GREY);
    plot.note("Ten bins; a larger dot has more images; brackets: 95 % interval");
    return plot;
  }

  private Plot scores(FindingEvaluation measured, String bundle) {
    int[] with = histogram(measured.samples(), true);
    int[] without = histogram(measured.samples(), false);
    int highest =
        Math.max(Arrays.stream(with).max().orElse(0), Arrays.stream(without).max().orElse(0));
    Plot plot =
        plot(
            measured,
            bundle,
            "Scores",
            new Plot.Axis("log-odds of the probability", -WIDEST, WIDEST, 5),
            Plot.Axis.to("images", highest));
    plot.note("0 is a probability of one half; outermost bars hold all beyond; dark is both");
    double width = 2.0 * WIDEST / SCORE_BINS;
    for (int bin = 0; bin < SCORE_BINS; bin++) {
      double from = -WIDEST + bin * width;
      plot.bar(from, from + width, without[bin], Plot.SECOND);
      plot.bar(from, from + width, with[bin], Plot.INK);
    }
    double threshold = RiskCoverage.logOdds(measured.figures().threshold());
    plot.dashes(
        new Plot.Point(threshold, 0), new Plot.Point(threshold, Double.MAX_VALUE), Plot.GREY);
    int positives = measured.figures().positives();
    plot.legend("with the finding (" + positives + ")", Plot.INK);
    plot.legend("without (" + (measured.figures().images() - positives) + ")", Plot.SECOND);
    plot.legend(threshold(measured.figures()), Plot.GREY);
    return plot;
  }

  private Plot riskCoverage(FindingEvaluation measured, String bundle) {
    List<RiskCoverage.Point> points =
        RiskCoverage.of(measured.samples(), measured.figures().threshold()).points();
    double highest = points.stream().mapToDouble(RiskCoverage.Point::risk).max().orElse(0);
    Plot plot =
        plot(
            measured,
            bundle,
            "Risk and coverage",
            Plot.Axis.unit("share of the images answered, the surest first"),
            Plot.Axis.to("share of the answers that are wrong", highest));
    if (points.isEmpty()) {
      plot.instead(NO_IMAGES);
      return plot;
    }
    plot.curve(
        points.stream().map(point -> new Plot.Point(point.coverage(), point.risk())).toList(),
        Plot.INK);
    plot.legend(
        String.format(Locale.ROOT, "%.3f of all answers are wrong", points.getLast().risk()),
        Plot.INK);
    plot.note("The surest images are those whose log-odds lie farthest from the threshold");
    return plot;
  }

  private Plot plot(
      FindingEvaluation measured, String bundle, String name, Plot.Axis across, Plot.Axis up) {
    String title =
        "%s: %s, %d images (%s)"
            .formatted(name, measured.finding().name(), measured.figures().images(), bundle);
    return new Plot(letters, title, across, up);
  }

  private static int[] histogram(List<Sample> samples, boolean positive) {
    int[] bins = new int[SCORE_BINS];
    for (Sample sample : samples) {
      if (sample.positive() == positive) {
        double place =
            (RiskCoverage.logOdds(sample.probability()) + WIDEST) / (2 * WIDEST) * SCORE_BINS;
        bins[(int) Math.clamp(place, 0, SCORE_BINS - 1)]++;
      }
    }
    return bins;
  }

  private static String words(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f–%.3f)", estimate.value(), estimate.low(), estimate.high());
  }

  private static String threshold(Figures figures) {
    return String.format(Locale.ROOT, "threshold %.3f", figures.threshold());
  }
}
