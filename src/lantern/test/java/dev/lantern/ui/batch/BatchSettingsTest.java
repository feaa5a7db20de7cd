package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.fixture.FixedNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What can be ordered while a drive does not answer.
final class BatchSettingsTest {
  private static final Path FILMS = Path.of("films").toAbsolutePath();
  private static final Path FILM = Path.of("film.dcm").toAbsolutePath();
  private static final Path RESULTS = Path.of("results");

  private final SlowDrive drive = new SlowDrive();
  private final BatchSettings settings = new BatchSettings(Optional.empty(), drive.look());

  @Test
  void suggestsAFolderForTheResultsOnceTheFirstInputHasAnswered() {
    drive.silence(FILMS);
    settings.add(List.of(FILM, FILMS));
    assertEquals(Optional.empty(), settings.results().get());

    drive.answer(FILMS);
    drive.show();

    assertEquals(Optional.of(FILMS.resolveSibling("films-results")), settings.results().get());
  }

  @Test
  void suggestsNothingInPlaceOfWhatWasChosenMeanwhile() {
    drive.silence(FILMS);
    settings.add(List.of(FILMS));
    settings.results().set(Optional.of(RESULTS));
    drive.answer(FILMS);
    drive.show();

    assertEquals(Optional.of(RESULTS), settings.results().get());
  }

  /// Each change asks the disk and says anew what is possible.
  @Test
  void manyInputsAreOneChange() {
    settings.add(List.of(FILM));
    List<Integer> sizes = new ArrayList<>();
    settings.inputs().subscribe(() -> sizes.add(settings.inputs().size()));
    settings.add(List.of(FILMS, FILM, RESULTS, FILMS));
    assertEquals(List.of(3), sizes);
    assertEquals(List.of(FILM, FILMS, RESULTS), settings.inputs());
  }

  @Test
  void onlyAWatchWaitsForItsFolders() {
    settings.results().set(Optional.of(RESULTS));
    drive.silence(FILMS);
    settings.add(List.of(FILMS));
    assertTrue(settings.order().isPresent());
    settings.watch().set(true);
    assertTrue(settings.unanswered());
    assertEquals(Optional.empty(), settings.order());

    drive.answer(FILMS);
    drive.showUntil(() -> !settings.unanswered());

    assertTrue(settings.order().orElseThrow().watch().isPresent());
  }

  @Test
  void aFileIsNotWatched() {
    settings.results().set(Optional.of(RESULTS));
    settings.watch().set(true);
    settings.add(List.of(FILMS, FILM));
    drive.showUntil(settings::unwatchable);

    assertFalse(settings.unanswered());
    assertEquals(Optional.empty(), settings.order());
    settings.remove(List.of(FILM));
    assertFalse(settings.unwatchable());
    assertTrue(settings.order().isPresent());
  }

  @Test
  void offersTheOperatingPointsThatAreNotTheDefaultAnyway() {
    settings.offer(List.copyOf(new FixedNetwork().bundles()));

    assertEquals(
        List.of(Optional.empty(), Optional.of("strict")), List.copyOf(settings.operatingPoints()));
  }
}
