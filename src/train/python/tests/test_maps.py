"""Pointing, deletion and insertion, and shuffled weights on maps that can be worked out by hand."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from scipy.stats import spearmanr

from lantern_train import marks, network, occlusion, saliency, sanity
from lantern_train.golden import reference_map
from lantern_train.marks import Box


def test_boxes_cover_their_pixels_once() -> None:
    got = marks.covered((Box(1, 0, 2, 1), Box(2, 0, 1.6, 2)), 3, 4)
    np.testing.assert_array_equal(got, [[False, True, True, True], [False, False, True, True], [False] * 4])


def test_reads_the_boxes_round_pneumonia_only(tmp_path: Path) -> None:
    folder = tmp_path / "nih_cxr14_pneumonia"
    folder.mkdir()
    (folder / "boxes.csv").write_text("file,source,label,x,y,w,h\na.jpg,R,Lung Opacity,1,2,3,4\n"
                                      "a.jpg,N,Pneumonia,5,6,7,8\nb.jpg,N,Cardiomegaly,1,1,1,1\n")
    assert marks.nih_boxes(tmp_path) == {folder / "a.jpg": (Box(1, 2, 3, 4), Box(5, 6, 7, 8))}


def test_reads_the_outlines_there_are(tmp_path: Path) -> None:
    folder = tmp_path / "busi_ultrasound_256"
    folder.mkdir()
    (folder / "labels.csv").write_text(
        "file,label,mask,patient_id\na.jpg,benign,m.png,\nb.jpg,benign,,\nc.jpg,normal,empty.png,\n")
    for name, value in (("m.png", 255), ("empty.png", 0)):
        cv2.imwrite(str(folder / name), np.full((4, 4), value, np.uint8))
    assert marks.busi_masks(tmp_path) == {folder / "a.jpg": folder / "m.png"}


def test_pointing_by_hand() -> None:
    left = np.zeros((4, 4), bool)
    left[:, :2] = True
    got = saliency.pointing([np.array([[3.0, 1], [3, 1]]), np.array([[0.0, 1], [0, 1]]), np.zeros((2, 2))],
                            [left, left, left], 2)
    # linear enlargement of [3 1] to four columns: 3, 2.5, 1.5, 1
    np.testing.assert_allclose(got.energy, [5.5 / 8, 0.25 / 2, 0])
    np.testing.assert_array_equal(got.hit, [1, 0, 0])
    np.testing.assert_allclose(got.area, 0.5)


def test_a_map_that_knows_no_image_is_the_mean_of_the_others() -> None:
    got = saliency.means_of_others([np.array([[8.0, 0]]), np.array([[1.0, 1]]), np.array([[0.0, 0]])])
    np.testing.assert_allclose(got, [[[0.25, 0.25]], [[0.5, 0]], [[0.75, 0.25]]])


def test_rank_starts_at_the_highest_and_breaks_ties_in_blocks() -> None:
    got = occlusion.rank(np.array([[0.0, 5], [0, 0]]), (2, 2), np.random.default_rng(0))
    assert got[0, 1] == 0
    assert sorted(got.ravel()) == [0, 1, 2, 3]
    blocks = occlusion.rank(np.zeros((2, 2)), (8, 8), np.random.default_rng(0))
    assert sorted(blocks.ravel()) == list(range(64))
    assert sorted(blocks[rows, columns] for rows in (0, 7) for columns in (0, 7))[0] < 8


def test_areas_are_those_of_chance_where_every_pixel_counts_alike() -> None:
    image = np.random.default_rng(0).uniform(0, 1, (20, 20)).astype(np.float32)
    got = occlusion.areas(image, np.random.default_rng(1).uniform(0, 1, (2, 2)),
                          lambda images: (images == image).mean(axis=(1, 2)), np.random.default_rng(2))
    assert (got.deletion, got.insertion) == pytest.approx((0, 0), abs=1e-9)


def test_a_map_of_what_matters_deletes_sooner_and_inserts_sooner() -> None:
    image = np.random.default_rng(0).uniform(0, 1, (20, 20)).astype(np.float32)
    map_ = np.zeros((5, 5))
    map_[1:3, 1:3] = [[4, 3], [2, 1]]
    matters = np.zeros((20, 20), bool)
    matters[4:12, 4:12] = True
    got = occlusion.areas(image, map_, lambda images: (images == image)[:, matters].mean(axis=1),
                          np.random.default_rng(2))
    assert got.deletion < -0.2 and got.insertion > 0.2


def test_spearman_by_hand() -> None:
    assert sanity.spearman(np.array([1.0, 2, 3]), np.array([10.0, 30, 20])) == pytest.approx(0.5)
    assert sanity.spearman(np.array([1.0, 2, 2]), np.array([5.0, 7, 7])) == pytest.approx(1)
    assert sanity.spearman(np.zeros(3), np.array([1.0, 2, 3])) == 0


def test_shuffling_keeps_the_values_of_the_last_layers() -> None:
    net = network.untrained(3)
    mixed = sanity.shuffled(net, sanity.LAST_BLOCK, np.random.default_rng(0))
    last = "features.backbone._blocks.15"
    assert set(mixed) == {"head.weight", "features.backbone._conv_head.weight", f"{last}._expand_conv.weight",
                          f"{last}._depthwise_conv.weight", f"{last}._project_conv.weight"}
    for name, value in mixed.items():
        old = net.get_parameter(name).detach()
        assert not torch.equal(value, old)
        np.testing.assert_array_equal(np.sort(value.numpy().ravel()), np.sort(old.numpy().ravel()))


def test_shuffling_every_layer_leaves_no_weight_of_a_convolution() -> None:
    net = network.untrained(3)
    mixed = sanity.shuffled(net, sanity.EVERY, np.random.default_rng(0))
    kernels = {name for name, value in net.named_parameters() if value.dim() == 4}
    assert set(mixed) == {"head.weight"} | kernels


def test_rank_correlation_is_that_of_reference_maps_of_changed_networks() -> None:
    torch.manual_seed(0)
    net, tensor = network.untrained(3).eval(), torch.randn(1, 3, 96, 96)
    torch.nn.init.normal_(net.head.weight)
    rng, original, others = np.random.default_rng(5), reference_map(net, tensor.numpy(), (1, 2)).ravel(), []
    for _ in range(sanity.DRAWS):
        changed = network.untrained(3).eval()
        changed.load_state_dict(net.state_dict() | sanity.shuffled(net, sanity.LAST_BLOCK, rng))
        others.append(reference_map(changed, tensor.numpy(), (1, 2)).ravel())
    expected = np.mean([spearmanr(original, other).statistic if np.ptp(other) else 0 for other in others])
    got = sanity.rank_correlation(net, tensor, (1, 2), sanity.LAST_BLOCK, np.random.default_rng(5))
    assert got == pytest.approx(expected, abs=0.02)
