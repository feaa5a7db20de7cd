package dev.lantern.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.FailureReason;
import dev.lantern.inputs.Settling.Look;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// When a file is complete, by looks at set times.
final class SettlingTest {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final Path FILE = Path.of("scan.dcm");

  private final Settling settling = new Settling(Duration.ofSeconds(2));

  private static Instant at(double seconds) {
    return START.plusNanos((long) (seconds * 1e9));
  }

  private static Look look(long size, double written) {
    return new Look(size, at(written), "");
  }

  /// The only file looks so; is it given?
  private boolean given(double at, long size, double written) {
    return settling.look(Map.of(FILE, look(size, written)), at(at)).equals(List.of(FILE));
  }

  @Test
  void aFileThatGrowsIsGivenOnceItRests() {
    assertEquals(
        List.of(false, false, false, false, false, true, false),
        List.of(
            given(0, 10, 0),
            given(1.5, 20, 1.5),
            given(3, 30, 3),
            given(4, 30, 3),
            given(4.9, 30, 3),
            given(5, 30, 3),
            given(9, 30, 3)));
  }

  @Test
  void aFileThatIsRenamedIntoPlaceIsGivenAtTheSecondLook() {
    assertEquals(List.of(false, true), List.of(given(0, 10, -60), given(0.5, 10, -60)));
  }

  @Test
  void anOldTimeIsNoProofWhereTheFileStillChanges() {
    // The clock of a network drive may be wrong by an hour.
    assertEquals(
        List.of(false, false, false, true),
        List.of(
            given(0, 10, -3600), given(0.5, 11, -3599), given(1, 12, -3598), given(2, 12, -3598)));
  }

  @Test
  void aFileOfTheFutureIsGivenOnceItRests() {
    assertEquals(
        List.of(false, false, true),
        List.of(given(0, 10, 3600), given(1.9, 10, 3600), given(2, 10, 3600)));
  }

  @Test
  void aFileIsGivenAgainWhenItChangesAndNotWhenItReturnsAsItWas() {
    given(0, 10, -60);
    assertEquals(true, given(1, 10, -60));
    assertEquals(List.of(), settling.look(Map.of(), at(2)));
    assertEquals(List.of(false, false), List.of(given(3, 10, -60), given(9, 10, -60)));
    assertEquals(List.of(false, true), List.of(given(10, 11, 9.5), given(12, 11, 9.5)));
  }

  @Test
  void aFileIsGivenAgainAsItIsAfterPausesThatGrow() {
    given(0, 10, -60);
    assertEquals(true, given(1, 10, -60));
    settling.again(FILE, at(1));
    assertEquals(
        List.of(false, true, false),
        List.of(given(2, 10, -60), given(3, 10, -60), given(9, 10, -60)));
    settling.again(FILE, at(9));
    assertEquals(List.of(false, true), List.of(given(12, 10, -60), given(13, 10, -60)));
    for (int time = 0; time < 20; time++) {
      settling.again(FILE, at(20));
    }
    assertEquals(List.of(false, true), List.of(given(319, 10, -60), given(320, 10, -60)));
    // Another content is not kept waiting.
    settling.again(FILE, at(320));
    given(321, 11, -60);
    assertEquals(true, given(322, 11, -60));
  }

  @Test
  void aClockThatIsSetBackKeepsNoFileWaiting() {
    assertEquals(
        List.of(false, false, true),
        List.of(given(3600, 10, 3600), given(1, 10, 3600), given(3, 10, 3600)));
    settling.again(FILE, at(3600));
    assertEquals(List.of(true, false), List.of(given(4, 10, 3600), given(9, 10, 3600)));
  }

  @Test
  void aFileThatLooksAsItWasGivenIsNotWaitedFor() {
    given(0, 10, -60);
    given(1, 10, -60);
    settling.look(Map.of(FILE, look(11, 1.5)), at(2));
    assertEquals(1, settling.pending().size());
    given(3, 10, -60);
    assertEquals(Map.of(), settling.pending());
  }

  @Test
  void aFileThatIsForgottenIsGivenAgainAsItWas() {
    given(0, 10, -60);
    given(1, 10, -60);
    assertEquals(List.of(), settling.forget(path -> !path.equals(FILE)));
    assertEquals(List.of(FILE), settling.forget(FILE::equals));
    assertEquals(List.of(false, true), List.of(given(2, 10, -60), given(3, 10, -60)));
  }

  @Test
  void aFileThatGoesBeforeItIsCompleteIsForgotten() {
    given(0, 10, 0);
    settling.look(Map.of(), at(1));
    assertEquals(Map.of(), settling.pending());
    assertEquals(List.of(false, true), List.of(given(3, 10, 2.5), given(5, 10, 2.5)));
  }

  @Test
  void troubleIsGivenWhenItLasts() {
    Look gone = Look.of(new Refusal(FailureReason.MISSING, "a link to a file that is not there"));
    settling.look(Map.of(FILE, gone), at(0));
    assertEquals(List.of(), settling.look(Map.of(FILE, gone), at(1)));
    assertEquals(List.of(FILE), settling.look(Map.of(FILE, gone), at(2)));
  }

  @Test
  void givesFilesInOrder() {
    Map<Path, Look> looks =
        Map.of(Path.of("b"), look(1, -9), Path.of("a"), look(1, -9), Path.of("c"), look(1, 0));
    settling.look(looks, at(0));
    assertEquals(List.of(Path.of("a"), Path.of("b")), settling.look(looks, at(1)));
    assertEquals(Map.of(Path.of("c"), look(1, 0)), settling.pending());
  }

  @Test
  void refusesNoTimeToSettle() {
    assertThrows(IllegalArgumentException.class, () -> new Settling(Duration.ZERO));
  }
}
