package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.pipeline.BatchResult;
import dev.lantern.report.BatchEnd;
import dev.lantern.report.BatchTrouble;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What the window says at the end of a batch.
final class BatchSentencesTest {
  private static final BatchTrouble LEFT_OUT = new BatchTrouble.LeftOut();

  private final BatchSentences sentences = new BatchSentences(Words.in(Locale.ENGLISH));

  @Test
  void saysOfAnEndThatLeftSomethingOutThatItIsNotComplete() {
    String sentence =
        "Every file is done, but it was ended while results were written: pictures of the page,"
            + " PDFs or copies of failed files are missing. Start it again with the same results"
            + " folder to make them.";
    assertEquals(sentence, sentences.end(end(LEFT_OUT)));
    assertEquals(
        Optional.of(sentence), sentences.troubles(Path.of("results"), List.of(LEFT_OUT, LEFT_OUT)));
    assertEquals("There was no file to scan. No results are written.", sentences.end(end()));
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
