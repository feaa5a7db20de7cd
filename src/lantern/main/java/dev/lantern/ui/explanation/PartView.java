package dev.lantern.ui.explanation;

import dev.lantern.ui.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// One check: whether it passed, by sign and word; what it asks; its figure and limit; its picture.
final class PartView extends VBox {
  /// @param name of the check
  /// @param asks the question in plain words
  /// @param figure what was measured, with its limit
  record Text(String name, String asks, String figure) {}

  PartView(Words words, boolean passed, Text text, Node... pictures) {
    super(4);
    getStyleClass().add("trust-part");
    Label name = wrapped(text.name());
    name.getStyleClass().add("trust-part-name");
    Label outcome =
        new Label(
            words.of(passed ? "trust.passed" : "trust.failed"),
            new FontIcon(passed ? Material2AL.CHECK : Material2AL.CLOSE));
    outcome.getStyleClass().addAll("trust-outcome", passed ? "passed" : "failed");
    outcome.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(8, name, outcome);
    head.setAlignment(Pos.CENTER_LEFT);
    Label figure = wrapped(text.figure());
    figure.getStyleClass().add("trust-figure");
    Label asks = wrapped(text.asks());
    asks.getStyleClass().add("muted");
    getChildren().addAll(head, asks, figure);
    getChildren().addAll(pictures);
  }

  static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
