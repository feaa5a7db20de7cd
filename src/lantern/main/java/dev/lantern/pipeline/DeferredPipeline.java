package dev.lantern.pipeline;

import dev.lantern.classify.InputGate;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ScanImage;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// A model bundle that is loaded for the first image that its header gate lets in: nobody waits for
/// a network that nothing needs. A bundle that cannot be loaded is not tried again.
final class DeferredPipeline implements AutoCloseable {
  private final InputGate gate;
  private final Loader loader;
  private volatile BundleEntry.Usable bundle;
  private Optional<DiagnosisPipeline> loaded = Optional.empty();
  private Optional<BundleUnusableException> failure = Optional.empty();

  /// A thread that a batch left behind may come late: it finds no network.
  private boolean closed;

  /// Loads the bundle.
  @FunctionalInterface
  interface Loader {
    DiagnosisPipeline load() throws BundleUnusableException;
  }

  DeferredPipeline(BundleEntry.Usable bundle, InputGate gate, Loader loader) {
    this.bundle = bundle;
    this.gate = gate;
    this.loader = loader;
  }

  /// At the operating points in use.
  BundleEntry.Usable bundle() {
    return bundle;
  }

  /// See [Diagnostician#decideAt]. Waits for no network that is being loaded.
  void decideAt(Optional<String> point) {
    bundle = bundle.at(point);
  }

  /// Defined Terms of (0008,0060), PS3.3 C.7.3.1.1.1.
  List<String> modalities() {
    return gate.modalities();
  }

  /// Why the header gate refuses an image; empty where it accepts.
  Optional<InputGate.Refusal> refusal(ImageHeader header) {
    return gate.check(header);
  }

  ImageOutcome diagnose(ScanImage image) {
    return judge(image, DiagnosisPipeline::diagnose);
  }

  /// See [DiagnosisPipeline#diagnoseWithTrust].
  ImageOutcome diagnoseWithTrust(ScanImage image) {
    return judge(image, DiagnosisPipeline::diagnoseWithTrust);
  }

  private ImageOutcome judge(
      ScanImage image, BiFunction<DiagnosisPipeline, ScanImage, ImageOutcome> diagnosis) {
    Optional<InputGate.Refusal> refusal = refusal(image.header());
    if (refusal.isPresent()) {
      return ImageOutcome.of(image.source(), refusal.get());
    }
    try {
      return diagnosis.apply(load(), image);
    } catch (BundleUnusableException e) {
      return new ImageOutcome.Failed(
          image.source(), FailureReason.NETWORK, String.valueOf(e.getMessage()));
    }
  }

  /// @throws BundleUnusableException where an image needed the bundle and it could not be loaded
  synchronized void requireLoaded() throws BundleUnusableException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /// Loads the bundle unless it is loaded.
  ///
  /// @throws BundleUnusableException where it cannot be, now or before
  synchronized DiagnosisPipeline load() throws BundleUnusableException {
    requireLoaded();
    if (closed) {
      throw new BundleUnusableException(bundle.title() + " is closed");
    }
    if (loaded.isEmpty()) {
      try {
        DiagnosisPipeline pipeline = loader.load();
        pipeline.decideBy(() -> bundle.findings());
        loaded = Optional.of(pipeline);
      } catch (BundleUnusableException e) {
        failure = Optional.of(e);
        throw e;
      }
    }
    return loaded.get();
  }

  synchronized boolean isLoaded() {
    return loaded.isPresent();
  }

  @Override
  public synchronized void close() {
    closed = true;
    loaded.ifPresent(DiagnosisPipeline::close);
  }
}
