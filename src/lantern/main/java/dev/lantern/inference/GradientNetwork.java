package dev.lantern.inference;

import ai.djl.Model;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.ModelManifest.Gradient;
import org.jspecify.annotations.Nullable;

/// A bundle's network with its gradient: a session of its own, opened when it is first asked for.
/// Shared by all threads.
final class GradientNetwork implements AutoCloseable {
  private final ModelBundle bundle;
  private final Gradient gradient;
  private final Opener opener;
  private @Nullable Model model;

  GradientNetwork(ModelBundle bundle, Gradient gradient, Opener opener) {
    this.bundle = bundle;
    this.gradient = gradient;
    this.opener = opener;
  }

  /// Opens a network in the engine.
  @FunctionalInterface
  interface Opener {
    /// @param file of the bundle, for messages
    Model open(String file, byte[] network) throws BundleException;
  }

  /// An input, and the weights of the last feature maps' channels.
  static final class Question {
    private final Tensor input;
    private final float[] weights;

    Question(Tensor input, float[] weights) {
      this.input = input;
      this.weights = weights;
    }

    Tensor input() {
      return input;
    }

    float[] weights() {
      return weights;
    }
  }

  /// A predictor for one thread; closed by the caller.
  ///
  /// @throws BundleException where the network cannot be opened
  synchronized ai.djl.inference.Predictor<Question, Tensor> predictor() throws BundleException {
    if (model == null) {
      model = opener.open(gradient.graph(), bundle.networkWith(gradient));
    }
    return model.newPredictor(new GradientTranslator(bundle.manifest().input().name(), gradient));
  }

  @Override
  public synchronized void close() {
    if (model != null) {
      model.close();
    }
  }
}
