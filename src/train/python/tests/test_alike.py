"""Near-duplicates fall into one group, and what is linked through them."""

from __future__ import annotations

import cv2
import numpy as np

from lantern_train import alike


def _clouds(seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).random((96, 128)).astype(np.float32)
    return 255 * cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 6), None, 0, 1, cv2.NORM_MINMAX)


def test_brighter_noisy_and_resized_copies_share_a_group() -> None:
    first, other = _clouds(1), _clouds(2)
    noisy = first + np.random.default_rng(3).normal(0, 5, first.shape).astype(np.float32)
    small = cv2.resize(first, (80, 60), interpolation=cv2.INTER_AREA)
    found = alike.groups([first, other, 0.5 * first + 40, noisy, small])
    assert len(set(found)) == 2
    assert found[0] == found[2] == found[3] == found[4] != found[1]


def test_the_hash_tells_which_block_is_darker_than_its_right_neighbour() -> None:
    rising = np.tile(np.arange(9, dtype=np.float32), (8, 1))
    assert alike.difference_hash(rising).all()
    assert not alike.difference_hash(rising[:, ::-1].copy()).any()


def test_copies_that_bear_another_label_are_contradicted() -> None:
    random = np.random.default_rng(4)
    first, other, third = (255 * random.random((64, 64)).astype(np.float32) for _ in range(3))
    copy = 0.5 * first + 40
    found = alike.contradicted([first, other, copy, third, third], np.array([0, 1, 1, 1, 1]))
    assert found.tolist() == [True, False, True, False, False]
