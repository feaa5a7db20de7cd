package dev.lantern.imaging;

/// An image could not be read, with the reason and the stage at which it showed. The message
/// names no patient.
public final class ImageReadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final Stage stage;

  /// The step of the way of a scan.
  public enum Stage {
    OPEN,
    PARSE,
    DECODE,
    RENDER
  }

  public ImageReadException(Reason reason, Stage stage, String detail) {
    super(Printable.of(detail));
    this.reason = reason;
    this.stage = stage;
  }

  public ImageReadException(Reason reason, Stage stage, String detail, Throwable cause) {
    super(Printable.of(detail), cause);
    this.reason = reason;
    this.stage = stage;
  }

  public Reason reason() {
    return reason;
  }

  public Stage stage() {
    return stage;
  }

  /// What was found, without the file's name: the caller has it.
  public String detail() {
    return String.valueOf(getMessage());
  }
}
