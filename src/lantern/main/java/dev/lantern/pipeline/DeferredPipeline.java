package dev.lantern.pipeline;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ScanImage;
import java.util.Optional;

/// A model bundle that is loaded at the first diagnosis, so that the window need not wait for it.
final class DeferredDiagnostician implements Diagnostician {
  private final Workbench workbench;
  private final BundleEntry.Usable bundle;
  private Optional<DiagnosisPipeline> loaded = Optional.empty();

  DeferredDiagnostician(Workbench workbench, BundleEntry.Usable bundle) {
    this.workbench = workbench;
    this.bundle = bundle;
  }

  @Override
  public ImageOutcome diagnose(ScanImage image) {
    try {
      return pipeline().diagnose(image);
    } catch (BundleUnusableException e) {
      return new ImageOutcome.Failed(
          image.source(), FailureReason.NETWORK, String.valueOf(e.getMessage()));
    }
  }

  private synchronized DiagnosisPipeline pipeline() throws BundleUnusableException {
    if (loaded.isEmpty()) {
      loaded =
          Optional.of(
              workbench.open(
                  Optional.of(bundle.reference()), Runtime.getRuntime().availableProcessors()));
    }
    return loaded.get();
  }

  @Override
  public String title() {
    return bundle.title();
  }

  @Override
  public String coverage() {
    return bundle.coverage();
  }

  @Override
  public String bundle() {
    return bundle.name();
  }

  @Override
  public String bundleHash() {
    return bundle.hash();
  }

  @Override
  public String modelCard() {
    return bundle.card();
  }
}
