"""The preprocessing rules of the bundle format, each by a whole value."""

import cv2
import numpy as np
import pytest

from lantern_train import preprocess

STEPS = [
    {"step": "percentile-window", "low": 0.5, "high": 99.5},
    {"step": "monochrome1-upright"},
    {"step": "resize", "height": 8, "width": 8, "interpolation": "area", "fit": "squash"},
    {"step": "scale", "factor": 2.0, "offset": -1.0},
    {"step": "normalise", "mean": [0.5, 0.25, 0.0], "std": [0.5, 1.0, 2.0]},
    {"step": "layout", "order": "NCHW", "channels": 3},
]


def noise(rows: int, columns: int) -> np.ndarray:
    return np.random.default_rng(0).normal(100, 20, (rows, columns)).astype(np.float32)


@pytest.mark.parametrize(("percent", "expected"), [(0, 1.0), (100, 4.0), (50, 3.0), (49, 2.0), (16, 1.0), (17, 2.0)])
def test_percentile_is_an_element_rounded_half_up(percent: float, expected: float) -> None:
    values = np.array([4, 1, 3, 2], np.float32)
    assert preprocess.percentile_value(values, percent) == expected


def test_window_clips_at_the_percentiles() -> None:
    image = np.arange(12, dtype=np.float32).reshape(3, 4)
    expected = np.clip((image - 1) / 9, 0, 1)
    np.testing.assert_allclose(preprocess.percentile_window(image, 10, 90), expected, atol=1e-7)


def test_window_of_a_flat_image_is_zero() -> None:
    assert not preprocess.percentile_window(np.full((3, 4), 7, np.float32), 0.5, 99.5).any()


def test_padding_is_left_out_of_the_window_and_black_after_upright() -> None:
    image = np.array([[-2000, 0, 5, 10]], np.float32)
    for photometric, expected in (("MONOCHROME2", [0, 0, 0.5, 1]), ("MONOCHROME1", [0, 1, 0.5, 0])):
        got = preprocess.prepare(image, STEPS[:2], photometric, padding_value=-2000)
        np.testing.assert_allclose(got, [expected], atol=1e-7)


def test_an_inverse_presentation_is_turned_once() -> None:
    assert preprocess.polarity("MONOCHROME2", "INVERSE") == "MONOCHROME1"
    assert preprocess.polarity("MONOCHROME1", "INVERSE") == "MONOCHROME1"
    assert preprocess.polarity("MONOCHROME2", "IDENTITY") == "MONOCHROME2"
    assert preprocess.polarity("RGB", "INVERSE") == "RGB"


def test_monochrome1_of_inverted_values_equals_monochrome2() -> None:
    image = np.round(noise(20, 30))
    turned = preprocess.prepare(np.float32(255) - image, STEPS, "MONOCHROME1")
    upright = preprocess.prepare(image, STEPS)
    # the two percentile positions mirror each other up to one element
    assert np.abs(turned - upright).max() < 0.02


@pytest.mark.parametrize(("shape", "method"), [
    ((16, 20), cv2.INTER_AREA), ((8, 20), cv2.INTER_AREA), ((4, 20), cv2.INTER_LINEAR), ((4, 5), cv2.INTER_LINEAR)])
def test_area_falls_back_to_linear_where_a_direction_enlarges(shape: tuple[int, int], method: int) -> None:
    image = noise(*shape)
    expected = cv2.resize(image, (8, 8), interpolation=method)
    np.testing.assert_array_equal(preprocess.resize(image, 8, 8, "area", "squash"), expected)


@pytest.mark.parametrize(("shape", "inside"), [
    ((10, 20), (slice(2, 6), slice(0, 8))),
    ((20, 10), (slice(0, 8), slice(2, 6))),
    ((100, 3), (slice(0, 8), slice(3, 4))),
    ((16, 13), (slice(0, 8), slice(0, 7))),
])
def test_pad_keeps_the_aspect_and_centres(shape: tuple[int, int], inside: tuple[slice, slice]) -> None:
    out = preprocess.resize(np.ones(shape, np.float32), 8, 8, "area", "pad")
    expected = np.zeros((8, 8), np.float32)
    expected[inside] = 1
    np.testing.assert_allclose(out, expected, atol=1e-6)


def test_all_steps_in_order() -> None:
    out = preprocess.tensor(noise(16, 16), STEPS)
    grey = preprocess.prepare(noise(16, 16), STEPS) * 2 - 1
    assert out.shape == (1, 3, 8, 8) and out.dtype == np.float32
    np.testing.assert_allclose(out[0], [(grey - 0.5) / 0.5, grey - 0.25, grey / 2], atol=1e-6)


def test_refuses_an_unknown_step() -> None:
    with pytest.raises(ValueError, match="unknown step"):
        preprocess.prepare(noise(4, 4), [{"step": "sharpen"}])
