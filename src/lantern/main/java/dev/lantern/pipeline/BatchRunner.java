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

  private final Function<BatchRequest, List<ImageSource>> lister;
  private final Function<ImageSource, ImageOutcome> diagnosis;

  /// @param lister lists the files of a request, each once
  /// @param diagnosis judges one file, on several threads
  public BatchRunner(
      Function<BatchRequest, List<ImageSource>> lister,
      Function<ImageSource, ImageOutcome> diagnosis) {
    this.lister = lister;
    this.diagnosis = diagnosis;
  }

  /// Diagnoses every file of the request.
  public BatchResult run(BatchRequest request, BatchListener listener) {
    List<ImageSource> sources = lister.apply(request);
    listener.found(sources.size());
    var run = new Run(sources, listener);
    try (ExecutorService workers = Executors.newFixedThreadPool(request.workers())) {
      for (int i = 0; i < Math.min(request.workers(), sources.size()); i++) {
        workers.execute(run::work);
      }
    }
    return run.result();
  }

  /// The state that the workers of one batch share.
  private final class Run {
    private final List<ImageSource> sources;
    private final BatchListener listener;
    private final AtomicInteger next = new AtomicInteger();
    private final List<BatchRow> rows = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Optional<String>> stopped =
        new AtomicReference<>(Optional.empty());

    Run(List<ImageSource> sources, BatchListener listener) {
      this.sources = sources;
      this.listener = listener;
    }

    void work() {
      int index;
      while (stopped.get().isEmpty()
          && !listener.cancelled()
          && (index = next.getAndIncrement()) < sources.size()) {
        try {
          rows.add(BatchRow.of(delivered(outcome(sources.get(index)))));
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
