"""The card's tables in Markdown; at most six columns, so that they fit the program's window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .calibrate import reliability
from .data import Sample
from .evaluate import Interval
from .figures import COVERAGES, AucRow, CalibrationFigures, ErrorRow, GivenRow, RiskRow
from .judge import Scored
from .map_checks import MapRow
from .points import OperatingPoint
from .quantise import Cost
from .recipe import Recipe
from .robustness import RobustnessRow
from .subgroups import FEW, SubgroupRow
from .train import TrainingRecord

NONE = "–"


@dataclass(frozen=True)
class DistanceRow:
    """How the input gate's distance tells one kind of image from validation; an own row has no AUROC."""

    name: str
    kind: Literal["own", "near", "far"]
    images: int
    auroc: float | None
    fpr95: float | None
    """Share of the images that pass where 95 % of validation do."""
    refused: float
    """Share of the images that the gate refuses."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table of words that are ready."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def interval(value: Interval | None, digits: int = 3) -> str:
    """A figure with its interval, or a dash; a dash for the interval, too, where all rounds gave the same."""
    if value is None:
        return NONE
    shown, low, high = (f"{part:.{digits}f}" for part in (value.value, value.low, value.high))
    return f"{shown} [{NONE}]" if low == high else f"{shown} [{low}, {high}]"


def percent(share: float) -> str:
    """A share in percent."""
    return f"{100 * share:.1f} %"


def images(samples: Sequence[Sample], classes: tuple[str, ...], units: str) -> str:
    """Images, without and with the finding, and patients."""
    positives = sum(sample.positive(classes) for sample in samples)
    patients = len({sample.patient for sample in samples})
    return f"{len(samples)} ({len(samples) - positives} / {positives}), {patients} {units}"


def counts(training: Sequence[Sample], cohorts: Sequence[Scored], recipe: Recipe, units: str) -> str:
    """What the shipped network saw, by data set, and what each set it was judged on had a part in."""
    classes = recipe.findings[0].classes
    rows = [[f"{name}, training", images([s for s in training if s.dataset == name], classes, units), "training"]
            for name in dict.fromkeys(sample.dataset for sample in training)]
    rows += [[of.cohort.name, images(of.samples, classes, units),
              _use(of, of is cohorts[0], recipe.gate_cohorts, units)] for of in cohorts]
    return table(["set", f"images (without / with the finding), {units}", "use"], rows)


def _use(of: Scored, first: bool, gate_cohorts: tuple[str, ...], units: str) -> str:
    """What was fitted on a set; a figure of it flatters there."""
    fitted = ["calibration", "thresholds" if first else "default threshold"]
    uses = fitted if of.fitted else []
    uses += ["input gate"] if of.cohort.key in gate_cohorts else []
    uses += [f"checking on {units} of a set above"] if of.cohort.repeats else []
    return ", ".join(uses) or "checking"


def aucs(rows: Sequence[AucRow], units: str) -> str:
    """Questions and sets with their AUC."""
    return table(["question and set", "images", units, "AUC [95 % interval]"],
                 [[row.name, str(row.images), str(row.patients), interval(row.auc)] for row in rows])


def points(chosen: Sequence[OperatingPoint], default: OperatingPoint) -> str:
    """The thresholds and what they give where they were chosen."""
    return table(["operating point", "threshold on the probability", "sensitivity", "specificity"],
                 [[p.name + (" (default)" if p is default else ""), f"{p.threshold:.4f}", interval(p.sensitivity),
                   interval(p.specificity)] for p in chosen])


def given(rows: Sequence[GivenRow]) -> str:
    """What each point gives in each cohort."""
    return table(["operating point", "set", "sensitivity", "specificity"],
                 [[row.point, row.cohort, interval(row.sensitivity), interval(row.specificity)] for row in rows])


def predictive(chosen: Sequence[OperatingPoint]) -> str:
    """Positive and negative predictive value by prevalence; where a finding is rare, the latter is close to 1."""
    return table(["operating point", "prevalence", "positive predictive value", "negative predictive value"],
                 [[p.name, f"{100 * v.prevalence:g} %", interval(v.positive), interval(v.negative, digits=4)]
                  for p in chosen for v in p.predictive])


def calibration(rows: Sequence[ErrorRow]) -> str:
    """Errors of the probabilities, and what was predicted and observed on the mean."""
    return table(["", "ECE (10 bins)", "Brier score", "mean predicted", "observed"],
                 [[row.name, f"{row.ece:.4f}", f"{row.brier:.4f}", f"{row.predicted:.3f}", f"{row.observed:.3f}"]
                  for row in rows])


def reliabilities(of: CalibrationFigures) -> str:
    """Bins of the probability before and after."""
    rows = [[when, f"{r['low']:.1f}–{r['high']:.1f}", str(r["count"]), f"{r['predicted']:.3f}",
             f"{r['observed']:.3f}"]
            for when, probability in (("before", of.before), ("after", of.after))
            for r in reliability(probability, of.label)]
    return table(["", "predicted", "images", "mean predicted", "observed"], rows)


def risks(rows: Sequence[RiskRow]) -> str:
    """Wrong answers among the surest share."""
    return table(["set", *(f"surest {100 * c:.0f} %" for c in COVERAGES)],
                 [[row.cohort, *(percent(row.risks[c]) for c in COVERAGES)] for row in rows])


def robustness(rows: Sequence[RobustnessRow]) -> str:
    """One cohort under every change."""
    def figure(value: float | None) -> str:
        return NONE if value is None else f"{value:.3f}"

    return table(["change", "AUC", "sensitivity", "specificity", "mean move of the probability"],
                 [[row.change, figure(row.auc), figure(row.sensitivity), figure(row.specificity),
                   f"{row.moved:.3f}"] for row in rows])


def subgroups(rows: Sequence[SubgroupRow]) -> str:
    """Parts of the cohorts; small ones are marked."""
    return table(["set", "group", "images (with the finding)", "AUC", "sensitivity", "specificity"],
                 [[row.cohort, row.group, f"{row.images} ({row.positives})" + (" few" if row.images < FEW else ""),
                   interval(row.auc), interval(row.sensitivity), interval(row.specificity)] for row in rows])


def maps(rows: Sequence[MapRow]) -> str:
    """The saliency table."""
    return table(["figure", "images", "value", "by chance", "mean map of the other images", "good is"],
                 [[row.name, str(row.images) + (" few" if row.images < FEW else ""), interval(row.value),
                   NONE if row.chance is None else f"{row.chance:.3f}", interval(row.others), row.better]
                  for row in rows])


def distances(rows: Sequence[DistanceRow]) -> str:
    """What the gate makes of other images."""
    def figure(value: float | None) -> str:
        return NONE if value is None else f"{value:.3f}"

    return table(["images of", "kind", "images", "AUROC", "false positives", "refused"],
                 [[row.name, row.kind, str(row.images), figure(row.auroc), figure(row.fpr95), percent(row.refused)]
                  for row in rows])


def costs(rows: Sequence[Cost]) -> str:
    """What int8 changes on each set."""
    return table(["set", "images", "AUC float32", "AUC int8", "largest difference of a logit", "answers turned",
                  "gate lets pass, float32 / int8"],
                 [[row.cohort, str(row.images), f"{row.auc_float32:.4f}", f"{row.auc:.4f}", f"{row.difference:.3f}",
                   str(row.turned), " / ".join(map(percent, row.passing))] for row in rows])


def trainings(records: Sequence[TrainingRecord]) -> str:
    """Each training with its minutes."""
    return table(["learns from", "seed", "input size × epochs", "images", "drawn", "minutes"],
                 [[_teaching(r), str(r.seed),
                   ", ".join(f"{s['size']} px × {s['epochs']}" for s in r.stages), str(r.images), str(r.draws),
                   f"{r.seconds / 60:.0f}"] for r in records])


def _teaching(record: TrainingRecord) -> str:
    """What a training learns from: a single teacher is the network that it starts from."""
    parts = ["labels, the head alone" if record.head else "labels"]
    if record.teachers:
        parts.append(f"{record.teachers} networks" if record.teachers > 1 else "itself before")
    if record.regions:
        parts.append(f"regions of {record.regions} images")
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
