"""Platt scaling of the log-odds, and how far probabilities can be trusted before and after."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import StratifiedGroupKFold

from .scores import sigmoid


def fit_platt(score: np.ndarray, label: np.ndarray) -> tuple[float, float]:
    """Slope and offset by maximum likelihood, with Platt's softened targets (1999) against overfitting."""
    positives, negatives = label.sum(), len(label) - label.sum()
    target = np.where(label == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))

    def loss(parameters: np.ndarray) -> float:
        z = parameters[0] * score + parameters[1]
        return float(np.mean(np.logaddexp(0, z) - target * z))

    slope, offset = minimize(loss, np.array([1.0, 0.0]), method="BFGS").x
    return float(slope), float(offset)


def cross_fitted(score: np.ndarray, label: np.ndarray, patient: np.ndarray, seed: int, folds: int = 5) -> np.ndarray:
    """Probabilities of each image by a calibration fitted without its patient's fold."""
    probability = np.empty(len(score))
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    for fitted, left_out in split.split(score, label, patient):
        slope, offset = fit_platt(score[fitted], label[fitted])
        probability[left_out] = sigmoid(slope * score[left_out] + offset)
    return probability


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


def brier(probability: np.ndarray, label: np.ndarray) -> float:
    """Mean squared distance between probability and label."""
    return float(np.mean((probability - label) ** 2))
