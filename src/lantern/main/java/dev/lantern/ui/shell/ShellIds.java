package dev.lantern.ui.shell;

/// Ids of the main window's own nodes.
final class ShellIds {
  static final String COLOURS = "menu-colours";
  static final String LOOK = "button-look";
  static final String FILTERS = "menu-filters";
  static final String GLASS = "glass";
  static final String GLASS_KEEP = "glass-keep";
  static final String GLASS_LENGTH = "glass-length";
  static final String GLASS_LINE = "glass-line";
  static final String GLASS_NOW = "glass-now";
  static final String MEASURE = "button-measure";
  static final String PROGRESS = "progress-strip";
  static final String PROGRESS_CANCEL = "progress-cancel";
  static final String STATUS = "status-bar";
  static final String STEPS = "menu-steps";

  static final String KEYS = "key-sheet";
  static final String KEYS_CLOSE = "key-sheet-close";

  /// The button of the layouts and of what links viewports.
  static final String LAYOUT = "button-layout";

  static final String RECENT = "menu-recent";

  /// Followed by the place in the menu, from 0.
  static final String RECENT_ITEM = "item-recent-";

  static final String RECENT_FORGET = "item-recent-forget";

  private ShellIds() {}
}
