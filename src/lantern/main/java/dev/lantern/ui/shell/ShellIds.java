package dev.lantern.ui.shell;

/// Ids of the main window's own nodes.
final class ShellIds {
  static final String MEASURE = "button-measure";
  static final String PROGRESS = "progress-strip";
  static final String PROGRESS_CANCEL = "progress-cancel";
  static final String STATUS = "status-bar";

  static final String KEYS = "key-sheet";
  static final String KEYS_CLOSE = "key-sheet-close";

  /// The button of the layouts and of what links viewports.
  public static final String LAYOUT = "button-layout";

  private ShellIds() {}
}
