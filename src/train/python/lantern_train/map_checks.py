"""The saliency table: where the maps point, whether that moves the answer, whether they depend on the weights; and
whether the answer rests on what people marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch

from . import data, occlusion, preprocess, saliency, sanity
from .evaluate import Interval, Resampling, two_classes
from .judge import Judge, Scored
from .marks import Marks, covered
from .network import ScanNetwork
from .recipe import Recipe

MOST = 60
"""True positives for the checks that need many passes."""


@dataclass(frozen=True)
class MapRow:
    """A figure of the maps over images, and what maps without knowledge of the image give; None: not defined.

    `chance` is that of a map (or a score) at random, `others` that of the mean of the other images' maps: a network
    that always points at the middle does well by the first and no better than the second.
    """

    name: str
    images: int
    value: Interval
    chance: float | None
    others: Interval | None
    better: str


@dataclass(frozen=True)
class _Chosen:
    """Images with their maps, log-odds, labels, patients and judging networks, each [N]."""

    samples: list[data.Sample]
    maps: list[np.ndarray]
    score: np.ndarray
    label: np.ndarray
    patient: np.ndarray
    member: np.ndarray


def pointing_rows(cohorts: list[Scored], called: list[np.ndarray], marks: Marks, recipe: Recipe) -> Iterator[MapRow]:
    """Maps against masks (true positives) and against boxes (all positives); `called` is bool [N] by cohort."""
    positive = [of.label == 1 for of in cohorts]
    masked = _chosen(cohorts, [a & b for a, b in zip(positive, called, strict=True)], set(marks.masks))
    if masked.samples:
        regions = [data.read_grey(marks.masks[sample.path]) > 127 for sample in masked.samples]
        energy, hit = _pointing(masked, regions, recipe)
        yield MapRow("share of map energy inside the mask", *energy)
        yield MapRow("maximum inside the mask", *hit)
    boxed = _chosen(cohorts, positive, set(marks.boxes))
    if boxed.samples:
        regions = [covered(marks.boxes[sample.path], *data.read_grey(sample.path).shape) for sample in boxed.samples]
        energy, hit = _pointing(boxed, regions, recipe)
        yield MapRow("share of map energy inside a box", *energy)
        yield MapRow("pointing game: maximum inside a box", *hit)


def _pointing(chosen: _Chosen, regions: list[np.ndarray], recipe: Recipe) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The rest of a row for energy and for the maximum."""
    resampling = Resampling(chosen.patient, recipe.seed)
    own = saliency.pointing(chosen.maps, regions, recipe.size)
    others = saliency.pointing(saliency.means_of_others(chosen.maps), regions, recipe.size)
    chance = float(own.area.mean())
    return tuple((len(regions), resampling.mean(of_own), chance, resampling.mean(of_others), "high")
                 for of_own, of_others in ((own.energy, others.energy), (own.hit, others.hit)))


def reliance_rows(cohorts: list[Scored], marks: Marks, judges: Mapping[str, Judge], recipe: Recipe
                  ) -> Iterator[MapRow]:
    """No figure of a map: AUC of all images with a mask, as they are and with its outside or inside blurred.

    Blur takes what is of a lesion's size, not the mean of a lung; and the mask's own outline stays to be seen. Where
    several networks judge, their scores are pooled.
    """
    chosen = _chosen(cohorts, [np.ones(len(of.label), bool) for of in cohorts], set(marks.masks))
    if not two_classes(chosen.label):
        return
    resampling = Resampling(chosen.patient, recipe.seed)
    outside, inside = np.array([_blurred_scores(sample, marks.masks[sample.path], judges[member])
                                for sample, member in zip(chosen.samples, chosen.member, strict=True)]).T
    for words, score, better in (("", chosen.score, "high"), (", outside of the mask blurred", outside, "high"),
                                 (", inside of the mask blurred", inside, "near 0.5")):
        yield MapRow(f"AUC of the masked images{words}", len(score), resampling.auc(score, chosen.label), 0.5, None,
                     better)


def _blurred_scores(sample: data.Sample, mask: Path, judge: Judge) -> np.ndarray:
    image = preprocess.prepare(data.read_grey(sample.path), judge.steps)
    marked = cv2.resize(data.read_grey(mask), image.shape[::-1], interpolation=cv2.INTER_AREA) > 127
    fill = occlusion.blurred(image)
    return judge.score(np.stack([np.where(marked, image, fill), np.where(marked, fill, image)]))


def effect_rows(first: Scored, true_positive: np.ndarray, judges: Mapping[str, Judge],
                nets: Mapping[str, ScanNetwork], recipe: Recipe, line: tuple[float, float]) -> Iterator[MapRow]:
    """Deletion, insertion and shuffled weights on some true positives; `line` is Platt's slope and offset."""
    some, seed = np.zeros(len(true_positive), bool), recipe.seed
    some[np.random.default_rng(seed).permutation(np.flatnonzero(true_positive))[:MOST]] = True
    chosen = _chosen([first], [some], {sample.path for sample in first.samples})
    resampling = Resampling(chosen.patient, seed)
    areas = [_areas(chosen, i, judges, line, seed) for i in range(len(chosen.samples))]
    yield MapRow("deletion area less that of random maps", len(areas),
                 resampling.mean(np.array([a.deletion for a in areas])), 0.0, None, "low")
    yield MapRow("insertion area less that of random maps", len(areas),
                 resampling.mean(np.array([a.insertion for a in areas])), 0.0, None, "high")
    for words, convolutions in (("head", 0), ("head and last block", sanity.LAST_BLOCK), ("every layer", sanity.EVERY)):
        correlation = np.array([_correlation(chosen, i, nets, recipe, convolutions) for i in range(len(areas))])
        yield MapRow(f"rank correlation with the map after shuffling the weights of {words}", len(correlation),
                     resampling.mean(correlation), None, None, "near 0")


def _areas(chosen: _Chosen, i: int, judges: Mapping[str, Judge], line: tuple[float, float], seed: int
           ) -> occlusion.Areas:
    judge = judges[chosen.member[i]]
    image = preprocess.prepare(data.read_grey(chosen.samples[i].path), judge.steps)
    return occlusion.areas(image, chosen.maps[i], lambda images: judge.probability(images, *line),
                           np.random.default_rng([seed, i]))


def _correlation(chosen: _Chosen, i: int, nets: Mapping[str, ScanNetwork], recipe: Recipe, convolutions: int) -> float:
    image = data.read_grey(chosen.samples[i].path)
    tensor = torch.from_numpy(preprocess.tensor(image, recipe.preprocessing(recipe.size)))
    return sanity.rank_correlation(nets[chosen.member[i]], tensor, recipe.indices(recipe.findings[0]), convolutions,
                                   np.random.default_rng([recipe.seed, i]))


def _chosen(cohorts: list[Scored], wanted: list[np.ndarray], paths: set[Path]) -> _Chosen:
    """The wanted images among the paths; one that several cohorts hold is taken from the first."""
    seen: set[Path] = set()
    picked = []
    for of, keep in zip(cohorts, wanted, strict=True):
        at = [i for i in np.flatnonzero(keep) if of.samples[i].path in paths - seen]
        seen |= {of.samples[i].path for i in at}
        picked += [(of.samples[i], of.maps[i], of.score[i], of.label[i], of.patient[i], of.member[i]) for i in at]
    samples, maps, *others = zip(*picked) if picked else [()] * 6
    return _Chosen(list(samples), list(maps), *(np.array(of) for of in others))
