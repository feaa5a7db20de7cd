"""Fits the weights: balanced draws, partial labels, one cosine cycle, averaged weights, teachers."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from . import augment, data, network
from .recipe import Member, Recipe, Stage


@dataclass(frozen=True)
class TrainingRecord:
    """What the card says about a finished training."""

    seconds: float
    images: int
    draws: int
    stages: list[dict[str, int]]
    seed: int
    teachers: int
    epoch_losses: list[float]


def partial_label_loss(logits: torch.Tensor, allowed: torch.Tensor, smoothing: torch.Tensor) -> torch.Tensor:
    """-log of the summed probability of the classes a label leaves open, with label smoothing.

    allowed: [N, C] zeros and ones; smoothing: [N] share given to all classes alike.
    """
    log_probability = logits.log_softmax(1)
    of_label = torch.logsumexp(log_probability.masked_fill(allowed == 0, -math.inf), 1)
    return -((1 - smoothing) * of_label + smoothing * log_probability.mean(1)).mean()


def teacher_loss(logits: torch.Tensor, taught: torch.Tensor) -> torch.Tensor:
    """Cross-entropy against the mean of the teachers' probabilities; both [N, C]."""
    return -(taught * logits.log_softmax(1)).sum(1).mean()


def draw_weights(samples: list[data.Sample], shares: dict[str, float]) -> np.ndarray:
    """The probability of drawing each sample so that each group has its share."""
    sizes = Counter(sample.group for sample in samples)
    if set(sizes) != set(shares):
        raise ValueError(f"groups {sorted(sizes)} do not match the shares {sorted(shares)}")
    weights = np.array([shares[sample.group] / sizes[sample.group] for sample in samples])
    return weights / weights.sum()


def learning_rate_factor(progress: float, warmup: float) -> float:
    """Linear rise over the share `warmup` of all steps, then half a cosine to zero."""
    if progress < warmup:
        return progress / warmup
    return 0.5 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup)))


class Trainer:
    """Owns the network, its average and the random state of one training."""

    def __init__(self, recipe: Recipe, member: Member, stages: tuple[Stage, ...],
                 teachers: tuple[network.ScanNetwork, ...] = ()) -> None:
        """Starts from ImageNet, or where there are teachers from the first one's weights."""
        self.recipe, self.settings, self.samples = recipe, recipe.training, member.samples
        self.seed, self.stages, self.teachers = member.seed, stages, teachers
        torch.manual_seed(self.seed)
        self.rng = np.random.default_rng(self.seed)
        self.net = network.from_imagenet(len(recipe.classes), self.settings.dropout)
        if teachers:
            self.net.load_state_dict(teachers[0].state_dict())
        for net in (self.net, *teachers):
            net.to(memory_format=torch.channels_last)
        self.average = AveragedModel(
            self.net, multi_avg_fn=get_ema_multi_avg_fn(self.settings.ema_decay), use_buffers=True)
        self.rate = self.settings.distillation_rate if teachers else self.settings.learning_rate
        self.optimiser = torch.optim.AdamW(self._parameter_groups(), lr=self.rate)
        self.steps_per_epoch = len(self.samples) // self.settings.batch
        self.total_steps = self.steps_per_epoch * sum(stage.epochs for stage in stages)
        self.step = 0
        self.allowed = torch.tensor(
            [[float(name in sample.allowed) for name in recipe.classes] for sample in self.samples])
        self.smoothing = torch.tensor([self.settings.smoothing[sample.dataset] for sample in self.samples])
        self.draws = draw_weights(self.samples, self.settings.group_shares)

    def _parameter_groups(self) -> list[dict[str, object]]:
        """Weight decay acts on kernels only, not on biases and normalisation."""
        kernels = [p for p in self.net.parameters() if p.ndim > 1]
        others = [p for p in self.net.parameters() if p.ndim <= 1]
        return [{"params": kernels, "weight_decay": self.settings.weight_decay},
                {"params": others, "weight_decay": 0.0}]

    def run(self) -> tuple[network.ScanNetwork, TrainingRecord]:
        """Trains through all stages; returns the averaged network, ready to evaluate."""
        started, losses = time.monotonic(), []
        for stage in self.stages:
            images = data.prepared(self.samples, self.recipe.preprocessing(stage.size))
            for _ in range(stage.epochs):
                losses.append(self._epoch(images))
                print(f"seed {self.seed}, {stage.size} px, loss {losses[-1]:.4f}, "
                      f"{time.monotonic() - started:.0f} s", flush=True)
        record = TrainingRecord(
            seconds=time.monotonic() - started, images=len(self.samples),
            draws=self.total_steps * self.settings.batch, seed=self.seed, teachers=len(self.teachers),
            stages=[asdict(stage) for stage in self.stages], epoch_losses=losses)
        return self.average.module.eval(), record

    def _epoch(self, images: np.ndarray) -> float:
        self.net.train()
        total = 0.0
        for batch, chosen in self._batches(images):
            rate = self.rate * learning_rate_factor((self.step + 1) / self.total_steps, self.settings.warmup)
            for group in self.optimiser.param_groups:
                group["lr"] = rate
            loss = self._loss(batch, chosen)
            self.optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
            self.optimiser.step()
            self.average.update_parameters(self.net)
            total += loss.item()
            self.step += 1
        return total / self.steps_per_epoch

    def _loss(self, batch: torch.Tensor, chosen: np.ndarray) -> torch.Tensor:
        logits = self.net(batch)
        of_labels = partial_label_loss(logits, self.allowed[chosen], self.smoothing[chosen])
        if not self.teachers:
            return of_labels
        with torch.inference_mode():
            taught = torch.stack([teacher(batch).softmax(1) for teacher in self.teachers]).mean(0)
        share = self.settings.teacher_share
        return (1 - share) * of_labels + share * teacher_loss(logits, taught.clone())

    def _batches(self, images: np.ndarray) -> Iterator[tuple[torch.Tensor, np.ndarray]]:
        mean, std = self.recipe.mean[0], self.recipe.std[0]
        for _ in range(self.steps_per_epoch):
            chosen = self.rng.choice(len(images), self.settings.batch, p=self.draws)
            grey = np.stack([augment.augmented(images[i], self.settings.augmentation, self.rng) for i in chosen])
            batch = torch.from_numpy((grey - np.float32(mean)) / np.float32(std))[:, None].expand(-1, 3, -1, -1)
            yield batch.contiguous(memory_format=torch.channels_last), chosen
