"""Each change by a whole value, and the rows by hand."""

import cv2
import numpy as np
import pytest

from lantern_train import robustness
from lantern_train.robustness import RobustnessRow

RNG = np.random.default_rng(0)
IMAGE = np.array([[0, 50, 100, 150], [200, 250, 255, 10], [20, 30, 40, 60], [70, 80, 90, 110]], np.float32)


def test_contrast_keeps_mid_grey() -> None:
    got = robustness.contrast(0.5)(np.array([[27.5, 127.5, 227.5]]), RNG)
    np.testing.assert_allclose(got, [[77.5, 127.5, 177.5]])


def test_gamma_keeps_both_ends() -> None:
    np.testing.assert_allclose(robustness.gamma(2)(np.array([[0, 127.5, 255]]), RNG), [[0, 63.75, 255]])


def test_crop_cuts_every_side() -> None:
    got = robustness.crop(0.1)(np.arange(200, dtype=np.float32).reshape(20, 10), RNG)
    np.testing.assert_array_equal(got, np.arange(200).reshape(20, 10)[2:18, 1:9])


def test_blur_keeps_a_flat_image_and_lowers_an_edge() -> None:
    np.testing.assert_allclose(robustness.blur(1)(np.full((9, 9), 7, np.float32), RNG), 7, rtol=1e-6)
    edge = np.zeros((9, 9), np.float32)
    edge[4, 4] = 1
    assert robustness.blur(1)(edge, RNG)[4, 4] == pytest.approx(1 / (2 * np.pi), rel=0.03)


def test_jpeg_is_that_of_opencv() -> None:
    _, encoded = cv2.imencode(".jpg", IMAGE.astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 20])
    np.testing.assert_allclose(robustness.jpeg(20)(IMAGE, RNG), cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE), atol=1e-3)


def test_noise_has_the_stated_deviation() -> None:
    got = robustness.noise(0.03)(np.full((200, 200), 100.0), np.random.default_rng(1))
    assert (got.mean(), got.std()) == pytest.approx((100, 7.65), rel=0.02)


def test_half_the_resolution_is_the_mean_of_four() -> None:
    np.testing.assert_allclose(robustness.halved(IMAGE, RNG), [[125, 128.75], [50, 75]])


def test_rotation_turns_left_about_the_centre() -> None:
    expected = np.rot90(IMAGE, 1)
    np.testing.assert_allclose(robustness.rotation(90)(IMAGE, RNG), expected, atol=1e-3)


def test_stored_rounds_and_clips() -> None:
    got = robustness.stored(np.array([[-3, 0.4, 0.6, 300]]))
    np.testing.assert_array_equal(got, np.array([[0, 0, 1, 255]], np.float32))
    assert got.dtype == np.float32


def test_every_change_of_the_table_leaves_an_image() -> None:
    image = np.random.default_rng(2).uniform(0, 255, (40, 30)).astype(np.float32)
    shapes = {name: robustness.stored(change(image, RNG)).shape for name, change in robustness.ALL.items()}
    smaller = {"5 % cut off each side": (36, 26), "10 % cut off each side": (32, 24), "half the resolution": (20, 15)}
    assert shapes == {name: smaller.get(name, (40, 30)) for name in robustness.ALL}


def test_a_frame_covers_the_edges_alone() -> None:
    got = robustness.framed(0.25, 0.25, 7)(IMAGE, RNG)
    np.testing.assert_array_equal(got[1:3, 1:3], IMAGE[1:3, 1:3])
    assert got.sum() == IMAGE[1:3, 1:3].sum() + 12 * 7
    np.testing.assert_array_equal(robustness.framed(0, 0.25, 0)(IMAGE, RNG)[:, 1:3], IMAGE[:, 1:3])


def test_letters_are_white_small_and_leave_the_rest() -> None:
    dark = np.full((512, 512), 10.0)
    got = robustness.written(dark, RNG)
    assert got.max() == 255
    assert 0.002 < (got > 10).mean() < 0.02
    assert (got[100:200] == 10).all()
    assert dark.max() == 10


def test_rows_by_hand() -> None:
    log_odds = {"unchanged": np.log([1.0, 3, 3]), "darker": np.log([3.0, 1, 3])}
    assert robustness.rows(log_odds, np.array([0, 1, 1]), np.log(2)) == [
        RobustnessRow("unchanged", 1.0, 1.0, 1.0, 0.0),
        RobustnessRow("darker", pytest.approx(0.25), 0.5, 0.0, pytest.approx(0.5 / 3)),
    ]


def test_a_cohort_of_positives_has_no_auc_and_no_specificity() -> None:
    row = robustness.rows({"unchanged": np.array([-1.0, 1])}, np.array([1, 1]), 0.0)[0]
    assert (row.auc, row.sensitivity, row.specificity) == (None, 0.5, None)
