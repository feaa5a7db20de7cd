"""Operating points: thresholds, what they give, and what that means at a prevalence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from .evaluate import Interval, Resampling, folds
from .scores import sigmoid

PREVALENCES = (0.01, 0.05, 0.2, 0.5)
UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PredictiveValue:
    """By Bayes: how often a positive and a negative answer are right at a prevalence."""

    prevalence: float
    positive: float
    negative: float


@dataclass(frozen=True)
class OperatingPoint:
    """A threshold on the calibrated probability, and what it gives in the cohort of the calibration."""

    name: str
    threshold: float
    sensitivity: Interval
    specificity: Interval
    predictive: tuple[PredictiveValue, ...]

    @property
    def log_odds(self) -> float:
        """The threshold on the calibrated log-odds."""
        return float(np.log(self.threshold / (1 - self.threshold)))

    def entry(self) -> dict[str, Any]:
        """The manifest's object of this point."""
        return {"name": self.name, "threshold": self.threshold, "sensitivity": asdict(self.sensitivity),
                "specificity": asdict(self.specificity), "predictiveValues": [asdict(p) for p in self.predictive]}


@dataclass(frozen=True)
class Voice:
    """A cohort's say in the balanced threshold: calibrated log-odds [N] by change (or `UNCHANGED` alone)."""

    scores: dict[str, np.ndarray]
    label: np.ndarray
    patient: np.ndarray

    def youden(self, thresholds: np.ndarray) -> np.ndarray:
        """Youden's index at each threshold, the mean over the changes."""
        rates = [rates_at(score, self.label, thresholds) for score in self.scores.values()]
        return np.mean([sensitivity + specificity - 1 for sensitivity, specificity in rates], axis=0)

    def part(self, chosen: np.ndarray) -> Voice:
        """The say of some of the images."""
        return Voice({name: score[chosen] for name, score in self.scores.items()}, self.label[chosen],
                     self.patient[chosen])


def operating_points(voices: list[Voice], resampling: Resampling) -> list[OperatingPoint]:
    """Four points, each measured on the first voice's unchanged images, whose patients `resampling` draws.

    Youden's index, the best partner of sensitivity >= .95 and of specificity >= .95 are chosen on the same
    images; `balanced` has the largest mean of Youden's index over all voices, each counting once.
    """
    first, label = voices[0].scores[UNCHANGED], voices[0].label
    candidates = between(first)
    sensitivity, specificity = rates_at(first, label, candidates)
    thresholds = {
        "youden": candidates[_last_best(sensitivity + specificity)],
        "sensitivity-95": candidates[np.flatnonzero(sensitivity >= 0.95)[-1]],
        "specificity-95": candidates[np.flatnonzero(specificity >= 0.95)[0]],
        "balanced": balanced(voices),
    }
    return [_point(name, float(at), first, label, resampling) for name, at in thresholds.items()]


def balanced(voices: list[Voice]) -> float:
    """The log-odds at which the mean over the voices of Youden's index is largest."""
    candidates = between(np.concatenate([score for voice in voices for score in voice.scores.values()]))
    return float(candidates[_last_best(np.mean([voice.youden(candidates) for voice in voices], axis=0))])


def cross_fitted_balanced(voices: list[Voice], seed: int) -> list[np.ndarray]:
    """Per voice the answers [N] on its unchanged images, every patient by a threshold chosen without them."""
    answers = [np.empty(len(v.label), bool) for v in voices]
    for parts in folds([(v.label, v.patient) for v in voices], seed):
        threshold = balanced([v.part(fitted) for v, (fitted, _) in zip(voices, parts, strict=True)])
        for voice, answer, (_, left_out) in zip(voices, answers, parts, strict=True):
            answer[left_out] = voice.scores[UNCHANGED][left_out] >= threshold
    return answers


def predictive(sensitivity: float, specificity: float, prevalence: float) -> PredictiveValue:
    """Bayes' rule; a threshold that calls every image alike has no such values."""
    called = sensitivity * prevalence + (1 - specificity) * (1 - prevalence)
    if not 0 < called < 1:
        raise ValueError(f"sensitivity {sensitivity:g} and specificity {specificity:g}: every image is called alike")
    return PredictiveValue(prevalence, sensitivity * prevalence / called,
                           specificity * (1 - prevalence) / (1 - called))


def rates_at(score: np.ndarray, label: np.ndarray, thresholds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sensitivity and specificity at each threshold; positive is score >= threshold."""
    positives, negatives = np.sort(score[label == 1]), np.sort(score[label == 0])
    return (1 - np.searchsorted(positives, thresholds) / len(positives),
            np.searchsorted(negatives, thresholds) / len(negatives))


def between(score: np.ndarray) -> np.ndarray:
    """Below all scores and half way between neighbours, so that rounding moves no image across; ascending."""
    places = np.unique(score)
    return np.concatenate([[places[0] - 1], (places[:-1] + places[1:]) / 2])


def _last_best(value: np.ndarray) -> int:
    """Of equally good thresholds the highest: it calls fewer images positive."""
    return int(np.flatnonzero(value >= value.max() - 1e-12)[-1])


def _point(name: str, at: float, score: np.ndarray, label: np.ndarray, resampling: Resampling) -> OperatingPoint:
    positive = score >= at
    sensitivity = resampling.mean(positive.astype(float), label == 1)
    specificity = resampling.mean((~positive).astype(float), label == 0)
    values = tuple(predictive(sensitivity.value, specificity.value, p) for p in PREVALENCES)
    return OperatingPoint(name, float(sigmoid(np.array(at))), sensitivity, specificity, values)
