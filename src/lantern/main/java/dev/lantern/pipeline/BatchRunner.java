package dev.lantern.pipeline;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a batch for the command and for the window: the same files, the same workers, the same
/// rows. Rows are sorted by source, so they do not depend on the number of workers.
public final class BatchRunner {
  private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

  private final List<ImageSource> sources;
  private final int workers;
  private final Function<ImageSource, ImageOutcome> diagnosis;

  /// @param sources the files, each once
  /// @param workers threads that diagnose
  /// @param diagnosis judges one file, on several threads
  public BatchRunner(
      List<ImageSource> sources, int workers, Function<ImageSource, ImageOutcome> diagnosis) {
    this.sources = List.copyOf(sources);
    this.workers = workers;
    this.diagnosis = diagnosis;
  }

  /// Diagnoses every file.
  public BatchResult run(BatchListener listener) {
    listener.found(sources.size());
    var run = new Run(listener);
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (int i = 0; i < Math.min(workers, sources.size()); i++) {
        threads.execute(run::work);
      }
    }
    return run.result();
  }

  /// The state that the workers of one batch share.
  private final class Run {
    private final BatchListener listener;
    private final AtomicInteger next = new AtomicInteger();
    private final List<BatchRow> rows = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Optional<String>> stopped =
        new AtomicReference<>(Optional.empty());

    Run(BatchListener listener) {
      this.listener = listener;
    }

    void work() {
      int index;
      while (stopped.get().isEmpty()
          && !listener.cancelled()
          && (index = next.getAndIncrement()) < sources.size()) {
        ImageOutcome outcome = outcome(sources.get(index));
        if (outcome instanceof ImageOutcome.Failed && listener.cancelled()) {
          // The engine goes with the process: what fails then says nothing of the file.
          return;
        }
        try {
          rows.add(BatchRow.of(delivered(outcome)));
        } catch (BatchStoppedException e) {
          stopped.set(Optional.of(String.valueOf(e.getMessage())));
        }
      }
    }

    /// The outcome as it ends: a picture that cannot be made is a failure of this file alone.
    private ImageOutcome delivered(ImageOutcome outcome) throws BatchStoppedException {
      try {
        listener.finished(outcome);
        return outcome;
      } catch (RuntimeException | OutOfMemoryError e) {
        return internal(outcome.source(), e);
      }
    }

    // One of the three broad catches: a defect in Lantern on one file must not lose the others.
    private ImageOutcome outcome(ImageSource source) {
      try {
        return diagnosis.apply(source);
      } catch (RuntimeException e) {
        return internal(source, e);
      } catch (OutOfMemoryError | StackOverflowError e) {
        return new ImageOutcome.Failed(
            source, FailureReason.OVER_LIMIT, "needs more memory than this machine gives");
      }
    }

    private static String place(Throwable defect) {
      StackTraceElement[] trace = defect.getStackTrace();
      return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private static ImageOutcome internal(ImageSource source, Throwable defect) {
      LOG.error("unexpected {} on one file at {}", defect.getClass().getName(), place(defect));
      return new ImageOutcome.Failed(
          source, FailureReason.INTERNAL, "unexpected " + defect.getClass().getSimpleName());
    }

    BatchResult result() {
      List<BatchRow> sorted = new ArrayList<>(rows);
      sorted.sort(Comparator.comparing(BatchRow::source));
      boolean whole = sorted.size() == sources.size();
      return new BatchResult(
          sorted, sources.size(), !whole && stopped.get().isEmpty(), stopped.get());
    }
  }
}
