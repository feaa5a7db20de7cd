package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// What a window can say of a batch.
final class BatchProgressTest {
  @Test
  void tellsTheTimeLeftFromWhatThisRunDid() {
    BatchProgress half =
        new BatchProgress(100, 30, 25, 5, 3, 10, 10, 1000, Duration.ofSeconds(10), false);

    assertEquals(60, half.done());
    assertEquals(OptionalDouble.of(4), half.rate());
    assertEquals(Optional.of(Duration.ofSeconds(10)), half.remaining());
  }

  @Test
  void tellsNoTimeBeforeTheFirstFile() {
    BatchProgress taken =
        new BatchProgress(100, 0, 20, 0, 0, 15, 5, 0, Duration.ofSeconds(1), false);

    assertEquals(OptionalDouble.empty(), taken.rate());
    assertEquals(Optional.empty(), taken.remaining());
  }

  @Test
  void refusesCountsThatDoNotReconcile() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new BatchProgress(2, 1, 1, 1, 0, 0, 0, 0, Duration.ZERO, false));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BatchProgress(2, 1, 0, 0, 0, 1, 1, 0, Duration.ZERO, false));
  }

  @Test
  void startsEmpty() {
    assertEquals(
        new BatchProgress(0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, false),
        new BatchControl().progress());
  }
}
