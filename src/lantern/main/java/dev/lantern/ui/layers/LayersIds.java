package dev.lantern.ui.layers;

/// Ids of the window's nodes.
public final class LayersIds {
  public static final String WINDOW = "layers-window";
  public static final String IMAGE = "layers-image";
  public static final String MESSAGE = "layers-message";
  public static final String FINDING = "layers-finding";
  public static final String SUM = "layers-sum";
  public static final String LARGE = "layers-large";
  public static final String LARGE_TEXT = "layers-large-text";

  /// Followed by the row, from 0.
  public static final String GRID = "layers-grid-";

  /// Followed by the row and the place in it, from 0, with a hyphen between.
  public static final String PICTURE = "layers-picture-";

  private LayersIds() {}
}
