package dev.lantern.modelbundle;

import java.nio.file.Path;

/// The administrator's policy file cannot be used. The message is one sentence for a person, with
/// the file and, where there is one, the key.
public final class PolicyException extends Exception {
  private static final long serialVersionUID = 1L;

  PolicyException(Path file, String problem, Throwable cause) {
    super(
        "Lantern does not start: its policy file "
            + file
            + " cannot be used ("
            + problem
            + "). Its administrator has to correct it.",
        cause);
  }
}
