"""Log-odds, calibration figures and class activation maps against independent definitions."""

import numpy as np
import pytest
import torch

from lantern_train import calibrate, network
from lantern_train.golden import LogOddsTarget, reference_map
from lantern_train.scores import activation_map, log_odds, sigmoid
from lantern_train.train import partial_label_loss

LOGITS = np.array([[0.3, -1.2, 2.0], [900.0, -900.0, 0.0], [-4.0, 1.0, 1.0]])


def test_log_odds_is_the_logit_of_the_summed_softmax() -> None:
    for logits in LOGITS[[0, 2]]:
        probability = np.exp(logits) / np.exp(logits).sum()
        positive = probability[1] + probability[2]
        assert log_odds(logits, (1, 2)) == pytest.approx(np.log(positive / (1 - positive)))
    assert log_odds(LOGITS[1], (1, 2)) == -900


def test_log_odds_equal_the_target_of_the_reference_map() -> None:
    for logits in LOGITS:
        target = LogOddsTarget((1, 2))(torch.from_numpy(logits))
        assert float(target) == pytest.approx(float(log_odds(logits, (1, 2))))


def test_closed_form_map_equals_pytorch_grad_cam() -> None:
    torch.manual_seed(0)
    net = network.untrained(3).eval()
    torch.nn.init.normal_(net.head.weight)
    tensor = np.random.default_rng(0).normal(0, 1, (1, 3, 96, 96)).astype(np.float32)
    with torch.inference_mode():
        features = net.features(torch.from_numpy(tensor)).numpy()
        logits = net(torch.from_numpy(tensor)).numpy()
    closed = activation_map(features[0], logits[0], net.head.weight.detach().numpy(), (1, 2))
    reference = reference_map(net, tensor, (1, 2))
    assert np.corrcoef(closed.ravel(), reference.ravel())[0, 1] >= 0.999
    np.testing.assert_allclose(closed / closed.size, reference, rtol=1e-3, atol=1e-6 * closed.max())


def test_loss_of_an_open_subtype_is_that_of_the_summed_probability() -> None:
    logits = torch.tensor([[0.5, 1.0, -1.0]])
    loss = partial_label_loss(logits, torch.tensor([[0.0, 1.0, 1.0]]), torch.tensor([0.0]))
    assert float(loss) == pytest.approx(-float(logits.softmax(1)[0, 1:].sum().log()))


def test_platt_finds_the_curve_the_labels_were_drawn_from() -> None:
    rng = np.random.default_rng(0)
    score = rng.normal(0, 2, 20000)
    label = (rng.random(20000) < sigmoid(1.5 * score - 0.5)).astype(int)
    assert calibrate.fit_platt((score, label)) == pytest.approx((1.5, -0.5), abs=0.08)


def test_each_set_counts_once_however_many_images_it_has() -> None:
    rng = np.random.default_rng(1)

    def drawn(images: int, offset: float) -> tuple[np.ndarray, np.ndarray]:
        score = rng.normal(0, 2, images)
        return score, (rng.random(images) < sigmoid(score + offset)).astype(int)

    many, few = drawn(20000, 1.0), drawn(2000, -1.0)
    assert calibrate.fit_platt(many, few)[1] == pytest.approx(0, abs=0.15)
    assert calibrate.fit_platt(many)[1] == pytest.approx(1, abs=0.1)


def test_cross_fitted_probabilities_come_of_the_other_folds_of_both_sets() -> None:
    rng = np.random.default_rng(2)
    sets = [(rng.normal(0, 2, n), rng.integers(0, 2, n), np.arange(n)) for n in (60, 30)]
    before = calibrate.cross_fitted(sets, seed=1)
    # The label of one image changes what others get, and never its own.
    turned = sets[1][1].copy()
    turned[0] = 1 - turned[0]
    after = calibrate.cross_fitted([sets[0], (sets[1][0], turned, sets[1][2])], seed=1)
    assert [len(of) for of in before] == [60, 30]
    assert not np.allclose(before[0], after[0])


def test_calibration_error_of_one_bin() -> None:
    assert calibrate.expected_calibration_error(np.full(4, 0.75), np.array([1, 0, 0, 1])) == pytest.approx(0.25)
