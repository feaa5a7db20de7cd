"""Figures of the program in a card that is there."""

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from lantern_train import saliency_table
from lantern_train.saliency_table import Measured

CARD = """\
# Chests, version 0.1.0

### Class activation maps

Maps.

### Images of another kind

Others.
"""

RECIPE = SimpleNamespace(id="chests", title="Chests", version="0.1.1",
                         words={"changelog": {"0.1.0": "first version", "0.1.1": "maps by method on the card"}})

FINDING = {"calibration": {"slope": 1.5, "offset": -3.0}, "defaultOperatingPoint": "balanced",
           "operatingPoints": [{"name": "youden", "threshold": 0.1}, {"name": "balanced", "threshold": 0.5}]}
"""Called at the network's own log-odds of 2."""


def evaluation(**changed: object) -> dict[str, object]:
    finding = {"id": "a", "name": "A", "images_marked": 40, "images_called": 30, "cancelled": False, "unusable": [],
               "methods": [{"method": "cam", "measures": [
                   {"measure": "relevance-mass", "title": "share of the map inside the marks", "images": 40,
                    "value": 0.58212, "low": 0.572, "high": 0.592, "chance": 0.354, "good": "high"},
                   {"measure": "permuted-head", "title": "rank correlation", "images": 6, "value": 0.11, "low": 0.1,
                    "high": 0.2, "chance": 0.3, "good": "low"}]}]}
    return {"bundles": [{"bundle": "chests 0.1.0", "precision": "float32"}], "findings": [{"threshold": 0.5}],
            "saliency": {"findings": [finding | changed]}}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    for name, text in (("docs/MODEL_CARD.md", CARD), ("models/model.onnx", "weights")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    content = {"version": "0.1.0", "changelog": {"0.1.0": "first version"},
               "lantern": {"id": "chests", "findings": [FINDING], "files": {}}}
    (tmp_path / "configs").mkdir()
    (tmp_path / "configs/metadata.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def test_puts_the_table_between_its_heading_and_the_next(bundle: Path) -> None:
    saliency_table.write(bundle, RECIPE, [Measured("Children", evaluation())])
    card = (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8")
    assert card.startswith("# Chests, version 0.1.1\n")
    assert "Maps.\n\n### Saliency maps by method\n\nMeasured by the program" in card
    assert "Children: 40 images, 30 of them called positive." in card
    assert "| cam | share of the map inside the marks | 40 | 0.582 [0.572, 0.592] | 0.354 | high |" in card
    assert "| cam | rank correlation | 6 few | 0.110 [0.100, 0.200] | 0.300 | low |" in card
    assert card.endswith("\n\n### Images of another kind\n\nOthers.\n")


def test_hashes_version_and_changelog_follow(bundle: Path) -> None:
    saliency_table.write(bundle, RECIPE, [Measured("Children", evaluation())])
    content = json.loads((bundle / "configs/metadata.json").read_text(encoding="utf-8"))
    card = hashlib.sha256((bundle / "docs/MODEL_CARD.md").read_bytes()).hexdigest()
    weights = hashlib.sha256(b"weights").hexdigest()
    assert content == {"version": "0.1.1", "changelog": RECIPE.words["changelog"],
                       "lantern": {"id": "chests", "findings": [FINDING],
                                   "files": {"docs/MODEL_CARD.md": card, "models/model.onnx": weights}}}


def test_refuses_a_bundle_of_another_network_than_the_recipes(bundle: Path) -> None:
    later = SimpleNamespace(**vars(RECIPE) | {"version": "0.2.0"})
    with pytest.raises(SystemExit, match=f"^{bundle.name} holds another network than chests 0.2.0$"):
        saliency_table.write(bundle, later, [Measured("Children", evaluation())])
    assert (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8") == CARD


def test_a_second_time_replaces_the_first_of_the_same_set(bundle: Path) -> None:
    saliency_table.write(bundle, RECIPE, [Measured("Children", evaluation(images_called=20)),
                                          Measured("Adults", evaluation())])
    saliency_table.write(bundle, RECIPE, [Measured("Children", evaluation()), Measured("Infants", evaluation())])
    twice = (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8")
    (bundle / "docs/MODEL_CARD.md").write_text(CARD.replace("0.1.0", "0.1.1"), encoding="utf-8")
    names = ("Children", "Adults", "Infants")
    saliency_table.write(bundle, RECIPE, [Measured(name, evaluation()) for name in names])
    assert twice == (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8")
    assert [twice.count(f"{name}: 40 images, 30 of them") for name in names] == [1, 1, 1]


def test_a_set_with_two_findings_stays_whole(bundle: Path) -> None:
    two = evaluation()
    two["saliency"]["findings"] *= 2
    saliency_table.write(bundle, RECIPE, [Measured("Children", two)])
    once = (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8")
    saliency_table.write(bundle, RECIPE, [Measured("Adults", evaluation())])
    card = (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8")
    assert once.count("Children:") == card.count("Children:") == 2
    assert card.count("Adults:") == 1


@pytest.mark.parametrize(("changed", "why"), [
    ({"cancelled": True}, "not every image"), ({"unusable": [{"source": "a", "why": "b"}]}, "not every image")])
def test_refuses_half_a_measurement(bundle: Path, changed: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        saliency_table.write(bundle, RECIPE, [Measured("Children", evaluation(**changed))])
    assert (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8") == CARD


def test_refuses_figures_of_another_network(bundle: Path) -> None:
    other = evaluation() | {"bundles": [{"bundle": "chests 0.1.0", "precision": "int8"}]}
    with pytest.raises(ValueError, match="not of chests"):
        saliency_table.write(bundle, RECIPE, [Measured("Children", other)])
    with pytest.raises(ValueError, match="called at 0.45, another threshold"):
        saliency_table.write(bundle, RECIPE, [Measured("Children", evaluation() | {"findings": [{"threshold": 0.45}]})])
    with pytest.raises(ValueError, match="were not measured"):
        saliency_table.write(bundle, RECIPE, [Measured("Children", {"bundles": evaluation()["bundles"]})])


def test_refuses_a_card_without_a_place(bundle: Path) -> None:
    (bundle / "docs/MODEL_CARD.md").write_text("# Chests\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no section"):
        saliency_table.write(bundle, RECIPE, [Measured("Children", evaluation())])


def test_the_section_that_is_there_is_that_of_the_next_bundle_of_the_network(bundle: Path) -> None:
    assert saliency_table.there(bundle).text == saliency_table.NOT_YET
    saliency_table.write(bundle, RECIPE, [Measured("Children", evaluation()), Measured("Adults", evaluation())])
    there = saliency_table.there(bundle)
    section = there.at(2.0)
    assert there.at(2.1) == saliency_table.NOT_YET
    card = (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8")
    assert f"### Saliency maps by method\n\n{section}\n\n### Images of another kind" in card
    assert section.count("| cam | rank correlation |") == 2
