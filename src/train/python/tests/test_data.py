"""What is read of the data sets, and what the card says of them."""

import os
import re
from collections import defaultdict
from pathlib import Path

import cv2
import numpy as np
import pytest

from lantern_train import card, data

DATA = Path(os.environ.get("LANTERN_DATA", Path(__file__).parents[5] / "shared/data/train"))


def test_reads_8_bits_as_they_are(tmp_path: Path) -> None:
    image = np.arange(256, dtype=np.uint8).reshape(16, 16)
    cv2.imwrite(str(tmp_path / "a.png"), image)
    read = data.read_grey(tmp_path / "a.png")
    assert read.dtype == np.float32
    np.testing.assert_array_equal(read, image)


@pytest.mark.parametrize(("name", "kind"), [("a.png", np.uint16), ("a.tiff", np.float32)])
def test_refuses_more_than_8_bits(tmp_path: Path, name: str, kind: type) -> None:
    cv2.imwrite(str(tmp_path / name), np.full((8, 8), 300, kind))
    with pytest.raises(ValueError, match="not 8 bits"):
        data.read_grey(tmp_path / name)


def test_refuses_what_is_no_image(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no image", encoding="utf-8")
    with pytest.raises(ValueError, match="not a readable image"):
        data.read_grey(tmp_path / "a.png")


def test_person_numbers_in_both_splits_are_as_many_as_the_card_says() -> None:
    if not DATA.is_dir():
        pytest.skip("the films are not here")
    pathogens = {split: defaultdict(set) for split in ("val", "train")}
    for split, found in pathogens.items():
        for sample in data.kermany(DATA, split):
            if sample.allowed != ("normal",):
                pathogen, number = sample.patient.split("-")
                found[number].add(pathogen)
    both = pathogens["val"].keys() & pathogens["train"].keys()
    assert all(pathogens["val"][number].isdisjoint(pathogens["train"][number]) for number in both)
    text = (card.TEMPLATES / "cxr-pneumonia-card.md").read_text(encoding="utf-8")
    said = re.search(r"of the (\d+) bare numbers in validation, (\d+) also", text)
    assert said and [int(of) for of in said.groups()] == [len(pathogens["val"]), len(both)]
