package dev.lantern.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TextRoomTest {
  private static final String LINE = "Non-ossifying fibroma of distal tibia";

  @Test
  void aLargeViewportHasRoomForAll() {
    assertEquals(LINE, new TextRoom(460, 600).fit(LINE));
    assertEquals(Long.MAX_VALUE, new TextRoom(460, 600).lines());
  }

  @Test
  void aNarrowOneShortensWhatWouldRunIntoTheOtherCorner() {
    // (280 / 2 − 24) / 6.1 = 19.0 characters.
    assertEquals("Non-ossifying fibr…", new TextRoom(280, 300).fit(LINE));
    assertEquals("CR", new TextRoom(280, 300).fit("CR"));
  }

  @Test
  void aLowOneHasTwoLines() {
    assertEquals(2, new TextRoom(800, 200).lines());
    assertEquals(LINE, new TextRoom(800, 200).fit(LINE));
  }
}
