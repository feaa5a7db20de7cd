"""Writes the test bundle test/resources/bundles/tiny-0.1.0 (run from src/lantern; needs numpy, opencv, onnx,
onnxruntime). A pooled-linear network of random weights that finds nothing, but has every part of the bundle format."""

import hashlib
import json
import math
import shutil
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, quantize_static

ROOT = Path("test/resources/bundles/tiny-0.1.0")
HEIGHT, WIDTH, FEATURES = 24, 32, 5
CLASSES = ["clear", "left", "right"]
FINDINGS = {"sided": [1, 2], "clear": [0]}
LOW, HIGH, FACTOR, OFFSET = 1.0, 99.0, 0.9, 0.05
MEAN, STD = [0.4, 0.5, 0.6], [0.2, 0.25, 0.3]
GATE_DIMENSIONS, BANK, NEIGHBOURS, GATE_THRESHOLD = 3, 7, 2, 50.0
GATE_BIAS, GATE_LIMIT = -0.5, 90.0


def weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(7)
    draw = lambda *shape: rng.normal(0, 0.5, shape).astype(np.float32)
    return {"kernel": draw(FEATURES, 3, 4, 4), "kernel_bias": draw(FEATURES), "head_weight_value": draw(3, FEATURES),
            "head_bias_value": draw(3)}


def network(values: dict[str, np.ndarray]) -> onnx.ModelProto:
    nodes = [
        helper.make_node("Conv", ["image", "kernel", "kernel_bias"], ["conv"], strides=[4, 4]),
        helper.make_node("Relu", ["conv"], ["features"]),
        helper.make_node("GlobalAveragePool", ["features"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["flat"]),
        helper.make_node("Gemm", ["flat", "head_weight_value", "head_bias_value"], ["logits"], transB=1),
        helper.make_node("Identity", ["head_weight_value"], ["head_weight"]),
        helper.make_node("Identity", ["head_bias_value"], ["head_bias"]),
        helper.make_node("Identity", ["flat"], ["gate_features"]),
        helper.make_node("Identity", ["conv"], ["stage_4"]),
        helper.make_node("AveragePool", ["conv"], ["stage_8"], kernel_shape=[2, 2], strides=[2, 2]),
        helper.make_node("AveragePool", ["conv"], ["stage_16"], kernel_shape=[4, 4], strides=[4, 4]),
    ]
    info = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    graph = helper.make_graph(
        nodes, "tiny", [info("image", ["batch", 3, HEIGHT, WIDTH])],
        # Not in the manifest's order: readers must go by name.
        [info("features", ["batch", FEATURES, HEIGHT // 4, WIDTH // 4]), info("head_weight", [3, FEATURES]),
         info("stage_16", ["batch", FEATURES, 1, 2]), info("gate_features", ["batch", FEATURES]),
         info("logits", ["batch", 3]), info("head_bias", [3]), info("stage_8", ["batch", FEATURES, 3, 4]),
         info("stage_4", ["batch", FEATURES, 6, 8])],
        [numpy_helper.from_array(value, name) for name, value in values.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


def percentile(values: np.ndarray, percent: float) -> np.float32:
    return np.sort(values.ravel())[math.floor(percent / 100 * (values.size - 1) + 0.5)]


def tensor(image: np.ndarray, photometric: str) -> np.ndarray:
    low, high = percentile(image, LOW), percentile(image, HIGH)
    value = np.clip((image - low) * np.float32(1 / (float(high) - float(low))), 0, 1).astype(np.float32)
    if photometric == "MONOCHROME1":
        value = np.float32(1) - value
    rows, columns = value.shape
    scale = min(HEIGHT / rows, WIDTH / columns)
    height, width = (max(1, math.floor(side * scale + 0.5)) for side in (rows, columns))
    shrinks = height <= rows and width <= columns
    value = cv2.resize(value, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    padded = np.zeros((HEIGHT, WIDTH), np.float32)
    top, left = (HEIGHT - height) // 2, (WIDTH - width) // 2
    padded[top:top + height, left:left + width] = value
    padded = padded * np.float32(FACTOR) + np.float32(OFFSET)
    mean, std = (np.array(numbers, np.float32)[:, None, None] for numbers in (MEAN, STD))
    return ((padded[None] - mean) / std)[None].astype(np.float32)


def log_odds(logits: np.ndarray, members: list[int]) -> float:
    others = [c for c in range(len(CLASSES)) if c not in members]
    return float(np.logaddexp.reduce(logits[members]) - np.logaddexp.reduce(logits[others]))


def saliency(features: np.ndarray, values: dict[str, np.ndarray], members: list[int]) -> np.ndarray:
    """Grad-CAM by its definition: gradients of the target by every feature value, here by differences."""
    features = features.astype(np.float64)
    weight, bias = (values[name].astype(np.float64) for name in ("head_weight_value", "head_bias_value"))
    target = lambda maps: log_odds(weight @ maps.mean((1, 2)) + bias, members)
    gradient, step = np.zeros_like(features), 1e-4
    for index in np.ndindex(features.shape):
        moved = features.copy()
        moved[index] += step
        upper = target(moved)
        moved[index] -= 2 * step
        gradient[index] = (upper - target(moved)) / (2 * step)
    alpha = gradient.mean((1, 2))
    return np.maximum((alpha[:, None, None] * features).sum(0), 0).astype(np.float32)


def images() -> dict[str, tuple[np.ndarray, str]]:
    rng = np.random.default_rng(11)
    y, x = np.mgrid[0:61, 0:43].astype(np.float32)
    ramp = -700 + 30 * x + 11 * y + 900 * ((x - 12) ** 2 + (y - 40) ** 2 < 60)
    small = np.round(rng.normal(1000, 200, (17, 70))).astype(np.float32)
    small[5:9, 20:40] = 60
    return {"ramp": (ramp.astype(np.float32), "MONOCHROME2"), "small": (small, "MONOCHROME1")}


class Tensors(CalibrationDataReader):
    """The golden tensors, as the quantizer asks for them."""

    def __init__(self, tensors: list[np.ndarray]) -> None:
        self.left = iter(tensors)

    def get_next(self) -> dict[str, np.ndarray] | None:
        made = next(self.left, None)
        return None if made is None else {"image": made}


def gate() -> dict[str, np.ndarray]:
    """Mean [D], projection [d, D] and bank [N, d] of the distance in feature space; weights [D] of the orientation."""
    rng = np.random.default_rng(13)
    draw = lambda *shape: rng.normal(0, 1, shape).astype(np.float32)
    return {"mean": draw(FEATURES), "projection": draw(GATE_DIMENSIONS, FEATURES), "bank": draw(BANK, GATE_DIMENSIONS),
            "weights": draw(FEATURES)}


def distance(features: np.ndarray) -> float:
    arrays = {name: value.astype(np.float64) for name, value in gate().items()}
    point = arrays["projection"] @ (features.astype(np.float64) - arrays["mean"])
    return float(np.sort(np.linalg.norm(arrays["bank"] - point, axis=1))[NEIGHBOURS - 1])


def disorder(features: np.ndarray) -> float:
    return float(features.astype(np.float64) @ gate()["weights"].astype(np.float64) + GATE_BIAS)


def picture() -> np.ndarray:
    """A curve, 48 × 64, for the card."""
    drawn = np.full((48, 64, 3), 255, np.uint8)
    points = np.array([(x, 47 - x * x // 84) for x in range(64)], np.int32)
    return cv2.polylines(drawn, [points], False, (160, 60, 20), 2)


def main() -> None:
    shutil.rmtree(ROOT, ignore_errors=True)
    for folder in ("configs", "models", "docs", "golden", "gate"):
        (ROOT / folder).mkdir(parents=True)
    values = weights()
    model = network(values)
    onnx.save(model, ROOT / "models/model.onnx")
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    for name, value in gate().items():
        np.save(ROOT / f"gate/{name}.npy", value)
    cases, tensors = [], []
    for name, (image, photometric) in images().items():
        case = {"name": name, "image": f"golden/{name}-image.npy", "photometric": photometric,
                "tensor": f"golden/{name}-tensor.npy", "logits": f"golden/{name}-logits.npy", "saliency": {}}
        made = tensor(image, photometric)
        logits, features, pooled = session.run(["logits", "features", "gate_features"], {"image": made})
        tensors.append(made)
        np.save(ROOT / case["image"], image)
        np.save(ROOT / case["tensor"], made)
        np.save(ROOT / case["logits"], logits)
        for finding, members in FINDINGS.items():
            case["saliency"][finding] = f"golden/{name}-saliency-{finding}.npy"
            np.save(ROOT / case["saliency"][finding], saliency(features[0], values, members))
        case["distance"] = distance(pooled[0])
        case["disorder"] = disorder(pooled[0])
        cases.append(case)
    quantize_static(ROOT / "models/model.onnx", ROOT / "models/model-int8.onnx", Tensors(tensors),
                    quant_format=QuantFormat.QDQ)
    cv2.imwrite(str(ROOT / "docs/curve.png"), picture())
    (ROOT / "docs/MODEL_CARD.md").write_text(
        "# Tiny\n\nRandom weights, for tests alone. It finds nothing.\n\n![A curve](curve.png)\n")
    history = {"command": "none", "machine": "none", "trainings": []}
    (ROOT / "docs/training.json").write_text(json.dumps(history, indent=2) + "\n")
    (ROOT / "LICENSE").write_text("Random numbers; nobody's.\n")
    files = {path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
             for path in sorted(ROOT.rglob("*")) if path.is_file()}
    (ROOT / "configs/metadata.json").write_text(json.dumps(metadata(cases, files), indent=2) + "\n")


def finding(name: str, title: str, calibration: dict, points: list[dict]) -> dict:
    return {"id": name, "name": title, "code": {"scheme": "99LANTERN", "value": name.upper(), "meaning": title},
            "classes": [CLASSES[c] for c in FINDINGS[name]], "calibration": calibration, "operatingPoints": points,
            "defaultOperatingPoint": points[-1]["name"], "saliencyScale": 0.25}


def metadata(cases: list[dict], files: dict[str, str]) -> dict:
    half = {"value": 0.5, "low": 0.4, "high": 0.6}
    worth = {"prevalence": 0.1, "positive": {"value": 0.1, "low": 0.05, "high": 0.2},
             "negative": {"value": 0.9, "low": 0.85, "high": 0.95}}
    point = lambda name, at: {"name": name, "threshold": at, "sensitivity": half, "specificity": half,
                              "predictiveValues": [worth]}
    data = {"format": "magnitude", "num_channels": 3, "dtype": "float32", "value_range": [-3, 3],
            "is_patch_data": False, "channel_def": {"0": "grey"}}
    return {
        "version": "0.1.0", "changelog": {"0.1.0": "first"}, "monai_version": "1.5.0", "pytorch_version": "2.0.0",
        "numpy_version": "2.0.0", "required_packages_version": {}, "task": "test", "description": "random weights",
        "authors": "Lantern", "copyright": "none", "data_source": "none", "data_type": "npy",
        "image_classes": "none", "label_classes": "none", "pred_classes": "none", "eval_metrics": {"auc": 0.5},
        "intended_use": "tests", "references": [],
        "network_data_format": {
            "inputs": {"image": {"type": "image", "modality": "DX", "spatial_shape": [HEIGHT, WIDTH], **data}},
            "outputs": {"pred": {"type": "probabilities", "spatial_shape": [], **data}}},
        "lantern": {
            "format": 3, "id": "tiny", "title": "Tiny network of random weights",
            "input": {"name": "image", "layout": "NCHW", "channels": 3, "height": HEIGHT, "width": WIDTH},
            "preprocessing": [
                {"step": "percentile-window", "low": LOW, "high": HIGH}, {"step": "monochrome1-upright"},
                {"step": "resize", "height": HEIGHT, "width": WIDTH, "interpolation": "area", "fit": "pad"},
                {"step": "scale", "factor": FACTOR, "offset": OFFSET},
                {"step": "normalise", "mean": MEAN, "std": STD},
                {"step": "layout", "order": "NCHW", "channels": 3}],
            "outputs": {"logits": "logits", "featureMaps": "features", "headWeights": "head_weight",
                        "headBias": "head_bias", "gateFeatures": "gate_features",
                        "stages": ["stage_4", "stage_8", "stage_16"]},
            "precisions": [{"name": "float32", "network": "models/model.onnx", "tolerance": 0.0001},
                           {"name": "int8", "network": "models/model-int8.onnx", "tolerance": 0.2}],
            "activation": "softmax", "classes": CLASSES,
            "findings": [
                finding("sided", "Sided", {"method": "platt", "slope": 1.5, "offset": -0.25},
                        [point("high", 0.8), point("youden", 0.4)]),
                finding("clear", "Clear", {"method": "none", "slope": 1.0, "offset": 0.0}, [point("half", 0.5)])],
            "inputGate": {
                "modalities": ["CR", "DX"], "bodyParts": ["CHEST", "THORAX"], "bodyPartRequired": True,
                "views": ["PA", "AP"], "viewRequired": False,
                "photometricInterpretations": ["MONOCHROME1", "MONOCHROME2"], "minimumRows": 16,
                "minimumColumns": 16, "minimumAgeYears": 1, "maximumAgeYears": 95,
                "distance": {"mean": "gate/mean.npy", "projection": "gate/projection.npy", "bank": "gate/bank.npy",
                             "neighbours": NEIGHBOURS, "threshold": GATE_THRESHOLD},
                "orientation": {"weights": "gate/weights.npy", "bias": GATE_BIAS, "threshold": GATE_LIMIT},
                "notes": "No patients."},
            "golden": {"tolerance": 0.0001, "cases": cases}, "files": files}}


if __name__ == "__main__":
    main()
