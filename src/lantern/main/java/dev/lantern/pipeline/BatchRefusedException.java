package dev.lantern.pipeline;

/// The batch cannot be begun on this output folder, in a sentence for the reader.
public final class BatchRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  BatchRefusedException(String message) {
    super(message);
  }

  /// @param cause whose message is such a sentence
  BatchRefusedException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
