"""The network as ONNX, with the outputs that explanations need, checked against PyTorch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from .network import ScanNetwork

OPSET = 18
IR_VERSION = 8
"""The lowest that holds the opset, so that older runtimes read the file."""

INPUT = "image"
OUTPUTS = {"logits": "logits", "featureMaps": "features", "headWeights": "head_weight", "headBias": "head_bias"}
TOLERANCE = 1e-4


class _LogitsAndMaps(torch.nn.Module):
    def __init__(self, net: ScanNetwork) -> None:
        super().__init__()
        self.net = net

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        features = self.net.features(image)
        return self.net.pooled_logits(features), features


def write_onnx(net: ScanNetwork, size: int, path: Path) -> None:
    """Writes the graph with a free batch dimension and the head's values as constant outputs."""
    net = net.eval().to(memory_format=torch.contiguous_format)
    program = torch.onnx.export(
        _LogitsAndMaps(net).eval(), (torch.zeros(2, 3, size, size),), opset_version=OPSET, dynamo=True, verbose=False,
        input_names=[INPUT], output_names=["logits", "features"],
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


def _strip_notes(graph_file: onnx.ModelProto) -> None:
    """Removes the exporter's notes: they hold stack traces with the folders of the machine it ran on."""
    graph = graph_file.graph
    for part in (graph_file, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        del part.metadata_props[:]
        part.ClearField("doc_string")


def run_onnx(path: Path, tensor: np.ndarray) -> dict[str, np.ndarray]:
    """All outputs by name, on one thread of the CPU."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, {INPUT: tensor}), strict=True))


def verify(path: Path, net: ScanNetwork, tensor: np.ndarray) -> None:
    """Refuses a graph that differs from PyTorch, or whose logits are not the head of its own maps."""
    out = run_onnx(path, tensor)
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
