"""What a recipe says about one bundle: its values, none of its computation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from .augment import Augmentation
from .data import Sample
from .hiding import Hiding
from .marks import Marks


@dataclass(frozen=True)
class Finding:
    """A word the program shows, and the classes whose summed probability it stands for."""

    id: str
    name: str
    code: dict[str, str]
    classes: tuple[str, ...]
    default_operating_point: str


@dataclass(frozen=True)
class Stage:
    """A run of epochs at one input size, pixels."""

    size: int
    epochs: int


@dataclass(frozen=True)
class Member:
    """One network that is trained: its name, its seed and the samples that it may see."""

    name: str
    seed: int
    samples: list[Sample]


@dataclass(frozen=True)
class Cohort:
    """Samples that figures are computed on, each with a network that has not seen it.

    `parts` holds a member's name, or the empty name for the shipped network, and its samples.
    """

    key: str
    """Starts the names of its metrics in the manifest."""
    name: str
    parts: list[tuple[str, list[Sample]]]
    repeats: bool = False
    """Whether its patients are those of another cohort: it has no say where each patient counts once."""

    @property
    def samples(self) -> list[Sample]:
        """Those of all parts."""
        return [sample for _, part in self.parts for sample in part]

    @property
    def shipped(self) -> bool:
        """Whether the shipped network has seen none of it."""
        return all(not member for member, _ in self.parts)


@dataclass(frozen=True)
class Attention:
    """The last training, which rests the answer on the recipe's regions.

    The network learns from itself as it was, while its maps of positives are drawn into the regions, and these or what
    lies round them are hidden.
    """

    stages: tuple[Stage, ...]
    weight: float
    """Of the share of a map's energy that lies outside its region, beside the loss of the answer."""
    hiding: Hiding
    kept: float
    """Share of the weights before it in those that are shipped, 0..1."""


@dataclass(frozen=True)
class Refit:
    """How the head is fitted anew on the finished network's features, see `refit`."""

    copies: int
    """Changed copies of each image, beside itself."""
    augmentation: Augmentation
    anchor: float
    """Weight of the squared distance from the head before."""


@dataclass(frozen=True)
class Training:
    """How the weights are fitted: one network a member, one that learns from them all, what it rests on, its head.

    `group_shares` says how often each group of samples is drawn. Without `distillation` the first
    member's network goes on.
    """

    stages: tuple[Stage, ...]
    distillation: tuple[Stage, ...]
    attention: Attention | None
    refit: Refit | None
    augmentation: Augmentation
    batch: int
    learning_rate: float
    distillation_rate: float
    weight_decay: float
    warmup: float
    ema_decay: float
    dropout: float
    smoothing: dict[str, float]
    teacher_share: float
    """Weight of the teachers' word in the loss of distillation; the labels have the rest."""
    group_shares: dict[str, float]


@dataclass(frozen=True)
class Recipe:
    """One bundle: names, classes, preprocessing as written in the manifest, gate and words."""

    id: str
    version: str
    title: str
    size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    percentiles: tuple[float, float]
    seed: int
    """Of everything but the training: resampling, folds of the calibration, the gate."""
    luminance: bool
    """Whether coloured images are taken, as grey."""
    classes: tuple[str, ...]
    findings: tuple[Finding, ...]
    input_gate: dict[str, Any]
    members: Callable[[Path], list[Member]]
    """The networks to train, from the folder of the data sets."""
    cohorts: Callable[[Path], list[Cohort]]
    """The first is for calibration and thresholds, the others for checking."""
    marks: Callable[[Path], Marks]
    """What people marked on the cohorts' images."""
    gate_cohorts: tuple[str, ...]
    """Keys of those whose images place the input gate's thresholds."""
    tilts: tuple[int, ...]
    """Degrees to either side at which the input gate learns what a tilted image is; none where nothing is upright."""
    strangers: Callable[[Path], dict[str, list[Sample]]]
    """Other data sets that the input gate should refuse, by name."""
    contrasts: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    """Further questions: by name the classes to tell from others; images of neither are left out."""
    regions: Callable[[list[Sample]], np.ndarray] | None
    """What the answer should rest on, for `Training.attention`: uint8 [N, S, S], empty where it is unknown."""
    training: Training
    words: dict[str, Any] = field(repr=False)

    def preprocessing(self, size: int) -> list[dict[str, Any]]:
        """The manifest's steps for a square input of `size` pixels."""
        low, high = self.percentiles
        colour = [{"step": "luminance"}] if self.luminance else []
        return [
            *colour,
            {"step": "percentile-window", "low": low, "high": high},
            {"step": "monochrome1-upright"},
            {"step": "resize", "height": size, "width": size, "interpolation": "area", "fit": "squash"},
            {"step": "scale", "factor": 1.0, "offset": 0.0},
            {"step": "normalise", "mean": list(self.mean), "std": list(self.std)},
            {"step": "layout", "order": "NCHW", "channels": 3},
        ]

    def gate_validation(self, root: Path) -> list[Cohort]:
        """The cohorts of `gate_cohorts`."""
        return [cohort for cohort in self.cohorts(root) if cohort.key in self.gate_cohorts]

    def indices(self, finding: Finding) -> tuple[int, ...]:
        """Positions of the finding's classes among the network's outputs."""
        return tuple(self.classes.index(name) for name in finding.classes)
