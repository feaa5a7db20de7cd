"""The network's gradient by its input, as a second graph behind the first.

`python -m lantern_train gradient --bundle DIR`

ONNX Runtime has no backward pass, so the backward pass is written as nodes of a graph of its own: the transposed of each
convolution, and for each clip a mask of what it let through (reverse accumulation; Griewank and Walther, Evaluating
Derivatives, 2008). That graph alone is no network. It is a message of the network's kind, whose nodes, inputs and outputs
name the network's own values: behind the network's bytes it becomes a part of it, as protobuf merges messages that
follow one another. So no weight is stored twice.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper, shape_inference

from . import export, metadata
from .recipe import Recipe

FILE, WEIGHTS, OUTPUT = (export.GRADIENT[key] for key in ("graph", "channelWeights", "output"))

DIRECTIONS, LENGTH, TOLERANCE = 24, 3e-4, 0.2
"""Random directions of finite differences, how far each pixel moves along them, and how far these may be off, as a part of
them: they are rounded, and meet the kinks of the clips."""

_PREFIX = "gradient/"


def main(words: Sequence[str], recipes: Mapping[str, Recipe]) -> None:
    """Puts the graph into a bundle that is there, the recipe's version and the files' hashes into its manifest."""
    parser = argparse.ArgumentParser(prog="lantern_train gradient", description=__doc__)
    parser.add_argument("--bundle", type=Path, required=True, help="folder of the bundle, <id>-<version>")
    metadata.add_schema_option(parser)
    options = parser.parse_args(words)
    bundle = options.bundle
    content = metadata.read(bundle)
    lantern = content["lantern"]
    recipe = recipes[lantern["id"]]
    metadata.require_network(bundle, recipe, content)
    network = bundle / lantern["precisions"][0]["network"]
    write(network, bundle / FILE, lantern["outputs"]["featureMaps"])
    lantern["gradient"] = export.GRADIENT
    metadata.renew(bundle, recipe, content)
    metadata.verify_layout(bundle, options.monai_schema)


def write(network: Path, file: Path, features: str = export.OUTPUTS["featureMaps"]) -> None:
    """Writes the backward graph of a network of convolutions, clips and sums up to its last feature maps, and tries it."""
    model = shape_inference.infer_shapes(onnx.load(network), strict_mode=True)
    part = onnx.ModelProto()
    part.graph.CopyFrom(_Backward(model.graph, features).graph())
    made = part.SerializeToString(deterministic=True)
    verify(network, made, features)
    file.write_bytes(made)


class _Backward:
    """Collects the nodes, from the last feature maps to the input."""

    def __init__(self, forward: onnx.GraphProto, features: str) -> None:
        self.forward = forward
        self.features = features
        self.image = forward.input[0]
        self.shapes = {value.name: [dim.dim_value for dim in value.type.tensor_type.shape.dim]
                       for value in (*forward.value_info, *forward.output, self.image)}
        self.weights = {tensor.name: list(tensor.dims) for tensor in forward.initializer}
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.parts: dict[str, list[str]] = {}

    def graph(self) -> onnx.GraphProto:
        channels, height, width = self.shapes[self.features][1:]
        share = self._constant("share", np.float32(1 / (height * width)))
        self._add(self.features, self._node("Mul", self._by_channel(), share))
        for node in reversed(self.forward.node):
            whole = self._whole(node.output[0])
            if whole is not None:
                self._through(node, whole)
        self._node("Identity", self._whole(self.image.name), output=OUTPUT)
        image = self.image.type.tensor_type.shape
        of = [dim.dim_param or dim.dim_value for dim in image.dim]
        return helper.make_graph(
            self.nodes, "", [helper.make_tensor_value_info(WEIGHTS, TensorProto.FLOAT, [1, channels])],
            [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, of)], list(self.constants.values()))

    def _through(self, node: onnx.NodeProto, whole: str) -> None:
        match node.op_type:
            case "Conv":
                self._conv(node, whole)
            case "Clip":
                self._clip(node, whole)
            case "Add":
                self._sum(node, whole)
            case other:
                raise ValueError(f"no gradient of a layer of kind {other} is known")

    def _by_channel(self) -> str:
        """The weights, over every cell of the last feature maps."""
        maps = self._node("Unsqueeze", WEIGHTS, self._constant("cells", np.array([2, 3], np.int64)))
        return self._node("Expand", maps, self._node("Shape", self.features))

    def _whole(self, name: str) -> str | None:
        """The derivative by a value, once everything behind it has said its part."""
        parts = self.parts.pop(name, [])
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else self._node("Sum", *parts)

    def _add(self, name: str, derivative: str) -> None:
        self.parts.setdefault(name, []).append(derivative)

    def _sum(self, node: onnx.NodeProto, whole: str) -> None:
        for name in node.input:
            self._add(name, whole)

    def _clip(self, node: onnx.NodeProto, whole: str) -> None:
        passed = self._node("And", self._node("Greater", node.output[0], node.input[1]),
                            self._node("Less", node.output[0], node.input[2]))
        # Not Where: of the cast the runtime makes vector code, and takes a quarter less time for the whole pass.
        self._add(node.input[0], self._node("Mul", whole, self._node("Cast", passed, to=TensorProto.FLOAT)))

    def _conv(self, node: onnx.NodeProto, whole: str) -> None:
        given = {a.name: helper.get_attribute_value(a) for a in node.attribute}
        kernel, strides, pads, group = given["kernel_shape"], given["strides"], given["pads"], given["group"]
        outputs, inputs = self.weights[node.input[1]][:2]
        if strides == [1, 1] and group == 1 and kernel == [1, 1]:
            turned = self._node("Transpose", node.input[1], perm=[1, 0, 2, 3])
            self._add(node.input[0], self._node("Conv", whole, turned, kernel_shape=kernel))
        elif strides == [1, 1] and group == outputs and inputs == 1:
            back = [k - 1 - p for k, p in zip(kernel * 2, pads)]
            self._add(node.input[0], self._node("Conv", whole, self._turned_over(node.input[1]), kernel_shape=kernel,
                                                pads=back, group=group))
        else:
            sizes = zip(self.shapes[node.input[0]][2:], self.shapes[node.output[0]][2:], kernel, strides, pads, pads[2:])
            rest = [size - ((made - 1) * stride + k - before - after) for size, made, k, stride, before, after in sizes]
            self._add(node.input[0], self._node("ConvTranspose", whole, node.input[1], kernel_shape=kernel,
                                                strides=strides, pads=pads, output_padding=rest, group=group))

    def _turned_over(self, weight: str) -> str:
        """The kernels from their end to their start, in both directions."""
        last, end = np.array([-1, -1], np.int64), np.array([np.iinfo(np.int64).min] * 2, np.int64)
        return self._node("Slice", weight, self._constant("last", last), self._constant("end", end),
                          self._constant("sides", np.array([2, 3], np.int64)), self._constant("back", last))

    def _constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(np.asarray(value), _PREFIX + name)
        return _PREFIX + name

    def _node(self, kind: str, *inputs: str | None, output: str = "", **attributes: object) -> str:
        made = output or f"{_PREFIX}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [made], name=f"{_PREFIX}node/{len(self.nodes)}", **attributes))
        return made


def verify(network: Path, part: bytes, features: str) -> None:
    """Refuses a graph that differs from the network's own finite differences."""
    session = export.session(network.read_bytes() + part)
    image, weights = session.get_inputs()
    random = np.random.default_rng(1)
    shape = [1, *image.shape[1:]]
    at = random.standard_normal(shape, np.float32)
    by = random.standard_normal([1, weights.shape[1]], np.float32)

    def score(tensor: np.ndarray) -> float:
        maps = session.run([features], {image.name: tensor, weights.name: by})[0]
        return float(maps.astype(np.float64).mean(axis=(2, 3))[0] @ by[0])

    [made] = session.run([OUTPUT], {image.name: at, weights.name: by})
    # Directions of its own: along what the graph gives, a part that it leaves out would not be missed.
    steps = random.standard_normal([DIRECTIONS, *shape], np.float32)
    found = [(score(at + LENGTH * step) - score(at - LENGTH * step)) / (2 * LENGTH) for step in steps]
    wanted = [float((made.astype(np.float64) * step).sum()) for step in steps]
    off = np.linalg.norm(np.subtract(found, wanted)) / np.linalg.norm(found)
    if not off <= TOLERANCE:
        raise ValueError(f"the gradient of {network.name} is off by {off:.2g} of what differences say")
