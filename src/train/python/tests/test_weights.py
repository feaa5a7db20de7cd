"""What is trained already is taken from the checkpoints, with what came before it; nothing else is asked for. And what
the card says of the command."""

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import tiny
import torch

from lantern_train import __main__ as command
from lantern_train import breast_us, bundle, cxr_pneumonia, export, metadata, network
from lantern_train.recipe import Member, Recipe, Stage, Training
from lantern_train.train import TrainingRecord

RECORDS = [TrainingRecord(60.0 * i, 40, 640, [{"size": 64, "epochs": 1}], i, i, i, [0.5]) for i in range(4)]
RECIPE = replace(cxr_pneumonia.RECIPE, members=lambda root: [Member("one", 1, []), Member("two", 2, [])])


FULL = RECIPE.training
RESTED = replace(FULL, refit=None)
TAUGHT = replace(RESTED, attention=None)
ALONE = replace(TAUGHT, distillation=())


def stored(work: Path, name: str, training: Training, seeds: list[int], bias: float,
           records: list[TrainingRecord]) -> None:
    net = network.untrained(3)
    torch.nn.init.constant_(net.head.bias, bias)
    torch.save({"weights": net.state_dict(), "records": [asdict(of) for of in records]},
               command._checkpoint(work, RECIPE, name, training, seeds))


def weights(recipe: Recipe, work: Path) -> tuple[dict[str, float], list[TrainingRecord]]:
    nets, records = command._weights(recipe, argparse.Namespace(data=work, work=work, only=None))
    return {name: float(net.head.bias.mean().detach()) for name, net in nets.items()}, records


def test_the_last_network_is_shipped_with_its_history(tmp_path: Path) -> None:
    stored(tmp_path, "refitted", FULL, [1, 2], 7, RECORDS)
    assert weights(RECIPE, tmp_path) == ({"": 7}, RECORDS)


def test_other_stages_take_the_place_of_those_there_are() -> None:
    stages = (Stage(64, 1),)
    full = command._staged(RECIPE.training, stages)
    assert (full.stages, full.distillation, full.attention.stages) == (stages, stages, stages)
    plain = command._staged(breast_us.RECIPE.training, stages)
    assert (plain.stages, plain.distillation, plain.attention) == (stages, (), None)


def test_without_a_new_head_the_network_that_rests_on_regions_is_shipped(tmp_path: Path) -> None:
    stored(tmp_path, "attentive", RESTED, [1, 2], 6, RECORDS)
    assert weights(replace(RECIPE, training=RESTED), tmp_path) == ({"": 6}, RECORDS)


def test_without_attention_the_student_is_shipped(tmp_path: Path) -> None:
    stored(tmp_path, "student", TAUGHT, [1, 2], 5, RECORDS[:3])
    plain = replace(RECIPE, training=TAUGHT)
    assert weights(plain, tmp_path) == ({"": 5}, RECORDS[:3])


def test_without_a_student_every_member_judges_and_the_first_is_shipped(tmp_path: Path) -> None:
    stored(tmp_path, "one", ALONE, [1], 1, RECORDS[:1])
    stored(tmp_path, "two", ALONE, [2], 2, RECORDS[1:2])
    folds = replace(RECIPE, training=ALONE)
    assert weights(folds, tmp_path) == ({"one": 1, "two": 2, "": 1}, RECORDS[:2])


def test_what_decides_a_training_is_in_the_name_of_its_file(tmp_path: Path) -> None:
    trials = [(FULL, [1, 2]), (FULL, [1, 3]), (replace(FULL, learning_rate=0.5), [1, 2]),
              (command._staged(FULL, (Stage(128, 1),)), [1, 2]), (command._staged(FULL, (Stage(128, 2),)), [1, 2])]
    assert len({command._checkpoint(tmp_path, RECIPE, "attentive", *trial) for trial in trials}) == len(trials)


def test_a_trial_is_not_taken_for_the_real_training(tmp_path: Path) -> None:
    trial = command._staged(FULL, (Stage(128, 1),))
    stored(tmp_path, "refitted", trial, [1, 2], 7, RECORDS)
    assert weights(replace(RECIPE, training=trial), tmp_path) == ({"": 7}, RECORDS)
    # The members have no samples, so a training anew ends here.
    with pytest.raises(ValueError, match="groups"):
        weights(RECIPE, tmp_path)


def test_another_attention_goes_on_from_the_student_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch
                                                                  ) -> None:
    stored(tmp_path, "attentive", RESTED, [1, 2], 7, RECORDS)
    stored(tmp_path, "student", TAUGHT, [1, 2], 5, RECORDS[:3])

    class Unchanged:
        def __init__(self, recipe: Recipe, member: Member, stages: tuple[Stage, ...],
                     teachers: tuple[network.ScanNetwork, ...], regions: None) -> None:
            [self.net] = teachers

        def run(self) -> tuple[network.ScanNetwork, TrainingRecord]:
            return self.net, RECORDS[3]

    monkeypatch.setattr(command, "Trainer", Unchanged)
    other = replace(RESTED, attention=replace(RESTED.attention, kept=0.25))
    assert weights(replace(RECIPE, training=other, regions=lambda samples: None), tmp_path) == ({"": 5}, RECORDS)


def options(**given: object) -> argparse.Namespace:
    nothing = {"network": None, "maps": None, "work": command.WORK, "scans": None, "monai_schema": None,
               "stages": None, "threads": 1, "refit": False}
    return argparse.Namespace(**(nothing | given))


def test_the_command_names_what_was_given_and_no_folder() -> None:
    plain = "python -m lantern_train cxr-pneumonia --data DATA --out ../../../assets/models"
    assert command._command(RECIPE, options()) == plain
    assert command._command(RECIPE, options(network=Path("b-1"), refit=True)) == f"{plain} --network b-1 --refit"
    given = options(work=Path("w"), scans=Path("s"), monai_schema=Path("m"), stages=(Stage(128, 1), Stage(192, 2)),
                    threads=2)
    assert command._command(RECIPE, given) == (
        f"{plain} --work WORK --scans SCANS --monai-schema SCHEMA --stages 128x1,192x2 --threads 2")


def test_the_machine_has_the_threads_that_were_given() -> None:
    assert command._machine(1).startswith("one thread of a shared ")
    assert command._machine(2).startswith("2 threads of a shared ")


def test_figures_of_the_maps_hold_for_the_very_same_network(tmp_path: Path) -> None:
    net, other = tiny.network(), tiny.network()
    torch.nn.init.constant_(other.head.bias, 3)
    (tmp_path / "models").mkdir()
    (tmp_path / "docs").mkdir()
    export.write_onnx(net, tiny.SIZE, tmp_path / bundle.FLOAT32)
    (tmp_path / metadata.CARD).write_text("### Saliency maps by method\n\nAs measured.\n\n### Images of another kind\n")
    manifest = {"lantern": {"findings": [{
        "calibration": {"slope": 1.0, "offset": 0.0}, "defaultOperatingPoint": "youden",
        "operatingPoints": [{"name": "youden", "threshold": 0.5}]}]}}
    (tmp_path / "configs").mkdir()
    (tmp_path / "configs/metadata.json").write_text(json.dumps(manifest))
    assert command._maps(net, tiny.SIZE, tmp_path).text == "As measured."
    assert command._maps(net, tiny.SIZE, None) is None
    with pytest.raises(SystemExit, match="another network"):
        command._maps(other, tiny.SIZE, tmp_path)
