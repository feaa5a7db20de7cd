"""Images that a network was not made for, near and far, to see what the input gate refuses."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pydicom
from pydicom.errors import InvalidDicomError
from pydicom.pixels import pixel_array
from sklearn.datasets import load_sample_images

from . import data, preprocess

MOST = 150
"""Images of one kind: enough for a share to a few percent."""

logging.getLogger("pydicom").setLevel(logging.CRITICAL)
"""It reports at length what it cannot decode, and that is expected of a folder of odd files."""

SMALLEST = 64
"""Rows and columns; below, nothing can be told."""


def noise(rng: np.random.Generator, count: int = 60) -> list[np.ndarray]:
    """White noise, and noise blurred to grains of 1 to 16 pixels."""
    images = []
    for sigma in np.resize([0, 1, 2, 4, 8, 16], count):
        white = rng.random((256, 256)).astype(np.float32)
        images.append(cv2.GaussianBlur(white, (0, 0), float(sigma)) if sigma else white)
    return images


def patterns(rng: np.random.Generator, count: int = 60) -> list[np.ndarray]:
    """Pieces of the two photographs that scikit-learn carries: buildings and a flower."""
    photographs = [cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) for image in load_sample_images().images]
    pieces = []
    for i in range(count):
        photograph = photographs[i % len(photographs)]
        side = int(rng.integers(120, 400))
        top, left = (int(rng.integers(0, length - side)) for length in photograph.shape)
        pieces.append(photograph[top : top + side, left : left + side].astype(np.float32))
    return pieces


def scans(folder: Path) -> dict[tuple[str, str], list[np.ndarray]]:
    """The middle frame of every readable DICOM file below a folder, by modality and body part, as upright grey.

    A file in another coding or a second place is taken once, and so is a slice that several files hold.
    """
    found: dict[tuple[str, str], list[np.ndarray]] = {}
    instances, pictures = set(), set()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for instance, kind, image in _scan(path):
            picture = hashlib.sha256(image.tobytes()).digest()
            if instance not in instances and picture not in pictures:
                found.setdefault(kind, []).append(image)
            instances.add(instance)
            pictures.add(picture)
    return {kind: images[:MOST] for kind, images in found.items()}


def _scan(path: Path) -> Iterator[tuple[str, tuple[str, str], np.ndarray]]:
    """SOP Instance UID, modality and body part, image.

    Nothing where the file holds no picture, or one that the packages at hand do not decode.
    """
    try:
        header = pydicom.dcmread(path)
        values = np.asarray(pixel_array(header), np.float32)
    except (AttributeError, InvalidDicomError, KeyError, NotImplementedError, OSError, RuntimeError, TypeError, ValueError):
        return
    if values.ndim > 2 and values.shape[-1] != 3:
        values = values[len(values) // 2]
    if values.ndim == 4:
        values = values[len(values) // 2]
    if values.ndim == 3:
        values = values.mean(2)
    if values.ndim != 2 or min(values.shape) < SMALLEST:
        return
    photometric = header.get("PhotometricInterpretation", "")
    if preprocess.polarity(photometric, header.get("PresentationLUTShape", "")) == "MONOCHROME1":
        values = values.max() - values
    part = str(header.get("BodyPartExamined", "")).strip().upper()
    yield str(header.get("SOPInstanceUID", path)), (str(header.get("Modality", "no modality")), part), values


def grey(samples: list[data.Sample], rng: np.random.Generator) -> list[np.ndarray]:
    """Some of a data set's images."""
    chosen = sorted(rng.permutation(len(samples))[:MOST])
    return [data.read_grey(samples[i].path) for i in chosen]
