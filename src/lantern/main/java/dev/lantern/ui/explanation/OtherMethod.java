package dev.lantern.ui.explanation;

import dev.lantern.explain.MethodName;
import dev.lantern.ui.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Says, where it is so, that the map on the screen is not the one that is checked.
final class OtherMethod extends Label {
  private final Words words;
  private final TrustViewModel trust;

  OtherMethod(Words words, TrustViewModel trust, ObservableValue<MethodName> method) {
    this.words = words;
    this.trust = trust;
    setId(ExplanationIds.OTHER_METHOD);
    getStyleClass().addAll("muted", "other-method");
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    method.subscribe(this::show);
    trust.state().subscribe(() -> show(method.getValue()));
  }

  private void show(MethodName method) {
    setVisible(
        method != MethodName.CAM && !(trust.state().get() instanceof TrustState.Unavailable));
    setText(words.of("trust.other-method", method.word()));
  }
}
