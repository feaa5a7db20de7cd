package dev.lantern.preprocess;

/// A frame cannot be made into a tensor.
public final class PreprocessException extends Exception {
  private static final long serialVersionUID = 1L;

  public PreprocessException(String message) {
    super(message);
  }
}
