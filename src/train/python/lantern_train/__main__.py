"""The one command: `python -m lantern_train cxr-pneumonia --data FOLDER --out FOLDER`."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch

from . import breast_us, card, cxr_pneumonia, data, export, figures, golden, metadata, network, preprocess
from .phantoms import GOLDEN_SHAPES, phantom
from .recipe import Recipe, Stage
from .train import Trainer, TrainingRecord

RECIPES = {recipe.id: recipe for recipe in (cxr_pneumonia.RECIPE, breast_us.RECIPE)}


def main() -> None:
    """Trains (or takes the last weights with --reuse), then writes the whole bundle."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    recipe = RECIPES[options.recipe]
    if options.stages:
        recipe = replace(recipe, training=replace(recipe.training, stages=options.stages,
                                                  distillation=options.stages if recipe.training.distillation else ()))
    net, record = _weights(recipe, options)
    write_bundle(net, record, recipe, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lantern_train", description=__doc__)
    parser.add_argument("recipe", choices=RECIPES)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets' folders")
    parser.add_argument("--out", type=Path, required=True, help="folder that receives <id>-<version>/")
    parser.add_argument("--work", type=Path, default=Path("target"), help="folder for the checkpoint")
    parser.add_argument("--threads", type=int, default=1, help="threads of PyTorch; leave one core free")
    parser.add_argument("--stages", type=_stages, help="other stages than the recipe's, as 128x4,192x2")
    parser.add_argument("--only", metavar="MEMBER", help="train this member's network alone, and stop")
    return parser.parse_args()


def _stages(text: str) -> tuple[Stage, ...]:
    parts = [re.fullmatch(r"(\d+)x(\d+)", part) for part in text.split(",")]
    if not all(parts):
        raise argparse.ArgumentTypeError(f"not of the form SIZExEPOCHS,…: {text}")
    return tuple(Stage(int(part[1]), int(part[2])) for part in parts)


def _weights(recipe: Recipe, options: argparse.Namespace
             ) -> tuple[dict[str, network.ScanNetwork], list[TrainingRecord]]:
    """Every network by its member's name, the shipped one by the empty name, and how each was trained."""
    stages, distillation = recipe.training.stages, recipe.training.distillation
    members = [member for member in recipe.members(options.data) if options.only in (None, member.name)]
    trained = {member.name: _trained(f"{recipe.id}-{recipe.version}-{member.name}", recipe, options,
                                     lambda member=member: Trainer(recipe, member, stages))
               for member in members}
    if options.only is not None:
        sys.exit()
    if distillation:
        teachers = tuple(net for net, _ in trained.values())
        trained[""] = _trained(f"{recipe.id}-{recipe.version}", recipe, options,
                               lambda: Trainer(recipe, members[0], distillation, teachers))
    nets = {name: net for name, (net, _) in trained.items()}
    nets.setdefault("", nets[members[0].name])
    return nets, [record for _, record in trained.values()]


def _trained(name: str, recipe: Recipe, options: argparse.Namespace, trainer: Callable[[], Trainer]
             ) -> tuple[network.ScanNetwork, TrainingRecord]:
    checkpoint = options.work / f"{name}.pt"
    if checkpoint.exists():
        stored = torch.load(checkpoint)
        net = network.untrained(len(recipe.classes))
        net.load_state_dict(stored["weights"])
        return net.eval(), TrainingRecord(**stored["record"])
    net, record = trainer().run()
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": net.state_dict(), "record": asdict(record)}, checkpoint)
    return net, record


def write_bundle(net: network.ScanNetwork, record: TrainingRecord, recipe: Recipe,
                 options: argparse.Namespace) -> None:
    """Replaces the bundle's folder by a new one: graph, golden files, figures, card, licence, manifest."""
    bundle = options.out / f"{recipe.id}-{recipe.version}"
    shutil.rmtree(bundle, ignore_errors=True)
    graph = bundle / "models/model.onnx"
    graph.parent.mkdir(parents=True)
    export.write_onnx(net, recipe.size, graph)
    steps = recipe.preprocessing(recipe.size)
    phantoms = [preprocess.tensor(phantom(shape, 0), steps, shape.photometric) for shape in GOLDEN_SHAPES]
    export.verify(graph, net, np.concatenate(phantoms))
    cases = golden.write_golden(net, recipe, bundle)
    computed = figures.compute(net, recipe, options.data)
    card.write_card(bundle, recipe, computed, record, _counts(recipe, options.data), _command(recipe, options))
    shutil.copy(card.TEMPLATES / f"{recipe.id}-LICENSE", bundle / "LICENSE")
    entry = metadata.finding_entry(recipe.findings[0], figures.calibration_entry(computed), computed.points,
                                   computed.saliency_scale)
    metadata.write_metadata(bundle, recipe, [entry], cases, figures.metrics(computed))
    for name, value in figures.metrics(computed).items():
        print(f"{name} {value:.4f}")


def _counts(recipe: Recipe, root: Path) -> dict[str, str]:
    """Images by label and patients of each set, for the card's data table."""
    classes = recipe.findings[0].classes

    def words(samples: list[data.Sample]) -> str:
        positives = sum(sample.positive(classes) for sample in samples)
        patients = len({sample.patient for sample in samples})
        return f"{len(samples)} ({len(samples) - positives} / {positives}), {patients} patients"

    return {
        "kermany_train": words(data.kermany(root, "train")), "kermany_val": words(data.kermany(root, "val")),
        "nih_train": words(data.nih(root, "train")), "nih_val": words(data.nih(root, "val")),
        "hannover": words(data.hannover(root)), "masked": words([s for s, _ in data.lung_masked(root)]),
    }


def _command(recipe: Recipe, options: argparse.Namespace) -> str:
    """The training command without this machine's folders."""
    stages = ",".join(f"{s.size}x{s.epochs}" for s in options.stages or ())
    threads = f" --threads {options.threads}" if options.threads != 1 else ""
    extra = (f" --stages {stages}" if stages else "") + threads
    return f"python -m lantern_train {recipe.id} --data DATA --out ../../../assets/models{extra}"


if __name__ == "__main__":
    main()
