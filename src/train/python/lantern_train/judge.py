"""Written networks as judges of prepared images, and a cohort with its scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from . import data
from .evaluate import Resampling, two_classes
from .export import Graph
from .recipe import Cohort, Recipe
from .scores import activation_map, labels, log_odds, sigmoid


class Judge:
    """A written network that answers for one recipe: the figures are those of the file, not of the training."""

    def __init__(self, graph: Graph, recipe: Recipe) -> None:
        self.graph, self.recipe = graph, recipe
        self.steps = recipe.preprocessing(recipe.size)
        self.classes = recipe.indices(recipe.findings[0])
        empty = np.zeros((1, recipe.size, recipe.size), np.float32)
        self.head_weight = graph.run_prepared(empty, recipe, "head_weight")["head_weight"]

    def score(self, images: np.ndarray) -> np.ndarray:
        """The finding's log-odds [N] of prepared images [N, H, W]."""
        return log_odds(self.graph.run_prepared(images, self.recipe, "logits")["logits"], self.classes)

    def probability(self, images: np.ndarray, slope: float, offset: float) -> np.ndarray:
        """The finding's calibrated probability [N] of prepared images."""
        return sigmoid(slope * self.score(images) + offset)

    def explained(self, images: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
        """Logits [N, C] and the finding's activation maps, N of [h, w]."""
        out = self.graph.run_prepared(images, self.recipe, "logits", "features")
        return out["logits"], [activation_map(of_image, logits, self.head_weight, self.classes)
                               for of_image, logits in zip(out["features"], out["logits"], strict=True)]


@dataclass(frozen=True)
class Scored:
    """A cohort, its images in the order of its parts: logits [N, C], log-odds [N], labels [N], maps N of [h, w].

    `patient` and `member` (the network that judged) are names [N].
    """

    cohort: Cohort
    samples: list[data.Sample]
    member: np.ndarray
    logits: np.ndarray
    score: np.ndarray
    label: np.ndarray
    patient: np.ndarray
    maps: list[np.ndarray]
    resampling: Resampling

    @property
    def fitted(self) -> bool:
        """Whether it has a say in what is fitted: it has both labels, and patients of its own."""
        return two_classes(self.label) and not self.cohort.repeats


def scored(judges: Mapping[str, Judge], cohort: Cohort, recipe: Recipe) -> Scored:
    """Scores and maps of all images of a cohort, each by its own network."""
    samples = [sample for _, part in cohort.parts for sample in part]
    logits, maps = [], []
    for member, part in cohort.parts:
        of_part, maps_of_part = judges[member].explained(data.prepared(part, judges[member].steps))
        logits.append(of_part)
        maps += maps_of_part
    finding = recipe.findings[0]
    patient = np.array([sample.patient for sample in samples])
    return Scored(
        cohort, samples, np.array([member for member, part in cohort.parts for _ in part]), np.concatenate(logits),
        log_odds(np.concatenate(logits), recipe.indices(finding)), labels(samples, finding.classes),
        patient, maps, Resampling(patient, recipe.seed))


def unseen(cohorts: Sequence[Scored]) -> list[Scored]:
    """Those with both labels that the shipped network has not seen; of those that share patients the first."""
    chosen: list[Scored] = []
    for of in cohorts:
        told = any(set(of.patient) & set(other.patient) for other in chosen)
        if of.cohort.shipped and two_classes(of.label) and not told:
            chosen.append(of)
    return chosen
