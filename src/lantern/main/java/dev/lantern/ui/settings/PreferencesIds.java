package dev.lantern.ui.settings;

/// Ids of the window's nodes.
public final class PreferencesIds {
  public static final String WINDOW = "preferences-window";
  public static final String PAGES = "preferences-pages";
  public static final String UNKEPT = "preferences-unkept";

  /// Followed by the theme's word.
  public static final String THEME = "preferences-theme-";

  public static final String LANGUAGE = "preferences-language";

  /// Followed by `darker` or `brighter`.
  public static final String DRAG = "preferences-drag-";

  public static final String KEYMAP = "preferences-keymap";
  public static final String KEYS = "preferences-keys";
  public static final String KEYS_SEARCH = "preferences-keys-search";
  public static final String KEYS_SAID = "preferences-keys-said";
  public static final String KEY_CHANGE = "preferences-key-change";
  public static final String KEY_NONE = "preferences-key-none";
  public static final String KEY_RESET = "preferences-key-reset";
  public static final String KEY_TAKE = "preferences-key-take";
  public static final String KEYS_RESET = "preferences-keys-reset";
  public static final String DIAGNOSE = "preferences-diagnose";
  public static final String NETWORK = "preferences-network";
  public static final String BUNDLES = "preferences-bundles";
  public static final String FRAME_MEMORY = "preferences-frame-memory";

  /// Followed by the word of the line.
  public static final String CORNER = "preferences-corner-";

  public static final String CORNERS_RESET = "preferences-corners-reset";

  private PreferencesIds() {}
}
