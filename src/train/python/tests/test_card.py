"""A whole pass from made images to the card, for both recipes."""

import re
from pathlib import Path

import cv2
import numpy as np
import pytest
import tiny
import torch

from lantern_train import card, cxr_pneumonia, figures, judge, network, points, tables
from lantern_train.card import Making
from lantern_train.data import Sample
from lantern_train.evaluate import Interval
from lantern_train.recipe import Recipe
from lantern_train.saliency_table import Section
from lantern_train.quantise import Cost, Gain, Int8
from lantern_train.tables import DistanceRow
from lantern_train.train import TrainingHistory, TrainingRecord

RECORD = TrainingRecord(90.0, 40, 640, [{"size": 64, "epochs": 2}, {"size": 128, "epochs": 1}], 7, 2, 0, [0.5, 0.4])


@pytest.fixture(scope="module")
def net() -> network.ScanNetwork:
    torch.manual_seed(0)
    return network.untrained(3).eval()


@pytest.fixture(scope="module")
def made(net: network.ScanNetwork, tmp_path_factory: pytest.TempPathFactory) -> figures.Figures:
    root = tmp_path_factory.mktemp("chest")
    graph, recipe = tiny.graph(root / "tiny.onnx"), tiny.chest(root)
    return figures.compute({"": net}, {"": graph}, recipe, root, some_samples(recipe, root))


def some_samples(recipe: Recipe, root: Path) -> list[Sample]:
    return [sample for cohort in recipe.cohorts(root)[:2] for _, part in cohort.parts for sample in part]


def written(bundle: Path, recipe: Recipe, computed: figures.Figures) -> str:
    making = Making("python -m lantern_train", TrainingHistory("train", "one thread", [RECORD, RECORD]),
                    computed.cohorts[0].samples, Section("As the program measured.", computed.raw_threshold))
    card.write_card(bundle, recipe, computed, making, [DistanceRow("hands", "near", 12, 0.987, 0.04, 0.95)],
                    Int8(Gain(1.834), [Cost("Children", 24, 0.9, 0.8987, 0.31, 2, (0.955, 0.948)),
                                      Cost("Adults", 20, 0.8, 0.79, 0.2, 1, (1.0, 1.0))]))
    return (bundle / "docs/MODEL_CARD.md").read_text(encoding="utf-8")


def test_card_of_the_chest_recipe(tmp_path: Path, made: figures.Figures) -> None:
    text = written(tmp_path, cxr_pneumonia.RECIPE, made)
    assert "$" not in text
    for row in ("| hands | near | 12 | 0.987 | 0.040 | 95.0 % |", "| Children | 24 | 0.9000 | 0.8987 | 0.310 | 2 | 95.5 % / 94.8 % |",
                "| Adults | 20 | 0.8000 | 0.7900 | 0.200 | 1 | 100.0 % / 100.0 % |",
                "| labels and 2 networks | 7 | 64 px × 2, 128 px × 1 | 40 | 640 | 2 |",
                "| kermany, training | 24 (12 / 12), 12 patients | training |",
                "12 patients | calibration, thresholds, input gate |", "patients | calibration, default threshold, input gate |",
                "patients | checking on patients of a set above |", "| Hannover (all positive) | 8 (0 / 8), 4 patients | checking |"):
        assert row in text
    assert "### Saliency maps by method\n\nAs the program measured.\n\n### Images of another kind" in text
    assert "This one is 1.83 times as fast, and is not shipped." in text
    [at_one_percent, *_] = made.points[0].predictive
    assert (f"| youden | 1 % | {tables.interval(at_one_percent.positive)} | "
            f"{tables.interval(at_one_percent.negative, digits=4)} |") in text
    assert re.search(r"of\n35 % of the films .+; of 20 %\nthe lungs .+ of the 10 % of all films", text, re.DOTALL)
    assert "by: `train`\n- This bundle was made there by: `python -m lantern_train`\n" in text
    assert "; 3 minutes of training in all, on one thread." in text
    widths = [len(re.split(r"(?<!\\)\|", line)) - 2 for line in text.splitlines() if line.startswith("|")]
    assert max(widths) == 7


def test_every_masked_image_is_asked_what_its_answer_rests_on(made: figures.Figures) -> None:
    images = {row.name: row.images for row in made.maps if "blurred" in row.name}
    assert set(images.values()) == {24} and len(images) == 2


def test_card_of_the_breast_recipe(tmp_path: Path, net: network.ScanNetwork) -> None:
    recipe, graph = tiny.breast(tmp_path), tiny.graph(tmp_path / "tiny.onnx")
    names = ("", "fold-0", "fold-1")
    computed = figures.compute(dict.fromkeys(names, net), dict.fromkeys(names, graph), recipe, tmp_path,
                               some_samples(recipe, tmp_path))
    assert [row.name for row in computed.folds] == ["fold-0", "fold-1", "mean of these"]
    assert computed.folds[2].auc.value == pytest.approx(np.mean([row.auc.value for row in computed.folds[:2]]))
    assert "$" not in written(tmp_path, recipe, computed)
    assert "groups of like images" in written(tmp_path, recipe, computed)


def test_plots_are_of_440_pixels(tmp_path: Path, made: figures.Figures) -> None:
    written(tmp_path, cxr_pneumonia.RECIPE, made)
    shapes = {path.name: cv2.imread(str(path)).shape for path in (tmp_path / "docs").glob("*.png")}
    assert shapes == dict.fromkeys(("roc.png", "reliability.png", "scores.png", "risk.png"), (440, 440, 3))


def test_figures_agree_with_each_other(made: figures.Figures) -> None:
    first, default = made.cohorts[0], made.default
    assert default.name == "balanced"
    given = next(row for row in made.given if (row.point, row.cohort) == ("balanced", first.cohort.name))
    unchanged = made.robustness[first.cohort.name][0]
    assert (given.sensitivity, given.specificity) == (default.sensitivity, default.specificity)
    assert (unchanged.change, unchanged.sensitivity, unchanged.moved) == (
        points.UNCHANGED, default.sensitivity.value, 0.0)
    assert unchanged.auc == made.aucs[0].auc.value == figures.metrics(made)["kermany_val_auc"]


def test_calibration_is_fitted_on_sets_of_their_own_and_tried_on_those_that_repeat_them(made: figures.Figures) -> None:
    assert [row.name for row in made.calibration.errors] == [
        "before", "after, cross-fitted", "NIH validation, before", "NIH validation, after, cross-fitted",
        "Kermany validation, as shipped", "NIH validation, as shipped", "Kermany validation, native, as shipped"]
    row = made.calibration.errors[6]
    [native] = [of for of in made.cohorts if f"{of.cohort.name}, as shipped" == row.name]
    probability = 1 / (1 + np.exp(-(made.calibration.slope * native.score + made.calibration.offset)))
    off = probability - native.label
    place = np.minimum(np.int64(probability * 10), 9)
    assert row.ece == pytest.approx(sum(abs(off[place == b].sum()) for b in range(10)) / len(off))
    assert row.brier == pytest.approx(np.mean(off**2))
    assert (row.predicted, row.observed) == (pytest.approx(probability.mean()), native.label.mean())
    shown = f"| {row.name} | {row.ece:.4f} | {row.brier:.4f} | {row.predicted:.3f} | {row.observed:.3f} |"
    assert shown in tables.calibration(made.calibration.errors)


def test_what_exposure_alone_gives_away_is_told_of_cohorts_that_the_shipped_network_has_not_seen(
        tmp_path: Path, made: figures.Figures) -> None:
    assert [row.name.partition(", ")[0] for row in made.exposed] == ["Kermany validation"] * 2 + ["NIH validation"] * 2
    of_children = made.exposed[0].auc  # their larger discs are brighter on the whole
    assert of_children.value > 0.9
    assert (f"| Kermany validation, by exposure alone | 24 | 12 | {tables.interval(of_children)} |"
            in written(tmp_path, cxr_pneumonia.RECIPE, made).split("What exposure alone gives away")[1])


def test_cohorts_that_repeat_others_have_no_say(made: figures.Figures) -> None:
    assert list(made.robustness) == ["Kermany validation", "NIH validation", "Hannover (all positive)"]
    assert [row.cohort for row in made.cross_fitted] == ["Kermany validation", "NIH validation"]
    assert len(made.given) == 4 * 4


def test_further_questions_leave_out_images_of_neither_side(made: figures.Figures) -> None:
    row = made.aucs[-1]
    assert (row.name, row.images) == ("Bacterial against viral, Kermany validation", 12)


def test_subgroups_name_age_and_sex(made: figures.Figures) -> None:
    groups = [(row.group, row.images) for row in made.subgroups if row.cohort == "Hannover (all positive)"]
    assert groups == [("age under 18 years", 2), ("age 18–39 years", 4), ("age 40–64 years", 2), ("sex F", 4),
                      ("sex M", 4)]


def test_an_image_in_two_cohorts_counts_once_in_the_saliency_table(made: figures.Figures) -> None:
    images = {row.name: row.images for row in made.maps}
    called = made.calibration.log_odds(made.cohorts[0].score) >= made.default.log_odds
    assert images["maximum inside the mask"] == int((called & (made.cohorts[0].label == 1)).sum())
    assert images["pointing game: maximum inside a box"] == 10


def test_an_interval_has_the_digits_that_are_asked_for() -> None:
    value = Interval(0.99934, 0.99913, 0.99958)
    assert (tables.interval(value), tables.interval(value, digits=4)) == (
        "0.999 [0.999, 1.000]", "0.9993 [0.9991, 0.9996]")


def test_rounds_that_all_gave_the_same_are_no_interval() -> None:
    assert tables.interval(Interval(1, 1, 1)) == "1.000 [–]"


def test_words_are_split_by_their_headings() -> None:
    assert card.card_words("## a\nfirst\n\nsecond\n\n## b c\n- x\n") == {"a": "first\n\nsecond", "b c": "- x"}


def test_judge_scores_what_the_closed_form_explains(tmp_path: Path) -> None:
    recipe = tiny.chest(tmp_path)
    judged = judge.Judge(tiny.graph(tmp_path / "tiny.onnx"), recipe)
    image = np.linspace(0, 1, tiny.SIZE**2, dtype=np.float32).reshape(1, tiny.SIZE, tiny.SIZE)
    logits, maps = judged.explained(image)
    mean = (image.mean() - recipe.mean[0]) / recipe.std[0]
    np.testing.assert_allclose(logits[0], tiny.HEAD[:, 0] * mean, rtol=1e-4)
    assert maps[0].shape == (2, 2)
    assert judged.score(image)[0] == pytest.approx(np.log(np.exp(2 * mean) + np.exp(1.5 * mean)) + 3 * mean, abs=1e-5)
