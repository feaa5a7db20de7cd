package dev.lantern.ui.findings;

/// Ids of the panel's nodes.
public final class FindingsIds {
  public static final String PANEL = "findings-panel";

  /// Followed by the finding's id.
  public static final String CARD = "finding-";

  /// Followed by the finding's id.
  public static final String VERDICT = "finding-verdict-";

  /// Followed by the finding's id.
  public static final String MEASURED = "finding-measured-";

  public static final String OPERATING_POINT = "findings-operating-point";
  public static final String MESSAGE = "findings-message";
  public static final String HEATMAP_TOGGLE = "findings-heatmap";
  public static final String BELOW_THRESHOLD = "findings-below-threshold";
  public static final String CUT_OFF = "findings-cut-off";
  public static final String OUTLINE = "findings-outline";
  public static final String OPACITY = "findings-opacity";
  public static final String MODEL_CARD = "findings-model-card";
  public static final String BUNDLE = "findings-bundle";
  public static final String MODEL_CARD_WINDOW = "model-card-window";

  /// Followed by the finding's id and the answer, with a hyphen between.
  public static final String READING = "reading-";

  /// Followed by the finding's id.
  public static final String READING_QUESTION = "reading-question-";

  /// Followed by the finding's id.
  public static final String READING_NOTE = "reading-note-";

  public static final String READING_KEEP = "reading-keep";
  public static final String READING_STATUS = "reading-status";

  public static final String WITHOUT = "without-region";
  public static final String WITHOUT_CLEAR = "without-region-clear";
  public static final String WITHOUT_MESSAGE = "without-region-message";

  /// Followed by the finding's id.
  public static final String WITHOUT_CHANGE = "without-region-change-";

  /// Followed by the finding's id.
  public static final String WITHOUT_VERDICT = "without-region-verdict-";

  /// Followed by the finding's id.
  public static final String WITHOUT_LOG_ODDS = "without-region-log-odds-";

  public static final String SERIES = "series-strip";
  public static final String SERIES_CHART = "series-chart";
  public static final String SERIES_JUDGE = "series-judge";
  public static final String SERIES_SAID = "series-said";

  private FindingsIds() {}
}
