"""The recipe `cxr-pneumonia`: pneumonia on frontal chest radiographs, three classes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from . import data, lungs
from .augment import Augmentation
from .hiding import Hiding
from .marks import Marks, nih_boxes
from .network import LITE_MEAN, LITE_STD
from .recipe import Attention, Cohort, Finding, Member, Recipe, Refit, Stage, Training

SEEDS = (20240402, 20240401)
"""The student starts from the first: the better of the two on validation."""

_WORDS = {
    "changelog": {
        "0.1.0": "first version",
        "0.2.1": "saliency maps by method on the card; the network is the same as in 0.2.0",
        "0.3.0": "trained on with its maps drawn into the lungs",
        "0.3.1": "with the network's gradient, and occlusion and two methods by gradient on the card; the network is the "
                 "same",
        "0.4.0": "trained on from 0.2.0, in place of 0.3.0, with its maps drawn into the lungs, and the lungs or what "
                 "lies round them hidden; the mean of the weights before and after",
        "0.4.1": "on the card all methods, a network with every kernel shuffled, and calibrated on adults as on children; "
                 "the network is the same",
        "0.4.2": "the input gate tells tilted films; predictive values with intervals; int8 judged on adults, too; the "
                 "network is the same",
        "0.4.3": "the card says what was fitted on which set; the network is the same",
        "0.4.4": "the card says where all rounds gave the same, and that normal films may share children, too; the "
                 "network is the same",
        "0.4.5": "the card tells of bars, frames, letters and mirrored films, and of the calibration as it is shipped; the "
                 "network is the same",
        "0.5.0": "the head fitted anew on the features of the same network; the card tells what exposure gives away",
    },
    "task": "Classification of frontal chest radiographs: normal, bacterial or viral pneumonia",
    "description": "EfficientNet-Lite0 with three classes; pneumonia is the sum of bacterial and viral. "
                   "Feature maps and head weights are outputs, so that class activation maps are exact.",
    "authors": "The Lantern project",
    "copyright": "The Lantern project; weights under Apache-2.0, see LICENSE",
    "data_source": "Kermany et al. 2018 (CC BY 4.0) and NIH ChestX-ray14, Wang et al. 2017 (NIH Clinical Center)",
    "data_type": "jpeg",
    "modality": "CR",
    "image_classes": "single-frame grey chest radiograph, frontal view",
    "intended_use": "Research and education only. Not a medical device, not for diagnosis or treatment.",
    "references": [
        "Kermany D, Zhang K, Goldbaum M. Labeled Optical Coherence Tomography (OCT) and Chest X-Ray Images for "
        "Classification. Mendeley Data, v2, 2018. doi:10.17632/rscbjbr9sj.2",
        "Kermany DS, Goldbaum M, Cai W, et al. Identifying Medical Diagnoses and Treatable Diseases by Image-Based "
        "Deep Learning. Cell 172:1122-1131, 2018.",
        "Wang X, Peng Y, Lu L, Lu Z, Bagheri M, Summers RM. ChestX-ray8: Hospital-scale Chest X-ray Database and "
        "Benchmarks. CVPR 2017.",
        "Winther HB, Laser H, Gerbel S, et al. COVID-19 Image Repository. figshare, 2020. "
        "doi:10.6084/m9.figshare.12275009",
        "Tan M, Le QV. EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks. ICML 2019.",
        "Selvaraju RR, Cogswell M, Das A, et al. Grad-CAM: Visual Explanations from Deep Networks via "
        "Gradient-based Localization. ICCV 2017.",
        "Hooker S, Erhan D, Kindermans PJ, Kim B. A Benchmark for Interpretability Methods in Deep Neural Networks. "
        "NeurIPS 2019.",
        "Wortsman M, Ilharco G, Kim JW, et al. Robust Fine-tuning of Zero-shot Models. CVPR 2022.",
        "Kirichenko P, Izmailov P, Wilson AG. Last Layer Re-Training is Sufficient for Robustness to Spurious "
        "Correlations. ICLR 2023.",
    ],
}


def _members(root: Path) -> list[Member]:
    """The same films under other seeds: children and adults together."""
    samples = data.kermany(root, "train") + data.nih(root, "train")
    return [Member(f"seed-{seed}", seed, samples) for seed in SEEDS]


def _cohorts(root: Path) -> list[Cohort]:
    def cohort(key: str, name: str, samples: list[data.Sample], repeats: bool = False) -> Cohort:
        return Cohort(key, name, [("", samples)], repeats)

    return [
        cohort("kermany_val", "Kermany validation", data.kermany(root, "val")),
        cohort("nih_val", "NIH validation", data.nih(root, "val")),
        cohort("kermany_native", "Kermany validation, native aspect ratio",
               [sample for sample, _ in data.lung_masked(root)], repeats=True),
        cohort("hannover", "Hannover COVID-19 (all positive)", data.hannover(root)),
    ]


def _marks(root: Path) -> Marks:
    return Marks({sample.path: mask for sample, mask in data.lung_masked(root)}, nih_boxes(root))


def _lungs(samples: list[data.Sample]) -> np.ndarray:
    """Lungs, found without a person's mask of the film.

    What lungs look like, `lungs` has from the masks of half of the validation patients; only the other half's are for
    checking alone.
    """
    return lungs.of_samples(samples, 224)


AUGMENTATION = Augmentation(
    rotation=10, scale=1.18, aspect=1.3, shift=0.08, gamma=1.6, window=0.12, mirrored=False)

RECIPE = Recipe(
    id="cxr-pneumonia",
    version="0.5.0",
    title="Pneumonia on chest radiographs",
    size=224,
    mean=LITE_MEAN,
    std=LITE_STD,
    percentiles=(0.5, 99.5),
    seed=SEEDS[0],
    luminance=False,
    classes=("normal", "bacterial", "viral"),
    findings=(
        Finding(
            id="pneumonia",
            name="Pneumonia",
            code={"scheme": "SCT", "value": "233604007", "meaning": "Pneumonia"},
            classes=("bacterial", "viral"),
            default_operating_point="balanced",
        ),
    ),
    input_gate={
        "modalities": ["CR", "DX"],
        "bodyParts": ["CHEST", "THORAX", "LUNG", "LUNGS", "PORT CHEST"],
        "bodyPartRequired": True,
        "views": ["PA", "AP"],
        "viewRequired": False,
        "photometricInterpretations": ["MONOCHROME1", "MONOCHROME2"],
        "minimumRows": 200,
        "minimumColumns": 200,
        "minimumAgeYears": 1,
        "maximumAgeYears": 85,
        "notes": "Trained mostly on children of 1 to 5 years (AP, one hospital) and on a smaller set, nearly all of "
                 "adults, with labels mined from reports.",
    },
    members=_members,
    cohorts=_cohorts,
    marks=_marks,
    gate_cohorts=("kermany_val", "nih_val"),
    tilts=(20, 30, 45),
    strangers=lambda root: {"breast ultrasound (BUSI)": data.busi(root)},
    contrasts={"Bacterial against viral": (("bacterial",), ("viral",))},
    regions=_lungs,
    training=Training(
        stages=(Stage(128, 3), Stage(192, 2), Stage(224, 1)),
        distillation=(Stage(192, 1), Stage(224, 1)),
        attention=Attention(
            stages=(Stage(224, 1),),
            weight=1.0,
            hiding=Hiding(surroundings=0.35, region=0.2, everything=0.1),
            kept=0.5),
        refit=Refit(copies=2, augmentation=replace(AUGMENTATION, scale=1.3, shift=0.1), anchor=0.01),
        augmentation=AUGMENTATION,
        batch=32,
        learning_rate=1e-3,
        distillation_rate=5e-4,
        weight_decay=0.02,
        warmup=0.08,
        ema_decay=0.99,
        dropout=0.2,
        teacher_share=0.7,
        smoothing={"kermany": 0.03, "nih": 0.15},
        group_shares={
            "kermany:normal": 0.32,
            "kermany:bacterial": 0.26,
            "kermany:viral": 0.22,
            "nih:normal": 0.10,
            "nih:bacterial+viral": 0.10,
        },
    ),
    words=_WORDS,
)
