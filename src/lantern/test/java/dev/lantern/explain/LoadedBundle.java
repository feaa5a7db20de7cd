package dev.lantern.explain;

import dev.lantern.classify.Classifier;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.Precision;
import dev.lantern.imaging.Tensor;
import dev.lantern.inference.ClassifierLoader;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A bundle with its real network, to be explained.
final class LoadedBundle implements AutoCloseable {
  final ModelBundle bundle;
  final Classifier classifier;
  final List<Classifier.Predictor> predictors = new ArrayList<>();

  /// @param threads as many predictors
  LoadedBundle(Path folder, int threads) throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    bundle = ModelBundle.open(folder);
    classifier = ClassifierLoader.load(bundle, Precision.FLOAT32);
    for (int i = 0; i < threads; i++) {
      predictors.add(classifier.predictor());
    }
  }

  FindingRule finding() {
    return bundle.manifest().findings().getFirst();
  }

  Passes passes() {
    return passes((done, total) -> {});
  }

  Passes passes(PassListener listener) {
    return new Passes(predictors, listener);
  }

  Explained explained(GoldenCase golden) throws Exception {
    return explained(golden.tensor());
  }

  Explained explained(Tensor input) throws Exception {
    return new Explained(finding(), input, predictors.getFirst().run(input));
  }

  CellMap map(MethodName name, GoldenCase golden) throws Exception {
    Explained explained = explained(golden);
    return method(name, explained).map(explained, passes());
  }

  private SaliencyMethod method(MethodName name, Explained explained) {
    return MethodChoice.of(name)
        .method(classifier.head(), explained.output().features(), explained.input());
  }

  /// A map that was told of before its last pass.
  ///
  /// @param grown in the order in which they were told
  /// @param heard passes that were told to be done
  /// @param totals passes that were told to be all
  record Growth(List<CellMap> grown, List<Integer> heard, Set<Integer> totals, CellMap finished) {}

  Growth growth(MethodName name, GoldenCase golden) throws Exception {
    Explained explained = explained(golden);
    List<CellMap> grown = new ArrayList<>();
    List<Integer> heard = new ArrayList<>();
    Set<Integer> totals = new HashSet<>();
    Passes passes =
        Passes.growing(
            predictors,
            (done, total) -> {
              heard.add(done);
              totals.add(total);
            },
            grown::add);
    return new Growth(grown, heard, totals, method(name, explained).map(explained, passes));
  }

  @Override
  public void close() {
    predictors.forEach(Classifier.Predictor::close);
    classifier.close();
  }
}
