package dev.lantern.ui.measure;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.scene.control.TextField;

/// Where words are written on the image: Enter keeps them, so does a click elsewhere; Esc does not.
final class WordsField extends TextField {
  private static final double WIDTH = 240;

  private final ViewerViewModel viewer;
  private final MeasurePen pen;
  private final Runnable back;

  /// @param back takes the keyboard once nothing is to be written
  WordsField(Words words, ViewerViewModel viewer, MeasurePen pen, Runnable back) {
    this.viewer = viewer;
    this.pen = pen;
    this.back = back;
    setId(MeasureIds.WORDS);
    setManaged(false);
    setVisible(false);
    setPromptText(words.of("measure.words"));
    setAccessibleText(words.of("measure.words"));
    setTooltip(new Tip(words.of("measure.words.tip")));
    textProperty()
        .subscribe(
            text -> {
              if (text.length() > MeasureShape.Text.LONGEST) {
                setText(text.substring(0, MeasureShape.Text.LONGEST));
              }
            });
    setOnAction(event -> write());
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                write();
              }
            });
    pen.wording().subscribe(this::take);
  }

  private void take(Optional<MeasurePen.Wording> asked) {
    asked
        .filter(now -> pen.over(viewer))
        .ifPresent(
            now -> {
              setText(now.words());
              setVisible(true);
              requestFocus();
              selectAll();
            });
    if (asked.isEmpty() && isVisible()) {
      boolean focused = isFocused();
      setVisible(false);
      if (focused) {
        back.run();
      }
    }
  }

  private void write() {
    if (pen.wording().get().isPresent()) {
      pen.write(getText());
    }
  }

  /// Lays it over the place that the words are for.
  void place() {
    pen.wording()
        .get()
        .ifPresent(
            now -> {
              Point at = viewer.toScreen(now.at());
              double height = prefHeight(-1);
              resizeRelocate(at.x(), at.y() - height / 2, WIDTH, height);
            });
  }
}
