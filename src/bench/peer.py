"""The pipeline that a user would write in Python, on the same network: one process, one thread."""

import sys
import time
from pathlib import Path

import cv2
import numpy as np
import pydicom

FINDING = [1, 2]  # bacterial and viral pneumonia
MEAN, STD, SIDE = 0.4980392156862745, 0.5019607843137255, 224


def prepared(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """The picture from 0 to 1, and the network's input."""
    scan = pydicom.dcmread(path)
    pixels = scan.pixel_array.astype(np.float32)
    low, high = np.percentile(pixels, [0.5, 99.5])
    grey = np.clip((pixels - low) / (high - low), 0, 1)
    if scan.PhotometricInterpretation == "MONOCHROME1":
        grey = 1 - grey
    small = cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return grey, np.repeat(((small - MEAN) / STD)[None, None], 3, axis=1).astype(np.float32)


def write_heatmap(grey: np.ndarray, cam: np.ndarray, file: Path) -> None:
    """Over the picture at the size that Lantern's pictures have."""
    scale = min(1, 1024 / max(grey.shape))
    size = (round(grey.shape[1] * scale), round(grey.shape[0] * scale))
    picture = cv2.cvtColor((cv2.resize(grey, size, interpolation=cv2.INTER_AREA) * 255).astype(np.uint8), cv2.COLOR_GRAY2BGR)
    colour = cv2.applyColorMap((cv2.resize(cam, size) * 255).astype(np.uint8), cv2.COLORMAP_INFERNO)
    cv2.imwrite(str(file), cv2.addWeighted(picture, 0.6, colour, 0.4, 0))


class OnnxPeer:
    """onnxruntime; class activation map from the feature maps of the same pass."""

    def __init__(self, model: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def logits(self, tensor: np.ndarray) -> np.ndarray:
        return self.session.run(["logits"], {"image": tensor})[0][0]

    def judge(self, tensor: np.ndarray, heatmap: bool) -> np.ndarray | None:
        if not heatmap:
            self.logits(tensor)
            return None
        logits, features, weight = self.session.run(["logits", "features", "head_weight"], {"image": tensor})
        part = np.exp(logits[0] - logits[0].max())[FINDING]
        cam = np.maximum(np.tensordot(part / part.sum() @ weight[FINDING], features[0], 1), 0)
        return cam / max(cam.max(), 1e-6)


class TorchPeer:
    """PyTorch, eager, with pytorch-grad-cam on the last feature maps; the weights are the ONNX file's."""

    def __init__(self, model: Path) -> None:
        import torch
        from pytorch_grad_cam import GradCAM

        sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "train" / "python"))
        from lantern_train.export import read_onnx

        torch.set_num_threads(1)
        self.torch = torch
        self.network = read_onnx(model)
        self.cam = GradCAM(self.network, [self.network.features])

    def logits(self, tensor: np.ndarray) -> np.ndarray:
        with self.torch.no_grad():
            return self.network(self.torch.from_numpy(tensor))[0].numpy()

    def judge(self, tensor: np.ndarray, heatmap: bool) -> np.ndarray | None:
        if not heatmap:
            self.logits(tensor)
            return None
        target = [lambda logits: self.torch.logsumexp(logits[FINDING], 0) - logits[0]]
        return self.cam(self.torch.from_numpy(tensor), target)[0]


PEERS = {"torch": TorchPeer, "onnx": OnnxPeer, "bare": OnnxPeer}


def main() -> None:
    """Says 'ready' once warm; then for each line 'OUT|FILE|FILE…' prints the seconds that the files take."""
    kind, model, warm = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    cv2.setNumThreads(1)
    peer = PEERS[kind](model)
    first = prepared(warm)[1]
    for heatmap in (True, False, True):
        peer.judge(first, heatmap)
    print("ready", flush=True)
    for line in sys.stdin:
        out, *files = line.rstrip("\n").split("|")
        start = time.perf_counter()
        for file in map(Path, files):
            if kind == "bare":
                # The limit: tensor in, scores out, no file touched.
                peer.logits(first)
                continue
            grey, tensor = prepared(file)
            cam = peer.judge(tensor, bool(out))
            if cam is not None:
                write_heatmap(grey, cam, Path(out) / f"{file.stem}.png")
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
