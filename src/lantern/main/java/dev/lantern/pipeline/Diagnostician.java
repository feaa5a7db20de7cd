package dev.lantern.pipeline;

import dev.lantern.explain.LayerReport;
import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.PassListener;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.ScanImage;
import java.util.List;
import java.util.Optional;

/// Model bundles at work, as a shell sees them. Safe for several threads.
public interface Diagnostician {
  /// Judges one image; never throws for a bad one.
  ImageOutcome diagnose(ScanImage image);

  /// Explains an image that was diagnosed.
  ///
  /// @return one map a finding, in the findings' order
  /// @throws ExplanationException where the image cannot be explained so
  /// @throws BundleUnusableException where the bundle cannot be loaded
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<SaliencyMap> explain(ScanImage image, MethodChoice choice, PassListener listener)
      throws ExplanationException, BundleUnusableException, InterruptedException;

  /// Measures how far the class activation maps of an image that was diagnosed can be trusted.
  ///
  /// @return one report a finding, in the findings' order
  /// @throws ExplanationException where the network fails on it
  /// @throws BundleUnusableException where the bundle cannot be loaded
  /// @throws InterruptedException where this thread is interrupted, which cancels it
  List<TrustReport> trust(ScanImage image, PassListener listener)
      throws ExplanationException, BundleUnusableException, InterruptedException;

  /// The bundle that answers for an image of this header: that judges it, or refuses it.
  BundleEntry.Usable bundleFor(ImageHeader header);

  /// Judges an image that was diagnosed once more, without a region of it.
  ///
  /// @param region of the image's first frame, not empty
  /// @throws ExplanationException where nothing is left of the image, or the network fails on it
  /// @throws BundleUnusableException where the bundle cannot be loaded
  WithoutRegion without(ImageOutcome.Diagnosed diagnosed, Region region)
      throws ExplanationException, BundleUnusableException;

  /// What the stages of the network make of an image that was diagnosed.
  ///
  /// @throws ExplanationException where the image cannot be read again, or the network fails on it
  /// @throws BundleUnusableException where the bundle cannot be loaded
  LayerReport layers(ImageOutcome.Diagnosed diagnosed)
      throws ExplanationException, BundleUnusableException;

  /// Has one bundle answer for every image from now on, or each image's own again.
  ///
  /// @param id of one of [#bundles]; empty, or of none of them, for each image's own
  void choose(Optional<String> id);

  /// Has the findings of every image from now on decided at these operating points.
  ///
  /// @param point name; empty for each finding's default, which is also that of a finding that has
  ///     none of this name
  void decideAt(Optional<String> point);

  /// At least one, at the operating points in use, in the order in which they are asked.
  List<BundleEntry.Usable> bundles();
}
