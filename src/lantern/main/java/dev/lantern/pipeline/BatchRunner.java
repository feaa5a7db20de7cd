package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import dev.lantern.ledger.BatchLedger;
import dev.lantern.ledger.LedgerException;
import dev.lantern.platform.ProgramVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs batches on one output folder, for the command and for the window: the same files, the same
/// ledger, the same rows. Rows are sorted by source, so they depend neither on the number of
/// workers nor on how often an earlier run was killed. While it is open, no other run writes to the
/// folder.
public final class BatchRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

  private final ImageLoader images;
  private final BundleRouter router;
  private final BatchOutput output;
  private final BatchLedger ledger;
  private final BatchJournal journal;

  /// @param files what is made of each diagnosed image
  /// @throws BatchRefusedException where another run has the folder, or the ledger cannot be used
  BatchRunner(ImageLoader images, BundleRouter router, BatchOutput output, OutcomeFiles files)
      throws BatchRefusedException {
    this.images = images;
    this.router = router;
    this.output = output;
    BatchBasis basis =
        new BatchBasis(
            ProgramVersion.text(), router.precision().word(), router.bundles(), files.kind());
    this.ledger = open(basis);
    this.journal = new BatchJournal(ledger, basis, new LedgerRows(router.rules()), files, output);
    sweep(files);
  }

  private BatchLedger open(BatchBasis basis) throws BatchRefusedException {
    try {
      return BatchLedger.open(output.folder(), basis.run(), output.fresh());
    } catch (LedgerException e) {
      throw new BatchRefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  private void sweep(OutcomeFiles files) {
    try {
      files.sweep(output.folder());
    } catch (IOException e) {
      LOG.warn("half-written files are left in the output folder: {}", e.getClass().getName());
    }
  }

  /// Diagnoses every file that no earlier run has done. May be called again, for files that have
  /// come meanwhile.
  ///
  /// @throws BundleUnusableException where a network that is needed cannot be loaded
  /// @throws BatchRefusedException where the ledger cannot be read, or the output folder is an
  ///     input
  public BatchResult run(BatchRequest request, BatchListener listener, BatchControl control)
      throws BundleUnusableException, BatchRefusedException {
    output.requireApartFrom(request.inputs());
    var own = new OwnFiles(output, request.inputs());
    List<ImageSource> sources =
        images.list(request).stream().filter(source -> !own.hold(source)).toList();
    BatchJournal.Plan plan = plan(sources);
    router.loadFor(plan.open());
    control.begin(sources.size());
    plan.done().forEach(control::takenOver);
    listener.takenOver(List.copyOf(plan.done()));
    listener.found(sources.size(), plan.done().size());
    BatchWorkers.Ended ended =
        new BatchWorkers(
                plan.open(),
                request.workers(),
                source -> journal.row(source, router::diagnose, control::cancelled))
            .run(listener, control);
    List<BatchRow> rows = new ArrayList<>(plan.done());
    rows.addAll(ended.rows());
    rows.sort(Comparator.comparing(BatchRow::source));
    boolean cancelled = control.cancelled() && rows.size() < sources.size();
    return new BatchResult(
        rows,
        sources.size(),
        plan.done().size() + ended.takenOver(),
        cancelled && ended.stopped().isEmpty(),
        rows.size() == sources.size() ? end(ended.stopped()) : ended.stopped());
  }

  private BatchJournal.Plan plan(List<ImageSource> sources) throws BatchRefusedException {
    try {
      return journal.plan(sources);
    } catch (LedgerException e) {
      throw new BatchRefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<String> end(Optional<String> stopped) {
    try {
      ledger.end();
      return stopped;
    } catch (LedgerException e) {
      return stopped.or(() -> Optional.of(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
