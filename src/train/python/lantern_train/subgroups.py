"""What the default threshold gives in parts of a cohort, by the columns its table has."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .data import Sample
from .evaluate import Interval, two_classes
from .judge import Scored

FEW = 30
"""Groups of fewer images are marked: their figures say little."""

_AGES = ((0, 18, "under 18 years"), (18, 40, "18–39 years"), (40, 65, "40–64 years"),
         (65, math.inf, "65 years and over"))
_COLUMNS = {"age": "age", "sex": "sex", "view": "view", "projection": "view", "subtype": "subtype"}


@dataclass(frozen=True)
class SubgroupRow:
    """One part of a cohort; a figure is None where its label does not occur in the group."""

    cohort: str
    group: str
    images: int
    positives: int
    auc: Interval | None
    sensitivity: Interval | None
    specificity: Interval | None


def groups(sample: Sample) -> dict[str, str]:
    """The groups an image belongs to: by what is known of it (age, sex, view, subtype) the group's name."""
    found = {_COLUMNS[column]: value for column, value in sample.attributes.items() if column in _COLUMNS}
    if "age" in found:
        found["age"] = age_band(int(found["age"]))
    return {name: value.upper() if len(value) <= 2 else value for name, value in found.items()}


def age_band(years: int) -> str:
    """The band of an age in whole years."""
    return next(name for low, high, name in _AGES if low <= years < high)


def rows(of: Scored, log_odds: np.ndarray, threshold: float) -> list[SubgroupRow]:
    """A row for each group that is not the whole cohort; log-odds [N] and a threshold on them, both calibrated."""
    named = [groups(sample) for sample in of.samples]
    out = []
    for column in dict.fromkeys(_COLUMNS.values()):
        values = np.array([found.get(column, "") for found in named])
        for value in _ordered(set(values) - {""}):
            chosen = values == value
            if not chosen.all():
                out.append(_row(of, f"{column} {value}", log_odds, threshold, chosen))
    return out


def _ordered(values: set[str]) -> list[str]:
    bands = [name for _, _, name in _AGES]
    return sorted(values, key=lambda value: (bands.index(value) if value in bands else -1, value))


def _row(of: Scored, group: str, log_odds: np.ndarray, threshold: float, chosen: np.ndarray) -> SubgroupRow:
    label = of.label

    def share(hit: np.ndarray, where: np.ndarray) -> Interval | None:
        return of.resampling.mean(hit.astype(float), where) if where.any() else None

    return SubgroupRow(
        of.cohort.name, group, int(chosen.sum()), int(label[chosen].sum()),
        of.resampling.auc(log_odds, label, chosen) if two_classes(label[chosen]) else None,
        share(log_odds >= threshold, chosen & (label == 1)), share(log_odds < threshold, chosen & (label == 0)))
