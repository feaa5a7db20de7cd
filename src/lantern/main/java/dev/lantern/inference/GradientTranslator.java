package dev.lantern.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.ModelManifest.Gradient;

/// Tensor and weights in, gradient out. Keeps no state.
final class GradientTranslator implements NoBatchifyTranslator<GradientNetwork.Input, Tensor> {
  private final String input;
  private final Gradient names;

  /// @param input name of the network's
  GradientTranslator(String input, Gradient names) {
    this.input = input;
    this.names = names;
  }

  @Override
  public NDList processInput(TranslatorContext context, GradientNetwork.Input asked) {
    NDArray image = OutputTranslator.array(context, asked.tensor());
    image.setName(input);
    NDArray weights =
        context.getNDManager().create(asked.weights(), new Shape(1, asked.weights().length));
    weights.setName(names.channelWeights());
    return new NDList(image, weights);
  }

  @Override
  public Tensor processOutput(TranslatorContext context, NDList list) {
    RawOutput.Array gradient = OutputTranslator.array(list, names.output());
    if (!gradient.isMaps()) {
      throw new IllegalArgumentException("a gradient of the shape " + gradient);
    }
    int[] shape = gradient.sides();
    return new Tensor(shape[0], shape[1], shape[2], gradient.values());
  }
}
