"""The one command: `python -m lantern_train cxr-pneumonia --data FOLDER --out FOLDER`.

Others change a bundle that is there: `saliency-table` puts figures that the program measured into it, `gradient` the
graph of its network's gradient.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import torch

from . import breast_us, bundle, card, cxr_pneumonia, export, gradient, metadata, network, quantise, saliency_table
from .recipe import Member, Recipe, Stage, Training
from .refit import HeadTrainer
from .train import Trainer, TrainingHistory, TrainingRecord

Trained = tuple[network.ScanNetwork, list[TrainingRecord]]
"""A network, and every training that had a part in it, its own last."""

WORK = Path("target")
"""Where checkpoints lie if no other folder is named."""

RECIPES = {recipe.id: recipe for recipe in (cxr_pneumonia.RECIPE, breast_us.RECIPE)}


def main() -> None:
    """Trains what --work does not hold already, then writes the whole bundle."""
    other = {"saliency-table": saliency_table.main, "gradient": gradient.main}.get("".join(sys.argv[1:2]))
    if other is not None:
        other(sys.argv[2:], RECIPES)
        return
    options = _options()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    recipe = RECIPES[options.recipe]
    if options.stages:
        recipe = replace(recipe, training=_staged(recipe.training, options.stages))
    command = _command(recipe, options)
    if options.network:
        nets, history = _read(recipe, options)
        maps = None if options.refit else saliency_table.there(options.network)
        gain = quantise.Gain.there(options.network) if export.int8_overflows() else None
    else:
        nets, records = _weights(recipe, options)
        history = TrainingHistory(command, _machine(options.threads), records)
        maps, gain = _maps(nets[""], recipe.size, options.maps), None
    making = card.Making(command, history, recipe.members(options.data)[0].samples, maps, gain)
    sources = bundle.Sources(options.data, options.scans, options.monai_schema)
    metrics = bundle.write(options.out / f"{recipe.id}-{recipe.version}", recipe, nets, making, sources)
    for name, value in metrics.items():
        print(f"{name} {value:.4f}")


def _maps(shipped: network.ScanNetwork, size: int, measured: Path | None) -> saliency_table.Section | None:
    """What the program measured of the maps of this very network, byte for byte, by the card of a bundle."""
    if measured is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "model.onnx"
        export.write_onnx(shipped, size, written)
        if written.read_bytes() != (measured / bundle.FLOAT32).read_bytes():
            sys.exit(f"{measured.name} holds another network: what was measured of its maps does not hold for this one")
    return saliency_table.there(measured)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lantern_train", description=__doc__)
    parser.add_argument("recipe", choices=RECIPES)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets' folders")
    parser.add_argument("--out", type=Path, required=True, help="folder that receives <id>-<version>/")
    parser.add_argument("--network", metavar="BUNDLE", type=Path,
                        help="folder of a bundle whose network is taken, with its history; nothing is trained")
    parser.add_argument("--refit", action="store_true",
                        help="fit that network's head anew, as after a training; its maps must be measured anew, too")
    parser.add_argument("--maps", metavar="BUNDLE", type=Path,
                        help="folder of a bundle with the very same network, whose card tells of its maps by method")
    parser.add_argument("--work", type=Path, default=WORK, help="folder for the checkpoints")
    parser.add_argument("--scans", type=Path, help="folder of DICOM files, strangers to check the input gate with")
    metadata.add_schema_option(parser)
    parser.add_argument("--threads", type=int, default=1, help="threads of PyTorch; leave one core free")
    parser.add_argument("--stages", type=_stages, help="other stages than the recipe's, as 128x4,192x2")
    parser.add_argument("--only", metavar="MEMBER", help="train this member's network alone, and stop")
    options = parser.parse_args()
    if options.network and (options.stages or options.only):
        parser.error("--network trains nothing, so that --stages and --only say nothing")
    if options.refit and not (options.network and RECIPES[options.recipe].training.refit):
        parser.error("--refit is for the network of a bundle, --network, whose recipe says how")
    if options.network and options.maps:
        parser.error("--network brings its own figures of the maps, so that --maps says nothing")
    return options


def _staged(training: Training, stages: tuple[Stage, ...]) -> Training:
    """With these stages in the place of all that it has."""
    return replace(training, stages=stages, distillation=stages if training.distillation else (),
                   attention=training.attention and replace(training.attention, stages=stages))


def _stages(text: str) -> tuple[Stage, ...]:
    parts = [re.fullmatch(r"(\d+)x(\d+)", part) for part in text.split(",")]
    if not all(parts):
        raise argparse.ArgumentTypeError(f"not of the form SIZExEPOCHS,…: {text}")
    return tuple(Stage(int(part[1]), int(part[2])) for part in parts)


def _read(recipe: Recipe, options: argparse.Namespace) -> tuple[dict[str, network.ScanNetwork], TrainingHistory]:
    """The network that a bundle ships, by the empty name, and how it was trained."""
    held = metadata.read(options.network)["lantern"]["id"]
    if held != recipe.id:
        sys.exit(f"{options.network.name} holds the network of {held}, not that of {recipe.id}")
    if not all(cohort.shipped for cohort in recipe.cohorts(options.data)):
        sys.exit(f"{recipe.id} is judged by several networks, of which a bundle holds one: it must be trained")
    net, history = export.read_onnx(options.network / bundle.FLOAT32), TrainingHistory.read(options.network)
    refitted = history.trainings[-1].head
    if options.refit and refitted:
        sys.exit(f"the head of {options.network.name} is fitted anew already: leave --refit out")
    if recipe.training.refit and not (options.refit or refitted):
        sys.exit(f"{options.network.name} is of the recipe before: its head must be fitted anew, by --refit")
    if options.refit:
        net, record = HeadTrainer(recipe, recipe.members(options.data)[0], recipe.training.refit, net).run()
        history = replace(history, trainings=[*history.trainings, record])
    return {"": net}, history


def _weights(recipe: Recipe, options: argparse.Namespace
             ) -> tuple[dict[str, network.ScanNetwork], list[TrainingRecord]]:
    """Every network that judges by its member's name, the shipped one by the empty name, and how all were trained."""
    members, training = recipe.members(options.data), recipe.training
    rested_as = replace(training, refit=None)
    taught_as = replace(rested_as, attention=None)
    alone_as = replace(taught_as, distillation=())
    if options.only is not None:
        members = [member for member in members if member.name == options.only]

    def checkpoint(name: str, settings: Training, of: list[Member]) -> Path:
        return _checkpoint(options.work, recipe, name, settings, [one.seed for one in of])

    def member(of: Member) -> Trained:
        return _trained(checkpoint(of.name, alone_as, [of]), recipe, lambda: (Trainer(recipe, of, training.stages), []))

    def student() -> Trained:
        return _trained(checkpoint("student", taught_as, members), recipe,
                        lambda: taught([member(of) for of in members]))

    def taught(teachers: list[Trained]) -> tuple[Trainer, list[TrainingRecord]]:
        return (Trainer(recipe, members[0], training.distillation, tuple(net for net, _ in teachers)),
                [record for _, records in teachers for record in records])

    def attentive() -> Trained:
        return _trained(checkpoint("attentive", rested_as, members), recipe, lambda: rested(student()))

    def rested(start: Trained) -> tuple[Trainer, list[TrainingRecord]]:
        net, records = start
        regions = recipe.regions(members[0].samples)
        return Trainer(recipe, members[0], training.attention.stages, (net,), regions), records

    def refitted() -> Trained:
        return _trained(checkpoint("refitted", training, members), recipe, lambda: with_head(attentive()))

    def with_head(start: Trained) -> tuple[HeadTrainer, list[TrainingRecord]]:
        net, records = start
        return HeadTrainer(recipe, members[0], training.refit, net), records

    if options.only is not None:
        member(members[0])
        sys.exit()
    if training.distillation:
        net, records = (refitted if training.refit else attentive if training.attention else student)()
        return {"": net}, records
    trained = {of.name: member(of) for of in members}
    nets = {name: net for name, (net, _) in trained.items()}
    return nets | {"": nets[members[0].name]}, [record for _, records in trained.values() for record in records]


def _checkpoint(work: Path, recipe: Recipe, name: str, settings: Training, seeds: list[int]) -> Path:
    """Where a network lies; a digest of what decides its training keeps a trial from being taken for the real one.

    `settings` are without the trainings that come after it, which change nothing in it.
    """
    digest = hashlib.sha256(repr((settings, seeds)).encode()).hexdigest()[:10]
    return work / f"{recipe.id}-{recipe.version}-{name}-{digest}.pt"


def _trained(checkpoint: Path, recipe: Recipe,
             trainer: Callable[[], tuple[Trainer | HeadTrainer, list[TrainingRecord]]]) -> Trained:
    """The network of this checkpoint, or one trained now; what came before is made only then."""
    if checkpoint.exists():
        stored = torch.load(checkpoint)
        net = network.untrained(len(recipe.classes))
        net.load_state_dict(stored["weights"])
        return net.eval(), [TrainingRecord(**record) for record in stored["records"]]
    training, before = trainer()
    net, record = training.run()
    records = [*before, record]
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": net.state_dict(), "records": [asdict(of) for of in records]}, checkpoint)
    return net, records


def _command(recipe: Recipe, options: argparse.Namespace) -> str:
    """The command as it was given, with words in the place of this machine's folders."""
    given = {
        "--network": options.network.resolve().name + " --refit" * options.refit if options.network else "",
        "--maps": options.maps.resolve().name if options.maps else "",
        "--work": "WORK" if options.work != WORK else "",
        "--scans": "SCANS" if options.scans else "",
        "--monai-schema": "SCHEMA" if options.monai_schema else "",
        "--stages": ",".join(f"{s.size}x{s.epochs}" for s in options.stages or ()),
        "--threads": str(options.threads) if options.threads != 1 else "",
    }
    extra = "".join(f" {name} {value}" for name, value in given.items() if value)
    return f"python -m lantern_train {recipe.id} --data DATA --out ../../../assets/models{extra}"


def _machine(threads: int) -> str:
    used = "one thread" if threads == 1 else f"{threads} threads"
    return f"{used} of a shared {platform.machine()} processor, no accelerator"


if __name__ == "__main__":
    main()
