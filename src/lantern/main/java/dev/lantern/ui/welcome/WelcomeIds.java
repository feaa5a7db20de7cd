package dev.lantern.ui.welcome;

/// Ids of nodes, for tests and for nothing else.
public final class WelcomeIds {
  public static final String ACCEPT = "welcome-accept";
  public static final String DECLINE = "welcome-decline";
  public static final String OPEN = "welcome-open";
  public static final String GO_ON = "welcome-go-on";
  public static final String SAMPLES = "welcome-samples";
  public static final String ALL_SAMPLES = "welcome-all-samples";

  private WelcomeIds() {}
}
