"""A few made images, a network of a few numbers, and a recipe's values round them: for whole passes in seconds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from lantern_train import breast_us, cxr_pneumonia, export
from lantern_train.data import Sample
from lantern_train.export import Graph
from lantern_train.marks import Box, Marks
from lantern_train.network import ScanNetwork, untrained
from lantern_train.recipe import Cohort, Recipe

SIZE = 64
HEAD = np.array([[-3, 0, 0], [2, 0, 0], [1.5, 0, 0]], np.float32)


def graph(path: Path) -> Graph:
    """Means over blocks of 32 pixels are the feature maps; the more of an image is bright, the less normal it is."""
    nodes = [
        helper.make_node("AveragePool", [export.INPUT], ["features"], kernel_shape=[32, 32], strides=[32, 32]),
        helper.make_node("GlobalAveragePool", ["features"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["flat"]),
        helper.make_node("Gemm", ["flat", "weight"], ["logits"], transB=1),
        helper.make_node("Identity", ["weight"], ["head_weight"]),
    ]
    shapes = {"features": ["n", 3, 2, 2], "logits": ["n", 3], "head_weight": [3, 3]}
    made = helper.make_graph(
        nodes, "tiny", [helper.make_tensor_value_info(export.INPUT, TensorProto.FLOAT, ["n", 3, SIZE, SIZE])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()],
        [numpy_helper.from_array(HEAD, "weight")])
    onnx.save(helper.make_model(made, opset_imports=[helper.make_opsetid("", export.OPSET)], ir_version=8), path)
    return Graph(path)


def network() -> ScanNetwork:
    """The recipes' network with random weights, and statistics that say something, as those of a trained one do.

    Its answer neither fades nor saturates on the way, so that its gradient can be tried.
    """
    torch.manual_seed(5)
    net = untrained(3)
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.normal_(module.running_mean, std=0.01)
            torch.nn.init.uniform_(module.running_var, 0.2, 0.4)
            torch.nn.init.normal_(module.bias, std=0.01)
    return net.eval()


def samples(folder: Path, dataset: str, classes: list[tuple[str, ...]], positive: tuple[str, ...]) -> list[Sample]:
    """One image of 80 x 60 pixels a label, two images a patient; positives have the larger disc, nearly always."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(len(classes))
    made = []
    for i, allowed in enumerate(classes):
        radius = rng.normal(26 if set(allowed) <= set(positive) else 17, 4)
        image = rng.normal(30, 5, (80, 60))
        cv2.circle(image, (30, 40), int(max(radius, 5)), 200, -1)
        path = folder / f"{i}.png"
        cv2.imwrite(str(path), np.clip(image, 0, 255).astype(np.uint8))
        made.append(Sample(path, dataset, f"{dataset}-{i // 2}", f"{dataset}:{'+'.join(allowed)}", allowed,
                           {"age": str(10 + 5 * (i % 16)), "sex": "FM"[i % 2]}))
    return made


def shrunk(recipe: Recipe, cohorts: list[Cohort], masks: list[Sample], boxes: list[Sample]) -> Recipe:
    """The recipe at a size of 64 pixels with these cohorts; a mask or box lies on the left half of each image."""
    drawn = {sample.path: sample.path.with_suffix(".mask.png") for sample in masks}
    mask = np.zeros((80, 60), np.uint8)
    mask[:, :30] = 255
    for path in drawn.values():
        cv2.imwrite(str(path), mask)
    marks = Marks(drawn, {sample.path: (Box(0, 0, 30, 80),) for sample in boxes})
    return replace(recipe, size=SIZE, cohorts=lambda root: cohorts, marks=lambda root: marks)


def chest(root: Path) -> Recipe:
    """The chest recipe, judged on a few children and adults."""
    finding = ("bacterial", "viral")
    children = samples(root / "a", "kermany", [("normal",), ("bacterial",), ("viral",), ("normal",)] * 6, finding)
    adults = samples(root / "b", "nih", [("normal",), finding] * 10, finding)
    covid = samples(root / "c", "hannover", [finding] * 8, finding)
    cohorts = [
        Cohort("kermany_val", "Kermany validation", [("", children)]),
        Cohort("nih_val", "NIH validation", [("", adults)]),
        Cohort("kermany_native", "Kermany validation, native", [("", children[:12])], repeats=True),
        Cohort("hannover", "Hannover (all positive)", [("", covid)]),
    ]
    return shrunk(cxr_pneumonia.RECIPE, cohorts, children, adults)


def breast(root: Path) -> Recipe:
    """The breast recipe, judged by the networks of two folds."""
    women = samples(root / "d", "busi", [("normal",), ("malignant",), ("benign",), ("malignant",)] * 6, ("malignant",))
    cohorts = [Cohort("folds", "Five folds, each apart", [("fold-0", women[:12]), ("fold-1", women[12:])]),
               Cohort("test", "Test part", [("", women[:12])], repeats=True)]
    return shrunk(breast_us.RECIPE, cohorts, women, [])
