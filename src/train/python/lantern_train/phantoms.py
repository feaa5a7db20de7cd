"""Chest-like synthetic images for the golden files: formulas and seeds, never a patient."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True)
class Shape:
    """What a golden case must be: its size in pixels and how it is stored."""

    name: str
    rows: int
    columns: int
    photometric: str


GOLDEN_SHAPES = (
    Shape("landscape", 500, 700, "MONOCHROME2"),
    Shape("small", 180, 300, "MONOCHROME2"),
    Shape("inverted", 320, 260, "MONOCHROME1"),
)
"""One larger than any input, one smaller than the input in one direction, one with white as zero."""


def phantom(shape: Shape, seed: int) -> np.ndarray:
    """The phantom of a seed as modality values 0..4095, whole numbers in float32."""
    image = chest(shape.rows, shape.columns, seed)
    return np.float32(4095) - image if shape.photometric == "MONOCHROME1" else image


def chest(rows: int, columns: int, seed: int) -> np.ndarray:
    """A bright body with two dark, patchy lungs, ribs, spine and a heart; proportions drawn from the seed."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:rows, 0:columns]
    v, u = y / (rows - 1) * 2 - 1, x / (columns - 1) * 2 - 1
    half_width, lung_width, lung_height = rng.uniform(0.6, 1.0), rng.uniform(0.22, 0.38), rng.uniform(0.4, 0.75)
    middle, offset = rng.uniform(-0.2, 0.2), 0.44 * half_width
    body = _soft(1 - (u / half_width) ** 4 - ((v - 0.1) / 1.1) ** 6)
    lungs = np.maximum(_ellipse(u, v, (-offset, middle), (lung_width, lung_height)),
                       _ellipse(u, v, (offset, middle), (lung_width, lung_height)))
    heart = _ellipse(u, v, (0.1, middle + 0.35), (rng.uniform(0.2, 0.45), 0.4))
    ribs = rng.uniform(0.02, 0.12) * (0.5 + 0.5 * np.cos(18 * (v + 0.35 * u**2)))
    spine = 0.15 * np.exp(-((u / 0.09) ** 2))
    air = rng.uniform(0.1, 0.5) * (1 - heart)
    value = body * (0.62 - lungs * (air - ribs) + 0.18 * heart + spine)
    value += rng.uniform(0, 0.3) * np.abs(_clouds(rng, rows, columns, rng.uniform(0.02, 0.12) * columns)) * lungs
    value += rng.uniform(0, 0.03) * _clouds(rng, rows, columns, rng.uniform(0.5, 4)) * body
    return np.round(np.clip(value, 0, 1) * 4095).astype(np.float32)


def _ellipse(u: np.ndarray, v: np.ndarray, centre: tuple[float, float], radius: tuple[float, float]) -> np.ndarray:
    return _soft(1 - ((u - centre[0]) / radius[0]) ** 2 - ((v - centre[1]) / radius[1]) ** 2)


def _soft(inside: np.ndarray) -> np.ndarray:
    """0..1 across a soft edge where `inside` passes 0."""
    return 1 / (1 + np.exp(-12 * np.clip(inside, -5, 5)))


def _clouds(rng: np.random.Generator, rows: int, columns: int, size: float) -> np.ndarray:
    """Random patches of about `size` pixels, mean 0, standard deviation 1."""
    noise = cv2.GaussianBlur(rng.normal(0, 1, (rows, columns)), (0, 0), max(size, 0.5))
    return noise / noise.std()
