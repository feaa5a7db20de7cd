"""Parts of an image hidden in training: what lies round a region says nothing, and without the region nothing is found.

A network that never met a covered image takes the cover for a sign (Hooker 2019), and what deletion then shows is the
cover's doing.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True)
class Hiding:
    """How often what is hidden, shares of the images; the rest stay as they are."""

    surroundings: float
    """What lies round the region, from hardly anything to all of it: the label holds."""
    region: float
    """The region, and from nothing to all elsewhere: the finding is absent."""
    everything: float
    """The finding is absent."""


MARGIN = 0.04
"""Share of the side by which every region is widened first: it may have been found too far in."""


def hidden(image: np.ndarray, region: np.ndarray, shares: Hiding, rng: np.random.Generator
           ) -> tuple[np.ndarray, bool]:
    """The image (values 0..1), or a copy with something hidden, and whether the label holds; else the finding is
    absent.

    region: uint8, above 127 is inside, empty where it is not known: then only everything can be hidden.
    """
    draw = rng.random()
    if draw < shares.everything:
        return _filled(image, np.ones(image.shape, bool), rng), False
    draw -= shares.everything
    if draw >= shares.surroundings + shares.region or not region.any():
        return image, True
    reach = round(2 * MARGIN * image.shape[0]) | 1
    wide = cv2.dilate(region, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))) > 127
    patches = _patches(image.shape, rng)
    if draw < shares.surroundings:
        return _filled(image, ~wide & patches, rng), True
    return _filled(image, wide | patches, rng), False


def _patches(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Hardly anywhere, everywhere, or smooth patches of any size on any share of the image."""
    cells = int(rng.integers(3, 15))
    ground = cv2.resize(rng.random((cells, cells)).astype(np.float32), shape[::-1], interpolation=cv2.INTER_LINEAR)
    return ground <= np.quantile(ground, np.clip(rng.uniform(-0.5, 1.5), 0, 1))


def _filled(image: np.ndarray, covered: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """With blur, noise (which may leave 0..1, as in the program's `Fill`) or one grey in the covered places."""
    kind = rng.integers(0, 3)
    if kind == 0:
        fill = cv2.GaussianBlur(image, (0, 0), float(rng.uniform(0.03, 0.08)) * image.shape[0])
    elif kind == 1:
        fill = rng.normal(image.mean(), image.std(), image.shape)
    else:
        fill = np.full(image.shape, rng.uniform(0, 1))
    return np.where(covered, fill, image).astype(np.float32)
