package dev.lantern.pipeline;

/// An image that was diagnosed cannot be explained in the way asked for; the message is a sentence
/// for the reader.
public final class ExplanationException extends Exception {
  private static final long serialVersionUID = 1L;

  ExplanationException(String message) {
    super(message);
  }

  ExplanationException(String message, Throwable cause) {
    super(message, cause);
  }
}
