package dev.lantern.pipeline;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
  ///
  /// @throws BatchStoppedException where the listener could not write
  public BatchResult run(BatchRequest request, BatchListener listener)
      throws BatchStoppedException {
    List<ImageSource> sources = lister.apply(request);
    listener.found(sources.size());
    var run = new Run(sources, listener);
    try (ExecutorService workers = Executors.newFixedThreadPool(request.workers())) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < Math.min(request.workers(), sources.size()); i++) {
        ends.add(
            workers.submit(
                () -> {
                  run.work();
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        run.await(end);
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
    private volatile boolean stopped;

    Run(List<ImageSource> sources, BatchListener listener) {
      this.sources = sources;
      this.listener = listener;
    }

    void work() throws BatchStoppedException {
      int index;
      while (!stopped
          && !listener.cancelled()
          && (index = next.getAndIncrement()) < sources.size()) {
        ImageOutcome outcome = outcome(sources.get(index));
        listener.finished(outcome);
        rows.add(BatchRow.of(outcome));
      }
    }

    // One of the three broad catches: a defect in Lantern on one file must not lose the others.
    private ImageOutcome outcome(ImageSource source) {
      try {
        return diagnosis.apply(source);
      } catch (RuntimeException e) {
        LOG.error("unexpected failure on one file", e);
        return new ImageOutcome.Failed(
            source, FailureReason.INTERNAL, "unexpected " + e.getClass().getSimpleName());
      } catch (OutOfMemoryError e) {
        return new ImageOutcome.Failed(
            source, FailureReason.OVER_LIMIT, "needs more memory than this machine gives");
      }
    }

    void await(Future<?> end) throws BatchStoppedException {
      try {
        end.get();
      } catch (ExecutionException e) {
        stopped = true;
        if (e.getCause() instanceof BatchStoppedException stop) {
          throw stop;
        }
        throw new IllegalStateException("a worker of the batch died", e.getCause());
      } catch (InterruptedException e) {
        stopped = true;
        Thread.currentThread().interrupt();
      }
    }

    BatchResult result() {
      List<BatchRow> sorted = new ArrayList<>(rows);
      sorted.sort(Comparator.comparing(BatchRow::source));
      return new BatchResult(sorted, sources.size(), sorted.size() < sources.size());
    }
  }
}
