"""The int8 network: QDQ, calibrated on training images, kept only where it earns its place."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from . import evaluate, metadata
from .evaluate import two_classes
from .export import INPUT, Graph
from .judge import Scored

SPEED_WANTED, AUC_ALLOWED = 1.7, 0.005
"""At least so much faster than float32 on one thread, and at most so much AUC lost on each cohort."""

TOLERANCE_FACTOR = 2.0
"""Processors round int8 sums differently; a golden logit may be off by this much of the worst seen here."""

BLOCKS, PASSES = 8, 30
"""Blocks of passes by turns: within one, a network finds its weights in the cache, as in a batch."""


@dataclass(frozen=True)
class Speed:
    """Milliseconds of one pass as a diagnosis asks for it, on one thread.

    The shortest of many by turns: what other work on the machine adds is left out.
    """

    float32: float
    int8: float

    @property
    def ratio(self) -> float:
        """How many times faster int8 is."""
        return self.float32 / self.int8


@dataclass(frozen=True)
class Cost:
    """What int8 changes on a cohort."""

    cohort: str
    images: int
    auc_float32: float
    auc: float
    difference: float
    """Largest of a logit."""
    turned: int
    """Images on the other side of the default threshold."""
    passing: tuple[float, float]
    """Share that the input gate lets pass, by float32 and by int8."""


@dataclass(frozen=True)
class Gain:
    """How many times as fast as float32 the int8 network is, and of which bundle that was measured, if of another."""

    speed: float
    bundle: str = ""

    _TOLD: ClassVar[re.Pattern[str]] = re.compile(r"This one is ([\d.]+) times as fast")

    @classmethod
    def there(cls, bundle: Path) -> Gain | None:
        """What the card of a bundle that is there says, if anything. It is a matter of the layers, not of their weights."""
        told = cls._TOLD.search((bundle / metadata.CARD).read_text(encoding="utf-8"))
        return cls(float(told[1]), bundle.resolve().name) if told else None

    @property
    def words(self) -> str:
        """On the card."""
        source = f" (measured of {self.bundle}, whose layers are the same)" if self.bundle else ""
        return f"{self.speed:.2f} times as fast{source}"


@dataclass(frozen=True)
class Int8:
    """What the int8 network gains, and what it costs cohort by cohort."""

    gain: Gain
    costs: Sequence[Cost]

    @property
    def kept(self) -> bool:
        """Whether it ships; what no cohort was asked of does not."""
        return self.gain.speed >= SPEED_WANTED and bool(self.costs) and all(
            of.auc_float32 - of.auc <= AUC_ALLOWED for of in self.costs)


def cost(float32: Scored, int8: Scored, threshold: float, passing: tuple[float, float]) -> Cost:
    """Of one cohort scored by both; the threshold is on the raw log-odds."""
    return Cost(
        float32.cohort.name, len(float32.label), evaluate.auc(float32.score, float32.label),
        evaluate.auc(int8.score, int8.label), float(np.abs(float32.logits - int8.logits).max()),
        int(((float32.score >= threshold) != (int8.score >= threshold)).sum()), passing)


class _Tensors(CalibrationDataReader):
    def __init__(self, tensors: np.ndarray) -> None:
        self.rest = iter(tensors)

    def get_next(self) -> dict[str, np.ndarray] | None:
        tensor = next(self.rest, None)
        return None if tensor is None else {INPUT: tensor[None]}


def write_int8(source: Path, target: Path, tensors: np.ndarray) -> None:
    """Quantises weights by channel and activations by range over `tensors` [N, C, H, W].

    The convolution that reads the image stays float32: it costs no time, and without it AUC was lost.
    """
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready))
        first = [node.name for node in onnx.load(ready).graph.node if INPUT in node.input]
        quantize_static(str(ready), str(target), _Tensors(tensors), quant_format=QuantFormat.QDQ, per_channel=True,
                        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
                        calibrate_method=CalibrationMethod.MinMax, nodes_to_exclude=first)


def speed(float32: Graph, int8: Graph, tensor: np.ndarray) -> Speed:
    """Times both by turns."""
    taken: dict[Graph, list[float]] = {float32: [], int8: []}
    for _ in range(BLOCKS):
        for graph, times in taken.items():
            for _ in range(PASSES):
                started = time.perf_counter()
                graph.run(tensor, "logits", "features", "gate_features")
                times.append(1000 * (time.perf_counter() - started))
    return Speed(min(taken[float32]), min(taken[int8]))
