package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Foreign words stay on one line, and give no orders to a terminal.
final class PrintableTest {
  @Test
  void holdsNeitherOrdersNorEndsOfLines() {
    assertEquals("a?b?c?d?e?f?g?h", Printable.of("a\nb\u001bc\u007fd\u0085e\u009bf\u2028g\u2029h"));
    assertEquals("a b", Printable.of("a\tb", " "));
  }

  @Test
  void leavesEveryOtherCharacterAsItIs() {
    String words = "Ødegård – 胸部 ^=\\?\u00a0\ud83e\udec1";
    assertEquals(words, Printable.of(words));
  }
}
