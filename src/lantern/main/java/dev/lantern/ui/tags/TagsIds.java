package dev.lantern.ui.tags;

/// Ids of the window's nodes.
public final class TagsIds {
  public static final String WINDOW = "tags-window";
  public static final String FILE = "tags-file";
  public static final String SEARCH = "tags-search";
  public static final String HOLD = "tags-hold";
  public static final String HELD = "tags-held";
  public static final String DIFFERENCES = "tags-differences";
  public static final String COPY = "tags-copy";
  public static final String TABLE = "tags-table";

  private TagsIds() {}
}
