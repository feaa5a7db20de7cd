"""Fits the weights: balanced draws, partial labels, one cosine cycle, averaged weights, teachers."""

from __future__ import annotations

import json
import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from . import augment, data, hiding, network, scores
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
    regions: int
    """Images whose region was known."""
    epoch_losses: list[float]
    head: bool = False
    """Whether the head alone was fitted."""


@dataclass(frozen=True)
class TrainingHistory:
    """How and where the shipped weights were trained, and every training that had a part in them, their own last."""

    command: str
    machine: str
    trainings: Sequence[TrainingRecord]
    note: str = ""
    """What else is to be known of how these very weights came about, for the card."""

    FILE: ClassVar[str] = "docs/training.json"
    """In a bundle, so that the network that is read from it brings its history along."""

    def write(self, bundle: Path) -> None:
        """Puts the file into the bundle."""
        path = bundle / self.FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, bundle: Path) -> TrainingHistory:
        """That of a bundle that is there."""
        content = json.loads((bundle / cls.FILE).read_text(encoding="utf-8"))
        records = [TrainingRecord(**record) for record in content["trainings"]]
        return cls(content["command"], content["machine"], records, content.get("note", ""))


@dataclass(frozen=True)
class Batch:
    """Images as they are and as they are shown to the network, [N, 3, S, S]."""

    whole: torch.Tensor
    shown: torch.Tensor
    holds: torch.Tensor
    """bool [N]: the label is that of the whole image; else the finding is absent."""
    inside: torch.Tensor
    """[N, S, S], 0..1: where the map should lie; empty where nothing is asked of it. A single 0 without regions."""
    chosen: np.ndarray
    """[N], among the samples."""


def partial_label_loss(logits: torch.Tensor, allowed: torch.Tensor, smoothing: torch.Tensor) -> torch.Tensor:
    """[N]: -log of the summed probability of the classes a label leaves open, with label smoothing.

    allowed: [N, C] zeros and ones; smoothing: [N] share given to all classes alike.
    """
    log_probability = logits.log_softmax(1)
    of_label = torch.logsumexp(log_probability.masked_fill(allowed == 0, -math.inf), 1)
    return -((1 - smoothing) * of_label + smoothing * log_probability.mean(1))


def teacher_loss(logits: torch.Tensor, taught: torch.Tensor) -> torch.Tensor:
    """Cross-entropy against the mean of the teachers' probabilities; both [N, C]."""
    return -(taught * logits.log_softmax(1)).sum(1).mean()


MASK_CELLS = 8
"""Cells of the mask to one of a map, a side: fine enough for the edge of a lung."""


def outside_share(maps: torch.Tensor, regions: torch.Tensor) -> torch.Tensor:
    """The mean share of the maps' energy outside the regions, over the images that have one; 0 where none has.

    maps: [N, h, w], not negative, shown by bilinear interpolation as the program does; regions: [N, H, W], 0..1.
    """
    known = regions.flatten(1).amax(1) > 0
    if not known.any():
        return maps.new_zeros(())
    shown = nn.functional.interpolate(maps[known, None], scale_factor=MASK_CELLS, mode="bilinear")
    inside = nn.functional.interpolate(regions[known, None], size=shown.shape[2:], mode="area")
    total = shown.sum((1, 2, 3)).clamp_min(1e-6)
    return 1 - ((shown * inside).sum((1, 2, 3)) / total).mean()


def draw_weights(samples: list[data.Sample], shares: dict[str, float]) -> np.ndarray:
    """The probability of drawing each sample so that each group has its share."""
    sizes = Counter(sample.group for sample in samples)
    if set(sizes) != set(shares):
        raise ValueError(f"groups {sorted(sizes)} do not match the shares {sorted(shares)}")
    weights = np.array([shares[sample.group] / sizes[sample.group] for sample in samples])
    return weights / weights.sum()


def allowed_classes(samples: list[data.Sample], classes: tuple[str, ...]) -> torch.Tensor:
    """[N, C]: ones for the classes that a sample's label leaves open."""
    return torch.tensor([[float(name in sample.allowed) for name in classes] for sample in samples])


def learning_rate_factor(progress: float, warmup: float) -> float:
    """Linear rise over the share `warmup` of all steps, then half a cosine to zero."""
    if progress < warmup:
        return progress / warmup
    return 0.5 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup)))


class Trainer:
    """Owns the network, its average and the random state of one training."""

    def __init__(self, recipe: Recipe, member: Member, stages: tuple[Stage, ...],
                 teachers: tuple[network.ScanNetwork, ...] = (), regions: np.ndarray | None = None) -> None:
        """Starts from ImageNet, or where there are teachers from the first one's weights.

        `regions`, what the answer should rest on: uint8 [N, S, S], empty where nothing is known; they need a teacher.
        Without them maps and images are left alone.
        """
        if regions is not None and not (teachers and recipe.training.attention):
            raise ValueError("regions need a teacher, and a recipe with attention")
        self.recipe, self.settings, self.samples = recipe, recipe.training, member.samples
        self.attention = None if regions is None else self.settings.attention
        self.seed, self.stages, self.teachers, self.regions = member.seed, stages, teachers, regions
        self.finding = recipe.indices(recipe.findings[0])
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
        self.allowed = allowed_classes(self.samples, recipe.classes)
        self.absent = torch.tensor([float(c not in self.finding) for c in range(len(recipe.classes))])
        self.positive = scores.labels(self.samples, recipe.findings[0].classes) == 1
        self.smoothing = torch.tensor([self.settings.smoothing[sample.dataset] for sample in self.samples])
        self.draws = draw_weights(self.samples, self.settings.group_shares)

    def _parameter_groups(self) -> list[dict[str, object]]:
        """Weight decay acts on kernels only, not on biases and normalisation."""
        kernels = [p for p in self.net.parameters() if p.ndim > 1]
        others = [p for p in self.net.parameters() if p.ndim <= 1]
        return [{"params": kernels, "weight_decay": self.settings.weight_decay},
                {"params": others, "weight_decay": 0.0}]

    def run(self) -> tuple[network.ScanNetwork, TrainingRecord]:
        """Trains through all stages; returns the averaged network, ready to evaluate.

        With regions, between it and the first teacher: see `network.interpolate`.
        """
        started, losses = time.monotonic(), []
        for stage in self.stages:
            images = data.prepared(self.samples, self.recipe.preprocessing(stage.size))
            regions = self._regions(stage.size)
            for _ in range(stage.epochs):
                losses.append(self._epoch(images, regions))
                print(f"seed {self.seed}, {stage.size} px, loss {losses[-1]:.4f}, "
                      f"{time.monotonic() - started:.0f} s", flush=True)
        record = TrainingRecord(
            seconds=time.monotonic() - started, images=len(self.samples),
            draws=self.total_steps * self.settings.batch, seed=self.seed, teachers=len(self.teachers),
            regions=0 if self.regions is None else int(self.regions.any((1, 2)).sum()),
            stages=[asdict(stage) for stage in self.stages], epoch_losses=losses)
        net = self.average.module.eval()
        if self.attention:
            network.interpolate(self.teachers[0], net, self.attention.kept)
        return net, record

    def _regions(self, size: int) -> np.ndarray:
        """The regions at an input size, [N, size, size]."""
        if self.regions is None:
            return np.broadcast_to(np.uint8(0), (len(self.samples), size, size))
        return np.stack([cv2.resize(region, (size, size), interpolation=cv2.INTER_AREA) for region in self.regions])

    def _epoch(self, images: np.ndarray, regions: np.ndarray) -> float:
        self.net.train()
        if self.attention:
            network.freeze_statistics(self.net)
        total = 0.0
        for batch in self._batches(images, regions):
            rate = self.rate * learning_rate_factor((self.step + 1) / self.total_steps, self.settings.warmup)
            for group in self.optimiser.param_groups:
                group["lr"] = rate
            loss = self._loss(batch)
            self.optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
            self.optimiser.step()
            self.average.update_parameters(self.net)
            total += loss.item()
            self.step += 1
        return total / self.steps_per_epoch

    def _loss(self, batch: Batch) -> torch.Tensor:
        features = self.net.features(batch.shown)
        logits = self.net.pooled_logits(features)
        holds = batch.holds[:, None]
        loss = partial_label_loss(logits, torch.where(holds, self.allowed[batch.chosen], self.absent),
                                  self.smoothing[batch.chosen]).mean()
        if self.teachers:
            with torch.inference_mode():
                taught = torch.stack([teacher(batch.whole).softmax(1) for teacher in self.teachers]).mean(0)
            taught = torch.where(holds, taught, self.absent / self.absent.sum())
            share = self.settings.teacher_share
            loss = (1 - share) * loss + share * teacher_loss(logits, taught)
        if self.attention:
            maps = scores.activation_maps(features, logits, self.net.head.weight, self.finding)
            loss = loss + self.attention.weight * outside_share(maps, batch.inside)
        return loss

    def _batches(self, images: np.ndarray, regions: np.ndarray) -> Iterator[Batch]:
        for _ in range(self.steps_per_epoch):
            chosen = self.rng.choice(len(images), self.settings.batch, p=self.draws)
            pairs = [augment.augmented(images[i], regions[i], self.settings.augmentation, self.rng) for i in chosen]
            whole = self._tensor([image for image, _ in pairs])
            yield self._partly_hidden(whole, pairs, chosen) if self.attention else Batch(
                whole, whole, torch.ones(len(chosen), dtype=torch.bool), torch.zeros(()), chosen)

    def _partly_hidden(self, whole: torch.Tensor, pairs: list[tuple[np.ndarray, np.ndarray]], chosen: np.ndarray
                       ) -> Batch:
        shown, holds = zip(*(hiding.hidden(*pair, self.attention.hiding, self.rng) for pair in pairs), strict=True)
        inside = np.stack([region for _, region in pairs]).astype(np.float32) / np.float32(255)
        asked = (self.positive[chosen] & np.array(holds))[:, None, None]
        return Batch(whole, self._tensor(shown), torch.tensor(holds), torch.from_numpy(inside * asked), chosen)

    def _tensor(self, grey: Sequence[np.ndarray]) -> torch.Tensor:
        three = network.normalised(np.stack(grey), self.recipe.mean, self.recipe.std)
        return torch.from_numpy(three).contiguous(memory_format=torch.channels_last)
