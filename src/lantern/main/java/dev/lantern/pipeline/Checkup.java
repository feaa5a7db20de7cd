package dev.lantern.pipeline;

import dev.lantern.classify.Precision;
import dev.lantern.inference.ClassifierLoader;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.preprocess.Preprocessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks whether this installation works: versions, natives, and every bundle's golden test.
public final class Checkup {
  private final Workbench workbench;

  public Checkup(Workbench workbench) {
    this.workbench = workbench;
  }

  /// One thing looked at.
  ///
  /// @param detail version, or what is wrong
  public record Check(String name, boolean passed, String detail) {}

  /// Runs every check; takes some seconds.
  public List<Check> run() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "Java",
            true,
            Runtime.version()
                + ", "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")));
    checks.add(new Check("OpenCV", true, Preprocessor.openCvVersion()));
    checks.add(engine());
    checks.add(new Check("policy", true, workbench.place().policy().summary()));
    List<BundleEntry> bundles = workbench.bundles();
    if (bundles.isEmpty()) {
      checks.add(new Check("model bundles", false, "there is none"));
    }
    for (BundleEntry bundle : bundles) {
      checks.addAll(
          switch (bundle) {
            case BundleEntry.Forbidden(String name, String hash) ->
                List.of(new Check(name, true, "not allowed by policy, not loaded, sha256 " + hash));
            case BundleEntry.Broken(String name, String reason) ->
                List.of(new Check(name, false, reason));
            case BundleEntry.Usable usable ->
                usable.precisions().stream().map(precision -> golden(usable, precision)).toList();
          });
    }
    return List.copyOf(checks);
  }

  private static Check engine() {
    try {
      return new Check("ONNX Runtime", true, ClassifierLoader.engineVersion());
    } catch (BundleException e) {
      return new Check("ONNX Runtime", false, String.valueOf(e.getMessage()));
    }
  }

  private Check golden(BundleEntry.Usable bundle, Precision precision) {
    String name = bundle.name() + ", " + precision.word();
    try (DiagnosisPipeline pipeline = workbench.open(Optional.of(bundle.reference()), precision)) {
      return new Check(name, true, "golden test passed, sha256 " + pipeline.bundleHash());
    } catch (BundleUnusableException e) {
      return new Check(name, false, String.valueOf(e.getMessage()));
    }
  }
}
