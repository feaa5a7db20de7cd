package dev.lantern.labels;

/// A table of labels cannot be used; the message says why, in a sentence for its owner.
public final class LabelsException extends Exception {
  private static final long serialVersionUID = 1L;

  public LabelsException(String message) {
    super(message);
  }

  public LabelsException(String message, Throwable cause) {
    super(message, cause);
  }
}
