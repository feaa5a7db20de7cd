"""How far class activation maps point at what people marked, and the scale at which they are shown."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True)
class Pointing:
    """Per image: share of map energy inside the marked region, share of area it takes, maximum inside or not."""

    energy: np.ndarray
    area: np.ndarray
    hit: np.ndarray


def shown_scale(maps: list[np.ndarray]) -> float:
    """The 99th percentile of the maps' maxima: what a full colour stands for, fixed per bundle."""
    return float(np.percentile([m.max() for m in maps], 99))


def on_image(map_: np.ndarray, size: int, height: int, width: int) -> np.ndarray:
    """A feature-resolution map on the squashed source image, by way of the network's input size."""
    at_input = cv2.resize(map_.astype(np.float32), (size, size), interpolation=cv2.INTER_LINEAR)
    return cv2.resize(at_input, (width, height), interpolation=cv2.INTER_LINEAR)


def pointing(maps: list[np.ndarray], regions: list[np.ndarray], size: int) -> Pointing:
    """Compares each map with the region (bool [rows, columns]) of its image; an empty map points nowhere."""
    energy, hit = [], []
    for map_, region in zip(maps, regions, strict=True):
        shown = on_image(map_, size, *region.shape)
        total = shown.sum()
        energy.append(shown[region].sum() / total if total > 0 else 0.0)
        hit.append(total > 0 and region[np.unravel_index(shown.argmax(), shown.shape)])
    return Pointing(np.array(energy), np.array([region.mean() for region in regions]), np.array(hit, float))


def means_of_others(maps: list[np.ndarray]) -> list[np.ndarray]:
    """For each image the mean of the other images' maps, each of the same total: a map that knows no image."""
    shares = np.stack([map_ / max(float(map_.sum()), 1e-30) for map_ in maps])
    return list((shares.sum(0) - shares) / max(len(maps) - 1, 1))
