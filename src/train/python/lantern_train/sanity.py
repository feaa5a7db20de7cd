"""Whether the maps depend on what was learned (Adebayo 2018): they must change when weights are shuffled."""

from __future__ import annotations

import numpy as np
import torch
from scipy.stats import rankdata
from torch import nn
from torch.func import functional_call

from .network import ScanNetwork
from .scores import activation_map

DRAWS = 5
LAST_BLOCK = 4
"""The last inverted residual has three convolutions, and one follows it."""

EVERY = 1 << 16
"""More than any network has: no kernel of a convolution stays as it was learned; what normalises between them does."""


def rank_correlation(net: ScanNetwork, tensor: torch.Tensor, classes: tuple[int, ...], convolutions: int,
                     rng: np.random.Generator) -> float:
    """Mean over the draws of the rank correlation of one image's map and its map after shuffling; [1, 3, H, W].

    The head is shuffled, and with it the last `convolutions` of the feature maps' layers. Every image has draws of
    its own, so that an interval over images holds their chance as well.
    """
    original = _map(net, tensor, classes, {})
    return float(np.mean([spearman(original, _map(net, tensor, classes, shuffled(net, convolutions, rng)))
                          for _ in range(DRAWS)]))


def shuffled(net: ScanNetwork, convolutions: int, rng: np.random.Generator) -> dict[str, torch.Tensor]:
    """The weights of the head and of the last convolutions, by name, each layer's own in a random order."""
    layers = [f"features.{name}" for name, module in net.features.named_modules() if isinstance(module, nn.Conv2d)]
    mixed = {}
    for layer in ["head", *layers[max(len(layers) - convolutions, 0) :]]:
        weight = net.get_parameter(f"{layer}.weight").detach().numpy()
        mixed[f"{layer}.weight"] = torch.from_numpy(rng.permutation(weight.ravel()).reshape(weight.shape))
    return mixed


def spearman(one: np.ndarray, other: np.ndarray) -> float:
    """Rank correlation of two maps; 0 where one is constant."""
    a, b = (rankdata(map_) - (map_.size + 1) / 2 for map_ in (one, other))
    length = np.sqrt((a**2).sum() * (b**2).sum())
    return float((a * b).sum() / length) if length > 0 else 0.0


def _map(net: ScanNetwork, tensor: torch.Tensor, classes: tuple[int, ...], weights: dict[str, torch.Tensor]
         ) -> np.ndarray:
    """The activation map [h, w] with some weights replaced."""
    maps: list[torch.Tensor] = []
    handle = net.features.register_forward_hook(lambda module, given, out: maps.append(out))
    with torch.inference_mode():
        logits = functional_call(net, weights, (tensor,)).numpy()
    handle.remove()
    head = weights.get("head.weight", net.head.weight.detach()).numpy()
    return activation_map(maps[0][0].numpy(), logits[0], head, classes)
