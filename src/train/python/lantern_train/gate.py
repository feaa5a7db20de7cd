"""The input gate's look at the image itself: does it resemble what the network was made for?

Two numbers are made of the gate features x (`network.gate_features`). The distance is that of x, projected and
whitened, to its k-th nearest neighbour in a bank of training images (Sun et al. 2022): far from everything known.
The orientation score is a linear one, fitted on training images that were turned over, rotated, tilted or inverted on
purpose: close to what is known, but wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from sklearn.linear_model import LogisticRegression

from . import augment, data
from .export import Graph
from .recipe import Recipe

NEIGHBOURS = 5
DIMENSIONS = 32
MOST_OF_A_SET = 600
"""Images of one data set in the bank, so that a large set does not crowd out a small one."""

REFUSED = 0.025
"""Share of the validation images that each of the two scores may refuse: 95 % acceptance together."""


@dataclass(frozen=True)
class Gate:
    """The fitted values; `mean` [D], `projection` [d, D], `bank` [N, d], `weights` [D]."""

    mean: np.ndarray
    projection: np.ndarray
    bank: np.ndarray
    threshold: float
    weights: np.ndarray
    bias: float
    limit: float

    def distance(self, features: np.ndarray) -> np.ndarray:
        """Distance [n] of gate features [n, D] to the k-th nearest row of the bank."""
        return distances(self.mean, self.projection, self.bank, features)

    def disorder(self, features: np.ndarray) -> np.ndarray:
        """Orientation score [n]: the higher, the more like a rotated or inverted image."""
        return features.astype(np.float64) @ self.weights + self.bias

    def refused(self, features: np.ndarray) -> np.ndarray:
        """Whether each image is refused."""
        return (self.distance(features) > self.threshold) | (self.disorder(features) > self.limit)


def distances(mean: np.ndarray, projection: np.ndarray, bank: np.ndarray, features: np.ndarray) -> np.ndarray:
    """Euclidean distance of each projected row of `features` to its k-th nearest neighbour in `bank`."""
    known = bank.astype(np.float64)
    found = (features.astype(np.float64) - mean) @ projection.astype(np.float64).T
    squares = (found**2).sum(1)[:, None] + (known**2).sum(1)[None] - 2 * found @ known.T
    return np.sqrt(np.maximum(np.partition(squares, NEIGHBOURS - 1, axis=1)[:, NEIGHBOURS - 1], 0))


def fit(graph: Graph, recipe: Recipe, seen: list[data.Sample], validation: list[data.Sample]) -> Gate:
    """Bank and direction from changed training images, both thresholds from untouched validation images."""
    rng = np.random.default_rng(recipe.seed)
    images = data.prepared(_drawn(seen, rng), recipe.preprocessing(recipe.size))
    changed = np.stack(
        [augment.augmented(image, np.zeros_like(image), recipe.training.augmentation, rng)[0] for image in images])
    bank, plain = features(graph, recipe, changed), features(graph, recipe, images)
    mean, projection = _whitening(bank)
    known = ((bank - mean) @ projection.T).astype(np.float32)
    weights, bias = _direction(np.concatenate([bank, plain, features(graph, recipe, _cut(images))]),
                               features(graph, recipe, _wrong(images, recipe)))
    own = features(graph, recipe, data.prepared(validation, recipe.preprocessing(recipe.size)))
    mean, projection, weights = (values.astype(np.float32) for values in (mean, projection, weights))
    threshold = np.quantile(distances(mean, projection, known, own), 1 - REFUSED)
    limit = np.quantile(own.astype(np.float64) @ weights + bias, 1 - REFUSED)
    return Gate(mean, projection, known, float(threshold), weights, bias, float(limit))


def features(graph: Graph, recipe: Recipe, images: np.ndarray) -> np.ndarray:
    """Gate features [N, D] of prepared images [N, H, W]."""
    return graph.run_prepared(images, recipe, "gate_features")["gate_features"]


DISORDERS = ("inverted", "rotated by 90°", "rotated by 180°", "rotated by 270°", "upside down")
CUTS = (1.1, 1.2, 1.3, 1.4)
"""Enlargements of upright images: what is cut off a tilted one must not tell it."""


def disordered(images: np.ndarray, kind: str) -> np.ndarray:
    """Prepared images [N, H, W] made wrong in one of the ways of `DISORDERS`."""
    if kind == "inverted":
        return 1 - images
    if kind == "upside down":
        return np.ascontiguousarray(images[:, ::-1])
    turns = DISORDERS.index(kind)
    return np.ascontiguousarray(np.rot90(images, turns, (1, 2)))


def tilted(images: np.ndarray, degrees: float) -> np.ndarray:
    """Square images [N, S, S] turned to the left about their middle, enlarged until nothing beyond them shows."""
    angle = np.deg2rad(abs(degrees))
    return _turned(images, degrees, float(np.cos(angle) + np.sin(angle)))


def _turned(images: np.ndarray, degrees: float, scale: float, border: int = cv2.BORDER_CONSTANT) -> np.ndarray:
    return np.stack([augment.turned(image, degrees, scale, border) for image in images])


def _wrong(images: np.ndarray, recipe: Recipe) -> np.ndarray:
    """A fifth of the images in each disorder, and half of them at each tilt, with whatever may lie at the edges."""
    of_kinds = [disordered(images[i::5], kind) for i, kind in enumerate(DISORDERS)]
    return np.concatenate([*of_kinds, *(
        image for degrees in recipe.tilts for part, signed in ((images[::2], degrees), (images[1::2], -degrees))
        for image in (tilted(part, signed), _turned(part, signed, 1), _turned(part, signed, 1, cv2.BORDER_REPLICATE)))])


def _cut(images: np.ndarray) -> np.ndarray:
    return np.concatenate([_turned(images[i % 2 :: 2], 0, scale) for i, scale in enumerate(CUTS)])


def write(gate: Gate, bundle: Path) -> dict[str, Any]:
    """Writes the arrays and returns the manifest's two objects."""
    (bundle / "gate").mkdir(parents=True, exist_ok=True)
    for name in ("mean", "projection", "bank", "weights"):
        np.save(bundle / f"gate/{name}.npy", np.ascontiguousarray(getattr(gate, name), "<f4"))
    return {
        "distance": {"mean": "gate/mean.npy", "projection": "gate/projection.npy", "bank": "gate/bank.npy",
                     "neighbours": NEIGHBOURS, "threshold": gate.threshold},
        "orientation": {"weights": "gate/weights.npy", "bias": gate.bias, "threshold": gate.limit},
    }


def _drawn(samples: list[data.Sample], rng: np.random.Generator) -> list[data.Sample]:
    sets = {sample.dataset: [s for s in samples if s.dataset == sample.dataset] for sample in samples}
    return [of[i] for of in sets.values() for i in sorted(rng.permutation(len(of))[:MOST_OF_A_SET])]


def _whitening(known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean [D], and [d, D]: standardised, then the strongest principal components at unit variance."""
    values = known.astype(np.float64)
    mean, spread = values.mean(0), values.std(0) + 1e-6
    strengths, directions = np.linalg.eigh(np.cov((values - mean) / spread, rowvar=False, bias=True))
    strongest = np.argsort(strengths)[::-1][:DIMENSIONS]
    return mean, directions[:, strongest].T / np.sqrt(strengths[strongest])[:, None] / spread


def _direction(right: np.ndarray, wrong: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights [D] and bias of a logistic regression on standardised features."""
    values = np.concatenate([right, wrong]).astype(np.float64)
    mean, spread = values[: len(right)].mean(0), values[: len(right)].std(0) + 1e-6
    fitted = LogisticRegression(C=0.01, max_iter=1000, class_weight="balanced").fit(
        (values - mean) / spread, np.repeat([0, 1], [len(right), len(wrong)]))
    slope = fitted.coef_[0] / spread
    return slope, float(fitted.intercept_[0] - slope @ mean)
