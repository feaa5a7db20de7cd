package dev.lantern.ui.measure;

/// Ids of the measurements' nodes.
public final class MeasureIds {
  public static final String LAYER = "measure-layer";

  /// Before the place of a measurement among those of its frame, the id of its label.
  public static final String LABEL = "measure-label-";

  public static final String DRAFT_LABEL = "measure-label-draft";
  public static final String CURSOR = "measure-cursor";
  public static final String HELD = "measure-held";
  public static final String HINT = "measure-hint";
  public static final String WORDS = "measure-words";
  public static final String PANEL = "measure-panel";
  public static final String LIST = "measure-list";
  public static final String LEAVE = "measure-leave";
  public static final String LEAVE_SAVE = "measure-leave-save";
  public static final String LEAVE_DISCARD = "measure-leave-discard";
  public static final String LEAVE_STAY = "measure-leave-stay";

  private MeasureIds() {}
}
