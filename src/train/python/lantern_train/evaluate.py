"""Figures from scores and labels: AUC with bootstrap intervals by patient, and operating points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import roc_auc_score, roc_curve

BOOTSTRAP_ROUNDS = 2000


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class OperatingPoint:
    """A threshold on the calibrated probability, and what it gives where it was chosen."""

    name: str
    threshold: float
    sensitivity: float
    specificity: float


def interval(figure: Callable[[np.ndarray], float], patient: np.ndarray, seed: int) -> Interval:
    """Resamples patients with all their images; `figure` takes image positions and may give NaN."""
    names, place = np.unique(patient, return_inverse=True)
    images = [np.flatnonzero(place == p) for p in range(len(names))]
    rng = np.random.default_rng(seed)
    rounds = [figure(np.concatenate([images[p] for p in rng.integers(0, len(names), len(names))]))
              for _ in range(BOOTSTRAP_ROUNDS)]
    low, high = np.nanpercentile(rounds, [2.5, 97.5])
    return Interval(figure(np.arange(len(patient))), float(low), float(high))


def auc(score: np.ndarray, label: np.ndarray, patient: np.ndarray, seed: int) -> Interval:
    """Area under the ROC curve; rounds that drew one label only are left out."""

    def figure(chosen: np.ndarray) -> float:
        drawn = label[chosen]
        return float(roc_auc_score(drawn, score[chosen])) if 0 < drawn.sum() < len(drawn) else float("nan")

    return interval(figure, patient, seed)


def share(hit: np.ndarray, patient: np.ndarray, seed: int) -> Interval:
    """The mean of `hit` (a sensitivity, an accuracy, a mean share) with its interval."""
    return interval(lambda chosen: float(hit[chosen].mean()), patient, seed)


def operating_points(probability: np.ndarray, label: np.ndarray) -> list[OperatingPoint]:
    """Youden's index, and the best partner of sensitivity >= .95 and of specificity >= .95."""
    false_positive, true_positive, threshold = roc_curve(label, probability, drop_intermediate=False)
    specificity = 1 - false_positive
    choices = {
        "youden": int(np.argmax(true_positive + specificity)),
        "sensitivity-95": int(np.flatnonzero(true_positive >= 0.95)[0]),
        "specificity-95": int(np.flatnonzero(specificity >= 0.95)[-1]),
    }
    return [_point(name, probability, label, _between(probability, threshold[i])) for name, i in choices.items()]


def _between(probability: np.ndarray, lowest_positive: float) -> float:
    """Half way to the next lower probability, so that rounding moves no image across."""
    below = probability[probability < lowest_positive]
    return float((lowest_positive + below.max()) / 2) if below.size else float(lowest_positive / 2)


def _point(name: str, probability: np.ndarray, label: np.ndarray, threshold: float) -> OperatingPoint:
    positive = probability >= threshold
    return OperatingPoint(name, threshold, float(positive[label == 1].mean()), float((~positive[label == 0]).mean()))
