"""The input gate on features whose answer is known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from lantern_train import gate


def test_the_distance_is_that_to_the_fifth_nearest_after_projection() -> None:
    bank = np.arange(10, dtype=np.float32)[:, None]
    mean, projection = np.array([1.0, 5.0], np.float32), np.array([[2.0, 0.0]], np.float32)
    at_mean_and_beyond = np.array([[1.0, -7.0], [11.0, 0.0]], np.float32)
    assert gate.distances(mean, projection, bank, at_mean_and_beyond) == pytest.approx([4.0, 15.0])


def test_disorders_turn_a_square_as_their_names_say() -> None:
    image = np.array([[[0.0, 0.25], [0.5, 1.0]]], np.float32)
    made = {kind: gate.disordered(image, kind)[0].tolist() for kind in gate.DISORDERS}
    assert made == {
        "inverted": [[1.0, 0.75], [0.5, 0.0]],
        "rotated by 90°": [[0.25, 1.0], [0.0, 0.5]],
        "rotated by 180°": [[1.0, 0.5], [0.25, 0.0]],
        "rotated by 270°": [[0.5, 0.0], [1.0, 0.25]],
        "upside down": [[0.5, 1.0], [0.0, 0.25]],
    }


def test_the_whitened_bank_has_unit_variance() -> None:
    rng = np.random.default_rng(1)
    known = rng.normal(3, 1, (400, 40)) @ rng.normal(0, 1, (40, 40))
    mean, projection = gate._whitening(known)
    found = (known - mean) @ projection.T
    assert found.mean(0) == pytest.approx(np.zeros(gate.DIMENSIONS), abs=1e-9)
    assert np.cov(found, rowvar=False, bias=True) == pytest.approx(np.eye(gate.DIMENSIONS), abs=1e-6)


def test_the_direction_parts_the_disordered_by_what_they_are_not_by_where() -> None:
    rng = np.random.default_rng(2)
    cells = gate.GATE_GRID**2
    right = rng.normal(0, 1, (200, 4 * cells))
    wrong = rng.normal(0, 1, (200, 4 * cells))
    wrong[:, :cells] += 3
    weights, bias = gate._direction(right, wrong)
    assert weights[:cells] == pytest.approx(np.full(cells, weights[0]))
    assert weights[0] > 0
    assert ((wrong @ weights + bias) > 0).mean() > 0.99
    assert ((right @ weights + bias) > 0).mean() < 0.01


def test_either_score_refuses() -> None:
    fitted = gate.Gate(mean=np.zeros(1), projection=np.eye(1), bank=np.zeros((5, 1)), threshold=2.0,
                       weights=np.array([1.0]), bias=0.0, limit=1.0)
    assert fitted.refused(np.array([[0.5], [1.5], [-1.5], [-2.5]])).tolist() == [False, True, False, True]
