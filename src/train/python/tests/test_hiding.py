"""Hidden parts: what stays, what goes, when the label holds, and normalisation that they do not move."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny
import torch
from torch import nn

from lantern_train import cxr_pneumonia, data, hiding, network
from lantern_train.hiding import Hiding
from lantern_train.recipe import Member, Stage
from lantern_train.train import Batch, Trainer, partial_label_loss, teacher_loss

SIDE = 64
SURROUNDINGS, REGION, EVERYTHING = Hiding(1, 0, 0), Hiding(0, 1, 0), Hiding(0, 0, 1)


def _image() -> np.ndarray:
    return np.random.default_rng(0).random((SIDE, SIDE)).astype(np.float32)


def _region() -> np.ndarray:
    region = np.zeros((SIDE, SIDE), np.uint8)
    region[16:48, 20:44] = 255
    return region


def _draws(shares: Hiding, region: np.ndarray) -> Iterator[tuple[np.ndarray, bool]]:
    """What changed, and whether the label holds."""
    for seed in range(40):
        shown, holds = hiding.hidden(_image(), region, shares, np.random.default_rng(seed))
        assert shown.dtype == np.float32 and shown.shape == (SIDE, SIDE)
        yield shown != _image(), holds


def test_of_hidden_surroundings_the_region_stays_and_the_label_holds() -> None:
    changed = list(_draws(SURROUNDINGS, _region()))
    assert all(holds for _, holds in changed)
    assert not any(where[_region() > 0].any() for where, _ in changed)
    outside = [where[_region() == 0].mean() for where, _ in changed]
    assert min(outside) < 0.001 and 0.7 < max(outside) < 1


def test_of_a_hidden_region_nothing_stays_and_the_label_falls() -> None:
    changed = list(_draws(REGION, _region()))
    assert not any(holds for _, holds in changed)
    assert all(where[_region() > 0].all() for where, _ in changed)
    assert min(where.mean() for where, _ in changed) < 0.4


def test_everything_is_hidden_with_or_without_a_region() -> None:
    for region in (_region(), np.zeros_like(_region())):
        assert all(where.all() and not holds for where, holds in _draws(EVERYTHING, region))


def test_without_a_region_an_image_stays_as_it_is() -> None:
    for shares in (SURROUNDINGS, REGION):
        assert all(holds and not where.any() for where, holds in _draws(shares, np.zeros_like(_region())))


def test_shares_are_drawn() -> None:
    rng, shares = np.random.default_rng(1), Hiding(surroundings=0.3, region=0.2, everything=0.1)
    drawn = [hiding.hidden(_image(), _region(), shares, rng) for _ in range(600)]
    assert abs(np.mean([holds for _, holds in drawn]) - 0.7) < 0.06
    changed = np.array([(shown != _image()).any() for shown, _ in drawn])
    assert abs(changed.mean() - 0.6) < 0.06
    assert changed[[not holds for _, holds in drawn]].all()


def test_frozen_statistics_stay_while_weights_learn() -> None:
    net = network.untrained(3)
    net.train()
    network.freeze_statistics(net)
    before = {name: value.clone() for name, value in net.named_buffers()}
    net(torch.randn(2, 3, 64, 64)).sum().backward()
    assert all(torch.equal(value, before[name]) for name, value in net.named_buffers())
    assert net.dropout.training
    assert all(module.weight.grad is not None for module in net.modules() if isinstance(module, nn.BatchNorm2d))


def test_interpolates_weights_and_leaves_those_before() -> None:
    start, end = network.untrained(3), network.untrained(3)
    weight, other = (net.head.weight.detach().clone() for net in (start, end))
    mixed = network.interpolate(start, end, 0.25)
    assert torch.allclose(mixed.head.weight, 0.25 * weight + 0.75 * other)
    assert torch.equal(start.head.weight, weight)


@pytest.fixture
def trainer(tmp_path: Path) -> Callable[..., Trainer]:
    """Of 24 small images, with a teacher of random weights and, where asked for, a region."""
    samples = tiny.samples(tmp_path / "a", "made", [("normal",), ("bacterial",)] * 12, ("bacterial",))
    torch.manual_seed(0)
    teacher = network.untrained(3).eval()

    def made(kept: float = 0.5, regions: bool = True, seed: int = 1) -> Trainer:
        training = cxr_pneumonia.RECIPE.training
        settings = replace(training, group_shares={"made:normal": 0.5, "made:bacterial": 0.5}, smoothing={"made": 0.1},
                           batch=8, attention=replace(training.attention, kept=kept))
        recipe = replace(cxr_pneumonia.RECIPE, size=SIDE, training=settings)
        return Trainer(recipe, Member("one", seed, samples), (Stage(SIDE, 1),), (teacher,),
                       np.stack([_region()] * len(samples)) if regions else None)

    return made


def _batches(of: Trainer) -> list[Batch]:
    images = data.prepared(of.samples, of.recipe.preprocessing(SIDE))
    return list(of._batches(images, of._regions(SIDE)))


def test_maps_are_asked_of_positives_that_show_their_region(trainer: Callable[..., Trainer]) -> None:
    of = trainer()
    batches = _batches(of)
    assert {bool(holds) for batch in batches for holds in batch.holds} == {True, False}
    for batch in batches:
        drawn = batch.inside.flatten(1).any(1).numpy()
        np.testing.assert_array_equal(drawn, batch.holds.numpy() & of.positive[batch.chosen])


def test_without_regions_images_are_shown_whole(trainer: Callable[..., Trainer]) -> None:
    of = trainer(regions=False)
    for batch in _batches(of):
        assert batch.shown is batch.whole and batch.holds.all()
        of._loss(batch)


def test_regions_need_a_teacher() -> None:
    with pytest.raises(ValueError, match="teacher"):
        Trainer(cxr_pneumonia.RECIPE, Member("one", 1, []), (), (), np.zeros((0, SIDE, SIDE), np.uint8))


def test_a_hidden_finding_is_absent_for_label_and_teacher(trainer: Callable[..., Trainer]) -> None:
    of = trainer()
    of.net.eval()
    whole, shown, chosen = torch.randn(1, 3, SIDE, SIDE), torch.randn(1, 3, SIDE, SIDE), np.array([1])
    logits, smoothing = of.net(shown), torch.full((1,), 0.1)
    bacterial, normal = torch.tensor([[0.0, 1, 0]]), torch.tensor([[1.0, 0, 0]])
    word = of.teachers[0](whole).softmax(1)
    for holds, label, taught in ((True, bacterial, word), (False, normal, normal)):
        got = of._loss(Batch(whole, shown, torch.tensor([holds]), torch.zeros(1, SIDE, SIDE), chosen))
        wanted = 0.3 * partial_label_loss(logits, label, smoothing).mean() + 0.7 * teacher_loss(logits, taught)
        assert float(got.detach()) == pytest.approx(float(wanted.detach()), rel=1e-5)


def test_learns_with_frozen_statistics_and_leaves_its_teacher(trainer: Callable[..., Trainer]) -> None:
    of = trainer()
    before = {name: value.clone() for name, value in of.teachers[0].state_dict().items()}
    net, record = of.run()
    after = net.state_dict()
    assert record.regions == 24 and record.draws == 24
    assert all(torch.equal(after[name], before[name]) for name in before if "running" in name)
    assert not torch.equal(after["head.weight"], before["head.weight"])
    assert all(torch.equal(value, before[name]) for name, value in of.teachers[0].state_dict().items())


def test_all_that_is_kept_is_the_teacher(trainer: Callable[..., Trainer]) -> None:
    of = trainer(kept=1.0)
    net, _ = of.run()
    assert all(torch.allclose(value, of.teachers[0].state_dict()[name]) for name, value in net.state_dict().items()
               if value.is_floating_point())


def test_nothing_in_training_is_left_to_chance(trainer: Callable[..., Trainer]) -> None:
    first, second, other = (trainer(seed=seed).run()[0].state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(value, second[name]) for name, value in first.items())
    assert not torch.equal(first["head.weight"], other["head.weight"])
