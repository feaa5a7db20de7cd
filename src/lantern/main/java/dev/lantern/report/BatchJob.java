package dev.lantern.report;

import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchRefusedException;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.BatchRunner;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.IsolatedImages;
import dev.lantern.pipeline.WatchedBatch;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.Machine;
import dev.lantern.platform.RootCause;
import dev.lantern.platform.RunMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A batch from its order to its files, for the command and for the window: both leave the same.
public final class BatchJob {
  private static final Logger LOG = LoggerFactory.getLogger(BatchJob.class);

  /// Once its user ends a watch, what is missing of pictures and PDFs is made for so long.
  private static final Duration LAST_MOMENT = Duration.ofMillis(800);

  private final Tools tools;
  private final BatchOrder order;
  private final BatchControl control;
  private final MadeParts made;

  /// What every batch of the program needs.
  ///
  /// @param interruption of the process, which waits for the batch to be saved
  public record Tools(Workbench workbench, Interruption interruption) {}

  /// @param control ends and holds the batch
  public BatchJob(Tools tools, BatchOrder order, BatchControl control) {
    this.tools = tools;
    this.order = order;
    this.control = control;
    this.made = new MadeParts(order.exports().formats());
  }

  /// Runs it.
  ///
  /// @throws BundleUnusableException where a network that is needed cannot be loaded at the start
  /// @throws BatchRefusedException where the order cannot be taken
  /// @throws IOException where results cannot be written to the folder
  public BatchEnd run(BatchAudience audience)
      throws BundleUnusableException, BatchRefusedException, IOException {
    BatchRequest request = order.request().apartFrom(order.output());
    AtomicFile.probe(folder());
    try (var isolated =
        IsolatedImages.with(
            order.isolation(), why -> audience.trouble(new BatchTrouble.Unprotected(why)))) {
      return run(tools.workbench().on(isolated), request, audience);
    }
  }

  private BatchEnd run(Workbench bench, BatchRequest request, BatchAudience audience)
      throws BundleUnusableException, BatchRefusedException {
    BatchOrder.Networks networks = order.networks();
    try (BundleRouter router = bench.router(networks.bundle(), networks.precision())) {
      router.requireOperatingPoint(networks.operatingPoint());
      if (order.exports().content().trust()) {
        router.requireTrust();
      }
      router.decideAt(networks.operatingPoint());
      PositiveFiles files = ownParts(router);
      // Closed before the networks are: where the process is to end, it ends there.
      try (var _ = tools.interruption().guard(control);
          BatchRunner batch = bench.batch(router, order.output(), files);
          RunMeter meter = RunMeter.start()) {
        audience.bundles(router.bundles());
        var rereading = new Rereading(bench.images(), () -> control.cancelledFor(patience()), made);
        return new Running(batch, router, meter, rereading, audience).toTheEnd(request);
      }
    }
  }

  private Path folder() {
    return order.output().folder();
  }

  private PositiveFiles ownParts(BundleRouter router) {
    try {
      return PositiveFiles.load(order.exports().content().parts(), ReportContext.of(router), made);
    } catch (IOException e) {
      throw new IllegalStateException("the program lacks a part of its own", e);
    }
  }

  /// What was asked for, opened.
  private final class Running {
    private final BatchRunner batch;
    private final BundleRouter router;
    private final RunMeter meter;
    private final Rereading rereading;
    private final BatchAudience audience;
    private final ReportContext context;
    private final Optional<Quarantine> quarantine;

    private Running(
        BatchRunner batch,
        BundleRouter router,
        RunMeter meter,
        Rereading rereading,
        BatchAudience audience) {
      this.batch = batch;
      this.router = router;
      this.meter = meter;
      this.rereading = rereading;
      this.audience = audience;
      this.context = ReportContext.of(router);
      this.quarantine = order.output().quarantine().map(Quarantine::new);
    }

    private BatchEnd toTheEnd(BatchRequest request)
        throws BundleUnusableException, BatchRefusedException {
      return order.watch().isPresent()
          ? watch(request, order.watch().get())
          : end(batch.run(request, audience, control), 0);
    }

    /// Works until the user ends it, or it cannot go on, and keeps the reports up meanwhile.
    private BatchEnd watch(BatchRequest request, Duration settle)
        throws BundleUnusableException, BatchRefusedException {
      try (var watched = WatchedBatch.open(batch, request, settle, control)) {
        BatchResult result;
        try (var tables =
            new LiveTables(
                () -> save(watched.soFar()).troubles().forEach(audience::trouble),
                this::tablesEnded)) {
          result = watched.run(audience, tables::changed);
        }
        return end(result, watched.unfinished());
      }
    }

    /// The watch itself goes on, and writes them once more at its end.
    private void tablesEnded(Throwable why) {
      // Not its message, which may quote a patient.
      Class<?> defect = RootCause.of(why).getClass();
      LOG.error("the tables of a watch are not kept up any more: {}", defect.getName());
      audience.trouble(new BatchTrouble.Report(new IOException(defect.getSimpleName())));
    }

    private BatchEnd end(BatchResult result, int unfinished) {
      // Before the first file there is nothing to write, and an earlier run's tables stay.
      Saved saved =
          control.begun() ? save(result) : new Saved(List.of(), OptionalInt.empty(), false);
      List<BatchTrouble> troubles = new ArrayList<>(saved.troubles());
      // Else the end itself says that there is more to do.
      if (saved.leftOut() && result.state() == BatchResult.State.COMPLETE) {
        troubles.add(new BatchTrouble.LeftOut());
      }
      var end = new BatchEnd(result, troubles, saved.collected(), unfinished, unusable());
      LOG.info(
          "a batch ended: {} found, {} diagnosed, {} skipped, {} failed, {} taken over",
          result.found(),
          result.count(Outcome.DIAGNOSED),
          result.count(Outcome.SKIPPED),
          result.count(Outcome.FAILED),
          result.takenOver());
      audience.ended(end);
      return end;
    }

    /// Writes the reports and collects what failed. What cannot be written does not take the rest
    /// with it.
    private Saved save(BatchResult result) {
      List<BatchTrouble> troubles = new ArrayList<>();
      BatchReport report = report(result);
      for (IOException why : report.write(order.exports().formats(), folder())) {
        troubles.add(new BatchTrouble.Report(why));
      }
      if (quarantine.isEmpty() || result.cancelled() || result.stopped().isPresent()) {
        return new Saved(troubles, OptionalInt.empty(), report.leftOut());
      }
      try {
        OptionalInt held = quarantine.get().fill(result, () -> control.cancelledFor(patience()));
        return new Saved(troubles, held, report.leftOut() || held.isEmpty());
      } catch (IOException e) {
        troubles.add(new BatchTrouble.Collecting(quarantine.get().folder(), e));
        return new Saved(troubles, OptionalInt.empty(), report.leftOut());
      }
    }

    private BatchReport report(BatchResult result) {
      return new BatchReport(
          result,
          context,
          new RunAccount(
              meter.read(),
              Machine.here(),
              order.exports().inputs(),
              order.request().workers(),
              control.workDone()),
          order.exports().content(),
          rereading);
    }

    private Optional<String> unusable() {
      try {
        router.requireLoaded();
        return Optional.empty();
      } catch (BundleUnusableException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
  }

  /// @param leftOut something is missing since the user waits for the end
  private record Saved(List<BatchTrouble> troubles, OptionalInt collected, boolean leftOut) {}

  /// For which what is slow is still made once the user has ended it: a watch is always ended so.
  private Duration patience() {
    return order.watch().isPresent() ? LAST_MOMENT : Duration.ZERO;
  }
}
