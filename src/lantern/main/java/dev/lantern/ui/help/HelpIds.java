package dev.lantern.ui.help;

/// Ids of nodes, for tests and for nothing else.
public final class HelpIds {
  public static final String SEARCH = "help-search";
  public static final String PAGES = "help-pages";
  public static final String PAGE = "help-page";

  private HelpIds() {}
}
