package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchObstacle;
import dev.lantern.platform.IoTrouble;
import dev.lantern.platform.LedgerTrouble;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;

/// What the batch window says of a [BatchObstacle], and of a file system.
final class ObstacleSentences {
  private final Words words;

  ObstacleSentences(Words words) {
    this.words = words;
  }

  String of(BatchObstacle obstacle) {
    return switch (obstacle) {
      case BatchObstacle.ResultsAmongInputs(Path better) ->
          words.of("batch.obstacle.results", better);
      case BatchObstacle.QuarantineAmongInputs(Path folder, Path better) ->
          words.of("batch.obstacle.quarantine", folder, better);
      case BatchObstacle.NoOperatingPoint(var asked, var offered) ->
          words.of("batch.obstacle.operating-point", asked, String.join(", ", offered));
      case BatchObstacle.TrustOfRounded() -> words.of("batch.obstacle.rounded");
      case BatchObstacle.Input(var sentence) -> sentence;
      case BatchObstacle.Ledger(Path output, var trouble) -> of(output, trouble);
      case BatchObstacle.Unwritable(Path output, var trouble) ->
          words.of("batch.unwritable", output, of(trouble));
      case BatchObstacle.NoAnswer() -> words.of("batch.obstacle.answer");
      case BatchObstacle.Defect(var name) -> words.of("batch.obstacle.defect", name);
    };
  }

  private String of(Path output, LedgerTrouble trouble) {
    return switch (trouble) {
      case LedgerTrouble.Kind.BUSY -> words.of("batch.obstacle.ledger.busy", output);
      case LedgerTrouble.Kind.READ_ONLY -> words.of("batch.obstacle.ledger.read-only");
      case LedgerTrouble.Kind.FAILING -> words.of("batch.obstacle.ledger.failing");
      case LedgerTrouble.Kind.FULL -> words.of("batch.obstacle.ledger.full");
      case LedgerTrouble.Kind.DAMAGED -> words.of("batch.obstacle.ledger.damaged", startOver());
      case LedgerTrouble.Kind.OTHER_VERSION ->
          words.of("batch.obstacle.ledger.version", startOver());
      case LedgerTrouble.Kind.REMOVED -> words.of("batch.obstacle.ledger.removed");
      case LedgerTrouble.Kind.DEFECT -> words.of("batch.obstacle.ledger.defect");
      case LedgerTrouble.Unwritable(var why) ->
          words.of("batch.obstacle.ledger.unwritable", output, of(why));
      case LedgerTrouble.Other(var said) -> words.of("batch.obstacle.ledger.other", said);
    };
  }

  /// As the window's own choice is called.
  private String startOver() {
    return words.of("batch.earlier.start-over");
  }

  String of(IoTrouble trouble) {
    return switch (trouble.kind()) {
      case DENIED -> words.of("batch.io.denied");
      case MISSING -> words.of("batch.io.missing");
      case EXISTS -> words.of("batch.io.exists");
      case OTHER -> trouble.reason().isEmpty() ? words.of("batch.io.other") : trouble.reason();
    };
  }
}
