"""What the input gate refuses: of the images it was made for, of near strangers and of far ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import numpy as np
from sklearn.metrics import roc_auc_score

from . import data, gate, preprocess, strangers
from .export import Graph
from .recipe import Recipe
from .tables import DistanceRow

Kind = Literal["own", "near", "far"]
TILTS = (10, 15, 20, 30, 45)
"""Degrees; half of the images to either side."""

FEWEST = 5
"""Scans of a far kind below which a share says nothing: such kinds are told of together."""


def rows(fitted: gate.Gate, graph: Graph, recipe: Recipe, root: Path, scans: Path | None) -> list[DistanceRow]:
    """One row a kind; the strangers' figures are against the cohorts that placed the thresholds."""
    own = {cohort.name: gate.features(graph, recipe, _prepared_own(cohort.samples, recipe))
           for cohort in recipe.cohorts(root) if cohort.shipped}
    known = np.concatenate([own[cohort.name] for cohort in recipe.gate_validation(root)])
    strange = _strangeness(fitted, known)
    reference = strange(known)
    out = [DistanceRow(name, "own", len(found), None, None, float(fitted.refused(found).mean()))
           for name, found in own.items()]
    far = []
    for name, kind, images in _strangers(recipe, root, scans):
        found = gate.features(graph, recipe, images)
        out.append(_row(name, kind, found, fitted, strange, reference))
        far += [found] if kind == "far" else []
    return [*out, _row("all far images together", "far", np.concatenate(far), fitted, strange, reference)]


def _row(name: str, kind: Kind, found: np.ndarray, fitted: gate.Gate, strange: Callable[[np.ndarray], np.ndarray],
         reference: np.ndarray) -> DistanceRow:
    """Gate features `found` [n, D] of strangers against the strangeness of the known."""
    scores = strange(found)
    truth = np.repeat([0, 1], [len(reference), len(scores)])
    return DistanceRow(
        name, kind, len(found), float(roc_auc_score(truth, np.concatenate([reference, scores]))),
        float((scores <= np.quantile(reference, 0.95)).mean()), float(fitted.refused(found).mean()))


def _strangeness(fitted: gate.Gate, known: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """One number of both scores: the larger excess over its threshold, in standard deviations of the known."""
    spreads = fitted.distance(known).std(), fitted.disorder(known).std()
    return lambda features: np.maximum((fitted.distance(features) - fitted.threshold) / spreads[0],
                                       (fitted.disorder(features) - fitted.limit) / spreads[1])


def _strangers(recipe: Recipe, root: Path, scans: Path | None) -> Iterator[tuple[str, Kind, np.ndarray]]:
    rng = np.random.default_rng(recipe.seed)
    own = [sample for cohort in recipe.gate_validation(root) for sample in cohort.samples]
    images = _prepared_own([own[i] for i in sorted(rng.permutation(len(own))[: strangers.MOST])], recipe)
    for kind in gate.DISORDERS:
        yield f"own images, {kind}", "near", gate.disordered(images, kind)
    if not recipe.training.augmentation.mirrored:
        yield "own images, mirrored", "near", np.ascontiguousarray(images[:, :, ::-1])
    for degrees in TILTS if recipe.tilts else ():
        halves = gate.tilted(images[::2], degrees), gate.tilted(images[1::2], -degrees)
        yield f"own images, tilted by {degrees}°", "near", np.concatenate(halves)
    for name, samples in recipe.strangers(root).items():
        yield name, "far", _prepared(strangers.grey(samples, rng), recipe)
    found = strangers.scans(scans) if scans else {}
    near = [image for (modality, part), of_kind in found.items() for image in of_kind
            if modality in recipe.input_gate["modalities"] and part not in recipe.input_gate["bodyParts"]]
    if near:
        yield (f"DICOM scans, {' or '.join(recipe.input_gate['modalities'])}, other body part or none", "near",
               _prepared(near, recipe))
    far = {kind: images for kind, images in found.items() if kind[0] not in recipe.input_gate["modalities"]}
    for (modality, part), of_kind in far.items():
        if len(of_kind) >= FEWEST:
            yield f"DICOM scans, {modality}{' of ' if part else ''}{part}", "far", _prepared(of_kind, recipe)
    rare = [image for of_kind in far.values() if len(of_kind) < FEWEST for image in of_kind]
    if rare:
        yield f"DICOM scans, rare kinds (fewer than {FEWEST} of each)", "far", _prepared(rare, recipe)
    yield "noise", "far", _prepared(strangers.noise(rng), recipe)
    yield "photographs", "far", _prepared(strangers.patterns(rng), recipe)


def _prepared_own(samples: list[data.Sample], recipe: Recipe) -> np.ndarray:
    return data.prepared(samples, recipe.preprocessing(recipe.size))


def _prepared(images: list[np.ndarray], recipe: Recipe) -> np.ndarray:
    return np.stack([preprocess.prepare(image, recipe.preprocessing(recipe.size)) for image in images])
