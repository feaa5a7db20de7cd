"""Deletion and insertion (Petsiuk 2018): whether what a map points at moves the probability more than chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

RANDOM_MAPS = 20
FRACTIONS = np.linspace(0, 1, 11)
BLUR = 1 / 20
"""Standard deviation of the fill, as a share of the side: no structure of a lesion's size is left."""

Probability = Callable[[np.ndarray], np.ndarray]
"""Prepared images [N, H, W] to the calibrated probability [N]."""


@dataclass(frozen=True)
class Areas:
    """Area under the probability of one image while its pixels are covered or uncovered, less chance.

    `deletion` below 0 and `insertion` above 0 speak for the map; chance is the mean over the random maps.
    """

    deletion: float
    insertion: float


def areas(image: np.ndarray, map_: np.ndarray, probability: Probability, rng: np.random.Generator) -> Areas:
    """Covers the prepared image with its own blur in the order of the map, and of random maps of the same values."""
    ranks = np.stack([rank(map_, image.shape, rng)] + [
        rank(rng.permutation(map_.ravel()).reshape(map_.shape), image.shape, rng) for _ in range(RANDOM_MAPS)])
    fill = blurred(image)
    whole, empty = probability(np.stack([image, fill]))
    deleted, inserted = [], []
    for of_map in ranks:
        first = [of_map < fraction * image.size for fraction in FRACTIONS[1:-1]]
        values = probability(np.stack([np.where(f, fill, image) for f in first]
                                      + [np.where(f, image, fill) for f in first]))
        deleted.append(_area(whole, values[: len(first)], empty))
        inserted.append(_area(empty, values[len(first) :], whole))
    return Areas(deleted[0] - float(np.mean(deleted[1:])), inserted[0] - float(np.mean(inserted[1:])))


def blurred(image: np.ndarray) -> np.ndarray:
    """The fill of a prepared image."""
    return cv2.GaussianBlur(image, (0, 0), BLUR * image.shape[0])


def rank(map_: np.ndarray, shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """Each pixel's place, 0 for the highest, of a map [h, w] enlarged to an image; equal values in random blocks."""
    ties = rng.permutation(map_.size).reshape(map_.shape) / map_.size
    fine = map_ + 1e-6 * max(float(map_.max()), 1e-30) * ties
    shown = cv2.resize(fine, shape[::-1], interpolation=cv2.INTER_LINEAR)
    places = np.empty(shown.size, int)
    places[np.argsort(-shown, axis=None, kind="stable")] = np.arange(shown.size)
    return places.reshape(shape)


def _area(start: float, inner: np.ndarray, end: float) -> float:
    return float(np.trapezoid(np.concatenate([[start], inner, [end]]), FRACTIONS))
