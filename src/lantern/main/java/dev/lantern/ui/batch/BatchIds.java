package dev.lantern.ui.batch;

/// Ids of the batch window's nodes.
public final class BatchIds {
  public static final String WINDOW = "batch-window";
  public static final String INPUTS = "batch-inputs";
  public static final String REMOVE = "batch-remove";
  public static final String RESULTS = "batch-results";
  public static final String RECURSIVE = "batch-recursive";
  public static final String WATCH = "batch-watch";
  public static final String PDF = "batch-pdf";
  public static final String MAPS = "batch-maps";
  public static final String TRUST = "batch-trust";
  public static final String QUARANTINE = "batch-quarantine";
  public static final String QUARANTINE_CLEAR = "batch-quarantine-clear";
  public static final String EARLIER = "batch-earlier";
  public static final String BUNDLE = "batch-bundle";
  public static final String PRECISION = "batch-precision";
  public static final String OPERATING_POINT = "batch-operating-point";
  public static final String BAR = "batch-bar";
  public static final String STATUS = "batch-status";
  public static final String TABLE = "batch-table";
  public static final String SHOWN = "batch-shown";

  /// Followed by the outcome's word, or `all`.
  public static final String FILTER_OUTCOME = "batch-filter-";

  public static final String FILTER_FINDING = "batch-filter-finding";
  public static final String FILTER_TEXT = "batch-filter-text";

  /// Followed by the figure's name.
  public static final String FIGURE = "batch-figure-";

  public static final String LEAVE = "batch-leave";
  public static final String LEAVE_TEXT = "batch-leave-text";
  public static final String LEAVE_STOP = "batch-leave-stop";
  public static final String LEAVE_STAY = "batch-leave-stay";

  private BatchIds() {}
}
