"""The backward graph against PyTorch's own backward pass."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper

from lantern_train import export, gradient
from lantern_train.network import untrained

SIZE = 64


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> tuple[torch.nn.Module, Path]:
    torch.manual_seed(3)
    net = untrained(3).eval()
    path = tmp_path_factory.mktemp("net") / "model.onnx"
    export.write_onnx(net, SIZE, path)
    return net, path


def test_equals_the_backward_pass(network: tuple[torch.nn.Module, Path], tmp_path: Path) -> None:
    net, path = network
    gradient.write(path, tmp_path / "gradient.onnx")
    session = onnxruntime.InferenceSession(path.read_bytes() + (tmp_path / "gradient.onnx").read_bytes(),
                                           providers=["CPUExecutionProvider"])
    random = np.random.default_rng(4)
    image = random.standard_normal((1, 3, SIZE, SIZE), np.float32)
    weights = random.standard_normal((1, net.head.weight.shape[1]), np.float32)
    [made] = session.run([gradient.OUTPUT], {export.INPUT: image, gradient.WEIGHTS: weights})
    tensor = torch.tensor(image, requires_grad=True)
    (net.features(tensor).mean((2, 3)) * torch.tensor(weights)).sum().backward()
    wanted = tensor.grad.numpy()
    assert np.corrcoef(made.ravel(), wanted.ravel())[0, 1] > 0.9999


def test_holds_no_weight_of_the_network(network: tuple[torch.nn.Module, Path], tmp_path: Path) -> None:
    gradient.write(network[1], tmp_path / "gradient.onnx")
    assert (tmp_path / "gradient.onnx").stat().st_size < network[1].stat().st_size / 100


def test_refuses_a_layer_that_it_does_not_know(tmp_path: Path) -> None:
    value = [1, 3, 8, 8]
    graph = helper.make_graph(
        [helper.make_node("Sigmoid", [export.INPUT], ["features"])], "other",
        [helper.make_tensor_value_info(export.INPUT, TensorProto.FLOAT, value)],
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, value)])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", export.OPSET)], ir_version=8),
              tmp_path / "model.onnx")
    with pytest.raises(ValueError, match="Sigmoid"):
        gradient.write(tmp_path / "model.onnx", tmp_path / "gradient.onnx")


def test_refuses_another_size(network: tuple[torch.nn.Module, Path]) -> None:
    part = _part(network[1])
    share = next(tensor for tensor in part.graph.initializer if tensor.name.endswith("share"))
    share.CopyFrom(onnx.numpy_helper.from_array(np.float32(1), share.name))
    with pytest.raises(ValueError, match="off by"):
        gradient.verify(network[1], part.SerializeToString(), "features")


def test_refuses_a_gradient_without_one_of_its_channels(network: tuple[torch.nn.Module, Path]) -> None:
    part = _part(network[1])
    last = part.graph.node[-1]
    part.graph.initializer.append(onnx.numpy_helper.from_array(np.float32([0, 1, 1]).reshape(1, 3, 1, 1), "kept"))
    last.CopyFrom(helper.make_node("Mul", [last.input[0], "kept"], [gradient.OUTPUT]))
    with pytest.raises(ValueError, match="off by"):
        gradient.verify(network[1], part.SerializeToString(), "features")


def test_leaves_no_file_of_a_graph_that_it_refuses(network: tuple[torch.nn.Module, Path], tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradient, "TOLERANCE", 0)
    with pytest.raises(ValueError, match="off by"):
        gradient.write(network[1], tmp_path / "gradient.onnx")
    assert not (tmp_path / "gradient.onnx").exists()


def _part(network: Path) -> onnx.ModelProto:
    file = network.with_name("gradient.onnx")
    gradient.write(network, file)
    return onnx.ModelProto.FromString(file.read_bytes())
