"""Reads the data sets' tables into samples, and their images as grey modality values."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from . import alike, preprocess


@dataclass(frozen=True)
class Sample:
    """One image; `allowed` are the classes its label leaves open (several where no subtype is known)."""

    path: Path
    dataset: str
    patient: str
    group: str
    allowed: tuple[str, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Columns that name subgroups, those of `ATTRIBUTES` that the table has."""

    def positive(self, classes: tuple[str, ...]) -> bool:
        """Whether the label says the finding of these classes is present."""
        return set(self.allowed) <= set(classes)


ATTRIBUTES = ("age", "sex", "view", "projection", "subtype")

_KERMANY = {"normal": ("normal",), "bacteria": ("bacterial",), "virus": ("viral",)}
_NIH = {"NO_FINDING": ("normal",), "PNEUMONIA": ("bacterial", "viral")}


def kermany(root: Path, split: str) -> list[Sample]:
    """Children 1-5 years, with the subtype; `split` is train or val, patient-disjoint."""
    return list(_samples(root / "kermany_pneumonia_224", "kermany", split, lambda row: _KERMANY[row["subtype"]]))


def nih(root: Path, split: str) -> list[Sample]:
    """NIH ChestX-ray14, mostly adults, labels mined from reports, pneumonia without a subtype."""
    return list(_samples(root / "nih_cxr14_pneumonia", "nih", split, lambda row: _NIH[row["label"]]))


def hannover(root: Path) -> list[Sample]:
    """COVID-19 of adults in hospital, every image positive: for checking only."""
    return list(_samples(root / "hannover_covid_243", "hannover", None, lambda row: ("bacterial", "viral")))


def busi(root: Path) -> list[Sample]:
    """Breast ultrasound of women of 25-75 years; no patient is named, so a group of like images stands for one."""
    samples = list(_samples(root / "busi_ultrasound_256", "busi", None, lambda row: (row["label"],)))
    groups = alike.groups([read_grey(sample.path) for sample in samples])
    return [replace(sample, patient=f"group-{group}") for sample, group in zip(samples, groups, strict=True)]


def lung_masked(root: Path) -> list[tuple[Sample, Path]]:
    """Validation images at native aspect ratio, each with the path of its human lung mask."""
    folder = root / "kermany_native512_lungmasks"
    samples = _samples(folder, "kermany-native", "val", lambda row: _KERMANY[row["subtype"]])
    masks = [folder / row["mask"] for row in rows(folder / "labels.csv")]
    return list(zip(samples, masks, strict=True))


def rows(table: Path) -> list[dict[str, str]]:
    """A data set's table, by its columns' names."""
    with table.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def _samples(folder: Path, dataset: str, split: str | None,
             allowed: Callable[[dict[str, str]], tuple[str, ...]]) -> Iterator[Sample]:
    for row in rows(folder / "labels.csv"):
        if split is None or row["recommended_split"] == split:
            classes = allowed(row)
            yield Sample(folder / row["file"], dataset, row["patient_id"], f"{dataset}:{'+'.join(classes)}", classes,
                         {name: row[name] for name in ATTRIBUTES if row.get(name)})


def read_grey(path: Path) -> np.ndarray:
    """An 8-bit image as float32 modality values, rows by columns.

    A deeper one is refused: the program keeps its 16 bits, and the changed images of `robustness` are stored in 8.
    """
    image = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE | cv2.IMREAD_ANYDEPTH)
    if image is None:
        raise ValueError(f"{path}: not a readable image")
    if image.dtype != np.uint8:
        raise ValueError(f"{path}: {image.dtype}, not 8 bits a value")
    return image.astype(np.float32)


def prepared(samples: Iterable[Sample], steps: list[dict[str, Any]]) -> np.ndarray:
    """All images after the geometry steps, values 0..1; float32 [N, H, W]."""
    return np.stack([preprocess.prepare(read_grey(sample.path), steps) for sample in samples])
