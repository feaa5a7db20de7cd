"""The int8 network: QDQ, calibrated on training images, kept only where it earns its place."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from .export import INPUT, Graph

SPEED_WANTED, AUC_ALLOWED = 1.7, 0.005
"""At least so much faster than float32 on one thread, and at most so much AUC lost."""

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


class _Tensors(CalibrationDataReader):
    def __init__(self, tensors: np.ndarray) -> None:
        self.rest = iter(tensors)

    def get_next(self) -> dict[str, np.ndarray] | None:
        tensor = next(self.rest, None)
        return None if tensor is None else {INPUT: tensor[None]}


def write_int8(source: Path, target: Path, tensors: np.ndarray) -> None:
    """Quantises weights by channel and activations by range over `tensors` [N, C, H, W]."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready))
        quantize_static(str(ready), str(target), _Tensors(tensors), quant_format=QuantFormat.QDQ, per_channel=True,
                        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
                        calibrate_method=CalibrationMethod.MinMax)


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
