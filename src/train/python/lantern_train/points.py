"""Operating points: thresholds, what they give, and what that means at a prevalence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from .evaluate import Interval, Resampling, folds, interval
from .scores import logit, sigmoid

PREVALENCES = (0.01, 0.05, 0.2, 0.5)
UNCHANGED = "unchanged"

Rate = float | np.ndarray
Rates = tuple[Rate, Rate]
"""Sensitivity and specificity, one or many alike."""


@dataclass(frozen=True)
class PredictiveValue:
    """By Bayes: how often a positive and a negative answer are right at a prevalence."""

    prevalence: float
    positive: Interval
    negative: Interval


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
        return logit(self.threshold)

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
    return [_point(name, choice(voices), first, label, resampling) for name, choice in CHOICES.items()]


def _on_first(place: Callable[[np.ndarray, np.ndarray], int]) -> Callable[[list[Voice]], float]:
    """A choice by the sensitivity and specificity that each log-odds gives on the first voice's unchanged images."""
    def choice(voices: list[Voice]) -> float:
        score = voices[0].scores[UNCHANGED]
        candidates = between(score)
        return float(candidates[place(*rates_at(score, voices[0].label, candidates))])
    return choice


def balanced(voices: list[Voice]) -> float:
    """The log-odds at which the mean over the voices of Youden's index is largest."""
    candidates = between(np.concatenate([score for voice in voices for score in voice.scores.values()]))
    return float(candidates[_last_best(np.mean([voice.youden(candidates) for voice in voices], axis=0))])


CHOICES: dict[str, Callable[[list[Voice]], float]] = {
    "youden": _on_first(lambda sensitivity, specificity: _last_best(sensitivity + specificity)),
    "sensitivity-95": _on_first(lambda sensitivity, _: np.flatnonzero(sensitivity >= 0.95)[-1]),
    "specificity-95": _on_first(lambda _, specificity: np.flatnonzero(specificity >= 0.95)[0]),
    "balanced": balanced,
}
"""How the log-odds of each point is chosen."""


def cross_fitted(voices: list[Voice], name: str, seed: int) -> list[np.ndarray]:
    """Per voice the answers [N] on its unchanged images, every patient by the named threshold, chosen without them."""
    answers = [np.empty(len(v.label), bool) for v in voices]
    for parts in folds([(v.label, v.patient) for v in voices], seed):
        threshold = CHOICES[name]([v.part(fitted) for v, (fitted, _) in zip(voices, parts, strict=True)])
        for voice, answer, (_, left_out) in zip(voices, answers, parts, strict=True):
            answer[left_out] = voice.scores[UNCHANGED][left_out] >= threshold
    return answers


def predictive(measured: Rates, rounds: Rates, prevalence: float) -> PredictiveValue:
    """Of the rates as measured, with the interval of what those of every round give: [rounds].

    A threshold that calls every image alike has no such values; a round has no part in the interval of an answer that it
    never gave.
    """
    values = bayes(*measured, prevalence)
    if not np.isfinite(values).all():
        raise ValueError("sensitivity {:g} and specificity {:g}: every image is called alike".format(*measured))
    return PredictiveValue(prevalence, *(interval(float(value), of)
                                         for value, of in zip(values, bayes(*rounds, prevalence), strict=True)))


def bayes(sensitivity: Rate, specificity: Rate, prevalence: float) -> tuple[Rate, Rate]:
    """Positive and negative predictive value by Bayes' rule; NaN where no image is called so."""
    true_positive, false_negative = prevalence * sensitivity, prevalence * (1 - sensitivity)
    true_negative, false_positive = (1 - prevalence) * specificity, (1 - prevalence) * (1 - specificity)
    with np.errstate(invalid="ignore"):
        return (np.divide(true_positive, true_positive + false_positive),
                np.divide(true_negative, true_negative + false_negative))


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
    hits = ((positive.astype(float), label == 1), ((~positive).astype(float), label == 0))
    sensitivity, specificity = (resampling.mean(*of) for of in hits)
    rounds = tuple(resampling.means(*of) for of in hits)
    values = tuple(predictive((sensitivity.value, specificity.value), rounds, p) for p in PREVALENCES)
    return OperatingPoint(name, float(sigmoid(np.array(at))), sensitivity, specificity, values)
