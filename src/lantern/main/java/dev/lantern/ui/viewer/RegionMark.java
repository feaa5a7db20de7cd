package dev.lantern.ui.viewer;

import dev.lantern.ui.words.Words;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/// Says over the image what the brush does, and above all that what is seen is not the scan's own
/// result.
final class RegionMark extends Label {
  private static final PseudoClass ALTERED = PseudoClass.getPseudoClass("altered");

  private final Words words;
  private final ViewerViewModel viewer;
  private final KeyHint keys;

  RegionMark(Words words, ViewerViewModel viewer) {
    this.words = words;
    this.viewer = viewer;
    this.keys = new KeyHint(words, viewer);
    setId(ViewerIds.REGION_MARK);
    getStyleClass().add("region-mark");
    setMouseTransparent(true);
    setWrapText(true);
    setTextAlignment(TextAlignment.CENTER);
    RegionBrush brush = viewer.brush();
    for (Observable cause :
        new Observable[] {viewer.tool(), viewer.shown(), brush.allowed(), brush.result()}) {
      cause.addListener(changed -> refresh());
    }
    keys.whenever(this::refresh);
    refresh();
  }

  private void refresh() {
    setVisible(viewer.tool().get() == Tool.BRUSH && viewer.shown().get().isPresent());
    if (isVisible()) {
      RegionResult result = viewer.brush().result().get();
      pseudoClassStateChanged(ALTERED, result == RegionResult.SEEN);
      setText(viewer.brush().allowed().get() ? said(result) : words.of("viewer.brush.refused"));
    }
  }

  private String said(RegionResult result) {
    return switch (result) {
      case NONE -> keys.of(words.of("viewer.brush.none"), this);
      case LOOKING -> words.of("viewer.brush.looking");
      case SEEN -> words.of("viewer.brush.seen");
      case MISSING -> words.of("viewer.brush.missing");
    };
  }
}
