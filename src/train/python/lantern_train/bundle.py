"""Puts a bundle together: graphs, gate, golden files, figures, card, licence, manifest."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from . import card, data, export, figures, gate, gate_check, golden, gradient, metadata, preprocess, quantise
from .export import Graph
from .figures import Figures
from .gate import Gate
from .judge import Judge, scored, unseen
from .network import ScanNetwork
from .phantoms import GOLDEN_SHAPES, phantom
from .recipe import Recipe
from .quantise import Int8

FLOAT32, INT8 = "models/model.onnx", "models/model-int8.onnx"
CALIBRATION_IMAGES = 200


@dataclass(frozen=True)
class Sources:
    """Where a bundle's data lie: the data sets, and for the gate's check a folder of DICOM files, if there is one."""

    data: Path
    scans: Path | None
    schema: Path | None
    """MONAI's schema as a file, where it cannot be fetched."""


def write(bundle: Path, recipe: Recipe, nets: Mapping[str, ScanNetwork], making: card.Making,
          sources: Sources) -> dict[str, float]:
    """Replaces the bundle's folder by a new one once that is whole; returns the figures that the manifest states."""
    unfinished = bundle.with_name(f"{bundle.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    metrics = _write(unfinished, recipe, nets, making, sources)
    shutil.rmtree(bundle, ignore_errors=True)
    unfinished.rename(bundle)
    return metrics


def _write(bundle: Path, recipe: Recipe, nets: Mapping[str, ScanNetwork], making: card.Making,
           sources: Sources) -> dict[str, float]:
    with ExitStack() as stack:
        graphs = _graphs(bundle, recipe, nets, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        shipped = graphs[""]
        fitted = gate.fit(shipped, recipe, list(making.training),
                          [s for cohort in recipe.gate_validation(sources.data) for s in cohort.samples])
        computed = figures.compute(nets, graphs, recipe, sources.data, making.training)
        precisions, int8 = _precisions(bundle, recipe, shipped, fitted, making, computed)
        gate_objects = gate.write(fitted, bundle)
        golden_object = golden.write_golden(nets[""], recipe, fitted, bundle)
        checked = gate_check.rows(fitted, shipped, recipe, sources.data, sources.scans)
        making.history.write(bundle)
        card.write_card(bundle, recipe, computed, making, checked, int8)
    shutil.copy(card.TEMPLATES / f"{recipe.id}-LICENSE", bundle / "LICENSE")
    metrics = figures.metrics(computed)
    entry = metadata.finding_entry(recipe.findings[0], figures.calibration_entry(computed), computed.points,
                                   computed.saliency_scale)
    metadata.write_metadata(bundle, recipe, [entry], precisions, gate_objects, golden_object, metrics)
    metadata.verify_layout(bundle, sources.schema)
    return metrics


def _graphs(bundle: Path, recipe: Recipe, nets: Mapping[str, ScanNetwork], folder: Path) -> dict[str, Graph]:
    """The shipped network's graph in the bundle, checked; the members' outside."""
    steps = recipe.preprocessing(recipe.size)
    tensors = np.concatenate(
        [preprocess.tensor(phantom(shape, 0), steps, shape.photometric) for shape in GOLDEN_SHAPES])
    graphs = {}
    for name, net in nets.items():
        path = folder / f"{name}.onnx" if name else bundle / FLOAT32
        path.parent.mkdir(parents=True, exist_ok=True)
        export.write_onnx(net, recipe.size, path)
        export.verify(path, net, tensors)
        graphs[name] = Graph(path)
    gradient.write(bundle / FLOAT32, bundle / gradient.FILE)
    return graphs


def _precisions(bundle: Path, recipe: Recipe, float32: Graph, fitted: Gate, making: card.Making, computed: Figures
                ) -> tuple[list[dict[str, Any]], Int8]:
    """The manifest's list, and what the int8 network is worth, which stays only where it earns its place."""
    shown = making.training[:: max(1, len(making.training) // CALIBRATION_IMAGES)]
    quantise.write_int8(bundle / FLOAT32, bundle / INT8, _tensors(shown, recipe))
    int8 = Graph(bundle / INT8)
    costs = [quantise.cost(of, scored({"": Judge(int8, recipe)}, of.cohort, recipe), computed.raw_threshold,
                           _passing(fitted, (float32, int8), of.samples, recipe)) for of in unseen(computed.cohorts)]
    steps = recipe.preprocessing(recipe.size)
    golden_tensors = [preprocess.tensor(phantom(shape, 0), steps, shape.photometric) for shape in GOLDEN_SHAPES]
    off = [float(np.abs(float32.run(t, "logits")["logits"] - int8.run(t, "logits")["logits"]).max())
           for t in golden_tensors]
    worst = max(*off, *(cost.difference for cost in costs))
    gain = making.gain or quantise.Gain(quantise.speed(float32, int8, golden_tensors[0]).ratio)
    worth = Int8(gain, costs)
    listed = [{"name": "float32", "network": FLOAT32, "tolerance": golden.TOLERANCE}]
    if worth.kept:
        listed.append({"name": "int8", "network": INT8, "tolerance": quantise.TOLERANCE_FACTOR * worst})
    else:
        (bundle / INT8).unlink()
    return listed, worth


def _passing(fitted: Gate, graphs: tuple[Graph, Graph], samples: list[data.Sample], recipe: Recipe
             ) -> tuple[float, float]:
    """The share of the samples that the gate lets pass, by the features of either graph."""
    images = data.prepared(samples, recipe.preprocessing(recipe.size))
    one, other = (float(1 - fitted.refused(gate.features(graph, recipe, images)).mean()) for graph in graphs)
    return one, other


def _tensors(samples: list[data.Sample], recipe: Recipe) -> np.ndarray:
    return np.concatenate([preprocess.finish(image, recipe.preprocessing(recipe.size))
                           for image in data.prepared(samples, recipe.preprocessing(recipe.size))])
