"""Golden files: phantom, tensor, logits and saliency that any reader of the bundle must reproduce."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from pytorch_grad_cam import GradCAM

from . import export, preprocess
from .gate import Gate
from .network import ScanNetwork
from .phantoms import GOLDEN_SHAPES, Shape, phantom
from .recipe import Recipe
from .scores import network_outputs

TOLERANCE = 0.001
SEEDS = 64


class LogOddsTarget:
    """pytorch-grad-cam's target: the log-odds of a finding from one image's logits."""

    def __init__(self, classes: tuple[int, ...]) -> None:
        self.classes = list(classes)

    def __call__(self, logits: torch.Tensor) -> torch.Tensor:
        others = [c for c in range(logits.shape[-1]) if c not in self.classes]
        return logits[..., self.classes].logsumexp(-1) - logits[..., others].logsumexp(-1)


def reference_map(net: ScanNetwork, tensor: np.ndarray, classes: tuple[int, ...]) -> np.ndarray:
    """pytorch-grad-cam's Grad-CAM [h, w] after relu, before its scaling per image."""
    image, target = torch.from_numpy(tensor), [LogOddsTarget(classes)]
    layer = net.features
    with GradCAM(model=net, target_layers=[layer]) as cam:
        cam(input_tensor=image, targets=target)
        activations = cam.activations_and_grads.activations[0].detach().numpy()
        gradients = cam.activations_and_grads.gradients[0].detach().numpy()
        weighted = cam.get_cam_image(image, layer, target, activations, gradients, eigen_smooth=False)
    return np.maximum(weighted[0], 0)


def write_golden(net: ScanNetwork, recipe: Recipe, gate: Gate, bundle: Path) -> dict[str, Any]:
    """Writes the golden folder and returns the manifest's object that names it."""
    steps = recipe.preprocessing(recipe.size)
    (bundle / "golden").mkdir(parents=True, exist_ok=True)
    graph = export.Graph(bundle / "models/model.onnx")
    cases = []
    for shape in GOLDEN_SHAPES:
        image = telling_phantom(net, recipe, shape)
        tensor = preprocess.tensor(image, steps, shape.photometric)
        out = graph.run(tensor, "logits", "gate_features")
        case: dict[str, Any] = {"name": shape.name}
        case["image"] = _save(bundle, f"{shape.name}-image", image)
        case["photometric"] = shape.photometric
        case["tensor"] = _save(bundle, f"{shape.name}-tensor", tensor)
        case["logits"] = _save(bundle, f"{shape.name}-logits", out["logits"])
        case["distance"] = float(gate.distance(out["gate_features"])[0])
        case["disorder"] = float(gate.disorder(out["gate_features"])[0])
        case["saliency"] = {
            finding.id: _save(bundle, f"{shape.name}-saliency-{finding.id}",
                              reference_map(net, tensor, recipe.indices(finding)))
            for finding in recipe.findings
        }
        cases.append(case)
    return {"tolerance": TOLERANCE, "cases": cases}


def telling_phantom(net: ScanNetwork, recipe: Recipe, shape: Shape) -> np.ndarray:
    """Of the first seeds' phantoms the one with the strongest map: an empty map would test nothing."""
    steps = recipe.preprocessing(recipe.size)
    images = [phantom(shape, seed) for seed in range(SEEDS)]
    prepared = np.stack([preprocess.prepare(image, steps, shape.photometric) for image in images])
    _, maps = network_outputs(net, recipe, prepared)
    strongest = int(np.argmax([m.max() for m in maps]))
    if not maps[strongest].max() > 0:
        raise ValueError(f"no phantom of the shape {shape.name} gives a map; draw more seeds")
    return images[strongest]


def _save(bundle: Path, name: str, values: np.ndarray) -> str:
    path = f"golden/{name}.npy"
    np.save(bundle / path, np.ascontiguousarray(values, "<f4"))
    return path
