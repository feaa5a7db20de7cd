package dev.lantern.cli;

import dev.lantern.evaluation.MapFigure;
import dev.lantern.pipeline.SaliencyEvaluation;
import java.util.Locale;

/// Prints what saliency maps are worth as tables.
final class SaliencySummary {
  private static final int MOST_UNUSABLE = 10;

  private final Console console;

  SaliencySummary(Console console) {
    this.console = console;
  }

  void figures(SaliencyEvaluation measured) {
    console.out().println();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s, maps: %d images with the finding and a mark, %d of them called positive%n",
            measured.finding().name(),
            measured.marked(),
            measured.called());
    for (SaliencyEvaluation.Unusable unusable :
        measured.unusable().stream().limit(MOST_UNUSABLE).toList()) {
      console
          .out()
          .println(
              "  not measured: "
                  + Words.printable(unusable.source().name())
                  + ": "
                  + Words.printable(unusable.why()));
    }
    if (measured.unusable().size() > MOST_UNUSABLE) {
      console.out().println("  and " + (measured.unusable().size() - MOST_UNUSABLE) + " more");
    }
    for (SaliencyEvaluation.Method method : measured.methods()) {
      console.out().println("  " + method.name().word());
      method.figures().figures().forEach(this::figure);
    }
  }

  private void figure(MapFigure figure) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "    %-60s  %6.3f (%.3f-%.3f), by chance %.3f; %d images%s%n",
            figure.measure().title(),
            figure.value(),
            figure.low(),
            figure.high(),
            figure.chance(),
            figure.images(),
            figure.few() ? " (few)" : "");
  }
}
