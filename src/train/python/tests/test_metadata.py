"""MONAI's check of a manifest, after every command that changes one."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from lantern_train import gradient, metadata, saliency_table

RECIPE = SimpleNamespace(id="chests", title="Chests", version="0.1.1", words={"changelog": {"0.1.1": "maps"}})
FIGURES = {"bundles": [{"bundle": "chests 0.1.0", "precision": "float32"}], "findings": [],
           "saliency": {"findings": []}}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    (folder / "docs").mkdir(parents=True)
    (folder / metadata.CARD).write_text("# Chests, version 0.1.0\n\n### Images of another kind\n", encoding="utf-8")
    lantern = {"id": "chests", "precisions": [{"network": "models/model.onnx"}], "outputs": {"featureMaps": "features"}}
    metadata.write(folder, {"schema": "https://example.org/schema.json", "version": "0.1.0", "lantern": lantern})
    return folder


@pytest.mark.parametrize(("command", "words"), [
    (saliency_table.main, ["--figures", "Children={folder}/evaluation.json"]), (gradient.main, [])])
def test_a_bundle_that_a_command_changes_is_checked(
        command: Callable[[Sequence[str], Mapping[str, object]], None], words: list[str], bundle: Path, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradient, "write", lambda network, file, features: None)
    (tmp_path / "evaluation.json").write_text(json.dumps(FIGURES), encoding="utf-8")
    schema = tmp_path / "schema.json"
    given = ["--bundle", str(bundle), "--monai-schema", str(schema), *(word.format(folder=tmp_path) for word in words)]
    schema.write_text('{"required": ["version"]}', encoding="utf-8")
    command(given, {"chests": RECIPE})
    assert metadata.read(bundle)["version"] == "0.1.1"
    schema.write_text('{"required": ["version", "task"]}', encoding="utf-8")
    with pytest.raises(ValueError, match="'task' is a required property"):
        command(given, {"chests": RECIPE})
