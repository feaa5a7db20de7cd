"""The input gate on features whose answer is known by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lantern_train import gate
from lantern_train.cxr_pneumonia import RECIPE


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


def test_a_tilted_image_shows_nothing_from_beyond_its_edges() -> None:
    image = np.ones((1, 32, 32), np.float32)
    image[0, :2] = 0.5
    for degrees in (-45, -20, 30):
        tilted = gate.tilted(image, degrees)
        assert tilted.shape == image.shape
        assert tilted.min() >= 0.5 - 1e-6
    assert gate.tilted(image, 0) == pytest.approx(image)


def test_a_tilt_to_the_left_brings_the_right_side_up() -> None:
    image = np.zeros((1, 33, 33), np.float32)
    image[0, 16, 24] = 1
    row, column = np.unravel_index(gate.tilted(image, 30)[0].argmax(), (33, 33))
    assert row < 16 < column


def test_tilts_are_learned_as_wrong_where_the_recipe_names_them() -> None:
    images = np.random.default_rng(1).random((10, 32, 32), np.float32)
    assert len(gate._wrong(images, replace(RECIPE, tilts=()))) == 10
    assert len(gate._wrong(images, replace(RECIPE, tilts=(20, 45)))) == 10 + 2 * 3 * 10


def test_the_direction_parts_the_disordered_by_where_things_are() -> None:
    rng = np.random.default_rng(2)
    right, wrong = rng.normal(0, 1, (200, 8)), rng.normal(0, 1, (200, 8))
    right[:, 0] += 3
    wrong[:, 1] += 3
    weights, bias = gate._direction(right, wrong)
    assert ((wrong @ weights + bias) > 0).mean() > 0.95
    assert ((right @ weights + bias) > 0).mean() < 0.05


def test_either_score_refuses() -> None:
    fitted = gate.Gate(mean=np.zeros(1), projection=np.eye(1), bank=np.zeros((5, 1)), threshold=2.0,
                       weights=np.array([1.0]), bias=0.0, limit=1.0)
    assert fitted.refused(np.array([[0.5], [1.5], [-1.5], [-2.5]])).tolist() == [False, True, False, True]
