"""Who the strangers are that the input gate is tried on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny

from lantern_train import gate_check, strangers


def test_scans_of_rare_kinds_are_told_of_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe, image = replace(tiny.chest(tmp_path), strangers=lambda root: {}), np.zeros((64, 64), np.float32)
    found = {("CT", ""): [image] * 5, ("NM", "WHOLE BODY"): [image] * 4, ("MR", "HEAD"): [image], ("CR", "HAND"): [image]}
    monkeypatch.setattr(strangers, "scans", lambda folder: found)
    rows = {name: (kind, len(images)) for name, kind, images in gate_check._strangers(recipe, tmp_path, tmp_path)
            if name.startswith("DICOM")}
    assert rows == {"DICOM scans, CR or DX, other body part or none": ("near", 1), "DICOM scans, CT": ("far", 5),
                    "DICOM scans, rare kinds (fewer than 5 of each)": ("far", 5)}
