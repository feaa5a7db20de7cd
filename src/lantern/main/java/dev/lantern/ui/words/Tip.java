package dev.lantern.ui.words;

import javafx.scene.control.Tooltip;

/// A tip no wider than a column of text: a long one is read in lines, and lies on the screen.
public final class Tip extends Tooltip {
  private static final double WIDEST = 420;

  /// Its text comes by its property.
  public Tip() {
    this("");
  }

  public Tip(String text) {
    super(text);
    setWrapText(true);
    setMaxWidth(WIDEST);
  }
}
