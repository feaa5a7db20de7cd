"""The card's plots: small PNG files without any image."""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
from sklearn.metrics import roc_curve  # noqa: E402

from . import calibrate
from .evaluate import OperatingPoint

_INK, _SECOND, _GREY = "#1f4e79", "#c55a11", "#999999"


def roc(curves: dict[str, tuple[np.ndarray, np.ndarray]], points: list[OperatingPoint], path: Path) -> None:
    """ROC curves by name (score, label), with the operating points of the first."""
    figure, axes = _axes("1 − specificity", "sensitivity")
    axes.plot([0, 1], [0, 1], color=_GREY, linewidth=0.8, linestyle=":")
    for (name, (score, label)), colour in zip(curves.items(), (_INK, _SECOND)):
        false_positive, true_positive, _ = roc_curve(label, score)
        axes.plot(false_positive, true_positive, color=colour, label=name)
    axes.plot([1 - p.specificity for p in points], [p.sensitivity for p in points], "o", color=_INK, markersize=4)
    axes.legend(loc="lower right", frameon=False)
    _save(figure, path)


def reliability(before: np.ndarray, after: np.ndarray, label: np.ndarray, path: Path) -> None:
    """Observed share against predicted probability, before and after calibration."""
    figure, axes = _axes("predicted probability", "observed share")
    axes.plot([0, 1], [0, 1], color=_GREY, linewidth=0.8, linestyle=":")
    for name, probability, colour in (("before", before, _SECOND), ("after (cross-fitted)", after, _INK)):
        rows = calibrate.reliability(probability, label)
        axes.plot([r["predicted"] for r in rows], [r["observed"] for r in rows], "o-", color=colour, label=name,
                  markersize=4)
    axes.legend(loc="lower right", frameon=False)
    _save(figure, path)


def _axes(x: str, y: str) -> tuple[plt.Figure, plt.Axes]:
    figure, axes = plt.subplots(figsize=(4, 4))
    axes.set(xlabel=x, ylabel=y, xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _save(figure: plt.Figure, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.tight_layout()
    figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(figure)
