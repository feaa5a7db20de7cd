package dev.lantern.platform;

/// What lies under the wrappings of a library's failure.
public final class RootCause {
  private RootCause() {}

  /// The last of the causes; the failure itself where it has none.
  public static Throwable of(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
