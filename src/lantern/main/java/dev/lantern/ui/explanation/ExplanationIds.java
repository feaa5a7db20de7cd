package dev.lantern.ui.explanation;

/// Ids of the nodes that say how a heatmap is made and how far to trust it.
public final class ExplanationIds {
  public static final String METHOD = "method-choice";
  public static final String METHOD_PROGRESS = "method-progress";
  public static final String METHOD_CANCEL = "method-cancel";
  public static final String METHOD_MESSAGE = "method-message";
  public static final String CHECK = "trust-check";
  public static final String CHECK_PROGRESS = "trust-progress";
  public static final String CHECK_CANCEL = "trust-cancel";
  public static final String CHECK_MESSAGE = "trust-message";
  public static final String OTHER_METHOD = "trust-other-method";

  /// Of the button that is the verdict, too.
  public static final String VERDICT = "trust-verdict";

  public static final String PAGE = "trust-page";
  public static final String PAGE_VERDICT = "trust-page-verdict";
  public static final String BACK = "trust-back";
  public static final String RULE = "trust-rule";

  private ExplanationIds() {}
}
