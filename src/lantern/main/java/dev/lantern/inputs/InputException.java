package dev.lantern.inputs;

/// An input cannot be used; the message says why, in a sentence for the one who named it.
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
