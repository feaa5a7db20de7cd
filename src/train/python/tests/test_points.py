"""Thresholds, predictive values and the balanced point against values worked out by hand."""

import numpy as np
import pytest

from lantern_train.evaluate import Interval, Resampling
from lantern_train.points import (UNCHANGED, OperatingPoint, PredictiveValue, Voice, balanced, bayes, between,
                                  cross_fitted, operating_points, predictive, rates_at)
from lantern_train.scores import sigmoid


def voice(negatives: list[float], positives: list[float], **changed: list[float]) -> Voice:
    scores = {UNCHANGED: np.array(negatives + positives)} | {name: np.array(v) for name, v in changed.items()}
    count = len(negatives) + len(positives)
    return Voice(scores, np.repeat([0, 1], [len(negatives), len(positives)]), np.arange(count).astype(str))


def test_rates_call_positive_from_the_threshold_on() -> None:
    sensitivity, specificity = rates_at(np.array([1, 2, 2, 3]), np.array([0, 0, 1, 1]), np.array([1, 2, 2.5]))
    np.testing.assert_allclose(sensitivity, [1, 1, 0.5])
    np.testing.assert_allclose(specificity, [0, 0.5, 1])


def test_candidates_lie_half_way_between_neighbours() -> None:
    np.testing.assert_array_equal(between(np.array([4.0, 1, 2, 2])), [0, 1.5, 3])


ROUNDS = (np.array([0.5, 0.9]), np.array([0.6, 0.8]))


def test_predictive_values_by_bayes() -> None:
    assert bayes(0.9, 0.8, 0.1) == pytest.approx((0.09 / 0.27, 0.72 / 0.73))
    assert bayes(1.0, 0.3, 0.01)[1] == bayes(0.3, 1.0, 0.01)[0] == 1


def test_predictive_values_have_the_interval_of_the_rounds() -> None:
    got = predictive((0.9, 0.8), ROUNDS, 0.1)
    positive, negative = np.array([0.05 / 0.41, 0.09 / 0.27]), np.array([0.54 / 0.59, 0.72 / 0.73])
    assert got == PredictiveValue(0.1, *(
        Interval(*map(pytest.approx, (of[1], of[0] + 0.025 * np.ptp(of), of[0] + 0.975 * np.ptp(of))))
        for of in (positive, negative)))


@pytest.mark.parametrize(("alike", "never"), [((0.0, 1.0), "positive"), ((1.0, 0.0), "negative")])
def test_a_round_says_nothing_of_an_answer_that_it_never_gave(alike: tuple[float, float], never: str) -> None:
    rounds = tuple(np.append(of, rate) for of, rate in zip(ROUNDS, alike, strict=True))
    without, got = predictive((0.9, 0.8), ROUNDS, 0.1), predictive((0.9, 0.8), rounds, 0.1)
    assert getattr(got, never) == getattr(without, never)


@pytest.mark.parametrize("alike", [(1.0, 0.0), (0.0, 1.0)])
def test_refuses_predictive_values_of_a_threshold_that_calls_all_alike(alike: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="called alike"):
        predictive(alike, ROUNDS, 0.2)


def test_predictive_values_are_of_the_rounds_of_sensitivity_and_specificity() -> None:
    said = voice([-3, -2, -1, 0.5], [0, 1, 2, 3])
    resampling = Resampling(said.patient, 0)
    [youden, *_] = operating_points([said], resampling)
    called = said.scores[UNCHANGED] >= youden.log_odds
    rounds = []
    for counts in resampling.counts:
        hits, alarms = counts @ (called & (said.label == 1)), counts @ (called & (said.label == 0))
        ill, well = counts @ said.label, counts @ (1 - said.label)
        if ill and well and hits + alarms:
            rounds.append(0.05 * hits / ill / (0.05 * hits / ill + 0.95 * alarms / well))
    assert youden.predictive[1].positive == Interval(1.0, *map(pytest.approx, np.percentile(rounds, [2.5, 97.5])))


def test_points_keep_what_they_promise() -> None:
    rng = np.random.default_rng(1)
    label = np.repeat([0, 1], 200)
    score = rng.normal(0, 1, 400) + 2 * label
    said = Voice({UNCHANGED: score}, label, np.arange(400))
    points = {p.name: p for p in operating_points([said], Resampling(said.patient, 0))}
    assert list(points) == ["youden", "sensitivity-95", "specificity-95", "balanced"]
    assert points["sensitivity-95"].sensitivity.value >= 0.95
    assert points["specificity-95"].specificity.value >= 0.95
    assert points["youden"].threshold == points["balanced"].threshold
    for p in points.values():
        assert p.sensitivity.value == np.mean(sigmoid(score[label == 1]) >= p.threshold)
        assert p.specificity.low <= p.specificity.value <= p.specificity.high
        assert [v.prevalence for v in p.predictive] == [0.01, 0.05, 0.2, 0.5]


def test_points_are_the_best_by_hand() -> None:
    said = voice([-3, -2, -1, 0.5], [0, 1, 2, 3])
    points = {p.name: p for p in operating_points([said], Resampling(said.patient, 0))}
    assert points["youden"].log_odds == pytest.approx(0.75)
    assert points["sensitivity-95"].log_odds == pytest.approx(-0.5)
    assert points["specificity-95"].log_odds == pytest.approx(0.75)


def test_balanced_counts_each_cohort_once_whatever_its_size_and_changes() -> None:
    # alone the first is best below 1, and the second, where normal films score high, above 3
    first = voice([-1.0, 0], [1, 2, 5, 6], darker=[-1.0, 0, 1, 2, 5, 6], brighter=[-1.0, 0, 1, 2, 5, 6])
    second = voice([3.0], [4.0])
    assert balanced([first]) == pytest.approx(0.5)
    # first: J = .5 from 2 on; second: J = 1 between 3 and 4; at .5 the sum is 1 + 0
    assert balanced([first, second]) == pytest.approx(3.5)


def test_youden_of_a_voice_is_the_mean_over_its_changes() -> None:
    said = voice([0.0, 1], [2, 3], swapped=[3.0, 2, 1, 0])
    np.testing.assert_allclose(said.youden(np.array([1.5])), [(1 - 1) / 2])


@pytest.mark.parametrize("point", ["youden", "balanced"])
def test_cross_fitted_answers_do_not_use_the_own_label(point: str) -> None:
    # every film of a cohort scores alike but one: only its own label could place a threshold above it
    negatives, positives = [float(i) for i in range(9)] + [50.0], [20.0 + i for i in range(10)]
    answer = cross_fitted([voice(negatives, positives)], point, seed=0)[0]
    np.testing.assert_array_equal(answer, [False] * 9 + [True] * 11)


def test_entry_is_the_manifests_object() -> None:
    point = OperatingPoint("youden", 0.25, Interval(0.9, 0.8, 1.0), Interval(0.7, 0.6, 0.75),
                           (PredictiveValue(0.05, Interval(0.5, 0.4, 0.6), Interval(0.99, 0.98, 1.0)),))
    assert point.entry() == {
        "name": "youden", "threshold": 0.25,
        "sensitivity": {"value": 0.9, "low": 0.8, "high": 1.0},
        "specificity": {"value": 0.7, "low": 0.6, "high": 0.75},
        "predictiveValues": [{"prevalence": 0.05, "positive": {"value": 0.5, "low": 0.4, "high": 0.6},
                              "negative": {"value": 0.99, "low": 0.98, "high": 1.0}}],
    }
    assert point.log_odds == pytest.approx(np.log(1 / 3))
