package dev.lantern.classify;

import dev.lantern.imaging.Tensor;

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

    @Override
    void close();
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
