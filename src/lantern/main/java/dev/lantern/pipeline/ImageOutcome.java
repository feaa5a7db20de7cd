package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.classify.InputGate;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import java.util.List;
import java.util.Locale;

/// How one image ended. A file that cannot be used is a result, not an accident.
public sealed interface ImageOutcome {
  ImageSource source();

  /// The network judged the image.
  ///
  /// @param saliency one map a finding, in the findings' order
  /// @param trust one report a positive finding, in the findings' order; empty unless asked for
  /// @param detail what could not be measured though it was asked for; empty as a rule
  record Diagnosed(
      ImageSource source,
      ScanImage image,
      Classification classification,
      List<SaliencyMap> saliency,
      List<TrustReport> trust,
      String detail)
      implements ImageOutcome {
    public Diagnosed {
      saliency = List.copyOf(saliency);
      trust = List.copyOf(trust);
    }

    /// Without trust reports.
    public Diagnosed(
        ImageSource source,
        ScanImage image,
        Classification classification,
        List<SaliencyMap> saliency) {
      this(source, image, classification, saliency, List.of(), "");
    }

    /// The same with maps of another method.
    public Diagnosed with(List<SaliencyMap> maps) {
      return new Diagnosed(source, image, classification, maps, trust, detail);
    }

    /// The same with reports on how far its maps can be trusted.
    Diagnosed trusted(List<TrustReport> reports) {
      return new Diagnosed(source, image, classification, saliency, reports, detail);
    }

    /// The same without the reports that were asked for.
    Diagnosed untrusted(String why) {
      return new Diagnosed(source, image, classification, saliency, trust, why);
    }
  }

  /// There is nothing to judge, or the bundle refuses.
  ///
  /// @param detail what was found, without patient fields
  record Skipped(ImageSource source, SkipReason reason, String detail) implements ImageOutcome {}

  /// The file should have given an image and could not.
  ///
  /// @param detail the stage and what was found, without patient fields
  record Failed(ImageSource source, FailureReason reason, String detail) implements ImageOutcome {}

  /// The outcome of a file that gave no image.
  static ImageOutcome of(ImageSource source, ImageReadException failure) {
    String stage = failure.stage().name().toLowerCase(Locale.ROOT);
    return switch (failure.reason()) {
      case SkipReason reason -> new Skipped(source, reason, failure.detail());
      case FailureReason reason -> new Failed(source, reason, stage + ": " + failure.detail());
    };
  }

  /// The outcome of an image that the header gate refuses.
  static ImageOutcome of(ImageSource source, InputGate.Refusal refusal) {
    return new Skipped(source, refusal.reason(), refusal.detail());
  }
}
