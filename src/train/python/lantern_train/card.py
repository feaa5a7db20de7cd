"""docs/MODEL_CARD.md: one layout for every bundle, every figure computed, a recipe's own words between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from string import Template

import numpy as np

from . import calibrate, evaluate, exposure, map_checks, plots, quantise, saliency_table, subgroups, tables
from .data import Sample
from .figures import Figures
from .quantise import Gain, Int8
from .recipe import Recipe
from .scores import sigmoid
from .train import TrainingHistory

TEMPLATES = Path(__file__).parent / "resources"
PACKAGES = ("torch", "onnx", "onnxruntime", "numpy", "opencv-python-headless", "scikit-learn", "grad-cam")


@dataclass(frozen=True)
class Making:
    """How the shipped weights came about."""

    command: str
    history: TrainingHistory
    training: Sequence[Sample]
    """What the shipped network has seen."""
    measured_maps: saliency_table.Section | None = None
    """What the program measured of the shipped network's maps."""
    gain: Gain | None = None
    """Of int8, where this machine cannot show it."""


def write_card(bundle: Path, recipe: Recipe, figures: Figures, making: Making,
               distances: Sequence[tables.DistanceRow], int8: Int8) -> None:
    """Fills the layout `card.md` with the words of `<id>-card.md` and draws the plots beside it."""
    docs = bundle / "docs"
    plots.draw_all(figures, docs)
    words = card_words((TEMPLATES / f"{recipe.id}-card.md").read_text(encoding="utf-8"))
    computed = {
        **_values(recipe, figures), **_tables(recipe, figures, making, words["units"]), **_making(making),
        "distances_table": tables.distances(distances), "measured_maps": _measured_maps(making, figures),
        "int8_wanted": f"{quantise.SPEED_WANTED:g}", "int8_allowed": f"{quantise.AUC_ALLOWED:g}",
        "int8_gain": int8.gain.words, "int8_kept": "shipped" if int8.kept else "not shipped",
        "int8_table": tables.costs(int8.costs),
    }
    filled = {name: Template(text).substitute(computed) for name, text in words.items()}
    text = Template((TEMPLATES / "card.md").read_text(encoding="utf-8")).substitute(computed | filled)
    (docs / "MODEL_CARD.md").write_text(re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n", encoding="utf-8")


def _measured_maps(making: Making, figures: Figures) -> str:
    measured = making.measured_maps
    return measured.at(figures.raw_threshold) if measured else saliency_table.NOT_YET


def card_words(text: str) -> dict[str, str]:
    """The sections of a words file: what follows `## name`, by name."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return {name.strip(): body.strip() for name, body in zip(parts[1::2], parts[2::2])}


def _values(recipe: Recipe, figures: Figures) -> dict[str, str]:
    """Single values; with each cohort's key its sensitivity and specificity at the default threshold, its AUC, and the
    calibration error that chance alone would give it; of `Hiding` and `Refit`, where there are any, what they say."""
    first, calibration = figures.cohorts[0], figures.calibration
    keys = {of.cohort.name: of.cohort.key for of in figures.cohorts}
    by_key = {f"{of.cohort.key}_auc": f"{evaluate.auc(of.score, of.label):.3f}" for of in figures.cohorts}
    for row in figures.given:
        if row.point == figures.default.name:
            by_key[f"{keys[row.cohort]}_sensitivity"] = tables.interval(row.sensitivity)
            by_key[f"{keys[row.cohort]}_specificity"] = tables.interval(row.specificity)
    for of in figures.cohorts:
        chance = calibrate.error_by_chance(sigmoid(calibration.log_odds(of.score)), np.random.default_rng(recipe.seed))
        by_key[f"{of.cohort.key}_error_by_chance"] = f"{chance:.2f}"
    by_key["first_error_by_chance"] = by_key[f"{first.cohort.key}_error_by_chance"]
    hiding = asdict(recipe.training.attention.hiding) if recipe.training.attention else {}
    hidden = {f"hidden_{part}": f"{100 * share:g} %" for part, share in hiding.items()}
    refit = {"refit_copies": str(recipe.training.refit.copies)} if recipe.training.refit else {}
    return by_key | hidden | refit | {
        "title": recipe.title, "version": recipe.version, "size": str(recipe.size), "first": first.cohort.name,
        "voices": " and ".join(row.cohort for row in figures.cross_fitted),
        "rounds": str(evaluate.BOOTSTRAP_ROUNDS), "few": str(subgroups.FEW), "most": str(map_checks.MOST),
        "like": f"{exposure.LIKE:g}",
        "contradicted": str(figures.contradicted), "slope": f"{calibration.slope:.3f}",
        "offset": f"{'-' if calibration.offset < 0 else '+'} {abs(calibration.offset):.3f}",
        "prevalence": tables.percent(float(first.label.mean())), "default": figures.default.name,
        "saliency_scale": f"{figures.saliency_scale:.3f}",
    }


def _tables(recipe: Recipe, figures: Figures, making: Making, units: str) -> dict[str, str]:
    classes = recipe.findings[0].classes
    return {
        "counts_table": tables.counts(making.training, figures.cohorts, recipe, units),
        "auc_table": tables.aucs(figures.aucs, units),
        "exposed_table": tables.aucs(figures.exposed, units),
        "folds_table": tables.aucs(figures.folds, units) if figures.folds else "",
        "points_table": tables.points(figures.points, figures.default),
        "given_table": tables.given(figures.given),
        "cross_fitted_table": tables.given(figures.cross_fitted),
        "predictive_table": tables.predictive(figures.points),
        "calibration_table": tables.calibration(figures.calibration.errors),
        "reliability_table": tables.reliabilities(figures.calibration),
        "risk_table": tables.risks(figures.risks),
        "robustness_tables": "\n\n".join(
            f"{name}:\n\n{tables.robustness(rows)}" for name, rows in figures.robustness.items()),
        "subgroups_table": tables.subgroups(figures.subgroups) if figures.subgroups else "The sets name no groups.",
        "maps_table": tables.maps(figures.maps),
    }


def _making(making: Making) -> dict[str, str]:
    return {
        "command": making.command, "date": date.today().isoformat(),
        "training_command": making.history.command, "machine": making.history.machine,
        "minutes": f"{sum(record.seconds for record in making.history.trainings) / 60:.0f}",
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "trainings_table": tables.trainings(making.history.trainings), "note": making.history.note,
    }
