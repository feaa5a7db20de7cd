"""Everything the card and the manifest state about fitted weights, computed in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from . import calibrate, data, evaluate, saliency
from .evaluate import Interval, OperatingPoint
from .network import ScanNetwork
from .recipe import Recipe
from .scores import labels, log_odds, network_outputs, sigmoid


@dataclass(frozen=True)
class Scored:
    """A data set with its scores (log-odds of the finding) and maps."""

    samples: list[data.Sample]
    logits: np.ndarray
    score: np.ndarray
    label: np.ndarray
    patient: np.ndarray
    maps: list[np.ndarray]


@dataclass(frozen=True)
class CalibrationFigures:
    """Platt's two values, and figures before and after; "after" is cross-fitted by patient."""

    slope: float
    offset: float
    before: np.ndarray
    after: np.ndarray
    ece: tuple[float, float]
    brier: tuple[float, float]


@dataclass(frozen=True)
class ShippedThreshold:
    """What the default operating point gives on one data set."""

    name: str
    images: int
    patients: int
    sensitivity: Interval | None
    specificity: Interval | None


@dataclass(frozen=True)
class Figures:
    """All figures of one finding."""

    kermany: Scored
    nih: Scored
    auc: dict[str, tuple[int, int, Interval]]
    calibration: CalibrationFigures
    points: list[OperatingPoint]
    shipped: list[ShippedThreshold]
    saliency_scale: float
    lungs: dict[str, tuple[int, Interval]]


def compute(net: ScanNetwork, recipe: Recipe, root: Path) -> Figures:
    """Scores the validation splits and the checking sets; calibrates and chooses on Kermany alone."""
    finding, seed = recipe.findings[0], recipe.training.seed

    def scored(samples: list[data.Sample]) -> Scored:
        images = data.prepared(samples, recipe.preprocessing(recipe.size))
        logits, maps = network_outputs(net, recipe, images)
        return Scored(samples, logits, log_odds(logits, recipe.indices(finding)), labels(samples, finding.classes),
                      np.array([s.patient for s in samples]), maps)

    masked = data.lung_masked(root)
    kermany, nih = scored(data.kermany(root, "val")), scored(data.nih(root, "val"))
    hannover, native = scored(data.hannover(root)), scored([sample for sample, _ in masked])
    calibration = _calibration(kermany, seed)

    def probability(of: Scored) -> np.ndarray:
        return sigmoid(calibration.slope * of.score + calibration.offset)

    points = evaluate.operating_points(probability(kermany), kermany.label)
    threshold = next(p.threshold for p in points if p.name == finding.default_operating_point)
    sets = {"Kermany validation": kermany, "Kermany validation, native aspect ratio": native,
            "NIH validation": nih, "Hannover COVID-19 (all positive)": hannover}
    shipped = [_shipped(name, of, probability(of) >= threshold, seed) for name, of in sets.items()]
    true_positive = (probability(kermany) >= threshold) & (kermany.label == 1)
    return Figures(
        kermany=kermany, nih=nih, auc=_aucs(sets, recipe, seed), calibration=calibration, points=points,
        shipped=shipped,
        saliency_scale=saliency.shown_scale([kermany.maps[i] for i in np.flatnonzero(true_positive)]),
        lungs=_lungs(native, (probability(native) >= threshold) & (native.label == 1),
                     [mask for _, mask in masked], recipe.size, seed))


def metrics(figures: Figures) -> dict[str, float]:
    """The manifest's eval_metrics."""
    default = figures.points[0]
    return {
        "kermany_val_auc": figures.auc["Kermany validation"][2].value,
        "nih_val_auc": figures.auc["NIH validation"][2].value,
        "kermany_val_ece": figures.calibration.ece[1],
        "kermany_val_sensitivity": default.sensitivity,
        "kermany_val_specificity": default.specificity,
    }


def calibration_entry(figures: Figures) -> dict[str, Any]:
    """The manifest's calibration object."""
    return {"method": "platt", "slope": figures.calibration.slope, "offset": figures.calibration.offset}


def _calibration(of: Scored, seed: int) -> CalibrationFigures:
    slope, offset = calibrate.fit_platt(of.score, of.label)
    before = sigmoid(of.score)
    after = calibrate.cross_fitted(of.score, of.label, of.patient, seed)
    return CalibrationFigures(
        slope, offset, before, after,
        ece=tuple(calibrate.expected_calibration_error(p, of.label) for p in (before, after)),
        brier=tuple(calibrate.brier(p, of.label) for p in (before, after)))


def _aucs(sets: dict[str, Scored], recipe: Recipe, seed: int) -> dict[str, tuple[int, int, Interval]]:
    out = {}
    for name, of in sets.items():
        if 0 < of.label.sum() < len(of.label):
            out[name] = (len(of.label), len(set(of.patient)), evaluate.auc(of.score, of.label, of.patient, seed))
    of = sets["Kermany validation"]
    kept = of.label == 1
    bacterial, viral = recipe.classes.index("bacterial"), recipe.classes.index("viral")
    subtype = np.array([int("bacterial" in s.allowed) for s in of.samples])[kept]
    difference = (of.logits[:, bacterial] - of.logits[:, viral])[kept]
    out["Bacterial against viral, Kermany validation"] = (
        len(subtype), len(set(of.patient[kept])), evaluate.auc(difference, subtype, of.patient[kept], seed))
    return out


def _shipped(name: str, of: Scored, positive: np.ndarray, seed: int) -> ShippedThreshold:
    def part(label: int, hit: np.ndarray) -> Interval | None:
        chosen = of.label == label
        return evaluate.share(hit[chosen].astype(float), of.patient[chosen], seed) if chosen.any() else None

    return ShippedThreshold(name, len(of.label), len(set(of.patient)), part(1, positive), part(0, ~positive))


def _lungs(native: Scored, chosen: np.ndarray, masks: list[Path], size: int, seed: int
           ) -> dict[str, tuple[int, Interval]]:
    at = [i for i in np.flatnonzero(chosen) if native.maps[i].max() > 0]
    inside = saliency.inside_lungs([native.maps[i] for i in at], [masks[i] for i in at], size)
    patient = native.patient[at]
    return {
        "Share of map energy inside the lungs": (len(at), evaluate.share(inside.energy, patient, seed)),
        "Share of image area the lungs take (what a map without knowledge would give)":
            (len(at), evaluate.share(inside.area, patient, seed)),
        "Maximum of the map inside the lungs": (len(at), evaluate.share(inside.hit, patient, seed)),
    }
