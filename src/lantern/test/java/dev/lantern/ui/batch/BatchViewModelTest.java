package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.report.BatchJob;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window says before the disk has answered, and after.
final class BatchViewModelTest {
  @TempDir private Path folder = Path.of("");

  private final SlowDrive drive = new SlowDrive();
  private final BatchViewModel batch =
      new BatchViewModel(
          Words.in(Locale.ENGLISH),
          drive.tasks(),
          new BatchJob.Tools(new Workbench(List.of()), Interruption.none()),
          shown -> {},
          viewed -> {});

  BatchViewModelTest() {
    drive.show();
  }

  @Test
  void theResultsAreThereOnceTheirFolderHasAnswered() {
    batch.settings().results().set(Optional.of(folder));
    assertFalse(batch.resultsThere().get());

    drive.show();

    assertTrue(batch.resultsThere().get());
    batch.settings().results().set(Optional.of(folder.resolve("none")));
    assertFalse(batch.resultsThere().get(), "another folder's answer");
  }

  @Test
  void aWatchIsReadyOnceItsFoldersHaveAnswered() {
    batch.settings().results().set(Optional.of(folder));
    batch.settings().watch().set(true);
    batch.settings().add(List.of(folder));
    assertFalse(batch.startable().get());
    assertEquals("Looking at the folders…", batch.status().get());

    drive.showUntil(() -> batch.startable().get());

    assertEquals("Ready to start.", batch.status().get());
  }

  @Test
  void noAnswerTakesAwayWhatIsSaidOfTheEnd() {
    batch.settings().results().set(Optional.of(folder.resolve("made")));
    batch.settings().add(List.of(folder));
    batch.start();
    String end = "The batch has not begun.";
    drive.showUntil(() -> batch.status().get().equals(end));

    drive.showUntil(() -> batch.resultsThere().get());

    assertEquals(end, batch.status().get());
  }
}
