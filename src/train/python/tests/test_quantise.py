"""The int8 network: what of it stays float32, what it costs, and when it ships."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import tiny
import torch

from lantern_train import export, metadata, quantise
from lantern_train.data import Sample
from lantern_train.evaluate import Resampling
from lantern_train.judge import Scored, unseen
from lantern_train.network import untrained
from lantern_train.quantise import Cost, Gain, Int8
from lantern_train.recipe import Cohort


def scored(name: str, patients: str, labels: str, scores: list[float], member: str = "") -> Scored:
    """One image a letter; the first of two logits is 0, the second the score."""
    samples = [Sample(Path(f"{name}{i}"), "set", patient, "", ()) for i, patient in enumerate(patients)]
    patient, score = np.array(list(patients)), np.array(scores)
    return Scored(Cohort(name, name, [(member, samples)]), samples, np.array([member] * len(samples)),
                  np.stack([np.zeros(len(score)), score], axis=1), score, np.array([int(of) for of in labels]),
                  patient, [], Resampling(patient, 0))


def test_only_the_convolution_that_reads_the_image_stays_float(tmp_path: Path) -> None:
    torch.manual_seed(0)
    export.write_onnx(untrained(3).eval(), tiny.SIZE, tmp_path / "model.onnx")
    images = np.random.default_rng(0).standard_normal((2, 3, tiny.SIZE, tiny.SIZE), np.float32)
    quantise.write_int8(tmp_path / "model.onnx", tmp_path / "int8.onnx", images)
    graph = onnx.load(tmp_path / "int8.onnx").graph
    made = {name: node.op_type for node in graph.node for name in node.output}
    plain = [node for node in graph.node if node.op_type == "Conv" and made.get(node.input[0]) != "DequantizeLinear"]
    assert [list(node.input[:1]) for node in plain] == [[export.INPUT]]
    assert plain[0].input[1] in {tensor.name for tensor in graph.initializer}


def test_is_judged_on_every_cohort_that_the_shipped_network_has_not_seen_once_a_patient() -> None:
    first, other = scored("first", "aabb", "0011", [0, 0, 1, 1]), scored("other", "cd", "01", [0, 1])
    of_a_fold, repeats = scored("fold", "xy", "01", [0, 1], "fold-0"), scored("repeats", "bz", "01", [0, 1])
    of_one_label = scored("ill", "pq", "11", [0, 1])
    assert unseen([of_a_fold, first, repeats, of_one_label, other]) == [first, other]


def test_cost_of_a_cohort_by_hand() -> None:
    float32, int8 = scored("c", "abcd", "0011", [-2, 1, 0.5, 3]), scored("c", "abcd", "0011", [-2, 1.5, 1.25, 3.5])
    # of four pairs one is the wrong way round in both; the third image passes the threshold
    assert quantise.cost(float32, int8, 1.0, (0.95, 0.94)) == Cost("c", 4, 0.75, 0.75, 0.75, 1, (0.95, 0.94))


@pytest.mark.parametrize(("speed", "losses", "kept"), [
    (1.7, [0.0049, -0.01], True), (1.69, [0.0, 0.0], False), (3.0, [0.0, 0.0051], False), (3.0, [], False)])
def test_ships_where_it_is_fast_and_every_cohort_bears_it(speed: float, losses: list[float], kept: bool) -> None:
    costs = [Cost(str(i), 10, 0.9, 0.9 - loss, 0.1, 0, (1, 1)) for i, loss in enumerate(losses)]
    assert Int8(Gain(speed), costs).kept is kept


def test_the_gain_of_a_bundle_that_is_there_is_told_with_its_name(tmp_path: Path) -> None:
    card = tmp_path / "net-1.2.3" / metadata.CARD
    card.parent.mkdir(parents=True)
    card.write_text(f"the first). This one is {Gain(2.44).words}, and is shipped.\n")
    assert Gain.there(tmp_path / "net-1.2.3") == Gain(2.44, "net-1.2.3")
    card.write_text("Nothing of it.\n")
    assert Gain.there(tmp_path / "net-1.2.3") is None
    assert Gain(2.44, "net-1.2.3").words == "2.44 times as fast (measured of net-1.2.3, whose layers are the same)"
