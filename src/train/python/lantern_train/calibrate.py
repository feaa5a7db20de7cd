"""Platt scaling of the log-odds, and how far probabilities can be trusted before and after."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from .evaluate import BOOTSTRAP_ROUNDS, folds
from .scores import sigmoid


def fit_platt(*voices: tuple[np.ndarray, np.ndarray]) -> tuple[float, float]:
    """Slope and offset by maximum likelihood over sets of scores and labels, each set counting once.

    Platt's softened targets (1999), each set's by its own counts, keep from overfitting.
    """
    softened = [(score, _softened(label)) for score, label in voices]

    def loss(parameters: np.ndarray) -> float:
        return float(np.mean([_loss(parameters[0] * score + parameters[1], target) for score, target in softened]))

    slope, offset = minimize(loss, np.array([1.0, 0.0]), method="BFGS").x
    return float(slope), float(offset)


def uncalibrated(log_odds: float, slope: float, offset: float) -> float:
    """The network's own log-odds of calibrated ones."""
    return (log_odds - offset) / slope


def _softened(label: np.ndarray) -> np.ndarray:
    positives, negatives = label.sum(), len(label) - label.sum()
    return np.where(label == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))


def _loss(log_odds: np.ndarray, target: np.ndarray) -> float:
    return float(np.mean(np.logaddexp(0, log_odds) - target * log_odds))


def cross_fitted(voices: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]], seed: int) -> list[np.ndarray]:
    """Of sets of scores, labels and patients, per set the probabilities of a calibration without the patient's fold."""
    probabilities = [np.empty(len(score)) for score, _, _ in voices]
    for parts in folds([(label, patient) for _, label, patient in voices], seed):
        slope, offset = fit_platt(*((score[fitted], label[fitted])
                                    for (score, label, _), (fitted, _) in zip(voices, parts, strict=True)))
        for probability, (score, _, _), (_, left_out) in zip(probabilities, voices, parts, strict=True):
            probability[left_out] = sigmoid(slope * score[left_out] + offset)
    return probabilities


def reliability(probability: np.ndarray, label: np.ndarray, bins: int = 10) -> list[dict[str, float]]:
    """Bins of equal width that hold at least one image: range, count, mean probability, observed share."""
    place = np.minimum((probability * bins).astype(int), bins - 1)
    return [
        {"low": b / bins, "high": (b + 1) / bins, "count": int((place == b).sum()),
         "predicted": float(probability[place == b].mean()), "observed": float(label[place == b].mean())}
        for b in range(bins) if (place == b).any()
    ]


def expected_calibration_error(probability: np.ndarray, label: np.ndarray, bins: int = 10) -> float:
    """Mean distance between predicted and observed share, bins weighted by their counts."""
    return sum(row["count"] / len(label) * abs(row["predicted"] - row["observed"])
               for row in reliability(probability, label, bins))


def error_by_chance(probability: np.ndarray, rng: np.random.Generator) -> float:
    """What the calibration error of a perfect probability would be on so few images: labels drawn by it, many times."""
    return float(np.mean([
        expected_calibration_error(probability, (rng.random(len(probability)) < probability).astype(int))
        for _ in range(BOOTSTRAP_ROUNDS)]))


def brier(probability: np.ndarray, label: np.ndarray) -> float:
    """Mean squared distance between probability and label."""
    return float(np.mean((probability - label) ** 2))
