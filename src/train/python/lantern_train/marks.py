"""What people marked on images: masks and boxes to hold saliency maps against; for evaluation only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import data


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the image file."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Marks:
    """By the image's path: a mask (above 127 is inside), and boxes round what the finding rests on."""

    masks: dict[Path, Path]
    boxes: dict[Path, tuple[Box, ...]]


_PNEUMONIA = ("Pneumonia", "Lung Opacity")


def nih_boxes(root: Path) -> dict[Path, tuple[Box, ...]]:
    """Boxes of NIH and of the RSNA challenge (research use only, never shipped) round pneumonia."""
    folder = root / "nih_cxr14_pneumonia"
    boxes = defaultdict(list)
    for row in data.rows(folder / "boxes.csv"):
        if row["label"] in _PNEUMONIA:
            boxes[folder / row["file"]].append(Box(*(float(row[name]) for name in "xywh")))
    return {path: tuple(found) for path, found in boxes.items()}


def busi_masks(root: Path) -> dict[Path, Path]:
    """Outlines of the lesions, where the set has one; the masks of images without a lesion are empty, and left out."""
    folder = root / "busi_ultrasound_256"
    masks = {folder / row["file"]: folder / row["mask"] for row in data.rows(folder / "labels.csv") if row["mask"]}
    return {image: mask for image, mask in masks.items() if (data.read_grey(mask) > 127).any()}


def covered(boxes: tuple[Box, ...], height: int, width: int) -> np.ndarray:
    """The pixels inside any of the boxes: bool [height, width]."""
    inside = np.zeros((height, width), bool)
    for box in boxes:
        rows = slice(round(box.top), round(box.top + box.height))
        inside[rows, round(box.left) : round(box.left + box.width)] = True
    return inside
