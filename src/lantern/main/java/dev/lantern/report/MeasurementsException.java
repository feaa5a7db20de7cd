package dev.lantern.report;

/// A file is none of measurements, or not one that this program reads. The message names the place
/// in the file and what is wrong there.
public final class MeasurementsException extends Exception {
  private static final long serialVersionUID = 1L;

  MeasurementsException(String message) {
    super(message);
  }

  MeasurementsException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
