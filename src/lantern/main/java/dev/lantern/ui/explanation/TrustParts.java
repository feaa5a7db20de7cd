package dev.lantern.ui.explanation;

import dev.lantern.explain.CoverWay;
import dev.lantern.explain.TrustReport;
import dev.lantern.ui.controls.MarkedBar;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The parts of a report, each made by one method.
final class TrustParts {
  private static final double CHANCE_OF_A_TENTH = 0.1;

  private final Words words;

  TrustParts(Words words) {
    this.words = words;
  }

  List<PartView> of(TrustReport report) {
    return Stream.concat(
            Stream.of(
                completeness(report.completeness()),
                coverage(report.coverage()),
                stability(report.stability()),
                sanity(report.sanity()),
                agreement(report.agreement())),
            report.lungs().map(this::lungs).stream())
        .toList();
  }

  private PartView completeness(TrustReport.Completeness part) {
    return new PartView(
        words,
        part.passed(),
        new PartView.Text(
            words.of("trust.completeness"),
            words.of("trust.completeness.asks"),
            words.of("trust.completeness.figure", part.gap(), TrustReport.Completeness.LIMIT)));
  }

  private PartView coverage(TrustReport.Coverage part) {
    return new PartView(
        words,
        part.passed(),
        new PartView.Text(
            words.of("trust.coverage"),
            words.of("trust.coverage.asks"),
            words.of(
                "trust.coverage.figure",
                Percent.of(part.beaten()),
                Percent.of(TrustReport.Coverage.LIMIT))),
        new CurveGrid(words, part.curves(), this::caption));
  }

  private String caption(TrustReport.Curve curve) {
    return words.of("trust.curve", way(curve.way()), curve.area(), Percent.of(curve.beaten()));
  }

  private String way(CoverWay way) {
    return switch (way) {
      case DELETION_BLUR -> words.of("trust.curve.deletion-blur");
      case INSERTION_BLUR -> words.of("trust.curve.insertion-blur");
      case DELETION_NOISE -> words.of("trust.curve.deletion-noise");
      case INSERTION_NOISE -> words.of("trust.curve.insertion-noise");
    };
  }

  private PartView stability(TrustReport.Stability part) {
    String each =
        String.join(
            "; ",
            part.correlations().stream()
                .map(value -> words.of("trust.stability.one", value))
                .toList());
    return new PartView(
        words,
        part.passed(),
        new PartView.Text(
            words.of("trust.stability"),
            words.of("trust.stability.asks"),
            words.of(
                "trust.stability.figure",
                part.median(),
                TrustReport.Stability.LIMIT,
                part.flips(),
                part.correlations().size())),
        picture(
            new DotChart(part.correlations(), TrustReport.Stability.LIMIT),
            words.of("trust.stability.each", each)));
  }

  private PartView sanity(TrustReport.Sanity part) {
    return new PartView(
        words,
        part.passed(),
        new PartView.Text(
            words.of("trust.sanity"),
            words.of("trust.sanity.asks"),
            words.of("trust.sanity.figure", Percent.of(TrustReport.Sanity.LIMIT))),
        place("trust.sanity.head", part.head(), part.headPlace()),
        place("trust.sanity.layer", part.layer(), part.layerPlace()));
  }

  private Node place(String key, double correlation, double place) {
    double limit = TrustReport.Sanity.LIMIT;
    String text = words.of(key, correlation, Percent.of(place));
    Label caption = PartView.wrapped(text);
    return new VBox(
        caption, picture(bar(place, place <= limit, mark(limit, MarkedBar.LIMIT)), text));
  }

  private PartView agreement(TrustReport.Agreement part) {
    String figure =
        words.of(
            "trust.agreement.figure",
            Percent.of(part.overlap()),
            Percent.of(TrustReport.Agreement.LIMIT),
            Percent.of(CHANCE_OF_A_TENTH));
    return new PartView(
        words,
        part.passed(),
        new PartView.Text(words.of("trust.agreement"), words.of("trust.agreement.asks"), figure),
        picture(
            bar(
                part.overlap(),
                part.passed(),
                mark(CHANCE_OF_A_TENTH, MarkedBar.CHANCE),
                mark(TrustReport.Agreement.LIMIT, MarkedBar.LIMIT)),
            figure));
  }

  private PartView lungs(TrustReport.Lungs part) {
    double limit = Math.min(1, TrustReport.Lungs.LIMIT * part.area());
    String figure =
        words.of(
            "trust.lungs.figure",
            Percent.of(part.energy()),
            Percent.of(limit),
            Percent.of(part.area()));
    return new PartView(
        words,
        part.passed(),
        new PartView.Text(words.of("trust.lungs"), words.of("trust.lungs.asks"), figure),
        picture(
            bar(
                part.energy(),
                part.passed(),
                mark(part.area(), MarkedBar.CHANCE),
                mark(limit, MarkedBar.LIMIT)),
            figure));
  }

  private static MarkedBar bar(double value, boolean passed, MarkedBar.Mark... marks) {
    return new MarkedBar(value, passed ? "passed" : "failed", marks);
  }

  private static MarkedBar.Mark mark(double at, String style) {
    return new MarkedBar.Mark(at, style);
  }

  /// A picture says in words what it shows.
  static Node picture(Node chart, String text) {
    chart.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    chart.setAccessibleText(text);
    return chart;
  }
}
