package dev.lantern.pipeline;

/// No model bundle can be used: it is not there, was changed, or fails its golden test.
public final class BundleUnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  public BundleUnusableException(String message) {
    super(message);
  }

  public BundleUnusableException(String message, Throwable cause) {
    super(message, cause);
  }
}
