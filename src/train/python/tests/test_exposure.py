"""What exposure alone tells, by images whose label it follows and by ones that differ in nothing else."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from lantern_train import exposure
from lantern_train.data import Sample
from lantern_train.evaluate import auc

ILL = ("bacterial", "viral")


def shown(folder: Path, name: str, image: np.ndarray, ill: bool) -> Sample:
    path = folder / f"{name}.png"
    cv2.imwrite(str(path), image)
    return Sample(path, "made", name, "made", ILL if ill else ("normal",))


def samples(folder: Path, brighter: int) -> list[Sample]:
    """Noise of random exposure; every second image is ill, and brighter by so much, its upper half swapped with the lower."""
    rng = np.random.default_rng(3)
    made = []
    for i in range(60):
        image = rng.integers(20, 60, (16, 16)) + rng.integers(40)
        ill = i % 2 == 1
        made.append(shown(folder, str(i), (np.roll(image, 8, axis=0) + brighter if ill else image).astype(np.uint8), ill))
    return made


@pytest.mark.parametrize(("brighter", "low", "high"), [(60, 0.99, 1.0), (0, 0.2, 0.75)])
def test_guesses_a_label_that_exposure_gives_away_and_no_other(
        tmp_path: Path, brighter: int, low: float, high: float) -> None:
    made = samples(tmp_path, brighter)
    guess = exposure.guessed(made[:40], made[40:], ILL)
    assert low <= auc(guess, np.array([sample.positive(ILL) for sample in made[40:]], int)) <= high
