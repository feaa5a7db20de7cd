package dev.lantern.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TextRoomTest {
  private static final String LINES = "Non-ossifying fibroma of distal tibia\nCR\n2004-08-26";

  @Test
  void aLargeViewportHasRoomForAll() {
    assertEquals(LINES, new TextRoom(400, 600).fit(LINES));
  }

  @Test
  void aNarrowOneShortensWhatWouldRunIntoTheOtherCorner() {
    // (280 / 2 − 32) / 5.8 = 18.6 characters.
    assertEquals("Non-ossifying fib…\nCR\n2004-08-26", new TextRoom(280, 300).fit(LINES));
  }

  @Test
  void aLowOneHasTwoLines() {
    assertEquals("Non-ossifying fibroma of distal tibia\nCR", new TextRoom(800, 200).fit(LINES));
  }
}
