package dev.lantern.classify;

import dev.lantern.imaging.Tensor;
import java.util.List;

/// A loaded network, shared by all threads. Each thread opens its own [Predictor].
public interface Classifier extends AutoCloseable {
  LinearHead head();

  /// A predictor for one thread; close it before the classifier.
  Predictor predictor();

  @Override
  void close();

  /// Runs the network; for one thread.
  interface Predictor extends AutoCloseable {
    /// @throws ClassifierException where the engine fails on this input
    NetworkOutput run(Tensor input) throws ClassifierException;

    /// Like [#run], with the feature maps of the network's stages, which cost a copy of some
    /// megabytes.
    ///
    /// @throws ClassifierException where the engine fails on this input
    StagedOutput runWithStages(Tensor input) throws ClassifierException;

    /// The derivative, by each value of the input, of `Σ_k weights_k · mean(features_k)`: of every
    /// score that a linear head makes.
    ///
    /// @param weights one a channel of the last feature maps
    /// @return of the input's shape
    /// @throws ClassifierException where the engine fails on this input, or the bundle has no
    ///     gradient of this network
    Tensor gradient(Tensor input, double[] weights) throws ClassifierException;

    @Override
    void close();
  }

  /// One pass, and what the network made of the image on the way.
  ///
  /// @param stages feature maps by depth, the finest grid first
  record StagedOutput(NetworkOutput output, List<FeatureMaps> stages) {
    public StagedOutput {
      stages = List.copyOf(stages);
    }
  }

  /// The engine failed.
  final class ClassifierException extends Exception {
    private static final long serialVersionUID = 1L;

    public ClassifierException(String message) {
      super(message);
    }

    public ClassifierException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
