package dev.lantern.ui.explanation;

import dev.lantern.explain.Verdict;
import dev.lantern.ui.words.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The one sentence of the checks, with a sign and a colour of its own.
final class VerdictLabel extends Label {
  VerdictLabel(Words words, Verdict verdict, String id) {
    super(words.of("trust.verdict." + verdict.word()), new FontIcon(sign(verdict)));
    setId(id);
    getStyleClass().addAll("trust-verdict", verdict.word());
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
  }

  private static Ikon sign(Verdict verdict) {
    return switch (verdict) {
      case STRONG -> Material2AL.CHECK_CIRCLE_OUTLINE;
      case MIXED -> Material2AL.INFO;
      case DO_NOT_RELY -> Material2MZ.WARNING;
    };
  }
}
