"""docs/MODEL_CARD.md, every figure computed; the words come from the recipe's card template."""

from __future__ import annotations

import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path
from string import Template

from . import plots
from .calibrate import reliability
from .evaluate import BOOTSTRAP_ROUNDS, Interval
from .figures import Figures
from .recipe import Recipe
from .train import TrainingRecord

TEMPLATES = Path(__file__).parent / "resources"


def write_card(bundle: Path, recipe: Recipe, figures: Figures, record: TrainingRecord, counts: dict[str, str],
               command: str) -> None:
    """Fills the template `<id>-card.md` and draws the plots beside it."""
    docs = bundle / "docs"
    kermany, nih = figures.kermany, figures.nih
    plots.roc({"Kermany validation": (kermany.score, kermany.label), "NIH validation": (nih.score, nih.label)},
              figures.points, docs / "roc.png")
    plots.reliability(figures.calibration.before, figures.calibration.after, kermany.label,
                      docs / "reliability.png")
    finding = recipe.findings[0]
    calibration = figures.calibration
    template = Template((TEMPLATES / f"{recipe.id}-card.md").read_text(encoding="utf-8"))
    text = template.substitute(
        counts,
        title=recipe.title, version=recipe.version, size=recipe.size,
        auc_table=_auc_table(figures), threshold_table=_threshold_table(figures),
        points_table=_points_table(figures, finding.default_operating_point),
        calibration_table=_calibration_table(figures),
        reliability_table=_reliability_table(figures),
        slope=f"{calibration.slope:.3f}", offset=f"{calibration.offset:+.3f}",
        prevalence=_percent(float(kermany.label.mean())),
        lung_table=_table(["figure", "images", "value [95 % interval]"],
                          [[name, str(n), _interval(value)] for name, (n, value) in figures.lungs.items()]),
        saliency_scale=f"{figures.saliency_scale:.3f}",
        bootstrap_rounds=BOOTSTRAP_ROUNDS, command=command, date=date.today().isoformat(),
        minutes=f"{record.seconds / 60:.0f}", seed=record.seed, draws=record.draws,
        stages=", then ".join(f"{s['size']} px × {s['epochs']}" for s in record.stages),
        machine=f"one thread of a shared {platform.machine()} processor, no accelerator",
        packages=", ".join(f"{name} {version(name)}" for name in ("torch", "onnx", "onnxruntime", "grad-cam")))
    (docs / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def _auc_table(figures: Figures) -> str:
    return _table(["task and set", "images", "patients", "AUC [95 % interval]"],
                  [[name, str(images), str(patients), _interval(value)]
                   for name, (images, patients, value) in figures.auc.items()])


def _threshold_table(figures: Figures) -> str:
    return _table(["set", "images", "patients", "sensitivity", "specificity"],
                  [[row.name, str(row.images), str(row.patients), _interval(row.sensitivity),
                    _interval(row.specificity)] for row in figures.shipped])


def _points_table(figures: Figures, default: str) -> str:
    return _table(["operating point", "threshold on the probability", "sensitivity", "specificity"],
                  [[p.name + (" (default)" if p.name == default else ""), f"{p.threshold:.4f}",
                    f"{p.sensitivity:.3f}", f"{p.specificity:.3f}"] for p in figures.points])


def _calibration_table(figures: Figures) -> str:
    c = figures.calibration
    return _table(["", "ECE (10 bins)", "Brier score"],
                  [["before", f"{c.ece[0]:.4f}", f"{c.brier[0]:.4f}"],
                   ["after, cross-fitted", f"{c.ece[1]:.4f}", f"{c.brier[1]:.4f}"]])


def _reliability_table(figures: Figures) -> str:
    c, label = figures.calibration, figures.kermany.label
    rows = [[when, f"{r['low']:.1f}–{r['high']:.1f}", str(r["count"]), f"{r['predicted']:.3f}",
             f"{r['observed']:.3f}"]
            for when, probability in (("before", c.before), ("after", c.after))
            for r in reliability(probability, label)]
    return _table(["", "predicted", "images", "mean predicted", "observed"], rows)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _interval(value: Interval | None) -> str:
    return "none in the set" if value is None else f"{value.value:.3f} [{value.low:.3f}, {value.high:.3f}]"


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %"
