package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.Turn.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TurnTest {
  private static final List<Turn> ALL =
      IntStream.range(0, 8).mapToObj(i -> new Turn(i % 4, i >= 4)).toList();

  /// 1 2 3 over 4 5 6.
  private static final int[] PICTURE = {1, 2, 3, 4, 5, 6};

  @Test
  void turnsEveryPixel() {
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, painted(Turn.NONE));
    assertArrayEquals(new int[] {4, 1, 5, 2, 6, 3}, painted(Turn.NONE.rotatedRight()));
    assertArrayEquals(
        new int[] {6, 5, 4, 3, 2, 1}, painted(Turn.NONE.rotatedRight().rotatedRight()));
    assertArrayEquals(new int[] {3, 6, 2, 5, 1, 4}, painted(Turn.NONE.rotatedLeft()));
    assertArrayEquals(new int[] {3, 2, 1, 6, 5, 4}, painted(Turn.NONE.flippedHorizontally()));
    assertArrayEquals(new int[] {4, 5, 6, 1, 2, 3}, painted(Turn.NONE.flippedVertically()));
  }

  @Test
  void flipsWhatIsSeen() {
    assertArrayEquals(
        new int[] {1, 4, 2, 5, 3, 6}, painted(Turn.NONE.rotatedRight().flippedHorizontally()));
    assertArrayEquals(
        new int[] {6, 3, 5, 2, 4, 1}, painted(Turn.NONE.rotatedRight().flippedVertically()));
    for (Turn turn : ALL) {
      assertEquals(turn, turn.flippedHorizontally().flippedHorizontally());
      assertEquals(turn, turn.flippedVertically().flippedVertically());
      assertEquals(turn, turn.rotatedRight().rotatedLeft());
      assertEquals(
          turn.rotatedRight().rotatedRight(), turn.flippedHorizontally().flippedVertically());
    }
  }

  @Test
  void bringsEveryPlaceToTheScreenAndBack() {
    for (Turn turn : ALL) {
      Point turned = turn.turned(1.25, 4.5, 30, 20);
      assertEquals(new Point(1.25, 4.5), turn.upright(turned.x(), turned.y(), 30, 20));
    }
    assertEquals(new Point(15.5, 1.25), Turn.NONE.rotatedRight().turned(1.25, 4.5, 30, 20));
  }

  @Test
  void turnsAPictureOfManyTiles() {
    int width = 70;
    int height = 45;
    int[] upright = IntStream.range(0, width * height).toArray();
    for (Turn turn : ALL) {
      int[] turned = new int[upright.length];
      turn.paint(upright, width, turned);
      int across = turn.sideways() ? height : width;
      int[] expected = new int[upright.length];
      Arrays.setAll(
          expected,
          i -> {
            int row = i / across;
            Point at = turn.upright(i % across + 0.5, row + 0.5, width, height);
            return (int) Math.floor(at.y()) * width + (int) Math.floor(at.x());
          });
      assertArrayEquals(expected, turned, turn.toString());
    }
  }

  @Test
  void knowsTheUprightPlaceAndWay() {
    // On a screen of 2 × 3 after a turn to the right, the first pixel lies at the upper right.
    assertEquals(new Point(0.5, 0.5), Turn.NONE.rotatedRight().upright(1.5, 0.5, 3, 2));
    assertEquals(new Point(2.5, 0.5), Turn.NONE.flippedHorizontally().upright(0.5, 0.5, 3, 2));
    assertEquals(new Point(0, -7), Turn.NONE.rotatedRight().uprightWay(7, 0));
    assertEquals(new Point(-7, 4), Turn.NONE.flippedHorizontally().uprightWay(7, 4));
  }

  @Test
  void carriesTheLettersAlong() {
    EdgeLetters axial = new EdgeLetters("R", "A", "L", "P");

    assertEquals(new EdgeLetters("P", "R", "A", "L"), Turn.NONE.rotatedRight().letters(axial));
    assertEquals(new EdgeLetters("A", "L", "P", "R"), Turn.NONE.rotatedLeft().letters(axial));
    assertEquals(
        new EdgeLetters("L", "A", "R", "P"), Turn.NONE.flippedHorizontally().letters(axial));
    assertEquals(new EdgeLetters("R", "P", "L", "A"), Turn.NONE.flippedVertically().letters(axial));
  }

  @Test
  void refusesOtherQuarters() {
    assertThrows(IllegalArgumentException.class, () -> new Turn(4, false));
    assertThrows(IllegalArgumentException.class, () -> new Turn(-1, true));
  }

  private static int[] painted(Turn turn) {
    int[] turned = new int[PICTURE.length];
    turn.paint(PICTURE, 3, turned);
    return turned;
  }
}
