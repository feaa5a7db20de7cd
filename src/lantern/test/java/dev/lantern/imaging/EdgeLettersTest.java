package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EdgeLettersTest {
  @Test
  void namesTheEdgesOfThePlanesOfTheBody() {
    assertEquals(new EdgeLetters("R", "A", "L", "P"), plane(1, 0, 0, 0, 1, 0));
    assertEquals(new EdgeLetters("R", "H", "L", "F"), plane(1, 0, 0, 0, 0, -1));
    assertEquals(new EdgeLetters("A", "H", "P", "F"), plane(0, 1, 0, 0, 0, -1));
    assertEquals(new EdgeLetters("L", "P", "R", "A"), plane(-1, 0, 0, 0, -1, 0));
  }

  @Test
  void namesTheStrongestDirectionOfAnObliquePlaneFirst() {
    assertEquals(new EdgeLetters("AR", "H", "PL", "F"), plane(0.6, 0.8, 0, 0, 0, -1));
    // A tilt of 3° gets no letter of its own.
    assertEquals(new EdgeLetters("R", "A", "L", "P"), plane(0.9986, 0.0523, 0, -0.0523, 0.9986, 0));
  }

  @Test
  void takesPatientOrientationWhereThereIsNoPlane() {
    assertEquals(Optional.of(new EdgeLetters("R", "H", "L", "F")), words("L", "F"));
    assertEquals(Optional.of(new EdgeLetters("PR", "H", "AL", "F")), words("AL", "F"));
    assertEquals(Optional.of(new EdgeLetters("", "H", "", "F")), words("", "F"));
    assertEquals(
        Optional.of(new EdgeLetters("A", "H", "P", "F")),
        EdgeLetters.of(
            Optional.of(
                new ImagePlane(List.of(0.0, 0.0, 0.0), List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0))),
            List.of("P", "F")));
  }

  @Test
  void saysNothingOfWordsThatSayNothing() {
    assertEquals(Optional.empty(), words("", ""));
    assertEquals(Optional.empty(), words("L"));
    assertEquals(Optional.empty(), words("left", "RL"));
    assertEquals(Optional.empty(), EdgeLetters.of(Optional.empty(), List.of()));
  }

  private static EdgeLetters plane(double... cosines) {
    List<Double> orientation = Arrays.stream(cosines).boxed().toList();
    return EdgeLetters.of(
            Optional.of(new ImagePlane(List.of(0.0, 0.0, 0.0), orientation)), List.of())
        .orElseThrow();
  }

  private static Optional<EdgeLetters> words(String... words) {
    return EdgeLetters.of(Optional.empty(), List.of(words));
  }
}
