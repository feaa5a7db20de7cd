package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whether paths are folders, on a drive that takes its time.
final class FolderLookTest {
  private static final Path FOLDER = Path.of("films");
  private static final Path OTHER = Path.of("other");
  private static final Path FILE = Path.of("film.dcm");

  private final SlowDrive drive = new SlowDrive();
  private final FolderLook look = drive.look();

  @Test
  void nobodyWaitsForAnAnswerAndItCountsWhenItComes() {
    drive.silence(FOLDER);
    look.at(List.of(FOLDER, FILE));
    assertFolder(Optional.empty(), FOLDER);
    assertFolder(Optional.empty(), FILE);

    drive.answer(FOLDER);
    drive.show();

    assertFolder(Optional.of(true), FOLDER);
    assertFolder(Optional.of(false), FILE);
  }

  @Test
  void anOlderAnswerTakesNothingFromANewerOne() {
    drive.silence(FOLDER);
    look.at(List.of(FOLDER));
    drive.awaitQuestion(FOLDER);
    look.at(List.of(OTHER));
    drive.show();
    assertFolder(Optional.of(true), OTHER);

    drive.answer(FOLDER);
    drive.show();

    assertFolder(Optional.of(true), OTHER);
    assertFolder(Optional.empty(), FOLDER);
  }

  @Test
  void theLastAnswerStandsUntilTheNext() {
    look.at(List.of(FOLDER));
    drive.show();
    look.at(List.of(FOLDER, OTHER));

    assertFolder(Optional.of(true), FOLDER);
    assertFolder(Optional.empty(), OTHER);
  }

  /// @param is empty where nobody knows
  private void assertFolder(Optional<Boolean> is, Path path) {
    assertEquals(is.equals(Optional.of(true)), look.has(path));
    assertEquals(is.equals(Optional.of(false)), look.lacks(path));
  }
}
