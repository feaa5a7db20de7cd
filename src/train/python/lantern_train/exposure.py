"""How far an answer can be guessed from four numbers of an image's exposure, with no look at what is in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from .data import Sample, read_grey

LIKE = 0.1
"""Log-odds of the guess within which exposures are alike: a standard deviation."""


def guessed(training: Sequence[Sample], others: Sequence[Sample], classes: tuple[str, ...]) -> np.ndarray:
    """Log-odds [N] of the finding of these classes for the others, by a logistic regression on the training images."""
    guess = make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced"))
    guess.fit(_numbers(training), [sample.positive(classes) for sample in training])
    return guess.decision_function(_numbers(others))


def _numbers(samples: Sequence[Sample]) -> np.ndarray:
    """Of each image mean, standard deviation, 5th and 95th percentile of its grey values: [N, 4]."""
    images = (read_grey(sample.path) for sample in samples)
    return np.array([[image.mean(), image.std(), *np.percentile(image, (5, 95))] for image in images])
