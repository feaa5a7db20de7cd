package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchListener;
import dev.lantern.pipeline.BatchRefusedException;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRunner;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.IsolatedImages;
import dev.lantern.pipeline.Isolation;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.Machine;
import dev.lantern.platform.RunMeter;
import dev.lantern.report.AtomicFile;
import dev.lantern.report.BatchReport;
import dev.lantern.report.PositiveFiles;
import dev.lantern.report.ReportContent;
import dev.lantern.report.ReportContext;
import dev.lantern.report.ReportFormat;
import dev.lantern.report.Rereading;
import dev.lantern.report.RunAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A batch from its order to its tables: the use cases that the command runs, in the same order, so
/// that both leave the same bytes.
final class BatchJob implements Callable<BatchEnd> {
  private static final Logger LOG = LoggerFactory.getLogger(BatchJob.class);

  private final Workbench workbench;
  private final BatchOrder order;
  private final BatchListener listener;
  private final BatchControl control;

  BatchJob(Workbench workbench, BatchOrder order, BatchListener listener, BatchControl control) {
    this.workbench = workbench;
    this.order = order;
    this.listener = listener;
    this.control = control;
  }

  /// @throws IOException where results cannot be written to the folder
  @Override
  public BatchEnd call() throws BundleUnusableException, BatchRefusedException, IOException {
    Path folder = order.output().folder();
    order.output().requireApartFrom(order.request().inputs());
    AtomicFile.probe(folder);
    PositiveFiles files = PositiveFiles.load(false);
    try (var isolated = IsolatedImages.with(Isolation.standard(), LOG::warn)) {
      return run(workbench.on(isolated), files);
    }
  }

  private BatchEnd run(Workbench bench, PositiveFiles files)
      throws BundleUnusableException, BatchRefusedException {
    Path folder = order.output().folder();
    try (BundleRouter router = bench.router(order.bundle(), 1, order.precision());
        BatchRunner batch = bench.batch(router, order.output(), files);
        RunMeter meter = RunMeter.start()) {
      BatchResult result = batch.run(order.request(), listener, control);
      // Before the first file there is nothing to write, and an earlier run's tables stay.
      Optional<IOException> unwritten =
          control.begun()
              ? report(result, bench, router, meter).write(ReportFormat.standard(), folder).stream()
                  .reduce((earlier, last) -> last)
              : Optional.empty();
      return new BatchEnd(result, unwritten, unusable(router));
    }
  }

  private BatchReport report(
      BatchResult result, Workbench bench, BundleRouter router, RunMeter meter) {
    BatchRequest request = order.request();
    return new BatchReport(
        result,
        ReportContext.of(router),
        new RunAccount(
            meter.read(),
            Machine.here(),
            request.inputs().bases().stream().map(Path::toString).toList(),
            request.workers(),
            control.diagnosed()),
        ReportContent.PLAIN,
        new Rereading(bench.images(), control::cancelled));
  }

  private static Optional<String> unusable(BundleRouter router) {
    try {
      router.requireLoaded();
      return Optional.empty();
    } catch (BundleUnusableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
