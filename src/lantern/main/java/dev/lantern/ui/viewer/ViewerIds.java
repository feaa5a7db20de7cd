package dev.lantern.ui.viewer;

/// Ids of the viewer's nodes: for style sheets, tests and screen readers' maps.
public final class ViewerIds {
  public static final String CANVAS = "viewer-canvas";
  public static final String HEATMAP_LAYER = "viewer-heatmap-layer";
  public static final String TOP_LEFT = "viewer-top-left";
  public static final String TOP_RIGHT = "viewer-top-right";
  public static final String BOTTOM_LEFT = "viewer-bottom-left";
  public static final String BOTTOM_RIGHT = "viewer-bottom-right";
  public static final String SLIDER = "viewer-frame-slider";
  public static final String FRAME = "viewer-frame";
  public static final String LEGEND = "viewer-heatmap-legend";
  public static final String HEATMAP_CAUTION = "viewer-heatmap-caution";
  public static final String HEATMAP_METHOD = "viewer-heatmap-method";
  public static final String HEATMAP_MARK = "viewer-heatmap-below-threshold";
  public static final String WINDOW_MENU = "viewer-window-menu";
  public static final String WINDOW_BUTTON = "button-window-preset";

  /// Before the name of a window, the id of its item in the menu.
  public static final String WINDOW_ITEM = "item-window-";

  /// Before the name of a window, the id of its item behind the button.
  public static final String WINDOW_BUTTON_ITEM = "button-item-window-";

  public static final String PROBE = "viewer-probe";
  public static final String EDGE_LEFT = "viewer-edge-left";
  public static final String EDGE_TOP = "viewer-edge-top";
  public static final String EDGE_RIGHT = "viewer-edge-right";
  public static final String EDGE_BOTTOM = "viewer-edge-bottom";
  public static final String SCALE = "viewer-scale";
  public static final String SCALE_LENGTH = "viewer-scale-length";
  public static final String SCALE_LINE = "viewer-scale-line";
  public static final String REGION_LAYER = "viewer-region-layer";
  public static final String REGION_MARK = "viewer-region-mark";
  public static final String BRUSH_RING = "viewer-brush-ring";
  public static final String LOUPE = "viewer-loupe";
  public static final String LOUPE_PICTURE = "viewer-loupe-picture";
  public static final String LOUPE_TIMES = "viewer-loupe-times";
  public static final String FILTER_MARK = "viewer-filter-mark";
  public static final String HINT = "viewer-hint";

  public static final String HEATMAP_BAR = "heatmap-bar";
  public static final String HEATMAP_CUT = "heatmap-cut";
  public static final String CINE = "viewer-cine";
  public static final String CINE_RATE = "viewer-cine-rate";

  public static final String CROSS_REFERENCE = "cross-reference";

  private ViewerIds() {}
}
