"""The card's table of saliency maps by method, from what the program measured (`evaluate --saliency`).

`python -m lantern_train saliency-table --bundle DIR --figures "KERMANY=results/evaluation.json" …`
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import metadata, tables
from .evaluate import Interval
from .recipe import Recipe
from .subgroups import FEW

HEADING = "### Saliency maps by method"
NEXT = "### Images of another kind"
"""Where the section is put when a card has none."""

_WORDS = """\
Measured by the program (`evaluate --saliency`, whose README says what each row is), on images with the finding on which
people marked where; the rows of deletion, insertion and permuted weights on those of them that are called rightly.
Intervals draw patients."""


@dataclass(frozen=True)
class Measured:
    """What the program wrote of one set: its name on the card, and the object of `evaluation.json`."""

    name: str
    evaluation: Mapping[str, Any]


def main(words: Sequence[str], recipes: Mapping[str, Recipe]) -> None:
    """Puts the tables into the card, the recipe's version and the files' hashes into the manifest."""
    parser = argparse.ArgumentParser(prog="lantern_train saliency-table", description=__doc__)
    parser.add_argument("--bundle", type=Path, required=True, help="folder of the bundle, <id>-<version>")
    parser.add_argument("--figures", type=_named, action="append", required=True, metavar="NAME=FILE",
                        help="evaluation.json of one set, and what the card calls the set; may be given several times")
    options = parser.parse_args(words)
    write(options.bundle, recipes[metadata.read(options.bundle)["lantern"]["id"]], options.figures)


def _named(text: str) -> Measured:
    name, equals, file = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"not of the form NAME=FILE: {text}")
    return Measured(name, json.loads(Path(file).read_text(encoding="utf-8")))


def write(bundle: Path, recipe: Recipe, sets: Sequence[Measured]) -> None:
    """Changes the card and the manifest alone; the network and all it was judged by stay as they are."""
    for measured in sets:
        _require(measured, recipe)
    card = bundle / metadata.CARD
    card.write_text(placed(card.read_text(encoding="utf-8"), section(sets)), encoding="utf-8")
    metadata.renew(bundle, recipe, metadata.read(bundle))


def _require(measured: Measured, recipe: Recipe) -> None:
    """Only whole measurements of this bundle's own network count."""
    [of] = measured.evaluation["bundles"]
    if of["bundle"].rpartition(" ")[0] != recipe.id or of["precision"] != "float32":
        raise ValueError(f"{measured.name}: figures of {of['bundle']} ({of['precision']}), not of {recipe.id}")
    if "saliency" not in measured.evaluation:
        raise ValueError(f"{measured.name}: the maps were not measured")
    for finding in measured.evaluation["saliency"]["findings"]:
        if finding["cancelled"] or finding["unusable"]:
            raise ValueError(f"{measured.name}: not every image was measured")


def section(sets: Sequence[Measured]) -> str:
    """What stands below the heading."""
    parts = [_WORDS]
    for measured in sets:
        for finding in measured.evaluation["saliency"]["findings"]:
            parts.append(f"{measured.name}: {finding['images_marked']} images, {finding['images_called']} of them called "
                         f"positive.")
            parts.append(tables.table(["method", "measure", "images", "mean [95 % interval]", "by chance", "good is"],
                                      [_row(method["method"], measure) for method in finding["methods"]
                                       for measure in method["measures"]]))
    return "\n\n".join(parts)


def _row(method: str, measure: Mapping[str, Any]) -> list[str]:
    images = measure["images"]
    return [method, measure["title"], str(images) + (" few" if images < FEW else ""),
            tables.interval(Interval(measure["value"], measure["low"], measure["high"])), f"{measure['chance']:.3f}",
            measure["good"]]


def placed(card: str, text: str) -> str:
    """The card with this text between the heading and the next one; the heading is made where there is none."""
    if HEADING + "\n" not in card:
        if f"\n{NEXT}\n" not in card:
            raise ValueError(f"the card has no section '{NEXT}'")
        card = card.replace(f"\n{NEXT}\n", f"\n{HEADING}\n\n{NEXT}\n", 1)
    before, _, after = card.partition(HEADING + "\n")
    following = re.search(r"^#{1,3} ", after, flags=re.MULTILINE)
    rest = after[following.start():] if following else ""
    return f"{before}{HEADING}\n\n{text}\n\n{rest}".rstrip() + "\n"
