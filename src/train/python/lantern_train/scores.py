"""Logits to finding scores, and class activation maps in closed form."""

from __future__ import annotations

import numpy as np
import torch

from . import data
from .network import ScanNetwork, normalised
from .recipe import Recipe


def log_sum_exp(values: np.ndarray) -> np.ndarray:
    """Over the last axis, safe for large values."""
    top = values.max(axis=-1, keepdims=True)
    return (top + np.log(np.exp(values - top).sum(axis=-1, keepdims=True)))[..., 0]


def log_odds(logits: np.ndarray, classes: tuple[int, ...]) -> np.ndarray:
    """log(p / (1 - p)) of the summed softmax probability of `classes`; [N, C] to [N]."""
    logits = np.asarray(logits, np.float64)
    others = [c for c in range(logits.shape[-1]) if c not in classes]
    return log_sum_exp(logits[..., list(classes)]) - log_sum_exp(logits[..., others])


def sigmoid(score: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(-score)) without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(score, np.float64)))


def logit(probability: float) -> float:
    """log(p / (1 - p))."""
    return float(np.log(probability / (1 - probability)))


def activation_map(features: np.ndarray, logits: np.ndarray, head_weight: np.ndarray,
                   classes: tuple[int, ...]) -> np.ndarray:
    """Grad-CAM of the log-odds, relu(sum over k of weight_k * features_k); [K, h, w] to [h, w].

    The gradient of the log-odds by a logit is the softmax within the finding's classes, and minus
    the softmax within the others; the constant factor 1 / (h * w) of Grad-CAM is left out.
    """
    logits = np.asarray(logits, np.float64)
    slope = np.zeros_like(logits)
    for group, sign in ((list(classes), 1.0), ([c for c in range(logits.size) if c not in classes], -1.0)):
        slope[group] = sign * np.exp(logits[group] - log_sum_exp(logits[group]))
    return np.maximum(np.tensordot(slope @ head_weight, features, axes=1), 0)


def activation_maps(features: torch.Tensor, logits: torch.Tensor, head_weight: torch.Tensor,
                    classes: tuple[int, ...]) -> torch.Tensor:
    """`activation_map` of a batch, with gradients: [N, K, h, w] to [N, h, w]."""
    others = [c for c in range(logits.shape[1]) if c not in classes]
    slope = torch.zeros_like(logits)
    slope[:, list(classes)] = logits[:, list(classes)].softmax(1)
    slope[:, others] = -logits[:, others].softmax(1)
    return torch.einsum("nk,nkhw->nhw", slope @ head_weight, features).relu()


def network_outputs(net: ScanNetwork, recipe: Recipe, images: np.ndarray, batch: int = 32
                    ) -> tuple[np.ndarray, list[np.ndarray]]:
    """Logits [N, C] and the first finding's activation maps of prepared images [N, H, W]."""
    classes = recipe.indices(recipe.findings[0])
    head_weight = net.head.weight.detach().numpy()
    logits, maps = [], []
    with torch.inference_mode():
        for start in range(0, len(images), batch):
            prepared = normalised(images[start : start + batch], recipe.mean, recipe.std)
            features = net.features(torch.from_numpy(prepared))
            logits.append(net.pooled_logits(features).numpy())
            maps += [activation_map(f, l, head_weight, classes) for f, l in zip(features.numpy(), logits[-1])]
    return np.concatenate(logits), maps


def labels(samples: list[data.Sample], classes: tuple[str, ...]) -> np.ndarray:
    """Ones where the finding is present."""
    return np.array([int(sample.positive(classes)) for sample in samples])
