"""configs/metadata.json: MONAI's bundle keys and Lantern's object, with a hash of every file."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from monai.bundle import verify_metadata

from . import export
from .points import OperatingPoint
from .recipe import Finding, Recipe

MONAI_LAYOUT = "1.4.0"
MONAI_SCHEMA = "https://project-monai.github.io/schema/meta_schema_20240725.json"
"""The MONAI version whose bundle layout is followed, and its schema; the program itself uses neither."""


MANIFEST = "configs/metadata.json"
CARD = "docs/MODEL_CARD.md"


def finding_entry(finding: Finding, calibration: dict[str, Any], points: list[OperatingPoint],
                  saliency_scale: float) -> dict[str, Any]:
    """The manifest's entry of one finding."""
    return {
        "id": finding.id,
        "name": finding.name,
        "code": finding.code,
        "classes": list(finding.classes),
        "calibration": calibration,
        "operatingPoints": [point.entry() for point in points],
        "defaultOperatingPoint": finding.default_operating_point,
        "saliencyScale": saliency_scale,
    }


def write_metadata(bundle: Path, recipe: Recipe, findings: list[dict[str, Any]], precisions: list[dict[str, Any]],
                   gate: dict[str, Any], golden: dict[str, Any], metrics: dict[str, float]) -> None:
    """Writes the manifest last, when every other file is there to be hashed."""
    content = _monai(recipe, metrics)
    content["lantern"] = {
        "format": 3,
        "id": recipe.id,
        "title": recipe.title,
        "input": {"name": export.INPUT, "layout": "NCHW", "channels": 3, "height": recipe.size, "width": recipe.size},
        "preprocessing": recipe.preprocessing(recipe.size),
        "outputs": export.OUTPUTS,
        "precisions": precisions,
        "gradient": export.GRADIENT,
        "activation": "softmax",
        "classes": list(recipe.classes),
        "findings": findings,
        "inputGate": recipe.input_gate | gate,
        "golden": golden,
        "files": hashes(bundle),
    }
    write(bundle, content)


def write(bundle: Path, content: dict[str, Any]) -> None:
    """Puts the manifest in its place."""
    path = bundle / MANIFEST
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read(bundle: Path) -> dict[str, Any]:
    """The manifest of a bundle that is there."""
    return json.loads((bundle / MANIFEST).read_text(encoding="utf-8"))


def require_network(bundle: Path, recipe: Recipe, content: dict[str, Any]) -> None:
    """Refuses to change a bundle of another network than the recipe's: versions of one differ in the last number alone."""
    if content["version"].rpartition(".")[0] != recipe.version.rpartition(".")[0]:
        sys.exit(f"{bundle.name} holds another network than {recipe.id} {recipe.version}")


def renew(bundle: Path, recipe: Recipe, content: dict[str, Any]) -> None:
    """Gives a bundle whose network stays as it is the recipe's version, on its card too, and its files their hashes."""
    card = bundle / CARD
    title = f"# {recipe.title}, version "
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace(f"{title}{content['version']}\n", f"{title}{recipe.version}\n", 1), encoding="utf-8")
    content["version"] = recipe.version
    content["changelog"] = recipe.words["changelog"]
    content["lantern"]["files"] = hashes(bundle)
    write(bundle, content)


def add_schema_option(parser: argparse.ArgumentParser) -> None:
    """What every command that writes a manifest asks for, for `verify_layout`."""
    parser.add_argument("--monai-schema", type=Path, help="MONAI's schema as a file, where it cannot be fetched")


def verify_layout(bundle: Path, schema: Path | None) -> None:
    """MONAI's own check of the manifest; without a schema's file it fetches the one the manifest names."""
    with tempfile.TemporaryDirectory() as folder:
        verify_metadata(meta_file=str(bundle / MANIFEST), filepath=str(schema or Path(folder) / "schema.json"))


def _monai(recipe: Recipe, metrics: dict[str, float]) -> dict[str, Any]:
    words = recipe.words
    classes = {str(i): name for i, name in enumerate(recipe.classes)}
    return {
        "schema": MONAI_SCHEMA,
        "name": recipe.title,
        "version": recipe.version,
        "changelog": words["changelog"],
        "monai_version": MONAI_LAYOUT,
        "pytorch_version": version("torch"),
        "numpy_version": version("numpy"),
        "required_packages_version": {name: version(name) for name in ("onnx", "onnxruntime")},
        "task": words["task"],
        "description": words["description"],
        "authors": words["authors"],
        "copyright": words["copyright"],
        "data_source": words["data_source"],
        "data_type": words["data_type"],
        "image_classes": words["image_classes"],
        "label_classes": ", ".join(f"{i} = {name}" for i, name in classes.items()),
        "pred_classes": ", ".join(f"{i} = {name}" for i, name in classes.items()),
        "eval_metrics": metrics,
        "intended_use": words["intended_use"],
        "references": words["references"],
        "network_data_format": {
            "inputs": {"image": {
                "type": "image", "format": "magnitude", "modality": words["modality"], "num_channels": 3,
                "spatial_shape": [recipe.size, recipe.size], "dtype": "float32",
                "value_range": _value_range(recipe), "is_patch_data": False,
                "channel_def": {"0": "grey", "1": "grey", "2": "grey"},
            }},
            "outputs": {"pred": {
                "type": "probabilities", "format": "classes", "num_channels": len(recipe.classes),
                "spatial_shape": [1], "dtype": "float32", "value_range": [0, 1], "is_patch_data": False,
                "channel_def": classes,
            }},
        },
    }


def _value_range(recipe: Recipe) -> list[float]:
    ends = [(v - m) / s for v in (0, 1) for m, s in zip(recipe.mean, recipe.std)]
    return [min(ends), max(ends)]


def hashes(bundle: Path) -> dict[str, str]:
    """SHA-256 of every file but the manifest, by its path in the bundle."""
    files = sorted(p for p in bundle.rglob("*") if p.is_file() and p != bundle / MANIFEST)
    return {p.relative_to(bundle).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
