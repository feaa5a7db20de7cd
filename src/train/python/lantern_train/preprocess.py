"""The manifest's preprocessing steps in NumPy and OpenCV, as the bundle format defines them.

The Java reader follows the same text; the golden files hold both to it. Images in training are
read as grey values and go through the very same steps as the modality values of a DICOM file.
"""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np

Image = np.ndarray
"""A 2-D float32 array, rows by columns, or from `layout` on a 4-D one."""

_INTERPOLATION = {"area": cv2.INTER_AREA, "linear": cv2.INTER_LINEAR}
_GEOMETRY_END = ("scale", "normalise", "layout")


def percentile_value(values: np.ndarray, percent: float) -> float:
    """The value at index floor(percent/100*(n-1)+0.5) of the sorted values; no interpolation."""
    index = math.floor(percent / 100 * (values.size - 1) + 0.5)
    return float(np.partition(values, index)[index])


def luminance(image: np.ndarray) -> Image:
    """Red, green and blue to Y of ITU-R BT.601; [rows, columns, 3] to [rows, columns], grey unchanged."""
    if image.ndim == 2:
        return image
    red, green, blue = (np.float32(weight) * image[..., c] for c, weight in enumerate((0.299, 0.587, 0.114)))
    return red + green + blue


def percentile_window(image: Image, low: float, high: float, padding: np.ndarray | None = None) -> Image:
    """Maps the low..high percentiles to 0..1 and clips; padding pixels are left out and become 0."""
    values = image.ravel() if padding is None else image[~padding]
    if values.size == 0:
        return np.zeros_like(image)
    lo, hi = percentile_value(values, low), percentile_value(values, high)
    if hi == lo:
        return np.zeros_like(image)
    window = (image - np.float32(lo)) * np.float32(1.0 / (hi - lo))
    window = np.clip(window, np.float32(0), np.float32(1))
    if padding is not None:
        window[padding] = 0
    return window


def polarity(photometric: str, shape: str) -> str:
    """MONOCHROME1 where small values are shown bright: by the Photometric Interpretation or by
    a Presentation LUT Shape (2050,0020) of INVERSE, which do not cancel out, PS3.3 C.8.11.3.1.2."""
    return "MONOCHROME1" if photometric == "MONOCHROME2" and shape == "INVERSE" else photometric


def upright(image: Image, photometric: str, padding: np.ndarray | None = None) -> Image:
    """Turns MONOCHROME1 (0 = white) round; padding stays 0."""
    if photometric != "MONOCHROME1":
        return image
    turned = np.float32(1) - image
    if padding is not None:
        turned[padding] = 0
    return turned


def resize(image: Image, height: int, width: int, interpolation: str, fit: str) -> Image:
    """Resizes by OpenCV; "area" falls back to linear as soon as one direction enlarges."""
    if fit == "squash":
        return _resized(image, height, width, interpolation)
    if fit != "pad":
        raise ValueError(f"unknown fit: {fit}")
    rows, columns = image.shape
    scale = min(height / rows, width / columns)
    inner_height = max(1, math.floor(rows * scale + 0.5))
    inner_width = max(1, math.floor(columns * scale + 0.5))
    top, left = (height - inner_height) // 2, (width - inner_width) // 2
    out = np.zeros((height, width), np.float32)
    out[top : top + inner_height, left : left + inner_width] = _resized(
        image, inner_height, inner_width, interpolation
    )
    return out


def _resized(image: Image, height: int, width: int, interpolation: str) -> Image:
    rows, columns = image.shape
    if (rows, columns) == (height, width):
        return image
    enlarges = height > rows or width > columns
    method = cv2.INTER_LINEAR if enlarges else _INTERPOLATION[interpolation]
    return cv2.resize(image, (width, height), interpolation=method)


def scale(image: Image, factor: float, offset: float) -> Image:
    """v * factor + offset in float32."""
    return image * np.float32(factor) + np.float32(offset)


def normalise(image: Image, mean: list[float], std: list[float]) -> np.ndarray:
    """Replicates grey to channels and standardises each; [C, rows, columns]."""
    means = np.asarray(mean, np.float32)[:, None, None]
    stds = np.asarray(std, np.float32)[:, None, None]
    return (image[None] - means) / stds


def prepare(image: Image, steps: list[dict[str, Any]], photometric: str = "MONOCHROME2",
            padding_value: float | None = None) -> Image:
    """Runs the steps up to the geometry (luminance, window, upright, resize): 2-D, values 0..1."""
    image = np.ascontiguousarray(image, np.float32)
    padding = None if padding_value is None else image == np.float32(padding_value)
    for step in steps:
        name = step["step"]
        if name == "luminance":
            image = luminance(image)
        elif name == "percentile-window":
            image = percentile_window(image, step["low"], step["high"], padding)
        elif name == "monochrome1-upright":
            image = upright(image, photometric, padding)
        elif name == "resize":
            image = resize(image, step["height"], step["width"], step["interpolation"], step["fit"])
            padding = None
        elif name not in _GEOMETRY_END:
            raise ValueError(f"unknown step: {name}")
    return image


def finish(image: Image, steps: list[dict[str, Any]]) -> np.ndarray:
    """Runs the steps after the geometry (scale, normalise, layout): float32 [1, C, H, W]."""
    out = image
    for step in steps:
        name = step["step"]
        if name == "scale":
            out = scale(out, step["factor"], step["offset"])
        elif name == "normalise":
            out = normalise(out, step["mean"], step["std"])
        elif name == "layout":
            if step["order"] != "NCHW" or out.shape[0] != step["channels"]:
                raise ValueError(f"unknown layout: {step}")
            out = out[None]
    return np.ascontiguousarray(out, np.float32)


def tensor(image: Image, steps: list[dict[str, Any]], photometric: str = "MONOCHROME2",
           padding_value: float | None = None) -> np.ndarray:
    """All steps: modality values to the network's input [1, C, H, W]."""
    return finish(prepare(image, steps, photometric, padding_value), steps)
