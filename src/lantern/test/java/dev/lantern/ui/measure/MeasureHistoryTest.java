package dev.lantern.ui.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Turn.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MeasureHistoryTest {
  private static List<Measurement> state(int number) {
    return List.of(new Measurement("1.2", number, new MeasureShape.Text(new Point(0, 0), "state")));
  }

  @Test
  void goesBackAndOnThroughTheSameStates() {
    MeasureHistory history = new MeasureHistory();
    history.step(state(0));
    history.step(state(1));

    assertEquals(Optional.of(state(1)), history.back(state(2)));
    assertEquals(Optional.of(state(0)), history.back(state(1)));
    assertEquals(Optional.empty(), history.back(state(0)));
    assertEquals(Optional.of(state(1)), history.on(state(0)));
    assertEquals(Optional.of(state(2)), history.on(state(1)));
    assertEquals(Optional.empty(), history.on(state(2)));
  }

  @Test
  void aNewStepForgetsWhatWasTakenBack() {
    MeasureHistory history = new MeasureHistory();
    history.step(state(0));
    history.back(state(1));
    history.step(state(0));

    assertEquals(Optional.empty(), history.on(state(5)));
    assertEquals(Optional.of(state(0)), history.back(state(5)));
  }

  @Test
  void aStepThatGoesOnForgetsItToo() {
    MeasureHistory history = new MeasureHistory();
    history.step(state(0));
    history.step(state(1));
    history.back(state(2));
    history.goOn();

    assertEquals(Optional.empty(), history.on(state(5)));
    assertEquals(Optional.of(state(0)), history.back(state(5)));
  }

  @Test
  void keepsTheLastHundredSteps() {
    MeasureHistory history = new MeasureHistory();
    for (int i = 0; i < 150; i++) {
      history.step(state(i));
    }
    int last = 150;
    int steps = 0;
    Optional<List<Measurement>> before = history.back(state(last));
    while (before.isPresent()) {
      steps++;
      last = before.get().getFirst().frame();
      before = history.back(before.get());
    }
    assertEquals(100, steps);
    assertEquals(50, last);
  }
}
