package dev.lantern.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.ModelManifest;
import java.util.List;

/// Tensor in, named outputs out; the tensors carry their batch of one. The feature maps of the
/// network's stages stay in native memory, and go with it, unless they are asked for. Keeps no
/// state.
final class OutputTranslator implements NoBatchifyTranslator<Tensor, RawOutput> {
  private final String input;
  private final ModelManifest.Outputs outputs;
  private final List<String> stages;

  private OutputTranslator(String input, ModelManifest.Outputs outputs, List<String> stages) {
    this.input = input;
    this.outputs = outputs;
    this.stages = stages;
  }

  static OutputTranslator withoutStages(ModelManifest manifest) {
    return new OutputTranslator(manifest.input().name(), manifest.outputs(), List.of());
  }

  static OutputTranslator withStages(ModelManifest manifest) {
    return new OutputTranslator(
        manifest.input().name(), manifest.outputs(), manifest.outputs().stages());
  }

  @Override
  public NDList processInput(TranslatorContext context, Tensor tensor) {
    NDArray array = array(context, tensor);
    array.setName(input);
    return new NDList(array);
  }

  /// A batch of one.
  static NDArray array(TranslatorContext context, Tensor tensor) {
    return context
        .getNDManager()
        .create(tensor.values(), new Shape(1, tensor.channels(), tensor.height(), tensor.width()));
  }

  @Override
  public RawOutput processOutput(TranslatorContext context, NDList list) {
    return new RawOutput(
        array(list, outputs.logits()),
        array(list, outputs.featureMaps()),
        array(list, outputs.headWeights()),
        array(list, outputs.headBias()),
        array(list, outputs.gateFeatures()),
        stages.stream().map(stage -> array(list, stage)).toList());
  }

  /// @throws IllegalArgumentException where the network has no such output, or of another type;
  ///     DJL wraps it in its own checked exception
  static RawOutput.Array array(NDList list, String name) {
    for (NDArray array : list) {
      if (name.equals(array.getName())) {
        if (array.getDataType() != DataType.FLOAT32) {
          throw new IllegalArgumentException("output " + name + " is " + array.getDataType());
        }
        return new RawOutput.Array(array.getShape().getShape(), array.toFloatArray());
      }
    }
    throw new IllegalArgumentException("there is no output named " + name);
  }
}
