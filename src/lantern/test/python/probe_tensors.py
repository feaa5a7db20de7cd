"""Writes `resources/probes/tensors.csv`: single values of the tensors that the recipe makes of real images.

Run with the recipe's packages, from the repository's root: python src/lantern/test/python/probe_tensors.py DATA
where DATA holds the training sets. Probes are numbers, not images.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pydicom
from pydicom.pixels import pixel_array

ROOT = Path(__file__).parents[4]
sys.path.insert(0, str(ROOT / "src/train/python"))

from lantern_train import breast_us, cxr_pneumonia, data, preprocess  # noqa: E402
from lantern_train.recipe import Recipe  # noqa: E402

PROBES = 12
EVERY = 240
"""Of the plain images one in so many, so that the table stays small."""


def main() -> None:
    root = Path(sys.argv[1])
    target = ROOT / "src/lantern/test/resources/probes/tensors.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", newline="", encoding="utf-8") as table:
        out = csv.writer(table, lineterminator="\n")
        out.writerow(["bundle", "source", "channel", "row", "column", "value"])
        for recipe, source, values in images(root):
            rng = np.random.default_rng(len(source))
            for _ in range(PROBES):
                place = tuple(int(rng.integers(0, size)) for size in values.shape[1:])
                out.writerow([recipe.id, source, *place, repr(float(values[0][place]))])


def images(root: Path) -> Iterator[tuple[Recipe, str, np.ndarray]]:
    """Recipe, source and tensor: radiographs among the sample scans, then images of the sets."""
    cxr, breast = cxr_pneumonia.RECIPE, breast_us.RECIPE
    for name in ("RG1_UNCR", "RG3_UNCR"):
        scan = pydicom.dcmread(ROOT / f"sample-scans/real/{name}.dcm")
        photometric = preprocess.polarity(scan.PhotometricInterpretation, scan.get("PresentationLUTShape", ""))
        yield cxr, f"sample-scans/real/{name}.dcm", tensor(cxr, pixel_array(scan), photometric)
    colour = pydicom.dcmread(ROOT / "sample-scans/real/US1_UNCR.dcm")
    yield breast, "sample-scans/real/US1_UNCR.dcm", tensor(breast, pixel_array(colour), "MONOCHROME2")
    for recipe, samples in ((cxr, data.kermany(root, "train") + data.nih(root, "train")), (breast, data.busi(root))):
        for sample in samples[::EVERY]:
            source = sample.path.relative_to(root).as_posix()
            yield recipe, source, tensor(recipe, data.read_grey(sample.path), "MONOCHROME2")


def tensor(recipe: Recipe, values: np.ndarray, photometric: str) -> np.ndarray:
    return preprocess.tensor(values.astype(np.float32), recipe.preprocessing(recipe.size), photometric)


if __name__ == "__main__":
    main()
