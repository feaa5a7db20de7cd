"""What is trained already is taken from the checkpoints, with what came before it; nothing else is asked for."""

import argparse
from dataclasses import asdict, replace
from pathlib import Path

import torch

from lantern_train import __main__ as command
from lantern_train import breast_us, cxr_pneumonia, network
from lantern_train.recipe import Member, Stage
from lantern_train.train import TrainingRecord

RECORDS = [TrainingRecord(60.0 * i, 40, 640, [{"size": 64, "epochs": 1}], i, i, i, [0.5]) for i in range(4)]
RECIPE = replace(cxr_pneumonia.RECIPE, members=lambda root: [Member("one", 1, []), Member("two", 2, [])])


def stored(work: Path, name: str, bias: float, records: list[TrainingRecord]) -> None:
    net = network.untrained(3)
    torch.nn.init.constant_(net.head.bias, bias)
    torch.save({"weights": net.state_dict(), "records": [asdict(of) for of in records]},
               work / f"{RECIPE.id}-{RECIPE.version}-{name}.pt")


def weights(recipe: command.Recipe, work: Path) -> tuple[dict[str, float], list[TrainingRecord]]:
    nets, records = command._weights(recipe, argparse.Namespace(data=work, work=work, only=None))
    return {name: float(net.head.bias.mean().detach()) for name, net in nets.items()}, records


def test_the_last_network_is_shipped_with_its_history(tmp_path: Path) -> None:
    stored(tmp_path, "attentive", 7, RECORDS)
    assert weights(RECIPE, tmp_path) == ({"": 7}, RECORDS)


def test_other_stages_take_the_place_of_those_there_are() -> None:
    stages = (Stage(64, 1),)
    full = command._staged(RECIPE.training, stages)
    assert (full.stages, full.distillation, full.attention.stages) == (stages, stages, stages)
    plain = command._staged(breast_us.RECIPE.training, stages)
    assert (plain.stages, plain.distillation, plain.attention) == (stages, (), None)


def test_without_attention_the_student_is_shipped(tmp_path: Path) -> None:
    stored(tmp_path, "student", 5, RECORDS[:3])
    plain = replace(RECIPE, training=replace(RECIPE.training, attention=None))
    assert weights(plain, tmp_path) == ({"": 5}, RECORDS[:3])


def test_without_a_student_every_member_judges_and_the_first_is_shipped(tmp_path: Path) -> None:
    stored(tmp_path, "one", 1, RECORDS[:1])
    stored(tmp_path, "two", 2, RECORDS[1:2])
    folds = replace(RECIPE, training=replace(RECIPE.training, attention=None, distillation=()))
    assert weights(folds, tmp_path) == ({"one": 1, "two": 2, "": 1}, RECORDS[:2])
