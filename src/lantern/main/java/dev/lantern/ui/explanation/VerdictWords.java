package dev.lantern.ui.explanation;

import dev.lantern.explain.Verdict;
import dev.lantern.ui.words.Words;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The one sentence of the checks, with a sign and a colour of its own.
final class VerdictWords {
  private VerdictWords() {}

  static <T extends Labeled> T on(T labeled, Words words, Verdict verdict) {
    labeled.setText(words.of("trust.verdict." + verdict.word()));
    labeled.setGraphic(new FontIcon(sign(verdict)));
    labeled.getStyleClass().addAll("trust-verdict", verdict.word());
    labeled.setWrapText(true);
    labeled.setMinHeight(Region.USE_PREF_SIZE);
    return labeled;
  }

  private static Ikon sign(Verdict verdict) {
    return switch (verdict) {
      case STRONG -> Material2AL.CHECK_CIRCLE_OUTLINE;
      case MIXED -> Material2AL.INFO;
      case DO_NOT_RELY -> Material2MZ.WARNING;
    };
  }
}
