"""The card's table of saliency maps by method, from what the program measured (`evaluate --saliency`).

`python -m lantern_train saliency-table --bundle DIR --figures "KERMANY=results/evaluation.json" …`
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import metadata, tables
from .calibrate import uncalibrated
from .evaluate import Interval
from .recipe import Recipe
from .scores import logit
from .subgroups import FEW

HEADING = "### Saliency maps by method"
NEXT = "### Images of another kind"
"""Where the section is put when a card has none."""

NOT_YET = "Not measured yet: `python -m lantern_train saliency-table` puts what the program measures here."

_SET = re.compile(r"^((.+): \d+ images, \d+ of them called positive\.)$", re.MULTILINE)

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
    metadata.add_schema_option(parser)
    options = parser.parse_args(words)
    write(options.bundle, recipes[metadata.read(options.bundle)["lantern"]["id"]], options.figures)
    metadata.verify_layout(options.bundle, options.monai_schema)


def _named(text: str) -> Measured:
    name, equals, file = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"not of the form NAME=FILE: {text}")
    return Measured(name, json.loads(Path(file).read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Section:
    """What a card says of the maps of a network whose images are called at a threshold on its own log-odds."""

    text: str
    threshold: float

    def at(self, threshold: float) -> str:
        """What holds for the same network where the threshold is this one."""
        return self.text if math.isclose(self.threshold, threshold, abs_tol=1e-6) else NOT_YET


def there(bundle: Path) -> Section:
    """The section of a bundle that is there."""
    _, text, _ = _divided((bundle / metadata.CARD).read_text(encoding="utf-8"))
    manifest = metadata.read(bundle)
    [finding] = manifest["lantern"]["findings"]
    calibration = finding["calibration"]
    return Section(text.strip() or NOT_YET,
                   uncalibrated(logit(_threshold(manifest)), calibration["slope"], calibration["offset"]))


def _threshold(manifest: dict[str, Any]) -> float:
    """That of the default operating point, on the probability."""
    [finding] = manifest["lantern"]["findings"]
    return next(p["threshold"] for p in finding["operatingPoints"] if p["name"] == finding["defaultOperatingPoint"])


def write(bundle: Path, recipe: Recipe, sets: Sequence[Measured]) -> None:
    """Changes the card and the manifest alone; the network and all it was judged by stay as they are.

    Of a set that the card has, the figures are replaced; those of other sets stay.
    """
    manifest = metadata.read(bundle)
    metadata.require_network(bundle, recipe, manifest)
    for measured in sets:
        _require(measured, recipe, manifest)
    card = bundle / metadata.CARD
    before, there, after = _divided(card.read_text(encoding="utf-8"))
    blocks = _blocks(there) | {measured.name: _block(measured) for measured in sets}
    text = "\n\n".join([HEADING, _WORDS, *blocks.values()])
    card.write_text(f"{before}{text}\n\n{after}".rstrip() + "\n", encoding="utf-8")
    metadata.renew(bundle, recipe, manifest)


def _require(measured: Measured, recipe: Recipe, manifest: dict[str, Any]) -> None:
    """Only whole measurements of this bundle's own network count: another version's has another threshold."""
    [of] = measured.evaluation["bundles"]
    if of["bundle"].rpartition(" ")[0] != recipe.id or of["precision"] != "float32":
        raise ValueError(f"{measured.name}: figures of {of['bundle']} ({of['precision']}), not of {recipe.id}")
    if "saliency" not in measured.evaluation:
        raise ValueError(f"{measured.name}: the maps were not measured")
    for finding in measured.evaluation["findings"]:
        if not math.isclose(finding["threshold"], _threshold(manifest), abs_tol=1e-6):
            raise ValueError(f"{measured.name}: called at {finding['threshold']}, another threshold than the bundle's")
    for finding in measured.evaluation["saliency"]["findings"]:
        if finding["cancelled"] or finding["unusable"]:
            raise ValueError(f"{measured.name}: not every image was measured")


def _block(measured: Measured) -> str:
    """What the card says of one set."""
    parts = []
    for finding in measured.evaluation["saliency"]["findings"]:
        parts.append(f"{measured.name}: {finding['images_marked']} images, {finding['images_called']} of them called "
                     f"positive.")
        parts.append(tables.table(["method", "measure", "images", "mean [95 % interval]", "by chance", "good is"],
                                  [_row(method["method"], measure) for method in finding["methods"]
                                   for measure in method["measures"]]))
    return "\n\n".join(parts)


def _blocks(section: str) -> dict[str, str]:
    """By the set's name, what a section says of it."""
    blocks: dict[str, str] = {}
    pieces = _SET.split(section)
    for sentence, name, table in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        so_far = f"{blocks[name]}\n\n" if name in blocks else ""
        blocks[name] = f"{so_far}{sentence}\n\n{table.strip()}"
    return blocks


def _row(method: str, measure: Mapping[str, Any]) -> list[str]:
    images = measure["images"]
    return [method, measure["title"], str(images) + (" few" if images < FEW else ""),
            tables.interval(Interval(measure["value"], measure["low"], measure["high"])), f"{measure['chance']:.3f}",
            measure["good"]]


def _divided(card: str) -> tuple[str, str, str]:
    """What stands before the section, in it, and behind it; where there is none, it is empty and has its place."""
    if HEADING + "\n" not in card:
        before, heading, after = card.partition(f"{NEXT}\n")
        if not heading:
            raise ValueError(f"the card has no section '{NEXT}'")
        return before, "", heading + after
    before, _, after = card.partition(HEADING + "\n")
    following = re.search(r"^#{1,3} ", after, flags=re.MULTILINE)
    end = following.start() if following else len(after)
    return before, after[:end], after[end:]
