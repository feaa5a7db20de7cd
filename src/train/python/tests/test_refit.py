"""The head that is fitted anew: the least loss, no further from the one before than it is worth."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny
import torch

from lantern_train import cxr_pneumonia, refit
from lantern_train.augment import Augmentation
from lantern_train.recipe import Member, Refit

RECIPE = replace(cxr_pneumonia.RECIPE, size=tiny.SIZE)


def fitted(anchor: float) -> tuple[torch.nn.Linear, float]:
    torch.manual_seed(0)
    head = torch.nn.Linear(4, 3)
    features = torch.randn(90, 4, dtype=torch.float64)
    allowed = torch.eye(3, dtype=torch.float64)[features[:, :3].argmax(1)]
    return head, refit.fit(head, features, allowed, torch.full((90,), 1 / 90, dtype=torch.float64), anchor)


def test_a_weak_anchor_lets_the_head_fit_and_a_strong_one_keeps_it() -> None:
    before = fitted(1e9)[0].weight.detach()
    near, far = fitted(1.0), fitted(1e-4)
    assert far[1] < near[1]
    assert (near[0].weight - before).norm() < (far[0].weight - before).norm()
    torch.manual_seed(0)
    assert torch.allclose(before, torch.nn.Linear(4, 3).weight, atol=1e-6)


def test_images_without_weight_say_nothing() -> None:
    torch.manual_seed(0)
    features = torch.randn(40, 4, dtype=torch.float64)
    allowed = torch.eye(3, dtype=torch.float64)[features[:, :3].argmax(1)]
    half = torch.cat([torch.full((20,), 1 / 20), torch.zeros(20)]).double()
    heads = []
    for labels in (allowed, torch.cat([allowed[:20], allowed[20:].roll(1, 1)])):
        torch.manual_seed(1)
        heads.append(torch.nn.Linear(4, 3))
        refit.fit(heads[-1], features, labels, half, 0.1)
    assert torch.equal(heads[0].weight, heads[1].weight)


def test_a_feature_that_hardly_varies_gets_no_large_weight() -> None:
    torch.manual_seed(0)
    features = torch.randn(60, 4, dtype=torch.float64)
    allowed = torch.eye(3, dtype=torch.float64)[features[:, :3].argmax(1)]
    features[:, 3] = 1e-5 * (allowed[:, 0] - 0.5)
    head = torch.nn.Linear(4, 3)
    before = head.weight.detach().clone()
    refit.fit(head, features, allowed, torch.full((60,), 1 / 60, dtype=torch.float64), 0.01)
    assert (head.weight - before)[:, 3].abs().max() < 0.001


@pytest.mark.parametrize("copies", [1, 2])
def test_only_the_head_changes_and_the_same_seed_gives_the_same(tmp_path: Path, copies: int) -> None:
    children = [("normal",), ("bacterial",), ("viral",)] * 2
    adults = [("normal",), ("bacterial", "viral")]
    samples = (tiny.samples(tmp_path / "kermany", "kermany", children, RECIPE.findings[0].classes)
               + tiny.samples(tmp_path / "nih", "nih", adults, RECIPE.findings[0].classes))
    still = Augmentation(rotation=5, scale=1.1, aspect=1.1, shift=0.05, gamma=1.2, window=0.05, mirrored=False)
    settings = Refit(copies=copies, augmentation=still, anchor=0.1)
    nets = []
    for _ in range(2):
        start = tiny.network()
        before = {name: value.clone() for name, value in start.state_dict().items()}
        trainer = refit.HeadTrainer(RECIPE, Member("one", 1, samples), settings, start)
        net, record = trainer.run()
        changed = {name for name, value in net.state_dict().items() if not torch.equal(value, before[name])}
        assert changed == {"head.weight", "head.bias"}
        assert (record.images, record.draws) == (len(samples), (1 + copies) * len(samples))
        assert np.isfinite(record.epoch_losses).all()
        nets.append(net)
    assert torch.equal(nets[0].head.weight, nets[1].head.weight)
