"""The card's plots: small PNG files without any image, legible at 440 pixels."""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
from sklearn.metrics import roc_curve  # noqa: E402

from . import calibrate, evaluate  # noqa: E402
from .figures import Figures  # noqa: E402
from .judge import Scored  # noqa: E402

_INK, _SECOND, _GREY = "#1f4e79", "#c55a11", "#999999"
_COLOURS = (_INK, _SECOND, "#548235", "#7030a0", "#806000")
_WIDEST = 10
"""Log-odds beyond this are drawn at the edge."""


def draw_all(of: Figures, folder: Path) -> None:
    """Writes roc, reliability, scores and risk as PNG files of 440 by 440 pixels."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in (("roc", _roc), ("reliability", _reliability), ("scores", _scores), ("risk", _risk)):
        figure, axes = plt.subplots(figsize=(4, 4), dpi=110)
        axes.spines[["top", "right"]].set_visible(False)
        draw(axes, of)
        figure.tight_layout()
        figure.savefig(folder / f"{name}.png", metadata={"Software": None})
        plt.close(figure)


def _roc(axes: plt.Axes, of: Figures) -> None:
    """Every cohort with both labels, and the operating points on the first."""
    axes.set(title="ROC", xlabel="1 − specificity", ylabel="sensitivity")
    _unit_square(axes)
    for cohort, colour in _two_class(of):
        false_positive, true_positive, _ = roc_curve(cohort.label, cohort.score)
        axes.plot(false_positive, true_positive, color=colour, label=_short(cohort.cohort.name))
    for point in of.points:
        default = point is of.default
        axes.plot(1 - point.specificity.value, point.sensitivity.value, "o", color=_INK, markersize=7 if default else 4,
                  markerfacecolor="white" if default else _INK, label="default" if default else None)
    axes.legend(loc="lower right", frameon=False, fontsize=8)


def _reliability(axes: plt.Axes, of: Figures) -> None:
    """Observed share against predicted probability, before and after; the area of a point grows with its images."""
    axes.set(title="Reliability", xlabel="predicted probability", ylabel="observed share")
    _unit_square(axes)
    for name, probability, colour in (("before", of.calibration.before, _SECOND),
                                      ("after (cross-fitted)", of.calibration.after, _INK)):
        rows = calibrate.reliability(probability, of.calibration.label)
        places = [r["predicted"] for r in rows], [r["observed"] for r in rows]
        axes.plot(*places, "-", color=colour, label=name)
        axes.scatter(*places, [6 + 240 * r["count"] / len(probability) for r in rows], color=colour)
    axes.legend(loc="lower right", frameon=False, fontsize=8)


def _scores(axes: plt.Axes, of: Figures) -> None:
    """Histogram of the calibrated log-odds of the first cohort by label."""
    first = of.cohorts[0]
    axes.set(title="Scores", xlabel="calibrated log-odds", ylabel="images")
    shown = np.clip(of.calibration.log_odds(first.score), -_WIDEST, _WIDEST)
    bins = np.linspace(-_WIDEST, _WIDEST, 41)
    for label, name, colour in ((0, "without the finding", _SECOND), (1, "with the finding", _INK)):
        axes.hist(shown[first.label == label], bins, color=colour, alpha=0.6, label=name)
    axes.axvline(of.default.log_odds, color=_GREY, linestyle="--", label="default threshold")
    axes.legend(loc="upper left", frameon=False, fontsize=8)


def _risk(axes: plt.Axes, of: Figures) -> None:
    """Share of wrong answers as only the surest images are answered."""
    axes.set(title="Risk and coverage", xlabel="share of images answered", ylabel="share of them wrong",
             xlim=(-0.02, 1.02))
    for cohort, colour in _two_class(of):
        coverage, risk = evaluate.risk_coverage(
            of.calibration.log_odds(cohort.score), cohort.label, of.default.log_odds)
        axes.plot(coverage, risk, color=colour, label=_short(cohort.cohort.name))
    axes.set_ylim(bottom=0)
    axes.legend(loc="upper left", frameon=False, fontsize=8)


def _two_class(of: Figures) -> list[tuple[Scored, str]]:
    """Cohorts with both labels and patients of their own, each with its colour."""
    return list(zip([cohort for cohort in of.cohorts if cohort.fitted], _COLOURS))


def _unit_square(axes: plt.Axes) -> None:
    axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    axes.plot([0, 1], [0, 1], color=_GREY, linewidth=0.8, linestyle=":")


def _short(name: str) -> str:
    """The part of a cohort's name before the first comma or bracket."""
    return name.split(",")[0].split(" (")[0]
