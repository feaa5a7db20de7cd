"""Everything the card and the manifest state about fitted weights, computed in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from . import alike, calibrate, data, evaluate, exposure, map_checks, points, robustness, saliency, subgroups
from .evaluate import Interval, two_classes
from .export import Graph
from .judge import Judge, Scored, scored, unseen
from .map_checks import MapRow
from .network import ScanNetwork
from .points import UNCHANGED, OperatingPoint, Voice
from .recipe import Recipe
from .robustness import RobustnessRow
from .scores import log_sum_exp, sigmoid
from .subgroups import SubgroupRow

COVERAGES = (1.0, 0.9, 0.8, 0.5)
"""Shares of the images that are answered, for the table of wrong answers."""


@dataclass(frozen=True)
class ErrorRow:
    """How far the probabilities of a set can be trusted."""

    name: str
    ece: float
    brier: float
    predicted: float
    """Mean probability."""
    observed: float
    """Share of the images with the finding."""


@dataclass(frozen=True)
class CalibrationFigures:
    """Platt's two values, and the first cohort's probabilities before and after; "after" is cross-fitted by patient."""

    slope: float
    offset: float
    label: np.ndarray
    before: np.ndarray
    after: np.ndarray
    errors: list[ErrorRow]
    """Of each cohort that it is fitted on before and after, then of all with both labels as the shipped values give it."""

    def log_odds(self, score: np.ndarray) -> np.ndarray:
        """The calibrated log-odds of raw ones."""
        return self.slope * score + self.offset


@dataclass(frozen=True)
class AucRow:
    """How well a question is answered on a set."""

    name: str
    images: int
    patients: int
    auc: Interval


@dataclass(frozen=True)
class GivenRow:
    """What a threshold gives on a cohort; a figure is None where its label does not occur."""

    point: str
    cohort: str
    sensitivity: Interval | None
    specificity: Interval | None


@dataclass(frozen=True)
class RiskRow:
    """Share of wrong answers, by the share of images, the surest, that are answered."""

    cohort: str
    risks: dict[float, float]


@dataclass(frozen=True)
class Figures:
    """All figures of one finding; thresholds and what is told of the calibration are those of the first cohort."""

    cohorts: list[Scored]
    calibration: CalibrationFigures
    points: list[OperatingPoint]
    default: OperatingPoint
    aucs: list[AucRow]
    contradicted: int
    """Images of the first cohort that have a like one of the other label."""
    exposed: list[AucRow]
    """What exposure gives away, and what the network tells beyond, of cohorts that the shipped one has not seen."""
    folds: list[AucRow]
    given: list[GivenRow]
    cross_fitted: list[GivenRow]
    robustness: dict[str, list[RobustnessRow]]
    subgroups: list[SubgroupRow]
    risks: list[RiskRow]
    maps: list[MapRow]
    saliency_scale: float

    @property
    def raw_threshold(self) -> float:
        """The default threshold on the network's own log-odds."""
        return calibrate.uncalibrated(self.default.log_odds, self.calibration.slope, self.calibration.offset)


@dataclass(frozen=True)
class _Own:
    """A cohort of patients of its own, with calibrated log-odds [N] by change."""

    scored: Scored
    changed: dict[str, np.ndarray]


def compute(nets: Mapping[str, ScanNetwork], graphs: Mapping[str, Graph], recipe: Recipe, root: Path,
            training: Sequence[data.Sample]) -> Figures:
    """Judges every cohort; nets and their graphs are by member's name, the shipped ones by "", which saw `training`."""
    judges = {member: Judge(graph, recipe) for member, graph in graphs.items()}
    cohorts = [scored(judges, cohort, recipe) for cohort in recipe.cohorts(root)]
    first = cohorts[0]
    calibration = _calibration([of for of in cohorts if two_classes(of.label)], recipe.seed)
    own = [_Own(of, {change: calibration.log_odds(score)
                     for change, score in robustness.changed_scores(judges, of.cohort).items()})
           for of in cohorts if not of.cohort.repeats]
    voiced = [of for of in own if of.scored.fitted]
    voices = [Voice({change: of.changed[change] for change in (robustness.CHANGES if of.scored is first else (UNCHANGED,))},
                    of.scored.label, of.scored.patient) for of in voiced]
    chosen = points.operating_points(voices, first.resampling)
    default = next(p for p in chosen if p.name == recipe.findings[0].default_operating_point)
    called = [calibration.log_odds(of.score) >= default.log_odds for of in cohorts]
    true_positive = called[0] & (first.label == 1)
    marks = recipe.marks(root)
    contradicted = alike.contradicted([data.read_grey(sample.path) for sample in first.samples], first.label)
    return Figures(
        cohorts=cohorts, calibration=calibration, points=chosen, default=default,
        aucs=[*_aucs(cohorts), *_without(contradicted, first), *_contrasts(first, recipe)],
        contradicted=int(contradicted.sum()), exposed=list(_exposed(training, cohorts, recipe)), folds=_folds(first),
        given=[_given(p.name, of, calibration.log_odds(of.score) >= p.log_odds) for p in chosen for of in cohorts],
        cross_fitted=[_given(default.name, of.scored, answer) for of, answer in zip(
            voiced, points.cross_fitted(voices, default.name, recipe.seed), strict=True)],
        robustness={of.scored.cohort.name: robustness.rows(of.changed, of.scored.label, default.log_odds)
                    for of in own},
        subgroups=[row for of in own
                   for row in subgroups.rows(of.scored, of.changed[UNCHANGED], default.log_odds)],
        risks=[_risk(of, default.log_odds) for of in voiced],
        maps=[*map_checks.pointing_rows(cohorts, called, marks, recipe),
              *map_checks.reliance_rows(cohorts, marks, judges, recipe),
              *map_checks.effect_rows(first, true_positive, judges, nets, recipe,
                                      (calibration.slope, calibration.offset))],
        saliency_scale=saliency.shown_scale([first.maps[i] for i in np.flatnonzero(true_positive)]))


def metrics(figures: Figures) -> dict[str, float]:
    """The manifest's eval_metrics, by the cohorts' keys."""
    first, after = figures.cohorts[0].cohort.key, figures.calibration.errors[1]
    aucs = {f"{of.cohort.key}_auc": evaluate.auc(of.score, of.label)
            for of in figures.cohorts if two_classes(of.label)}
    return aucs | {
        f"{first}_ece": after.ece,
        f"{first}_brier": after.brier,
        f"{first}_sensitivity": figures.default.sensitivity.value,
        f"{first}_specificity": figures.default.specificity.value,
    }


def calibration_entry(figures: Figures) -> dict[str, Any]:
    """The manifest's calibration object."""
    return {"method": "platt", "slope": figures.calibration.slope, "offset": figures.calibration.offset}


def _calibration(cohorts: list[Scored], seed: int) -> CalibrationFigures:
    """Fitted on those that repeat no other, each counting once; the first is told of in full."""
    voices = [of for of in cohorts if not of.cohort.repeats]
    slope, offset = calibrate.fit_platt(*((of.score, of.label) for of in voices))
    after = calibrate.cross_fitted([(of.score, of.label, of.patient) for of in voices], seed)
    errors = []
    for of, probability in zip(voices, after, strict=True):
        name = f"{of.cohort.name}, " if errors else ""
        errors += [_error(f"{name}before", sigmoid(of.score), of.label),
                   _error(f"{name}after, cross-fitted", probability, of.label)]
    errors += [_error(f"{of.cohort.name}, as shipped", sigmoid(slope * of.score + offset), of.label) for of in cohorts]
    first = voices[0]
    return CalibrationFigures(slope, offset, first.label, sigmoid(first.score), after[0], errors)


def _error(name: str, probability: np.ndarray, label: np.ndarray) -> ErrorRow:
    return ErrorRow(name, calibrate.expected_calibration_error(probability, label), calibrate.brier(probability, label),
                    float(probability.mean()), float(label.mean()))


def _aucs(cohorts: list[Scored]) -> Iterator[AucRow]:
    for of in cohorts:
        if two_classes(of.label):
            yield AucRow(of.cohort.name, len(of.label), len(set(of.patient)), of.resampling.auc(of.score, of.label))


def _without(contradicted: np.ndarray, of: Scored) -> Iterator[AucRow]:
    """The first cohort's AUC without images that bear both labels, where there are any."""
    kept = ~contradicted
    if not kept.all() and two_classes(of.label[kept]):
        yield _auc_of_part(f"{of.cohort.name}, without images that bear both labels", of, kept)


def _auc_of_part(name: str, of: Scored, part: np.ndarray) -> AucRow:
    """Of those images [N, bool] of a cohort alone."""
    return AucRow(name, int(part.sum()), len(set(of.patient[part])), of.resampling.auc(of.score, of.label, part))


def _contrasts(first: Scored, recipe: Recipe) -> Iterator[AucRow]:
    """Each further question on the first cohort's images that belong to either side."""
    for name, sides in recipe.contrasts.items():
        of_side = [np.array([set(sample.allowed) <= set(side) for sample in first.samples]) for side in sides]
        one, other = (log_sum_exp(first.logits[:, [recipe.classes.index(c) for c in side]]) for side in sides)
        kept = of_side[0] | of_side[1]
        yield AucRow(f"{name}, {first.cohort.name}", int(kept.sum()), len(set(first.patient[kept])),
                     first.resampling.auc(one - other, of_side[0].astype(int), kept))


def _exposed(training: Sequence[data.Sample], cohorts: list[Scored], recipe: Recipe) -> Iterator[AucRow]:
    """By what exposure says in the same set: in two hospitals it may say opposite things."""
    for of in unseen(cohorts):
        sets, classes = {sample.dataset for sample in of.samples}, recipe.findings[0].classes
        known = [sample for sample in training if sample.dataset in sets]
        if len({sample.positive(classes) for sample in known}) < 2:
            continue
        guess = exposure.guessed(known, of.samples, classes)
        name, images, patients = of.cohort.name, len(of.label), len(set(of.patient))
        yield AucRow(f"{name}, by exposure alone", images, patients, of.resampling.auc(guess, of.label))
        yield AucRow(f"{name}, by the network, among images of like exposure", images, patients,
                     of.resampling.auc_among_like(of.score, of.label, guess, exposure.LIKE))


def _folds(of: Scored) -> list[AucRow]:
    """The AUC of every part of a cohort that several networks judged, and the mean of them; else nothing."""
    if len(of.cohort.parts) < 2:
        return []
    parts = {name: of.member == name for name, _ in of.cohort.parts}
    rows = [_auc_of_part(name, of, part) for name, part in parts.items()]
    mean = of.resampling.mean_auc(of.score, of.label, list(parts.values()))
    return [*rows, AucRow("mean of these", len(of.label), len(set(of.patient)), mean)]


def _given(point: str, of: Scored, positive: np.ndarray) -> GivenRow:
    def share(hit: np.ndarray, chosen: np.ndarray) -> Interval | None:
        return of.resampling.mean(hit.astype(float), chosen) if chosen.any() else None

    return GivenRow(point, of.cohort.name, share(positive, of.label == 1), share(~positive, of.label == 0))


def _risk(of: _Own, threshold: float) -> RiskRow:
    _, risk = evaluate.risk_coverage(of.changed[UNCHANGED], of.scored.label, threshold)
    return RiskRow(of.scored.cohort.name, {c: float(risk[max(1, round(c * len(risk))) - 1]) for c in COVERAGES})
