"""Groups images that show the same thing: where no patient is named, a group must not be split."""

from __future__ import annotations

import cv2
import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

HASH_BITS = 10
"""Two difference hashes (64 bits, Krawetz 2013) that differ in fewer bits are looked at more closely."""

SURE, LIKELY = 0.9, 0.8
"""Correlation at 32 x 32 above which two images are alike; the lower one only if the hashes agree."""


def groups(images: list[np.ndarray]) -> np.ndarray:
    """A group's number for each grey image; near-duplicates, and what is linked through them, share it."""
    small = np.stack([_small(image, 32).ravel() for image in images])
    correlation = np.corrcoef(small)
    distance = _hamming(np.stack([difference_hash(image) for image in images]))
    alike = (correlation > SURE) | ((correlation > LIKELY) & (distance < HASH_BITS))
    return connected_components(coo_matrix(alike), directed=False)[1]


def contradicted(images: list[np.ndarray], label: np.ndarray) -> np.ndarray:
    """bool [N]: whether a like image bears another label. Fine detail tells: broad shading alone is alike everywhere."""
    small = [_small(image, 64) for image in images]
    correlation = np.corrcoef(np.stack([(image - cv2.GaussianBlur(image, (0, 0), 3)).ravel() for image in small]))
    return ((correlation > LIKELY) & (label[:, None] != label[None])).any(1)


def difference_hash(image: np.ndarray) -> np.ndarray:
    """64 bits: whether each of 8 x 9 blocks is darker than its right neighbour."""
    blocks = cv2.resize(image, (9, 8), interpolation=cv2.INTER_AREA)
    return (blocks[:, :-1] < blocks[:, 1:]).ravel()


def _hamming(bits: np.ndarray) -> np.ndarray:
    ones = bits.astype(np.int32)
    return ones @ (1 - ones).T + (1 - ones) @ ones.T


def _small(image: np.ndarray, size: int) -> np.ndarray:
    return cv2.resize(image, (size, size), interpolation=cv2.INTER_AREA).astype(np.float64)
