package dev.lantern.pipeline;

import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.InputException;
import dev.lantern.inputs.Listing;
import dev.lantern.inputs.ListingListener;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.ledger.BatchLedger;
import dev.lantern.ledger.LedgerException;
import dev.lantern.platform.NativeHeap;
import dev.lantern.platform.ProgramVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs batches on one output folder, for the command and for the window: the same files, the same
/// ledger, the same rows. Rows are sorted by source, so they depend neither on the number of
/// workers nor on how often an earlier run was killed. While it is open, no other run writes to the
/// folder.
public final class BatchRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

  /// Before the first file, headers are looked at for so long to load what they need.
  private static final Duration LOOK_AHEAD = Duration.ofSeconds(1);

  private final ImageLoader images;
  private final BundleRouter router;
  private final BatchOutput output;
  private final BatchLedger ledger;
  private final BatchJournal journal;
  private final Function<ImageSource, ImageOutcome> diagnosis;
  private final NativeHeap heap = new NativeHeap();

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
    this.ledger = open(output, basis);
    this.journal = new BatchJournal(ledger, basis, new LedgerRows(router.bundles()), files, output);
    this.diagnosis = files.trust() ? router::diagnoseWithTrust : router::diagnose;
    sweep(files, output.folder());
  }

  private static BatchLedger open(BatchOutput output, BatchBasis basis)
      throws BatchRefusedException {
    try {
      return BatchLedger.open(output.folder(), basis.run(), output.fresh());
    } catch (LedgerException e) {
      throw new BatchRefusedException(output.obstacle(e), e);
    }
  }

  private static void sweep(OutcomeFiles files, Path folder) {
    try {
      files.sweep(folder);
    } catch (IOException e) {
      LOG.warn("half-written files are left in the output folder: {}", e.getClass().getName());
    }
  }

  /// Diagnoses every file that no earlier run has done. May be called again, for files that have
  /// come meanwhile: what stands in the way then stops it, since there is something to lose.
  ///
  /// @param request apart from the output
  /// @throws BundleUnusableException where a network that the first files need cannot be loaded
  /// @throws BatchRefusedException where the ledger cannot be used, or a pattern matches nothing
  public BatchResult run(BatchRequest request, BatchListener listener, BatchControl control)
      throws BundleUnusableException, BatchRefusedException {
    Listing listing = list(request.inputs(), listener, control);
    try {
      listing.requireMatches();
      return run(listing, request.workers(), listener, control);
    } catch (InputException e) {
      var obstacle = new BatchObstacle.Input(String.valueOf(e.getMessage()));
      return notBegun(obstacle, e, listing, control);
    } catch (LedgerException e) {
      return notBegun(output.obstacle(e), e, listing, control);
    }
  }

  private static BatchResult notBegun(
      BatchObstacle obstacle, Exception cause, Listing listing, BatchControl control)
      throws BatchRefusedException {
    if (!control.begun()) {
      throw new BatchRefusedException(obstacle, cause);
    }
    return new BatchResult(List.of(), listing.sources().size(), false, Optional.of(obstacle));
  }

  private BatchResult run(
      Listing listing, int workers, BatchListener listener, BatchControl control)
      throws BundleUnusableException, LedgerException {
    List<ImageSource> sources = listing.sources();
    if (!listing.whole()) {
      return new BatchResult(List.of(), sources.size(), true, Optional.empty());
    }
    if (listing.notEntered() > 0) {
      listener.notEntered(listing.notEntered());
    }
    BatchJournal.Plan plan = journal.plan(sources);
    List<ImageSource> unread =
        plan.open().stream().filter(source -> listing.refusal(source).isEmpty()).toList();
    load(unread, control);
    if (control.cancelled() && !control.begun()) {
      // An earlier run's results stay, even where this one was to start over.
      return new BatchResult(List.of(), sources.size(), true, Optional.empty());
    }
    journal.begin();
    control.begin(sources.size());
    plan.done().forEach(control::takenOver);
    listener.found(sources.size(), plan.done().size());
    listener.takenOver(plan.done());
    BatchWorkers.Ended refused = refuse(plan.open(), listing, listener, control);
    BatchWorkers.Ended ended =
        refused.stopped().isPresent()
            ? refused
            : new BatchWorkers(unread, workers, new Journalled()).run(listener, control);
    List<BatchRow> rows = new ArrayList<>(plan.done());
    rows.addAll(refused.rows());
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

  private final class Journalled implements BatchWork {
    @Override
    public Optional<Done> row(Attempt attempt) throws BatchStoppedException {
      Optional<Done> done = journal.row(attempt, diagnosis);
      heap.pieceDone();
      return done;
    }

    @Override
    public Done givenUp(ImageOutcome.Failed outcome) throws BatchStoppedException {
      return journal.givenUp(outcome);
    }
  }

  /// Once files are done there is something to lose: where a network is missing then, each image
  /// that needs it says so in its row.
  private void load(List<ImageSource> unread, BatchControl control) throws BundleUnusableException {
    try {
      router.loadFor(unread, LOOK_AHEAD, control::cancelled);
    } catch (BundleUnusableException e) {
      if (!control.begun()) {
        throw e;
      }
    }
  }

  private Listing list(ScanInputs inputs, BatchListener listener, BatchControl control) {
    return images.list(
        inputs,
        new ListingListener() {
          @Override
          public void found(int soFar) {
            listener.listing(soFar);
          }

          @Override
          public boolean cancelled() {
            return control.cancelled();
          }
        });
  }

  /// What the listing refused has its outcome, without a worker and a look of its own.
  private BatchWorkers.Ended refuse(
      List<ImageSource> open, Listing listing, BatchListener listener, BatchControl control) {
    try {
      List<BatchRow> rows = journal.refuse(open, listing, control::cancelled);
      for (BatchRow row : rows) {
        control.refused(row);
        listener.finished(row);
      }
      return new BatchWorkers.Ended(rows, 0, Optional.empty());
    } catch (LedgerException e) {
      return new BatchWorkers.Ended(List.of(), 0, Optional.of(output.obstacle(e)));
    }
  }

  private Optional<BatchObstacle> end(Optional<BatchObstacle> stopped) {
    try {
      ledger.end();
      return stopped;
    } catch (LedgerException e) {
      return stopped.or(() -> Optional.of(output.obstacle(e)));
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
