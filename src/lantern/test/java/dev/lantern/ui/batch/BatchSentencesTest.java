package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.pipeline.BatchObstacle;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.platform.IoTrouble;
import dev.lantern.platform.LedgerTrouble;
import dev.lantern.report.BatchEnd;
import dev.lantern.report.BatchTrouble;
import dev.lantern.ui.words.Words;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What the window says at the end of a batch.
final class BatchSentencesTest {
  private static final Path RESULTS = Path.of("results");
  private static final BatchTrouble LEFT_OUT = new BatchTrouble.LeftOut();

  private final BatchSentences sentences = new BatchSentences(Words.in(Locale.ENGLISH));

  @Test
  void saysOfAnEndThatLeftSomethingOutThatItIsNotComplete() {
    String sentence =
        "Every file is done, but it was ended while results were written: pictures of the page,"
            + " PDFs or copies of failed files are missing. Start it again with the same results"
            + " folder to make them.";
    assertEquals(sentence, sentences.end(end(LEFT_OUT)));
    assertEquals(List.of(), sentences.incomplete(RESULTS, end(LEFT_OUT)), "said once");
    assertEquals("There was no file to scan. No results are written.", sentences.end(end()));
  }

  @Test
  void saysEverythingThatIsMissing() {
    var end =
        new BatchEnd(
            new BatchResult(List.of(), 1, false, Optional.of(new BatchObstacle.NoAnswer())),
            List.of(new BatchTrouble.Report(new AccessDeniedException("results/index.html"))),
            OptionalInt.empty(),
            0,
            Optional.of("The model bundle chest cannot be used: its hash is another."));

    assertEquals(
        List.of(
            "Nothing can be read any more: the drive of the files does not answer. Nothing that is"
                + " done is lost: start it again with the same results folder to go on from here.",
            "Results cannot be written to results (access is denied).",
            "A network that is needed cannot be used.\n"
                + "The model bundle chest cannot be used: its hash is another."),
        sentences.incomplete(RESULTS, end));
  }

  @Test
  void wordsWhatALedgerReportsInTheLanguageOfTheWindow() {
    BatchSentences german = new BatchSentences(Words.in(Locale.GERMAN));

    assertEquals(
        "Das Verzeichnis des Erledigten im Ergebnisordner ist beschädigt: „Verwerfen und neu"
            + " beginnen“ legt ein neues an.",
        german.obstacle(new BatchObstacle.Ledger(RESULTS, LedgerTrouble.Kind.DAMAGED)));
    assertEquals(
        "Das Verzeichnis des Erledigten kann nicht nach results geschrieben werden (der Zugriff"
            + " ist verweigert).",
        german.obstacle(
            new BatchObstacle.Ledger(
                RESULTS,
                new LedgerTrouble.Unwritable(
                    IoTrouble.of(new AccessDeniedException("results/.lantern"))))));
  }

  private static BatchEnd end(BatchTrouble... troubles) {
    return new BatchEnd(
        new BatchResult(List.of(), 0, false, Optional.empty()),
        List.of(troubles),
        OptionalInt.empty(),
        0,
        Optional.empty());
  }
}
