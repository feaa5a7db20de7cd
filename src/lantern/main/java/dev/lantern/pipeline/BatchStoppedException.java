package dev.lantern.pipeline;

/// The batch cannot go on, for a reason that is not one file's: the output folder is full or gone.
public final class BatchStoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  public BatchStoppedException(String message, Throwable cause) {
    super(message, cause);
  }
}
