"""Random changes a scan may meet between two hospitals, drawn as a recipe says."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True)
class Augmentation:
    """How far each change may go; `mirrored` only where left and right mean nothing."""

    rotation: float
    """Degrees to either side."""
    scale: float
    """Largest enlargement, and by its inverse the largest reduction."""
    aspect: float
    """Largest widening, and by its inverse the largest narrowing: squashing hides the source's shape."""
    shift: float
    """Share of the side."""
    gamma: float
    """Largest exponent, and by its inverse the smallest."""
    window: float
    """How far either end of the window moves, share of the range."""
    mirrored: bool


def augmented(image: np.ndarray, region: np.ndarray, limits: Augmentation, rng: np.random.Generator
              ) -> tuple[np.ndarray, np.ndarray]:
    """A changed copy of a prepared image (values 0..1, same size), and its region moved as the image was."""
    if limits.mirrored and rng.random() < 0.5:
        image, region = image[:, ::-1], region[:, ::-1]
    image, region = _moved(image, region, limits, rng)
    return _disturbed(image, limits, rng), region


def _disturbed(image: np.ndarray, limits: Augmentation, rng: np.random.Generator) -> np.ndarray:
    """Whatever leaves each thing at its place."""
    out = _exposed(image, limits, rng)
    if rng.random() < 0.3:
        out = _coarser(out, rng)
    if rng.random() < 0.2:
        out = cv2.GaussianBlur(out, (0, 0), float(rng.uniform(0.3, 1.2)))
    if rng.random() < 0.3:
        out = out + rng.normal(0, rng.uniform(0.005, 0.05), out.shape).astype(np.float32)
    if rng.random() < 0.25:
        out = compressed(np.clip(out, 0, 1), int(rng.integers(30, 95)))
    if rng.random() < 0.3:
        _cover_corner(out, rng)
    if rng.random() < 0.3:
        _cover_patch(out, rng)
    return np.clip(out, 0, 1, dtype=np.float32)


def compressed(image: np.ndarray, quality: int) -> np.ndarray:
    """The image after JPEG compression at a quality from 0 to 100."""
    _, encoded = cv2.imencode(".jpg", np.uint8(image * 255 + 0.5), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE).astype(np.float32) / np.float32(255)


def turned(image: np.ndarray, degrees: float, scale: float = 1, border: int = cv2.BORDER_CONSTANT) -> np.ndarray:
    """The image [H, W] turned to the left about its middle and enlarged; `border` says what lies beyond its edges."""
    rows, columns = image.shape
    matrix = cv2.getRotationMatrix2D(((columns - 1) / 2, (rows - 1) / 2), degrees, scale)
    return cv2.warpAffine(image, matrix, (columns, rows), flags=cv2.INTER_LINEAR, borderMode=border)


def _moved(image: np.ndarray, region: np.ndarray, limits: Augmentation, rng: np.random.Generator
           ) -> tuple[np.ndarray, np.ndarray]:
    """Shift, scale, aspect and rotation in one resampling; beyond the image the region is empty."""
    size = image.shape[0]
    scale, aspect = _about_one(limits.scale, rng), np.sqrt(_about_one(limits.aspect, rng))
    angle = np.deg2rad(rng.uniform(-limits.rotation, limits.rotation))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.diag([scale * aspect, scale / aspect])
    centre = np.full(2, (size - 1) / 2)
    shift = centre - matrix @ centre + rng.uniform(-limits.shift, limits.shift, 2) * size
    border = cv2.BORDER_CONSTANT if rng.random() < 0.5 else cv2.BORDER_REPLICATE
    movement = np.column_stack([matrix, shift])
    return (cv2.warpAffine(image, movement, (size, size), flags=cv2.INTER_LINEAR, borderMode=border),
            cv2.warpAffine(region, movement, (size, size), flags=cv2.INTER_LINEAR))


def _exposed(image: np.ndarray, limits: Augmentation, rng: np.random.Generator) -> np.ndarray:
    """Gamma, then a window whose ends move."""
    gamma = _about_one(limits.gamma, rng)
    low, high = rng.uniform(-limits.window, limits.window), 1 + rng.uniform(-limits.window, limits.window)
    out = (np.power(image, np.float32(gamma)) - np.float32(low)) / np.float32(high - low)
    return np.clip(out, 0, 1)


def _about_one(most: float, rng: np.random.Generator) -> float:
    return float(np.exp(rng.uniform(-np.log(most), np.log(most))))


def _coarser(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """As if from a detector of 40 % to 90 % of the pixels a side: sharpness tells hospitals apart too."""
    size = image.shape[0]
    small = max(16, int(size * rng.uniform(0.4, 0.9)))
    return cv2.resize(cv2.resize(image, (small, small), interpolation=cv2.INTER_AREA), (size, size),
                      interpolation=cv2.INTER_LINEAR)


def _cover_corner(image: np.ndarray, rng: np.random.Generator) -> None:
    """Hides one corner in place, where markers and burned-in text tell a hospital apart."""
    height, width = (rng.uniform(0.05, 0.25, 2) * image.shape).astype(int)
    rows = slice(0, height) if rng.random() < 0.5 else slice(image.shape[0] - height, None)
    columns = slice(0, width) if rng.random() < 0.5 else slice(image.shape[1] - width, None)
    image[rows, columns] = rng.uniform(0, 1)


def _cover_patch(image: np.ndarray, rng: np.random.Generator) -> None:
    """Hides a rectangle anywhere in place, so that no single region decides."""
    height, width = (rng.uniform(0.1, 0.3, 2) * image.shape).astype(int)
    top, left = rng.integers(0, image.shape[0] - height), rng.integers(0, image.shape[1] - width)
    image[top : top + height, left : left + width] = rng.uniform(0, 1)
