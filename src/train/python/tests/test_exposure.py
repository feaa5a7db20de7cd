"""What exposure alone tells, by images whose label it follows and by ones that differ in nothing else."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from lantern_train import cxr_pneumonia, exposure, figures
from lantern_train.data import Sample
from lantern_train.evaluate import Resampling, auc
from lantern_train.judge import Scored
from lantern_train.recipe import Cohort

ILL = ("bacterial", "viral")


def samples(folder: Path, brighter: int, dataset: str = "made", *, ill_are_brighter: bool = True) -> list[Sample]:
    """Noise of random exposure; every second image is brighter by so much, its upper half swapped with the lower."""
    rng = np.random.default_rng(3)
    made = []
    for i in range(60):
        image, odd = rng.integers(20, 60, (16, 16)) + rng.integers(40), i % 2 == 1
        path = folder / f"{dataset}-{i}.png"
        cv2.imwrite(str(path), (np.roll(image, 8, axis=0) + brighter if odd else image).astype(np.uint8))
        made.append(Sample(path, dataset, path.stem, dataset, ILL if odd is ill_are_brighter else ("normal",)))
    return made


def labels(of: list[Sample]) -> np.ndarray:
    return np.array([sample.positive(ILL) for sample in of], int)


@pytest.mark.parametrize(("brighter", "low", "high"), [(60, 0.99, 1.0), (0, 0.2, 0.75)])
def test_guesses_a_label_that_exposure_gives_away_and_no_other(
        tmp_path: Path, brighter: int, low: float, high: float) -> None:
    made = samples(tmp_path, brighter)
    assert low <= auc(exposure.guessed(made[:40], made[40:], ILL), labels(made[40:])) <= high


def test_every_set_is_asked_by_itself_and_one_that_was_not_learned_from_not_at_all(tmp_path: Path) -> None:
    one = samples(tmp_path, 60, "one")
    other = samples(tmp_path, 60, "other", ill_are_brighter=False)
    unknown = samples(tmp_path, 60, "unknown")
    cohorts = []
    for of in (one[40:], other[40:], unknown):
        patient, empty = np.array([sample.patient for sample in of]), np.zeros(len(of))
        cohorts.append(Scored(Cohort(of[0].dataset, of[0].dataset, [("", of)]), of, empty, empty, empty, labels(of),
                              patient, [], Resampling(patient, 0)))
    rows = list(figures._exposed(one[:40] + other[:40], cohorts, cxr_pneumonia.RECIPE))
    assert [row.name.partition(",")[0] for row in rows] == ["one", "one", "other", "other"]
    assert min(rows[0].auc.value, rows[2].auc.value) > 0.99, "they say opposite things"
    assert (rows[1].auc.value, rows[3].auc.value) == (0.5, 0.5), "a network without an opinion"
