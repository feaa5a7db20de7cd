"""What the scores do when a film is exposed, cut, framed, written on, turned, blurred or stored in another way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import cv2
import numpy as np

from . import data, preprocess
from .augment import compressed, turned
from .evaluate import auc, two_classes
from .judge import Judge
from .points import UNCHANGED
from .recipe import Cohort
from .scores import sigmoid

Change = Callable[[np.ndarray, np.random.Generator], np.ndarray]
"""A grey source image, 0..255 rows by columns, before any preprocessing, to a changed one."""


def contrast(factor: float) -> Change:
    """Distances from mid-grey times a factor."""
    return lambda image, rng: (image - 127.5) * factor + 127.5


def gamma(exponent: float) -> Change:
    """A display curve: values 0..1 to a power."""
    return lambda image, rng: 255 * (image / 255) ** exponent


def crop(share: float) -> Change:
    """Cuts this share of the height and of the width off each side."""

    def cut(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        rows, columns = (round(share * side) for side in image.shape)
        return image[rows : image.shape[0] - rows, columns : image.shape[1] - columns]

    return cut


def blur(sigma: float) -> Change:
    """Gaussian, standard deviation in source pixels."""
    return lambda image, rng: cv2.GaussianBlur(image, (0, 0), sigma)


def jpeg(quality: int) -> Change:
    """Compressed once more."""
    return lambda image, rng: 255 * compressed(image / 255, quality)


def noise(deviation: float) -> Change:
    """Gaussian, standard deviation as a share of the range."""
    return lambda image, rng: image + rng.normal(0, 255 * deviation, image.shape)


def halved(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Every two pixels a side become one."""
    return cv2.resize(image, (image.shape[1] // 2, image.shape[0] // 2), interpolation=cv2.INTER_AREA)


def rotation(degrees: float) -> Change:
    """Counter-clockwise about the centre; what comes in at the corners is black."""
    return lambda image, rng: turned(image, degrees)


def framed(rows: float, columns: float, value: float) -> Change:
    """Covers this share of the height at the top and the bottom, and of the width at both sides, with one value."""

    def cover(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        out = np.full_like(image, value)
        top, left = round(rows * image.shape[0]), round(columns * image.shape[1])
        inside = slice(top, image.shape[0] - top), slice(left, image.shape[1] - left)
        out[inside] = image[inside]
        return out

    return cover


def written(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """White letters as they are burned in: a side at the left edge, below the middle, and a word and a time at the top."""
    letters = np.zeros(image.shape, np.uint8)
    size = image.shape[1] / 512
    for text, place in (("PORTABLE 12:30", (0.55, 0.06)), ("R", (0.04, 0.6))):
        at = round(place[0] * image.shape[1]), round(place[1] * image.shape[0])
        cv2.putText(letters, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.8 * size, 255, max(1, round(2 * size)), cv2.LINE_AA)
    return np.maximum(image, letters)


CHANGES: dict[str, Change] = {
    UNCHANGED: lambda image, rng: image,
    "contrast × 0.7": contrast(0.7),
    "contrast × 1.3": contrast(1.3),
    "gamma 0.7": gamma(0.7),
    "gamma 1.4": gamma(1.4),
    "5 % cut off each side": crop(0.05),
    "10 % cut off each side": crop(0.1),
    "blur, sigma 1 pixel": blur(1),
    "blur, sigma 2 pixels": blur(2),
    "JPEG quality 50": jpeg(50),
    "JPEG quality 20": jpeg(20),
    "noise, 3 % of the range": noise(0.03),
    "half the resolution": halved,
    "turned 5° left": rotation(5),
    "turned 5° right": rotation(-5),
}
"""Those that have a say in the threshold `balanced`."""

SHORTCUTS: dict[str, Change] = {
    "black bars of 5 % at both sides": framed(0, 0.05, 0),
    "black frame of 5 %": framed(0.05, 0.05, 0),
    "white frame of 5 %": framed(0.05, 0.05, 255),
    "letters burned in": written,
}
"""What says where a film comes from and nothing about the patient; it is told of, and has no say."""

ALL = CHANGES | SHORTCUTS


@dataclass(frozen=True)
class RobustnessRow:
    """A cohort under one change, at the default threshold; None where a label does not occur."""

    change: str
    auc: float | None
    sensitivity: float | None
    specificity: float | None
    moved: float
    """Mean absolute change of the probability."""


def changed_scores(judges: Mapping[str, Judge], cohort: Cohort) -> dict[str, np.ndarray]:
    """Log-odds [N] of a cohort under every change, each changed image stored in 8 bits again."""
    parts = [_changed_scores(judges[member], samples) for member, samples in cohort.parts]
    return {name: np.concatenate([part[name] for part in parts]) for name in ALL}


def _changed_scores(judge: Judge, samples: list[data.Sample]) -> dict[str, np.ndarray]:
    scores: dict[str, list[float]] = {name: [] for name in ALL}
    generators = {name: np.random.default_rng(0) for name in ALL}
    for sample in samples:
        source = data.read_grey(sample.path)
        for name, change in ALL.items():
            prepared = preprocess.prepare(stored(change(source, generators[name])), judge.steps)
            scores[name].append(float(judge.score(prepared[None])[0]))
    return {name: np.array(values) for name, values in scores.items()}


def stored(image: np.ndarray) -> np.ndarray:
    """Rounded to 8 bits and clipped, as float32."""
    return np.clip(np.rint(image), 0, 255).astype(np.float32)


def rows(log_odds: dict[str, np.ndarray], label: np.ndarray, threshold: float) -> list[RobustnessRow]:
    """One row a change from the calibrated log-odds [N] under each, and a threshold on them."""
    def share(hit: np.ndarray) -> float | None:
        return float(hit.mean()) if hit.size else None

    before = sigmoid(log_odds[UNCHANGED])
    return [
        RobustnessRow(name, auc(z, label) if two_classes(label) else None, share(z[label == 1] >= threshold),
                      share(z[label == 0] < threshold), float(np.abs(sigmoid(z) - before).mean()))
        for name, z in log_odds.items()
    ]
