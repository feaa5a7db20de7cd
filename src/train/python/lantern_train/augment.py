"""Random changes a radiograph may meet between two hospitals; never a flip, the heart stays left."""

from __future__ import annotations

import cv2
import numpy as np


def augmented(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A changed copy of a prepared image (values 0..1, same size)."""
    out = _moved(image, rng)
    out = _exposed(out, rng)
    if rng.random() < 0.3:
        out = cv2.GaussianBlur(out, (0, 0), float(rng.uniform(0.3, 1.0)))
    if rng.random() < 0.3:
        out = out + rng.normal(0, rng.uniform(0.005, 0.04), out.shape).astype(np.float32)
    if rng.random() < 0.3:
        _cover_corner(out, rng)
    return np.clip(out, 0, 1, dtype=np.float32)


def _moved(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Shift up to 8 %, scale 0.85-1.15 with up to 8 % of aspect, rotation up to 10 degrees."""
    size = image.shape[0]
    scale, aspect = rng.uniform(0.85, 1.15), rng.uniform(0.92, 1.08)
    angle = np.deg2rad(rng.uniform(-10, 10))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.diag([scale * aspect, scale / aspect])
    centre = np.full(2, (size - 1) / 2)
    shift = centre - matrix @ centre + rng.uniform(-0.08, 0.08, 2) * size
    border = cv2.BORDER_CONSTANT if rng.random() < 0.5 else cv2.BORDER_REPLICATE
    return cv2.warpAffine(image, np.column_stack([matrix, shift]), (size, size),
                          flags=cv2.INTER_LINEAR, borderMode=border)


def _exposed(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Gamma 0.67-1.5, then a window whose ends move by up to 12 % of the range."""
    gamma = np.exp(rng.uniform(np.log(0.67), np.log(1.5)))
    low, high = rng.uniform(-0.12, 0.12), 1 + rng.uniform(-0.12, 0.12)
    out = (np.power(image, np.float32(gamma)) - np.float32(low)) / np.float32(high - low)
    return np.clip(out, 0, 1)


def _cover_corner(image: np.ndarray, rng: np.random.Generator) -> None:
    """Hides one corner in place, where markers and burned-in text tell a hospital apart."""
    height, width = (rng.uniform(0.05, 0.25, 2) * image.shape).astype(int)
    rows = slice(0, height) if rng.random() < 0.5 else slice(image.shape[0] - height, None)
    columns = slice(0, width) if rng.random() < 0.5 else slice(image.shape[1] - width, None)
    image[rows, columns] = rng.uniform(0, 1)
