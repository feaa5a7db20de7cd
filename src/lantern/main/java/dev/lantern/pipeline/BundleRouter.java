package dev.lantern.pipeline;

import dev.lantern.classify.InputGate;
import dev.lantern.classify.Precision;
import dev.lantern.explain.LayerReport;
import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.PassListener;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Gives each image to the first bundle whose header gate accepts it. Where none does, the first
/// one that was made for the image's modality says why; where none was, the modalities of all are
/// named. One that was chosen has every image. Safe for several threads; close it once no
/// diagnosis is under way.
public final class BundleRouter implements Diagnostician, AutoCloseable {
  /// Files whose headers are read before a batch, at most.
  private static final int LOOKED_AHEAD = 500;

  /// A thread that hangs in a read is left behind.
  private static final Executor OWN_THREAD =
      task -> Thread.ofPlatform().daemon().name("look-ahead").start(task);

  private static final String ROUNDED =
      "How far a heatmap can be trusted is measured with float32 alone: int8 rounds the sums that"
          + " are checked.";

  private final ImageLoader images;
  private final List<DeferredPipeline> routes;
  private final List<String> modalities;
  private final Precision precision;
  private volatile Optional<DeferredPipeline> chosen = Optional.empty();

  /// @param routes at least one, in the order in which they are asked; closed with the router
  BundleRouter(ImageLoader images, List<DeferredPipeline> routes, Precision precision) {
    if (routes.isEmpty()) {
      throw new IllegalArgumentException("no bundle to route to");
    }
    this.images = images;
    this.routes = List.copyOf(routes);
    this.modalities =
        routes.stream().flatMap(route -> route.modalities().stream()).distinct().toList();
    this.precision = precision;
  }

  /// Reads a file and judges it; never throws for a bad one.
  public ImageOutcome diagnose(ImageSource source) {
    return read(source, this::diagnose);
  }

  /// As [#diagnose(ImageSource)]; and measures how far the map of each positive finding can be
  /// trusted, which takes some hundreds of passes.
  ImageOutcome diagnoseWithTrust(ImageSource source) {
    return read(source, image -> judge(image, DeferredPipeline::diagnoseWithTrust));
  }

  private ImageOutcome read(ImageSource source, Function<ScanImage, ImageOutcome> diagnosis) {
    try {
      return diagnosis.apply(new KeptFrame(images.open(source)));
    } catch (ImageReadException e) {
      return ImageOutcome.of(source, e);
    }
  }

  @Override
  public ImageOutcome diagnose(ScanImage image) {
    return judge(image, DeferredPipeline::diagnose);
  }

  private ImageOutcome judge(
      ScanImage image, BiFunction<DeferredPipeline, ScanImage, ImageOutcome> diagnosis) {
    Optional<InputGate.Refusal> refusal =
        chosen.isPresent() ? Optional.empty() : InputGate.modality(image.header(), modalities);
    return refusal
        .map(why -> ImageOutcome.of(image.source(), why))
        .orElseGet(() -> diagnosis.apply(route(image.header()), image));
  }

  @Override
  public List<SaliencyMap> explain(ScanImage image, MethodChoice choice, PassListener listener)
      throws ExplanationException, BundleUnusableException, InterruptedException {
    return route(image.header()).load().explainer().maps(image, choice, listener);
  }

  @Override
  public List<TrustReport> trust(ScanImage image, PassListener listener)
      throws ExplanationException, BundleUnusableException, InterruptedException {
    if (precision != Precision.FLOAT32) {
      throw new ExplanationException(ROUNDED);
    }
    return route(image.header()).load().explainer().trust(image, listener);
  }

  @Override
  public WithoutRegion without(ImageOutcome.Diagnosed diagnosed, Region region)
      throws ExplanationException, BundleUnusableException {
    return route(diagnosed.image().header()).load().regionRemoval().without(diagnosed, region);
  }

  @Override
  public LayerReport layers(ImageOutcome.Diagnosed diagnosed)
      throws ExplanationException, BundleUnusableException {
    return route(diagnosed.image().header()).load().explainer().layers(diagnosed.image());
  }

  @Override
  public BundleEntry.Usable bundleFor(ImageHeader header) {
    return route(header).bundle();
  }

  @Override
  public void choose(Optional<String> id) {
    chosen =
        id.flatMap(
            wanted ->
                routes.stream().filter(route -> route.bundle().id().equals(wanted)).findFirst());
  }

  @Override
  public void decideAt(Optional<String> point) {
    routes.forEach(route -> route.decideAt(point));
  }

  @Override
  public List<BundleEntry.Usable> bundles() {
    return routes.stream().map(DeferredPipeline::bundle).toList();
  }

  /// @param point name; empty for none
  /// @throws BatchRefusedException where none of the bundles has it
  public void requireOperatingPoint(Optional<String> point) throws BatchRefusedException {
    List<String> offered = BundleEntry.operatingPoints(bundles());
    if (point.isPresent() && !offered.contains(point.get())) {
      throw new BatchRefusedException(new BatchObstacle.NoOperatingPoint(point.get(), offered));
    }
  }

  /// @throws BatchRefusedException where the networks are not of the precision that trust needs
  public void requireTrust() throws BatchRefusedException {
    if (precision != Precision.FLOAT32) {
      throw new BatchRefusedException(new BatchObstacle.TrustOfRounded());
    }
  }

  /// Of every network in use.
  public Precision precision() {
    return precision;
  }

  /// To be asked once all is judged.
  ///
  /// @throws BundleUnusableException where a bundle that an image needed could not be loaded
  public void requireLoaded() throws BundleUnusableException {
    for (DeferredPipeline route : routes) {
      route.requireLoaded();
    }
  }

  /// Loads the networks that the first files need, by their headers. A batch that begins without
  /// waits for them, and loading would not survive a shutdown that begins meanwhile: the engine is
  /// closed under it, and takes the process and its results along.
  ///
  /// @param looking how long headers are read, loading apart: a drive may be slow, or not answer at
  ///     all. What a later one needs is loaded when its turn comes
  /// @param cancelled once it is true, nothing more is read or loaded
  /// @throws BundleUnusableException where one cannot be loaded
  void loadFor(List<ImageSource> sources, Duration looking, BooleanSupplier cancelled)
      throws BundleUnusableException {
    Set<DeferredPipeline> missing =
        routes.stream().filter(route -> !route.isLoaded()).collect(Collectors.toSet());
    long left = looking.toNanos();
    for (ImageSource source : sources.subList(0, Math.min(LOOKED_AHEAD, sources.size()))) {
      if (missing.isEmpty() || left <= 0 || cancelled.getAsBoolean()) {
        return;
      }
      long start = System.nanoTime();
      Optional<DeferredPipeline> needed =
          CompletableFuture.supplyAsync(() -> accepting(source), OWN_THREAD)
              .completeOnTimeout(Optional.empty(), left, TimeUnit.NANOSECONDS)
              .join();
      left -= System.nanoTime() - start;
      if (needed.isPresent() && missing.remove(needed.get()) && !cancelled.getAsBoolean()) {
        needed.get().load();
      }
    }
  }

  private Optional<DeferredPipeline> accepting(ImageSource source) {
    try {
      ImageHeader header = images.read(source, ScanImage::header);
      return routes.stream().filter(route -> route.refusal(header).isEmpty()).findFirst();
    } catch (ImageReadException e) {
      // Its outcome will say so.
      return Optional.empty();
    }
  }

  private DeferredPipeline route(ImageHeader header) {
    Optional<DeferredPipeline> only = chosen;
    if (only.isPresent()) {
      return only.get();
    }
    Optional<DeferredPipeline> ofModality = Optional.empty();
    for (DeferredPipeline route : routes) {
      Optional<InputGate.Refusal> refusal = route.refusal(header);
      if (refusal.isEmpty()) {
        return route;
      }
      if (ofModality.isEmpty() && refusal.get().reason() != SkipReason.MODALITY) {
        ofModality = Optional.of(route);
      }
    }
    return ofModality.orElse(routes.getFirst());
  }

  @Override
  public void close() {
    routes.forEach(DeferredPipeline::close);
  }
}
