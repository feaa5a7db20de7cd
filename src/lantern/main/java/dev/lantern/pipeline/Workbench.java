package dev.lantern.pipeline;

import dev.lantern.inference.ClassifierLoader;
import dev.lantern.inference.DjlClassifier;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.preprocess.Preprocessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What both shells work with: the images, the model bundles, and pipelines opened from them.
public final class Workbench {
  private final List<Path> modelFolders;
  private final ImageLoader images = ImageLoader.standard();

  /// @param modelFolders folders of bundles, in the order in which they are looked at
  public Workbench(List<Path> modelFolders) {
    this.modelFolders = List.copyOf(modelFolders);
  }

  public ImageLoader images() {
    return images;
  }

  /// Every bundle, its hashes checked.
  public List<BundleEntry> bundles() {
    List<BundleEntry> entries = new ArrayList<>();
    for (ModelCatalog.Entry entry : catalog().all()) {
      entries.add(
          switch (entry) {
            case ModelCatalog.Usable(ModelBundle bundle) -> usable(bundle);
            case ModelCatalog.Broken(Path folder, BundleException why) ->
                new BundleEntry.Broken(
                    String.valueOf(folder.getFileName()), String.valueOf(why.getMessage()));
          });
    }
    return List.copyOf(entries);
  }

  private static BundleEntry usable(ModelBundle bundle) {
    try {
      return new BundleEntry.Usable(
          bundle.manifest().id(),
          bundle.manifest().label(),
          bundle.manifest().title(),
          bundle.manifest().inputGate().notes(),
          bundle.hash(),
          bundle.card());
    } catch (BundleException e) {
      return new BundleEntry.Broken(bundle.manifest().label(), String.valueOf(e.getMessage()));
    }
  }

  /// Loads a bundle, after its golden images and tensors gave what they must.
  ///
  /// @param id of the bundle, or id and version as `cxr-pneumonia-0.1.0`; empty for the first one
  ///     found
  /// @param intraOpThreads threads of one forward pass: 1 where several workers run
  /// @throws BundleUnusableException where there is none of that id, or it fails a check
  public DiagnosisPipeline open(Optional<String> id, int intraOpThreads)
      throws BundleUnusableException {
    ModelBundle bundle = find(id);
    DjlClassifier classifier = null;
    try {
      var preprocessor = new Preprocessor(bundle.manifest().preprocessing());
      preprocessor.verify(bundle);
      classifier = new ClassifierLoader(intraOpThreads).load(bundle);
      return new DiagnosisPipeline(bundle, preprocessor, classifier, images);
    } catch (BundleException e) {
      if (classifier != null) {
        classifier.close();
      }
      throw new BundleUnusableException(
          "The model bundle " + bundle.manifest().label() + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  /// The first usable bundle, loaded at its first diagnosis; empty where there is none.
  public Optional<Diagnostician> diagnostician() {
    return bundles().stream()
        .filter(BundleEntry.Usable.class::isInstance)
        .map(BundleEntry.Usable.class::cast)
        .findFirst()
        .map(bundle -> new DeferredDiagnostician(this, bundle));
  }

  /// Why there is no usable bundle, in a sentence.
  public String whyNoBundle() {
    return noBundle(Optional.empty());
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
      if (entry instanceof BundleEntry.Broken(String name, String reason)) {
        sentence.append(" Not usable: ").append(name).append(" (").append(reason).append(").");
      }
    }
    return sentence.toString();
  }

  private ModelCatalog catalog() {
    return ModelCatalog.scan(modelFolders);
  }

  /// A runner that judges with this pipeline.
  public BatchRunner batch(DiagnosisPipeline pipeline) {
    return new BatchRunner(images::list, pipeline::diagnose);
  }
}
