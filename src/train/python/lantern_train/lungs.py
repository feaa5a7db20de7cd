"""The lung fields of an upright frontal chest film, by edges alone: the program's `LungFields` in NumPy.

A mask for training, where no person drew one. It is the mean outline of two lungs, laid where the
image has the edges for it, and kept only where enough speaks for it.

The outline, the usual place and size of lungs and the limits are made of the masks that people drew on half of the
validation patients, those whose SHA-256 starts with an even byte; its figures are of the others.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import cv2
import numpy as np

from . import data, preprocess

SIDE = 256
STEPS: list[dict[str, Any]] = [
    {"step": "percentile-window", "low": 0.5, "high": 99.5},
    {"step": "resize", "height": SIDE, "width": SIDE, "interpolation": "area", "fit": "squash"},
]

_CORNERS = np.array([
    (0.38, 0.02), (0.30, 0.03), (0.25, 0.07), (0.18, 0.15), (0.12, 0.26),
    (0.07, 0.44), (0.01, 0.82), (0.01, 0.98), (0.11, 0.87), (0.19, 0.83),
    (0.38, 0.82), (0.40, 0.78), (0.42, 0.64), (0.42, 0.10), (0.41, 0.06)])
"""The lung on the left of the image, shares of the box round both."""

_PLACE_STEP = 0.03
_REACH, _STEEPEST, _STRANGENESS, _SEEN = 0.014, 0.4, 0.01, 0.03
_STARTS, _FIRST_STEP, _LAST_STEP = 5, 0.02, 0.003
_LEAST_WEAKER_SIDE, _LEAST_BOTH_SIDES, _LEAST_RISE = 0.65, 0.8, 0.1
_MOVES = np.array([
    (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1),
    (-1, 0, 0, 0), (0, -1, 0, 0), (0, 0, -1, 0), (0, 0, 0, -1),
    (1, 1, 0, 0), (-1, -1, 0, 0), (0, 0, 1, 1), (0, 0, -1, -1),
    (-1, 1, 0, 0), (1, -1, 0, 0)])
"""Of left, right, top and bottom."""


def fields(image: np.ndarray) -> np.ndarray | None:
    """The lungs of modality values [rows, columns] as bool [SIDE, SIDE], squashed; None where too little speaks
    for them."""
    grey = evened(image)
    box = best(grey)
    return inside(box) if passed(grey, box) else None


def of_samples(samples: list[data.Sample], size: int) -> np.ndarray:
    """The samples' lungs as shares of pixels, uint8 0..255 [N, size, size]; zeros where none were found."""
    regions = np.zeros((len(samples), size, size), np.uint8)
    for region, sample in zip(regions, samples, strict=True):
        found = fields(data.read_grey(sample.path))
        if found is not None:
            region[:] = cv2.resize(np.uint8(found) * 255, (size, size), interpolation=cv2.INTER_AREA)
    return regions


def best(grey: np.ndarray) -> np.ndarray:
    """The box (left, right, top, bottom), shares of the image, in which the outline fits best."""
    grid, crossings = _grid()
    worth = _worth(grey, grid, crossings)
    starts = np.argsort(-worth, kind="stable")[:_STARTS]
    improved = [_improved(grey, grid[i], worth[i]) for i in starts]
    return max(improved, key=lambda of: of[1])[0]


def inside(box: np.ndarray) -> np.ndarray:
    """Both outlines filled: bool [SIDE, SIDE]."""
    mask = np.zeros((SIDE, SIDE), np.uint8)
    left, right, top, bottom = box
    for x in (_CORNERS[:, 0], 1 - _CORNERS[:, 0]):
        corners = np.column_stack([left + x * (right - left), top + _CORNERS[:, 1] * (bottom - top)])
        cv2.fillPoly(mask, [np.rint(corners * SIDE).astype(np.int32)], 1)
    return mask > 0


def evened(image: np.ndarray) -> np.ndarray:
    """Modality values, local contrast evened out, then smoothed: 0..1, [SIDE, SIDE]."""
    grey = np.uint8(np.rint(preprocess.prepare(image, STEPS) * 255))
    equalised = cv2.createCLAHE(4, (4, 4)).apply(grey)
    return cv2.GaussianBlur(equalised.astype(np.float32) / np.float32(255), (0, 0), 2)


def _places() -> np.ndarray:
    """x, y and outward direction at equal steps along the left outline, [P, 4]."""
    places = []
    for start, end in zip(_CORNERS, np.roll(_CORNERS, -1, axis=0), strict=True):
        length = np.hypot(*(end - start))
        count = max(1, int(length / _PLACE_STEP + 0.5))
        for k in range(count):
            x, y = start + (k + 0.5) / count * (end - start)
            places.append((x, y, -(end - start)[1] / length, (end - start)[0] / length))
    return np.array(places)


_PLACES = _places()


@cache
def _grid() -> tuple[np.ndarray, np.ndarray]:
    """Every box that is tried first [B, 4], and its crossings."""
    middle_x, middle_y = np.arange(44, 57, 3) / 100, np.arange(36, 64, 3) / 100
    width, height = np.arange(55, 96, 5) / 100, np.arange(0.5, 1.01, 0.0625)
    w, h, x, y = (a.ravel() for a in np.meshgrid(width, height, middle_x, middle_y, indexing="ij"))
    boxes = np.column_stack([x - w / 2, x + w / 2, y - h / 2, y + h / 2])
    return boxes, _crossings(boxes)


def _crossings(boxes: np.ndarray) -> np.ndarray:
    """Flat indices of the pixels without and within the outline: [2 lungs, without and within, B, P]."""
    left, right, top, bottom = (column[:, None] for column in boxes.T)
    width, height = right - left, bottom - top
    place_x, place_y, out_x, out_y = _PLACES.T
    y, dy = top + place_y * height, out_y / height
    both = []
    for x, dx in ((left + place_x * width, out_x / width), (left + (1 - place_x) * width, -out_x / width)):
        length = np.hypot(dx, dy) / _REACH
        both.append([_at(x + dx / length, y + dy / length), _at(x - dx / length, y - dy / length)])
    return np.array(both)


def _at(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Beyond the image, the border's pixel."""
    column, row = (np.clip(np.floor(v * SIDE), 0, SIDE - 1).astype(np.int32) for v in (x, y))
    return row * SIDE + column


def _rises(grey: np.ndarray, crossings: np.ndarray) -> np.ndarray:
    """How far the grey value rises outward at each place of the left and right outline: [2, B, P]."""
    values = grey.ravel()[crossings]
    return np.clip(values[:, 0] - values[:, 1], -_STEEPEST, _STEEPEST)


def _worth(grey: np.ndarray, boxes: np.ndarray, crossings: np.ndarray) -> np.ndarray:
    left, right, top, bottom = boxes.T
    strangeness = (((right - left - 0.77) / 0.08) ** 2 + ((bottom - top - 0.80) / 0.11) ** 2
                   + (((left + right) / 2 - 0.5) / 0.035) ** 2 + (((top + bottom) / 2 - 0.517) / 0.05) ** 2)
    return _rises(grey, crossings).mean(2).sum(0) - _STRANGENESS * strangeness


def _improved(grey: np.ndarray, box: np.ndarray, worth: float) -> tuple[np.ndarray, float]:
    step = _FIRST_STEP
    while step > _LAST_STEP:
        moved = box + step * _MOVES
        worths = _worth(grey, moved, _crossings(moved))
        first = int(worths.argmax())
        if worths[first] > worth:
            box, worth = moved[first], float(worths[first])
        else:
            step /= 2
    return box, worth


def passed(grey: np.ndarray, box: np.ndarray) -> bool:
    """Whether enough speaks for lungs in a box."""
    left, right = _rises(grey, _crossings(box[None]))[:, 0]
    seen = [(rises > _SEEN).mean() for rises in (left, right)]
    return bool(min(seen) >= _LEAST_WEAKER_SIDE and np.mean(seen) >= _LEAST_BOTH_SIDES
                and (left.mean() + right.mean()) / 2 >= _LEAST_RISE)
