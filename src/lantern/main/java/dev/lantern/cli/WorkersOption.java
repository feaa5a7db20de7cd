package dev.lantern.cli;

import dev.lantern.pipeline.BatchRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How many images are judged at a time.
final class WorkersOption {
  private static final String RANGE = "1 to " + BatchRequest.MOST_WORKERS;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Images judged at a time, "
              + RANGE
              + "; default: one per processor, where memory allows.")
  private Optional<Integer> workers = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  int count() {
    int count = workers.orElseGet(BatchRequest::standardWorkers);
    if (count < 1 || count > BatchRequest.MOST_WORKERS) {
      throw new RefusedWords(command, "--workers takes " + RANGE + ", not " + count + ".");
    }
    return count;
  }
}
