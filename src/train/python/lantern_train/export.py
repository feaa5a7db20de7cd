"""The network as ONNX, with the outputs that explanations need, checked against PyTorch; and read back."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from .network import STAGES as STAGE_STRIDES
from .network import ScanNetwork, gate_features, normalised, untrained
from .recipe import Recipe

OPSET = 18
IR_VERSION = 8
"""The lowest that holds the opset, so that older runtimes read the file."""

INPUT = "image"
STAGES = [f"stage_{stride}" for stride in STAGE_STRIDES]
OUTPUTS = {"logits": "logits", "featureMaps": "features", "headWeights": "head_weight", "headBias": "head_bias",
           "gateFeatures": "gate_features", "stages": STAGES}
GRADIENT = {"graph": "models/gradient.onnx", "channelWeights": "channel_weights", "output": "gradient"}
"""The manifest's words for what `gradient` writes: the derivative, by each value of the input, of the sum of the last
feature maps' means, each with its weight."""

TOLERANCE = 1e-4


class _Outputs(torch.nn.Module):
    def __init__(self, net: ScanNetwork) -> None:
        super().__init__()
        self.net = net

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, ...]:
        features, stages = self.net.features.with_stages(image)
        return self.net.pooled_logits(features), features, gate_features(stages), *stages.values()


def write_onnx(net: ScanNetwork, size: int, path: Path) -> None:
    """Writes the graph with a free batch dimension and the head's values as constant outputs."""
    net = net.eval().to(memory_format=torch.contiguous_format)
    program = torch.onnx.export(
        _Outputs(net).eval(), (torch.zeros(2, 3, size, size),), opset_version=OPSET, dynamo=True, verbose=False,
        input_names=[INPUT], output_names=["logits", "features", "gate_features", *STAGES],
        dynamic_shapes={INPUT: {0: torch.export.Dim("batch")}})
    graph_file = program.model_proto
    _strip_notes(graph_file)
    graph = graph_file.graph
    for name, parameter in (("head_weight", net.head.weight), ("head_bias", net.head.bias)):
        value = parameter.detach().numpy()
        graph.initializer.append(numpy_helper.from_array(value, f"{name}_value"))
        graph.node.append(helper.make_node("Identity", [f"{name}_value"], [name], name=f"{name}_output"))
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, list(value.shape)))
    graph_file.ir_version = IR_VERSION
    onnx.checker.check_model(graph_file, full_check=True)
    onnx.save(graph_file, str(path))


def read_onnx(path: Path) -> ScanNetwork:
    """The network of a written graph, each batch norm folded into the convolution before it, as the file has it."""
    graph = onnx.load(path).graph
    values = {value.name: nn.Parameter(torch.from_numpy(numpy_helper.to_array(value).copy()))
              for value in graph.initializer if value.data_type == TensorProto.FLOAT}
    biases = {node.input[1]: values[node.input[2]] for node in graph.node if node.op_type == "Conv"}
    net = untrained(len(values["head_bias_value"]))
    for name, module in list(net.named_modules()):
        if isinstance(module, nn.Conv2d):
            weight = f"net.{name}.weight"
            module.weight, module.bias = values[weight], biases[weight]
        for child, inner in list(module.named_children()):
            if isinstance(inner, nn.BatchNorm2d):
                setattr(module, child, nn.Identity())
    net.head.weight, net.head.bias = values["head_weight_value"], values["head_bias_value"]
    return net.eval()


def _strip_notes(graph_file: onnx.ModelProto) -> None:
    """Removes the exporter's notes: they hold stack traces with the folders of the machine it ran on."""
    graph = graph_file.graph
    for part in (graph_file, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        del part.metadata_props[:]
        part.ClearField("doc_string")


def int8_overflows(machine: str = platform.machine(), processor: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether ONNX Runtime's sums of int8 overflow unless it is told otherwise: on x86_64 without VNNI.

    Nor is int8 faster there. `processor` is Linux's description of it; elsewhere the answer is the careful one.
    """
    vnni = processor.exists() and "_vnni" in processor.read_text()
    return machine in ("x86_64", "AMD64") and not vnni


def session(network: bytes) -> onnxruntime.InferenceSession:
    """On one thread of the CPU, where int8 sums overflow on no processor, as in the program.

    Told so where they would not, it takes more than twice the time: slower than float32.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    if int8_overflows():
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


class Graph:
    """A written network on one thread of the CPU; several times faster than PyTorch there."""

    def __init__(self, path: Path) -> None:
        self.session = session(path.read_bytes())

    def run(self, tensor: np.ndarray, *names: str) -> dict[str, np.ndarray]:
        """The named outputs, or all, of an input [N, C, H, W]."""
        asked = list(names) or [output.name for output in self.session.get_outputs()]
        return dict(zip(asked, self.session.run(asked, {INPUT: tensor}), strict=True))

    def pooled(self, images: np.ndarray, recipe: Recipe, batch: int = 16) -> np.ndarray:
        """What the head is given of prepared images [N, H, W]: [N, K]."""
        return np.concatenate([out["features"].mean((2, 3)) for out in self._batches(images, recipe, batch, "features")])

    def run_prepared(self, images: np.ndarray, recipe: Recipe, *names: str, batch: int = 16) -> dict[str, np.ndarray]:
        """The named outputs of prepared images [N, H, W], values 0..1."""
        parts = list(self._batches(images, recipe, batch, *names))
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def _batches(self, images: np.ndarray, recipe: Recipe, batch: int, *names: str) -> Iterator[dict[str, np.ndarray]]:
        for start in range(0, len(images), batch):
            yield self.run(normalised(images[start : start + batch], recipe.mean, recipe.std), *names)


def verify(path: Path, net: ScanNetwork, tensor: np.ndarray) -> None:
    """Refuses a graph that differs from PyTorch, or whose logits are not the head of its own maps."""
    out = Graph(path).run(tensor)
    with torch.inference_mode():
        features = net.features(torch.from_numpy(tensor))
        logits = net.pooled_logits(features)
    by_head = out["features"].mean(axis=(2, 3)) @ out["head_weight"].T + out["head_bias"]
    for what, got, wanted in (
        ("logits against PyTorch", out["logits"], logits.numpy()),
        ("feature maps against PyTorch", out["features"], features.numpy()),
        ("logits against head and maps", out["logits"], by_head),
    ):
        difference = float(np.abs(got - wanted).max())
        if not difference <= TOLERANCE:
            raise ValueError(f"{path.name}: {what} differ by {difference:g}")
