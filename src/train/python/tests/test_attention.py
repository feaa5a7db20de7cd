"""Maps drawn into lungs: the loss by hand, regions that move with their images, lungs as the program finds them."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from lantern_train import augment, cxr_pneumonia, data, lungs
from lantern_train.scores import activation_map, activation_maps
from lantern_train.train import outside_share

DATA = Path(os.environ.get("LANTERN_DATA", Path(__file__).parents[5] / "shared/data/train"))


def test_maps_of_a_batch_are_those_of_its_images() -> None:
    rng = np.random.default_rng(0)
    features, logits, weight = rng.normal(size=(2, 5, 3, 3)), rng.normal(size=(2, 3)), rng.normal(size=(3, 5))
    got = activation_maps(*(torch.from_numpy(of) for of in (features, logits, weight)), (1, 2))
    for of_image, maps, logit in zip(got.numpy(), features, logits, strict=True):
        np.testing.assert_allclose(of_image, activation_map(maps, logit, weight, (1, 2)), rtol=1e-12)


def test_share_outside_by_hand() -> None:
    maps = torch.tensor([[[3.0, 1.0], [3.0, 1.0]], [[0.0, 1.0], [0.0, 1.0]], [[9.0, 9.0], [9.0, 9.0]]])
    left = torch.zeros(3, 32, 32)
    left[:2, :, :16] = 1
    # enlarged linearly, the halves of a row have the means 2.75 and 1.25, and 0.125 and 0.875
    assert float(outside_share(maps, left)) == pytest.approx((1.25 / 4 + 0.875) / 2, abs=1e-6)


def test_without_regions_nothing_is_asked_of_the_maps() -> None:
    assert float(outside_share(torch.ones(2, 2, 2), torch.zeros(2, 32, 32))) == 0


def test_learning_moves_a_map_into_its_region() -> None:
    map_ = torch.full((1, 4, 4), 1.0, requires_grad=True)
    region = torch.zeros(1, 64, 64)
    region[:, :32] = 1
    outside_share(map_, region).backward()
    assert map_.grad is not None
    assert (map_.grad[0, :2] < 0).all() and (map_.grad[0, 2:] > 0).all()


def test_a_region_moves_as_its_image_does() -> None:
    image = np.zeros((64, 64), np.float32)
    cv2.circle(image, (24, 30), 10, 1, -1)
    still = replace(cxr_pneumonia.RECIPE.training.augmentation, gamma=1.0, window=0.0, mirrored=True)
    for seed in range(20):
        moved, region = augment._moved(image, np.uint8(image * 255), still, np.random.default_rng(seed))
        np.testing.assert_allclose(region / 255, moved, atol=0.01)


def test_lungs_are_as_good_as_the_programs() -> None:
    """The figures of the program's LungFieldsReferenceTest, on the same half of the patients."""
    if not DATA.is_dir():
        pytest.skip("the films with masks are not here")
    dice, passed = [], []
    for sample, mask in data.lung_masked(DATA):
        if hashlib.sha256(sample.patient.encode()).digest()[0] % 2:
            grey = lungs.evened(data.read_grey(sample.path))
            box = lungs.best(grey)
            drawn = data.read_grey(mask) > 127
            found = cv2.resize(np.uint8(lungs.inside(box)), drawn.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0
            dice.append(2 * (drawn & found).sum() / (drawn.sum() + found.sum()))
            passed.append(lungs.passed(grey, box))
    assert len(dice) == 170
    assert np.mean(passed) == pytest.approx(0.88, abs=0.015)
    assert np.mean(dice) == pytest.approx(0.873, abs=0.005)
    assert np.mean(np.array(dice)[passed]) == pytest.approx(0.880, abs=0.005)


def test_noise_has_no_lungs() -> None:
    assert lungs.fields(np.random.default_rng(0).normal(100, 20, (224, 224)).astype(np.float32)) is None
