"""Figures from scores and labels, each with a 95 % bootstrap interval that resamples patients."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

BOOTSTRAP_ROUNDS = 2000
FOLDS = 5
"""Of cross-fitting."""

Fold = tuple[np.ndarray, np.ndarray]
"""Places of a set's images that something is fitted on, and of those that are left out."""


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


def folds(sets: Sequence[tuple[np.ndarray, np.ndarray]], seed: int) -> Iterator[tuple[Fold, ...]]:
    """Of sets of labels and patients, fold by fold what each has in it; no patient is in two."""
    return zip(*(StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed).split(label, label, patient)
                 for label, patient in sets), strict=True)


class Resampling:
    """Patients drawn anew, each with all their images; one object serves every figure of a set of images."""

    def __init__(self, patient: np.ndarray, seed: int) -> None:
        names, place = np.unique(patient, return_inverse=True)
        drawn = np.random.default_rng(seed).multinomial(
            len(names), np.full(len(names), 1 / len(names)), BOOTSTRAP_ROUNDS)
        self.counts = drawn[:, place].astype(float)
        """How often each image came in each round: [rounds, N]."""

    def mean(self, value: np.ndarray, chosen: np.ndarray | None = None) -> Interval:
        """The mean of `value` [N] (a hit, a share, a difference), over the `chosen` images where given."""
        kept = np.ones(len(value), bool) if chosen is None else chosen
        return interval(float(value[kept].mean()), self.means(value, kept))

    def means(self, value: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        """The mean of `value` [N] over the `chosen` images of each round: [rounds], NaN where it drew none of them."""
        counts = self.counts[:, chosen]
        with np.errstate(invalid="ignore"):
            return counts @ value[chosen] / counts.sum(1)

    def auc(self, score: np.ndarray, label: np.ndarray, chosen: np.ndarray | None = None) -> Interval:
        """Area under the ROC curve; rounds that drew one label only are left out."""
        kept = np.ones(len(label), bool) if chosen is None else chosen
        score, label, counts = score[kept], label[kept], self.counts[:, kept]
        return interval(auc(score, label), _weighted_auc(score, label, counts))

    def auc_among_like(self, score: np.ndarray, label: np.ndarray, trait: np.ndarray, width: float) -> Interval:
        """AUC in which a pair counts the more, the closer its `trait` [N]: a Gaussian of this standard deviation."""
        ill, well = label == 1, label == 0
        weight = np.exp(-(((trait[ill, None] - trait[None, well]) / width) ** 2) / 2)
        right = weight * (np.sign(score[ill, None] - score[None, well]) + 1) / 2

        def summed(pairs: np.ndarray) -> np.ndarray:
            return ((self.counts[:, ill] @ pairs) * self.counts[:, well]).sum(1)

        with np.errstate(invalid="ignore"):
            return interval(float(right.sum() / weight.sum()), summed(right) / summed(weight))

    def mean_auc(self, score: np.ndarray, label: np.ndarray, parts: list[np.ndarray]) -> Interval:
        """The mean of the parts' AUCs, each part (bool [N]) ranked by itself."""
        rounds = [_weighted_auc(score[part], label[part], self.counts[:, part]) for part in parts]
        return interval(float(np.mean([auc(score[part], label[part]) for part in parts])), np.mean(rounds, axis=0))


def interval(value: float, rounds: np.ndarray) -> Interval:
    """The middle 95 % of the rounds around a value; rounds without a figure are NaN."""
    low, high = np.nanpercentile(rounds, [2.5, 97.5])
    return Interval(value, float(low), float(high))


def auc(score: np.ndarray, label: np.ndarray) -> float:
    """The chance that a positive scores above a negative, ties counting half; NaN with one label only."""
    return float(_weighted_auc(score, label, np.ones((1, len(label))))[0])


def _weighted_auc(score: np.ndarray, label: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """AUC of every round [rounds] where image i comes counts[:, i] times; equal scores share a place."""
    order = np.argsort(score, kind="stable")
    places = np.flatnonzero(np.diff(score[order], prepend=-np.inf))
    positive = np.add.reduceat((counts * label)[:, order], places, axis=1)
    negative = np.add.reduceat((counts * (1 - label))[:, order], places, axis=1)
    below = np.cumsum(negative, axis=1) - negative / 2
    with np.errstate(invalid="ignore"):
        return (positive * below).sum(1) / (positive.sum(1) * negative.sum(1))


def two_classes(label: np.ndarray) -> bool:
    """Whether both labels occur."""
    return bool(0 < label.sum() < len(label))


def risk_coverage(score: np.ndarray, label: np.ndarray, threshold: float) -> tuple[np.ndarray, np.ndarray]:
    """Coverage [N] and share of wrong answers [N] as images are answered from the surest on.

    An answer is the surer, the farther its score (log-odds) lies from the threshold.
    """
    order = np.argsort(-np.abs(score - threshold), kind="stable")
    wrong = ((score >= threshold) != (label == 1))[order]
    counts = np.arange(1, len(label) + 1)
    return counts / len(label), np.cumsum(wrong) / counts
