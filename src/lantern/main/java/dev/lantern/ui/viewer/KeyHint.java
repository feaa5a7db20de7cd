package dev.lantern.ui.viewer;

import dev.lantern.ui.words.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

/// Says behind a sentence over the image which keys do the same as the mouse, where there is room.
public final class KeyHint {
  /// Screen pixels beside the sentence.
  private static final double MARGIN = 32;

  private final Words words;
  private final ObservableValue<Integer> width;
  private final ObservableValue<String> move;
  private final ObservableValue<String> place;

  public KeyHint(Words words, ViewerViewModel viewer) {
    this.words = words;
    this.width =
        viewer
            .viewport()
            .flatMap(
                port -> viewer.turn().map(turn -> turn.sideways() ? port.height() : port.width()));
    move = words.keys("cursor-left", "cursor-right", "cursor-up", "cursor-down");
    place = words.keys("measure-place");
  }

  /// Tells whenever it may say something else: not where the image is only moved or enlarged.
  public void whenever(Runnable changed) {
    for (ObservableValue<?> cause : List.of(move, place, width)) {
      cause.addListener((property, before, now) -> changed.run());
    }
  }

  /// @param label that the sentence stands on
  /// @return the sentence, with the keys where one line of the image holds both
  public String of(String sentence, Label label) {
    if (move.getValue().isEmpty() || place.getValue().isEmpty()) {
      return sentence;
    }
    String whole = words.of("viewer.keys", sentence, move.getValue(), place.getValue());
    Text line = new Text(whole);
    line.setFont(label.getFont());
    return line.getLayoutBounds().getWidth() + MARGIN <= width.getValue() ? whole : sentence;
  }

  /// The keys that move the cursor; empty where there are none.
  public String moving() {
    return move.getValue();
  }
}
