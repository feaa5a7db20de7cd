package dev.lantern.pipeline;

import dev.lantern.classify.Precision;
import dev.lantern.imaging.FrameFilters;
import dev.lantern.inference.ClassifierLoader;
import dev.lantern.inference.DjlClassifier;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.modelbundle.ModelManifest;
import dev.lantern.preprocess.OpenCvFilters;
import dev.lantern.preprocess.Preprocessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What both shells work with: the images, the model bundles, and pipelines opened from them.
public final class Workbench {
  private final Workplace place;
  private final ImageLoader images;

  /// @param modelFolders folders of bundles, in the order in which they are looked at
  public Workbench(List<Path> modelFolders) {
    this(Workplace.with(modelFolders));
  }

  public Workbench(Workplace place) {
    this(place, ImageLoader.standard());
  }

  private Workbench(Workplace place, ImageLoader images) {
    this.place = place;
    this.images = images;
  }

  /// The same bundles on images that are decoded apart.
  public Workbench on(IsolatedImages isolated) {
    return new Workbench(place, isolated.images());
  }

  public Workplace place() {
    return place;
  }

  public ImageLoader images() {
    return images;
  }

  /// What may be done to frames for the eye.
  public FrameFilters filters() {
    return new OpenCvFilters();
  }

  /// Every bundle, its hashes checked.
  public List<BundleEntry> bundles() {
    List<BundleEntry> entries = new ArrayList<>();
    for (ModelCatalog.Entry entry : catalog().all()) {
      entries.add(
          switch (entry) {
            case ModelCatalog.Usable(ModelBundle bundle) -> usable(bundle);
            case ModelCatalog.Forbidden(ModelBundle bundle) ->
                new BundleEntry.Forbidden(bundle.manifest().label(), bundle.hash());
            case ModelCatalog.Broken(Path folder, BundleException why) ->
                new BundleEntry.Broken(
                    String.valueOf(folder.getFileName()), String.valueOf(why.getMessage()));
          });
    }
    return List.copyOf(entries);
  }

  private static BundleEntry usable(ModelBundle bundle) {
    try {
      return describe(bundle);
    } catch (BundleException e) {
      return new BundleEntry.Broken(bundle.manifest().label(), String.valueOf(e.getMessage()));
    }
  }

  private static BundleEntry.Usable describe(ModelBundle bundle) throws BundleException {
    ModelManifest manifest = bundle.manifest();
    return new BundleEntry.Usable(
        manifest.id(),
        manifest.label(),
        manifest.title(),
        manifest.inputGate().notes(),
        bundle.hash(),
        manifest.preprocessing().digest(),
        manifest.findings(),
        manifest.precisions().stream().map(ModelManifest.Variant::precision).toList(),
        new ModelCard(
            bundle.card(),
            manifest.description().intendedUse(),
            manifest.description().dataSource(),
            bundle.cardPictures()));
  }

  /// Loads a bundle, after its golden images and tensors gave what they must.
  ///
  /// @param id of the bundle, or id and version as `cxr-pneumonia-0.1.0`; empty for the default one
  /// @param precision of the network
  /// @throws BundleUnusableException where there is none of that id or precision, or it fails a
  ///     check
  public DiagnosisPipeline open(Optional<String> id, Precision precision)
      throws BundleUnusableException {
    return load(find(id), precision);
  }

  /// Loads a bundle to be measured, as [#open] does.
  public Evaluator evaluator(Optional<String> id, Precision precision)
      throws BundleUnusableException {
    ModelBundle bundle = find(id);
    try {
      return new Evaluator(describe(bundle), precision, load(bundle, precision), images);
    } catch (BundleException e) {
      throw unusable(bundle, e);
    }
  }

  /// Bundles that are loaded when an image needs them: the one named, or the newest version of
  /// each.
  ///
  /// @param id as in [#open]; empty for all
  /// @param precision of every network
  /// @throws BundleUnusableException where there is none of that id, or one has no network of that
  ///     precision
  public BundleRouter router(Optional<String> id, Precision precision)
      throws BundleUnusableException {
    List<ModelBundle> bundles = id.isPresent() ? List.of(find(id)) : catalog().newest();
    if (bundles.isEmpty()) {
      throw new BundleUnusableException(noBundle(id));
    }
    List<DeferredPipeline> routes = new ArrayList<>();
    for (ModelBundle bundle : bundles) {
      requirePrecision(bundle, precision);
      try {
        routes.add(
            new DeferredPipeline(
                describe(bundle), bundle.manifest().inputGate(), () -> load(bundle, precision)));
      } catch (BundleException e) {
        throw unusable(bundle, e);
      }
    }
    return new BundleRouter(images, routes, precision);
  }

  /// The newest version of every usable bundle, for the desktop.
  ///
  /// @throws BundleUnusableException where there is none, in a sentence for the reader
  public Diagnostician diagnostician() throws BundleUnusableException {
    return router(Optional.empty(), Precision.FLOAT32);
  }

  private static DiagnosisPipeline load(ModelBundle bundle, Precision precision)
      throws BundleUnusableException {
    requirePrecision(bundle, precision);
    DjlClassifier classifier = null;
    try {
      var preprocessor = new Preprocessor(bundle.manifest().preprocessing());
      preprocessor.verify(bundle);
      classifier = ClassifierLoader.load(bundle, precision);
      return new DiagnosisPipeline(bundle, preprocessor, classifier);
    } catch (BundleException e) {
      if (classifier != null) {
        classifier.close();
      }
      throw unusable(bundle, e);
    }
  }

  private static void requirePrecision(ModelBundle bundle, Precision precision)
      throws BundleUnusableException {
    if (bundle.manifest().variant(precision).isEmpty()) {
      throw new BundleUnusableException(
          "The model bundle "
              + bundle.manifest().label()
              + " has no "
              + precision.word()
              + " network.");
    }
  }

  private static BundleUnusableException unusable(ModelBundle bundle, BundleException why) {
    return new BundleUnusableException(
        "The model bundle " + bundle.manifest().label() + " cannot be used: " + why.getMessage(),
        why);
  }

  private ModelBundle find(Optional<String> id) throws BundleUnusableException {
    ModelCatalog catalog = catalog();
    Optional<ModelBundle> found =
        id.isPresent() ? catalog.find(id.get()) : catalog.usable().stream().findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    throw new BundleUnusableException(noBundle(id));
  }

  private String noBundle(Optional<String> id) {
    var sentence =
        new StringBuilder(
            id.map(name -> "There is no usable model bundle " + name + ".")
                .orElse("There is no usable model bundle."));
    for (BundleEntry entry : bundles()) {
      switch (entry) {
        case BundleEntry.Usable _ -> {
          // It has another name.
        }
        case BundleEntry.Forbidden(String name, String _) ->
            sentence.append(" ").append(place.policy().refusal(name));
        case BundleEntry.Broken(String name, String reason) ->
            sentence.append(" Not usable: ").append(name).append(" (").append(reason).append(").");
      }
    }
    return sentence.append(BundleEntry.offered(bundles())).toString();
  }

  private ModelCatalog catalog() {
    return ModelCatalog.scan(place.modelFolders()).under(place.policy());
  }

  /// Takes an output folder for batches.
  ///
  /// @param files what is made of each diagnosed image
  /// @throws BatchRefusedException where another run has it, or its ledger cannot be used
  public BatchRunner batch(BundleRouter router, BatchOutput output, OutcomeFiles files)
      throws BatchRefusedException {
    return new BatchRunner(images, router, output, files);
  }
}
