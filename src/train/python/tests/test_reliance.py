"""Whether an answer rests on what is marked, by a judge that counts sharp bright dots."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from lantern_train import cxr_pneumonia, map_checks
from lantern_train.data import Sample
from lantern_train.evaluate import Resampling
from lantern_train.judge import Scored
from lantern_train.marks import Marks
from lantern_train.recipe import Cohort

SIZE, IMAGES = 64, 16
RECIPE = replace(cxr_pneumonia.RECIPE, size=SIZE)


class Dots:
    """A blur of a twentieth of the side leaves none of them."""

    steps = RECIPE.preprocessing(SIZE)

    def score(self, images: np.ndarray) -> np.ndarray:
        return (images > 0.8).sum((1, 2))


def rows(folder: Path, label: np.ndarray, *, dots_in_mask: bool) -> list[map_checks.MapRow]:
    """Of images whose positives have more dots on one half; the left half is marked."""
    mask = np.zeros((SIZE, SIZE), np.uint8)
    mask[:, : SIZE // 2] = 255
    cv2.imwrite(str(folder / "mask.png"), mask)
    samples = []
    for i, positive in enumerate(label):
        image = np.full((SIZE, SIZE), 40, np.uint8)
        image[4:60:3, [8, 56]] = 250
        if positive:
            image[5:60:3, 16 if dots_in_mask else 48] = 250
        path = folder / f"{i}.png"
        cv2.imwrite(str(path), image)
        samples.append(Sample(path, "made", f"{i}", "", ("bacterial",) if positive else ("normal",)))
    patient, nothing = np.array([sample.patient for sample in samples]), np.zeros(IMAGES)
    scored = Scored(Cohort("made", "Made", [("", samples)]), samples, np.full(IMAGES, ""), nothing,
                    label.astype(float), label, patient, [np.zeros((2, 2))] * IMAGES, Resampling(patient, 0))
    marks = Marks({sample.path: folder / "mask.png" for sample in samples}, {})
    return list(map_checks.reliance_rows([scored], marks, {"": Dots()}, RECIPE))


def test_tells_inside_from_outside(tmp_path: Path) -> None:
    for inside, wanted in ((True, [1, 1, 0.5]), (False, [1, 0.5, 1])):
        got = rows(tmp_path, np.arange(IMAGES) % 2, dots_in_mask=inside)
        assert [row.value.value for row in got] == wanted
        assert [(row.images, row.better) for row in got] == [(IMAGES, "high"), (IMAGES, "high"), (IMAGES, "near 0.5")]


def test_masks_of_one_label_alone_give_no_row(tmp_path: Path) -> None:
    assert not rows(tmp_path, np.ones(IMAGES, int), dots_in_mask=True)
