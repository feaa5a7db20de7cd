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

  /// Why it could not be opened: it is not tried again.
  private @Nullable BundleException failure;

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

  /// An image, and the weights of the last feature maps' channels.
  static final class Input {
    private final Tensor tensor;
    private final float[] weights;

    Input(Tensor tensor, float[] weights) {
      this.tensor = tensor;
      this.weights = weights;
    }

    Tensor tensor() {
      return tensor;
    }

    float[] weights() {
      return weights;
    }
  }

  /// A predictor for one thread; closed by the caller.
  ///
  /// @throws BundleException where the network cannot be opened
  synchronized ai.djl.inference.Predictor<Input, Tensor> predictor() throws BundleException {
    if (failure != null) {
      throw failure;
    }
    if (model == null) {
      model = opened();
    }
    return model.newPredictor(new GradientTranslator(bundle.manifest().input().name(), gradient));
  }

  private Model opened() throws BundleException {
    try {
      return opener.open(gradient.graph(), bundle.networkWith(gradient));
    } catch (BundleException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    if (model != null) {
      model.close();
    }
  }
}
