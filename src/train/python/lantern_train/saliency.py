"""How far class activation maps point at the lungs, and the scale at which they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from . import data


@dataclass(frozen=True)
class LungShare:
    """Per image: share of map energy inside the lungs, share of area the lungs take, maximum inside or not."""

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


def inside_lungs(maps: list[np.ndarray], masks: list[Path], size: int) -> LungShare:
    """Compares each map with the human mask of its image; maps must not be all zero."""
    energy, area, hit = [], [], []
    for map_, path in zip(maps, masks, strict=True):
        lungs = data.read_grey(path) > 127
        shown = on_image(map_, size, *lungs.shape)
        energy.append(shown[lungs].sum() / shown.sum())
        area.append(lungs.mean())
        hit.append(lungs[np.unravel_index(shown.argmax(), shown.shape)])
    return LungShare(np.array(energy), np.array(area), np.array(hit, float))
