package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// A reason is one line of a terminal, whatever the file holds.
final class ImageReadExceptionTest {
  @Test
  void holdsNoControlCharacter() {
    var failure =
        new ImageReadException(
            FailureReason.CORRUPT, ImageReadException.Stage.PARSE, "MON\nCHR\u001b[2J\u2028x");

    assertEquals("MON?CHR?[2J?x", failure.detail());
  }
}
