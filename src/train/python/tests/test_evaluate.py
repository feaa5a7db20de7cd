"""AUC, intervals by patient and risk-coverage against values worked out by hand."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from lantern_train import evaluate
from lantern_train.evaluate import BOOTSTRAP_ROUNDS, Resampling, auc, interval, risk_coverage, two_classes


def test_auc_counts_pairs_and_halves_ties() -> None:
    # pairs positive over negative: (2 > 1), (2 = 2 half), (3 > 1), (3 > 2)
    assert auc(np.array([1, 2, 2, 3]), np.array([0, 0, 1, 1])) == pytest.approx(3.5 / 4)


def test_auc_equals_that_of_scikit_learn() -> None:
    rng = np.random.default_rng(0)
    score, label = np.round(rng.normal(0, 1, 200), 1), rng.integers(0, 2, 200)
    assert auc(score, label) == pytest.approx(roc_auc_score(label, score))


def test_every_round_is_the_auc_of_the_images_it_drew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "BOOTSTRAP_ROUNDS", 100)
    rng = np.random.default_rng(1)
    score, label = np.round(rng.normal(0, 1, 60), 1), rng.integers(0, 2, 60)
    resampling = Resampling(np.arange(60) // 2, seed=3)
    rounds = [roc_auc_score(np.repeat(label, n), np.repeat(score, n)) for n in resampling.counts.astype(int)]
    got = resampling.auc(score, label)
    assert (got.low, got.high) == pytest.approx(tuple(np.percentile(rounds, [2.5, 97.5])))


def test_resampling_draws_patients_with_all_their_images() -> None:
    counts = Resampling(np.array(["a", "b", "a", "c"]), seed=0).counts
    assert counts.shape == (BOOTSTRAP_ROUNDS, 4)
    np.testing.assert_array_equal(counts[:, 0], counts[:, 2])
    np.testing.assert_array_equal(counts[:, [0, 1, 3]].sum(1), 3)


def test_mean_of_two_patients_lies_anywhere() -> None:
    got = Resampling(np.repeat(["a", "b"], 500), seed=0).mean(np.repeat([0.0, 1.0], 500))
    assert (got.value, got.low, got.high) == (0.5, 0.0, 1.0)


def test_mean_of_chosen_images_leaves_the_others_out() -> None:
    chosen = np.array([True, True, False])
    got = Resampling(np.array(["a", "a", "b"]), seed=0).mean(np.array([0.0, 1.0, 9.0]), chosen)
    assert (got.value, got.low, got.high) == (0.5, 0.5, 0.5)


def test_mean_auc_ranks_each_part_by_itself() -> None:
    score, label = np.array([1, 2, 11, 10]), np.array([0, 1, 0, 1])
    parts = [np.array([True, True, False, False]), np.array([False, False, True, True])]
    assert Resampling(np.arange(4), seed=0).mean_auc(score, label, parts).value == 0.5


def test_among_like_images_pairs_of_another_kind_hardly_count() -> None:
    score, label = np.array([0, 1, 3, 2]), np.array([0, 1, 0, 1])
    got = Resampling(np.arange(4), seed=0).auc_among_like(score, label, np.array([0.0, 0.0, 9.0, 9.0]), 0.5)
    assert got.value == pytest.approx(0.5)  # the first pair is right, the second wrong, each of weight 1
    nearer = Resampling(np.arange(4), seed=0).auc_among_like(score, label, np.array([0.0, 0.0, 9.0, 9.5]), 0.5)
    assert nearer.value == pytest.approx(1 / (1 + np.exp(-0.5)))


def test_where_all_are_alike_it_is_the_auc_with_its_interval() -> None:
    rng = np.random.default_rng(4)
    score, label = np.round(rng.normal(0, 1, 50), 1), rng.integers(0, 2, 50)
    resampling = Resampling(np.arange(50) // 2, seed=3)
    got, plain = resampling.auc_among_like(score, label, np.zeros(50), 1), resampling.auc(score, label)
    assert (got.value, got.low, got.high) == pytest.approx((plain.value, plain.low, plain.high))


def test_interval_leaves_out_rounds_without_a_figure() -> None:
    got = interval(2.0, np.array([np.nan, 1.0, 3.0]))
    assert (got.value, got.low, got.high) == pytest.approx((2.0, 1.05, 2.95))


def test_risk_counts_errors_from_the_surest_answer_on() -> None:
    # distances from 0: 3 right, 2 wrong (called positive), 1 right, 0.5 wrong (called negative)
    coverage, risk = risk_coverage(np.array([0.0, 3, 2.5, -0.5]) - 1, np.array([0, 1, 0, 1]), -1.0)
    np.testing.assert_allclose(coverage, [0.25, 0.5, 0.75, 1])
    np.testing.assert_allclose(risk, [0, 1 / 2, 2 / 3, 3 / 4])


@pytest.mark.parametrize(("label", "both"), [([0, 0], False), ([1, 1], False), ([0, 1], True)])
def test_two_classes(label: list[int], both: bool) -> None:
    assert two_classes(np.array(label)) is both
