"""Fits the linear head anew on what the finished network sees: last-layer retraining (Kirichenko, ICLR 2023).

Weights averaged between two networks, and images with hidden parts, leave a head that no longer fits its features.
Half of the loss is of the images as they are, half of changed copies: of the former alone, a head calls films that are
cut close positive.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from . import augment, data, export
from .network import ScanNetwork
from .recipe import Member, Recipe, Refit, Stage
from .train import TrainingRecord, allowed_classes, draw_weights, partial_label_loss


class HeadTrainer:
    """Owns a network whose head is fitted once; its features stay as they are."""

    def __init__(self, recipe: Recipe, member: Member, settings: Refit, net: ScanNetwork) -> None:
        self.recipe, self.settings, self.net = recipe, settings, net
        self.samples, self.seed = member.samples, member.seed

    def run(self) -> tuple[ScanNetwork, TrainingRecord]:
        """Returns the network, its head changed."""
        started, copies = time.monotonic(), self.settings.copies
        images = data.prepared(self.samples, self.recipe.preprocessing(self.recipe.size))
        features = self._features(images)
        allowed = allowed_classes(self.samples, self.recipe.classes).repeat(1 + copies, 1)
        shares = draw_weights(self.samples, self.recipe.training.group_shares)
        weights = torch.from_numpy(np.concatenate([shares / 2, *[shares / (2 * copies)] * copies]))
        loss = fit(self.net.head, features, allowed.double(), weights, self.settings.anchor)
        print(f"seed {self.seed}, head, loss {loss:.4f}, {time.monotonic() - started:.0f} s", flush=True)
        return self.net, TrainingRecord(
            seconds=time.monotonic() - started, images=len(images), draws=len(features), seed=self.seed, teachers=0,
            regions=0, stages=[asdict(Stage(self.recipe.size, 1))], epoch_losses=[loss], head=True)

    def _features(self, images: np.ndarray) -> torch.Tensor:
        """Pooled, float64 [N * (1 + copies), K]: of the images as they are, then of copies of all, one after another."""
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / "model.onnx"
            export.write_onnx(self.net, self.recipe.size, written)
            graph = export.Graph(written)
            rng, nothing = np.random.default_rng(self.seed), np.zeros(images.shape[1:], np.uint8)
            pooled = [graph.pooled(images, self.recipe)]
            for _ in range(self.settings.copies):
                changed = [augment.augmented(image, nothing, self.settings.augmentation, rng)[0] for image in images]
                pooled.append(graph.pooled(np.stack(changed), self.recipe))
        return torch.from_numpy(np.concatenate(pooled)).double()


def fit(head: torch.nn.Linear, features: torch.Tensor, allowed: torch.Tensor, weights: torch.Tensor, anchor: float
        ) -> float:
    """Changes the head to the least loss; returns that.

    features: float64 [N, K]; allowed: [N, C] zeros and ones, as for `partial_label_loss`; weights: [N], whose sum is 1;
    anchor: weight of the squared distance from the head as it was. Of the weights themselves: counted in standard
    deviations of the features, those of features that hardly vary would grow without bound.
    """
    weight, bias = head.weight.detach().double(), head.bias.detach().double()
    moved = torch.zeros_like(weight, requires_grad=True)
    raised = torch.zeros_like(bias, requires_grad=True)
    optimiser = torch.optim.LBFGS([moved, raised], max_iter=300, line_search_fn="strong_wolfe", tolerance_grad=1e-7)
    none = torch.zeros(len(features), dtype=torch.float64)

    def loss() -> torch.Tensor:
        logits = features @ (weight + moved).T + bias + raised
        return (weights * partial_label_loss(logits, allowed, none)).sum() + anchor * moved.square().sum()

    def step() -> torch.Tensor:
        optimiser.zero_grad()
        value = loss()
        value.backward()
        return value

    optimiser.step(step)
    with torch.no_grad():
        head.weight.copy_(weight + moved)
        head.bias.copy_(bias + raised)
        return float(loss())
