"""Reference maps for SaliencyParityTest, by pytorch-grad-cam 1.5.7 and Captum 0.9.0 on golden tensors of bundles.

    python saliency_fixtures.py BUNDLE… --out ../resources/dev/lantern/explain

The network runs in ONNX Runtime up to its last feature maps; PyTorch goes on from there, so that the libraries find the
layer they hook and the gradients they ask for. Methods that want the gradient by the input get the network in PyTorch, as the
recipe reads it back, where the bundle has a gradient. Needs the recipe's packages (src/train/python/requirements.txt) and captum.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from captum.attr import IntegratedGradients, Occlusion, Saliency
from pytorch_grad_cam import EigenCAM, GradCAM, GradCAMPlusPlus, HiResCAM, LayerCAM, ScoreCAM
from pytorch_grad_cam.base_cam import BaseCAM

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "train" / "python"))
from lantern_train.export import read_onnx

METHODS: dict[str, type[BaseCAM]] = {
    "grad-cam": GradCAM,
    "hires-cam": HiResCAM,
    "grad-cam-plus-plus": GradCAMPlusPlus,
    "layer-cam": LayerCAM,
    "eigen-cam": EigenCAM,
    "score-cam": ScoreCAM,
}


class Network(torch.nn.Module):
    """The bundle's network, its last feature maps a layer of their own."""

    def __init__(self, file: Path, outputs: dict[str, Any]) -> None:
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        self.maps = outputs["featureMaps"]
        self.input = self.session.get_inputs()[0]
        weight, bias = self.session.run([outputs["headWeights"], outputs["headBias"]],
                                        {self.input.name: np.zeros([1, *self.input.shape[1:]], np.float32)})
        self.layer = torch.nn.Identity()
        self.head = torch.nn.Linear(weight.shape[1], weight.shape[0])
        self.head.load_state_dict({"weight": torch.tensor(weight), "bias": torch.tensor(bias)})

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        # One at a time: the batch may be fixed.
        parts = [self.session.run([self.maps], {self.input.name: one[None].detach().numpy()})[0] for one in image]
        maps = self.layer(torch.tensor(np.concatenate(parts), requires_grad=True))
        return self.head(maps.mean(dim=(2, 3)))


class LogOdds:
    """The log-odds of a finding, one a row of logits."""

    def __init__(self, classes: list[int]) -> None:
        self.classes = classes

    def __call__(self, logits: torch.Tensor) -> torch.Tensor:
        others = [c for c in range(logits.shape[-1]) if c not in self.classes]
        return logits[..., self.classes].logsumexp(-1) - logits[..., others].logsumexp(-1)


def feature_map(method: type[BaseCAM], net: Network, image: torch.Tensor, target: LogOdds) -> np.ndarray:
    """The library's map [h, w] of the last layer, before it is cut at 0 and scaled."""
    with method(model=net, target_layers=[net.layer]) as cam:
        cam(input_tensor=image, targets=[target])
        kept = cam.activations_and_grads
        activations = kept.activations[0].detach().numpy()[:1]
        gradients = kept.gradients[0].detach().numpy() if kept.gradients else None
        made = cam.get_cam_image(image, net.layer, [target], activations, gradients, eigen_smooth=False)[0]
    if method is EigenCAM and (made * activations[0].mean(axis=0)).sum() < 0:
        # The decomposition leaves the sign open; here it goes along with the channels' mean.
        return -made
    return made


def occlusion(net: Network, image: torch.Tensor, target: LogOdds, cell: int) -> np.ndarray:
    """Captum's map, one value a stride."""
    stride = max(1, cell // 2)
    means = image.mean(dim=(2, 3), keepdim=True).expand_as(image)
    with torch.no_grad():
        made = Occlusion(lambda batch: target(net(batch))).attribute(
            image, sliding_window_shapes=(image.shape[1], 2 * stride, 2 * stride),
            strides=(image.shape[1], stride, stride), baselines=means)
    return made[0, 0, ::stride, ::stride].numpy()


def by_pixel(network: Path, image: torch.Tensor, target: LogOdds) -> dict[str, np.ndarray]:
    """Captum's maps of the whole network, added up over channels and squares of 1/32 of the width."""
    net = read_onnx(network)
    means = image.mean(dim=(2, 3), keepdim=True).expand_as(image)
    integrated = IntegratedGradients(lambda batch: target(net(batch))).attribute(
        image, baselines=means, n_steps=50, method="riemann_middle", internal_batch_size=5)
    slope = Saliency(lambda batch: target(net(batch))).attribute(image.clone(), abs=False)
    return {"integrated-gradients": squares(integrated), "gradient": squares(slope.sum(dim=1, keepdim=True).abs())}


def squares(made: torch.Tensor) -> np.ndarray:
    side = made.shape[3] // 32
    values = made.detach()[0].sum(dim=0).numpy()
    return values.reshape(values.shape[0] // side, side, values.shape[1] // side, side).sum(axis=(1, 3))


def write(bundle: Path, out: Path) -> None:
    manifest = json.loads((bundle / "configs/metadata.json").read_text())["lantern"]
    net = Network(bundle / manifest["precisions"][0]["network"], manifest["outputs"]).eval()
    finding = manifest["findings"][0]
    target = LogOdds([manifest["classes"].index(name) for name in finding["classes"]])
    for number, case in enumerate(manifest["golden"]["cases"]):
        image = torch.tensor(np.load(bundle / case["tensor"]))
        maps = {name: feature_map(method, net, image, target) for name, method in METHODS.items()
                if method is not ScoreCAM or number == 0}
        maps["occlusion"] = occlusion(net, image, target, image.shape[3] // maps["grad-cam"].shape[1])
        if "gradient" in manifest:
            maps |= by_pixel(bundle / manifest["precisions"][0]["network"], image, target)
        for name, made in maps.items():
            np.save(out / f"{manifest['id']}-{case['name']}-{name}.npy", np.ascontiguousarray(made, "<f4"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundles", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for bundle in given.bundles:
        write(bundle, given.out)


if __name__ == "__main__":
    main()
