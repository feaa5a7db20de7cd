package dev.lantern.platform;

/// A file is not the JSON that it should be. The message names the file and the key.
public final class StrictJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  StrictJsonException(String place, String problem) {
    super(place + ": " + problem);
  }

  StrictJsonException(String place, String problem, Throwable cause) {
    super(place + ": " + problem, cause);
  }
}
