"""A network that ships, made into a bundle anew."""

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny

from lantern_train import __main__ as command
from lantern_train import bundle, export, metadata, saliency_table
from lantern_train.card import Making
from lantern_train.export import Graph
from lantern_train.recipe import Member, Recipe
from lantern_train.train import TrainingHistory, TrainingRecord

HISTORY = TrainingHistory("python -m lantern_train", "a big machine", [
    TrainingRecord(5460.0, 40, 640, [{"size": 64, "epochs": 2}], 7, 0, 0, [0.5, 0.4]),
    TrainingRecord(60.0, 40, 320, [{"size": 64, "epochs": 1}], 8, 1, 30, []),
    TrainingRecord(120.0, 40, 120, [{"size": 64, "epochs": 1}], 8, 0, 0, [0.3], head=True)], "Read from an older file.")

FINDING = {"calibration": {"slope": 1.0, "offset": 0.0}, "defaultOperatingPoint": "balanced",
           "operatingPoints": [{"name": "balanced", "threshold": 0.9999}]}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of which only what is asked of it is there."""
    folder = tmp_path_factory.mktemp("models") / "cxr-pneumonia-0.0.1"
    (folder / "models").mkdir(parents=True)
    export.write_onnx(tiny.network(), tiny.SIZE, folder / bundle.FLOAT32)
    HISTORY.write(folder)
    (folder / metadata.CARD).write_text(
        f"# Chests\n\n{saliency_table.HEADING}\n\nAs measured.\n\n{saliency_table.NEXT}\n", encoding="utf-8")
    metadata.write(folder, {"lantern": {"id": "cxr-pneumonia", "findings": [FINDING]}})
    return folder


def run(monkeypatch: pytest.MonkeyPatch, recipe: Recipe, source: Path, folder: Path, *more: str) -> None:
    monkeypatch.setitem(command.RECIPES, recipe.id, recipe)
    monkeypatch.setattr(sys, "argv", ["lantern_train", recipe.id, "--data", str(folder), "--out", str(folder / "out"),
                                      "--network", str(source), *more])
    command.main()


def test_everything_but_the_training_is_made_anew(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = tiny.chest(tmp_path)
    seen, *_, others = (cohort.samples for cohort in recipe.cohorts(tmp_path))
    recipe = replace(recipe, members=lambda root: [Member("one", 1, seen)], strangers=lambda root: {"others": others})
    (tmp_path / "schema.json").write_text("{}", encoding="utf-8")
    run(monkeypatch, recipe, shipped, tmp_path, "--monai-schema", str(tmp_path / "schema.json"))
    made = tmp_path / "out" / f"cxr-pneumonia-{recipe.version}"
    image = np.random.default_rng(0).standard_normal((1, 3, tiny.SIZE, tiny.SIZE), np.float32)
    for name, values in Graph(shipped / bundle.FLOAT32).run(image).items():
        np.testing.assert_array_equal(Graph(made / bundle.FLOAT32).run(image)[name], values, err_msg=name)
    assert TrainingHistory.read(made) == HISTORY
    manifest = metadata.read(made)
    assert manifest["lantern"]["files"] == metadata.hashes(made)
    assert TrainingHistory.FILE in manifest["lantern"]["files"]
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    card = (made / metadata.CARD).read_text(encoding="utf-8")
    assert "| labels, itself before and regions of 30 images | 8 | 64 px × 1 | 40 | 320 | 1 |" in card
    assert f"{saliency_table.HEADING}\n\n{saliency_table.NOT_YET}\n" in card, "the threshold is another"
    assert "| labels, the head alone | 8 | 64 px × 1 | 40 | 120 | 2 |\n\nRead from an older file.\n" in card
    assert "94 minutes of training in all, on a big machine." in card
    assert "--network cxr-pneumonia-0.0.1 --monai-schema SCHEMA`" in card

    (made / metadata.CARD).write_text(card.replace(saliency_table.NOT_YET, "As measured."), encoding="utf-8")
    again = tmp_path / "again"
    shutil.copytree(made, again)
    run(monkeypatch, recipe, again, tmp_path, "--monai-schema", str(tmp_path / "schema.json"))
    card = (made / metadata.CARD).read_text(encoding="utf-8")
    assert f"{saliency_table.HEADING}\n\nAs measured.\n\n{saliency_table.NEXT}\n" in card


def test_a_bundle_that_is_there_stays_where_the_new_one_does_not_get_whole(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken off")

    there = tmp_path / "cxr-pneumonia-0.0.1"
    there.mkdir()
    (there / "weights").write_text("kept", encoding="utf-8")
    monkeypatch.setattr(bundle, "_graphs", broken)
    recipe, sources = tiny.chest(tmp_path / "data"), bundle.Sources(tmp_path, None, None)
    with pytest.raises(ValueError, match="broken off"):
        bundle.write(there, recipe, {}, Making("", HISTORY, []), sources)
    assert (there / "weights").read_text(encoding="utf-8") == "kept"


def test_refuses_the_network_of_another_recipe(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="^cxr-pneumonia-0.0.1 holds the network of cxr-pneumonia, not that of breast-us$"):
        run(monkeypatch, tiny.breast(tmp_path), shipped, tmp_path)


def test_refuses_a_recipe_that_is_judged_by_several_networks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "source/configs").mkdir(parents=True)
    metadata.write(tmp_path / "source", {"lantern": {"id": "breast-us"}})
    with pytest.raises(SystemExit, match="^breast-us is judged by several networks, of which a bundle holds one: it "):
        run(monkeypatch, tiny.breast(tmp_path), tmp_path / "source", tmp_path)


@pytest.mark.parametrize(("last", "more", "why"), [
    (2, (), "^cxr-pneumonia-0.0.1 is of the recipe before: its head must be fitted anew, by --refit$"),
    (3, ("--refit",), "^the head of cxr-pneumonia-0.0.1 is fitted anew already: leave --refit out$")])
def test_refuses_a_network_whose_head_is_not_as_the_recipe_has_it(
        last: int, more: tuple[str, ...], why: str, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / shipped.name
    shutil.copytree(shipped, source)
    replace(HISTORY, trainings=HISTORY.trainings[:last]).write(source)
    with pytest.raises(SystemExit, match=why):
        run(monkeypatch, tiny.chest(tmp_path), source, tmp_path, *more)


@pytest.mark.parametrize("more", [("--only", "one"), ("--stages", "64x1")])
def test_refuses_words_about_a_training_beside_a_network(more: tuple[str, str], shipped: Path, tmp_path: Path,
                                                         monkeypatch: pytest.MonkeyPatch,
                                                         capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, tiny.breast(tmp_path), shipped, tmp_path, *more)
    assert "--network trains nothing" in capsys.readouterr().err


def test_the_history_is_plain_json(shipped: Path) -> None:
    content = json.loads((shipped / "docs/training.json").read_text(encoding="utf-8"))
    assert content["machine"] == "a big machine"
    assert content["trainings"][0] == {
        "seconds": 5460.0, "images": 40, "draws": 640, "stages": [{"size": 64, "epochs": 2}], "seed": 7, "teachers": 0,
        "regions": 0, "epoch_losses": [0.5, 0.4], "head": False}
