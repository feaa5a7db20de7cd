"""The recipe `breast-us`: benign and malignant lesions on breast ultrasound, three classes."""

from __future__ import annotations

from pathlib import Path

from sklearn.model_selection import StratifiedGroupKFold

from . import data
from .augment import Augmentation
from .marks import Marks, busi_masks
from .network import LITE_MEAN, LITE_STD
from .recipe import Cohort, Finding, Member, Recipe, Stage, Training

SEED = 20240501
FOLDS = 5

_WORDS = {
    "changelog": {
        "0.1.0": "first version",
        "0.1.1": "saliency maps by method on the card; the network is the same",
        "0.1.2": "all methods on the card, with other permuted weights for every image; the network is the same",
        "0.1.3": "with the network's gradient; the network is the same",
        "0.1.4": "two methods by gradient on the card; the network is the same",
        "0.2.0": "trained anew by the same recipe; the gate's orientation score knows where things are; predictive values "
                 "with intervals; int8 with its first convolution in float32, judged on the validation part, too",
        "0.2.1": "the card says what was fitted on which set; the networks are the same",
        "0.2.2": "the card says where all rounds gave the same, and what its gate lets pass; the networks are the same",
        "0.2.3": "the card tells of images that bear both labels, of frames and letters, and of the calibration as it is "
                 "shipped; trained anew, and the networks are the same",
        "0.3.0": "trained anew by the same recipe on another kind of processor, which gives other networks; the card tells "
                 "what exposure gives away, and its default threshold is tried on folds left out",
    },
    "task": "Classification of breast ultrasound images: normal, benign or malignant lesion",
    "description": "EfficientNet-Lite0 with three classes. Feature maps and head weights are outputs, so that class "
                   "activation maps are exact.",
    "authors": "The Lantern project",
    "copyright": "The Lantern project; weights under Apache-2.0, see LICENSE",
    "data_source": "Breast Ultrasound Images (BUSI), Al-Dhabyani et al. 2020 (CC BY 4.0)",
    "data_type": "jpeg",
    "image_classes": "single-frame breast ultrasound image",
    "modality": "US",
    "intended_use": "Research and education only. Not a medical device, not for diagnosis or treatment.",
    "references": [
        "Al-Dhabyani W, Gomaa M, Khaled H, Fahmy A. Dataset of breast ultrasound images. Data in Brief 28:104863, "
        "2020. doi:10.1016/j.dib.2019.104863",
        "Yang J, Shi R, Wei D, et al. MedMNIST v2 - A large-scale lightweight benchmark for 2D and 3D biomedical "
        "image classification. Scientific Data 10:41, 2023.",
        "Tan M, Le QV. EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks. ICML 2019.",
        "Selvaraju RR, Cogswell M, Das A, et al. Grad-CAM: Visual Explanations from Deep Networks via "
        "Gradient-based Localization. ICCV 2017.",
    ],
}


def _split(samples: list[data.Sample], folds: int, seed: int) -> list[tuple[list[data.Sample], list[data.Sample]]]:
    """(the others, the fold's) for each fold; a group of like images is never split."""
    label = [sample.allowed[0] for sample in samples]
    group = [sample.patient for sample in samples]
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=seed).split(samples, label, group)
    return [([samples[i] for i in others], [samples[i] for i in own]) for others, own in split]


def _members(root: Path) -> list[Member]:
    """Each fold's 70 %: a fifth is its test part, and an eighth of the rest its validation part."""
    members = []
    for fold, (others, _) in enumerate(_split(data.busi(root), FOLDS, SEED)):
        train, _ = _split(others, 8, SEED)[0]
        members.append(Member(f"fold-{fold}", SEED + fold, train))
    return members


def _cohorts(root: Path) -> list[Cohort]:
    folds = _split(data.busi(root), FOLDS, SEED)
    first_others, first_test = folds[0]
    return [
        Cohort("folds", "Five folds, each image by the network that did not see its group",
               [(f"fold-{fold}", test) for fold, (_, test) in enumerate(folds)]),
        Cohort("test", "Test part of the shipped network (20 %)", [("", first_test)], repeats=True),
        Cohort("val", "Validation part of the shipped network (10 %)", [("", _split(first_others, 8, SEED)[0][1])],
               repeats=True),
    ]


RECIPE = Recipe(
    id="breast-us",
    version="0.3.0",
    title="Malignancy on breast ultrasound",
    size=192,
    mean=LITE_MEAN,
    std=LITE_STD,
    percentiles=(0.5, 99.5),
    seed=SEED,
    luminance=True,
    classes=("normal", "benign", "malignant"),
    findings=(
        Finding(
            id="malignancy",
            name="Malignant lesion",
            code={"scheme": "SCT", "value": "254837009", "meaning": "Malignant neoplasm of breast"},
            classes=("malignant",),
            default_operating_point="youden",
        ),
    ),
    input_gate={
        "modalities": ["US"],
        "bodyParts": ["BREAST"],
        "bodyPartRequired": True,
        "views": [],
        "viewRequired": False,
        "photometricInterpretations": [
            "MONOCHROME2", "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_RCT", "YBR_ICT"],
        "minimumRows": 150,
        "minimumColumns": 150,
        "minimumAgeYears": 25,
        "maximumAgeYears": 75,
        "notes": "Trained on 780 images of women of 25 to 75 years from one hospital; no patient is named in the data.",
    },
    members=_members,
    cohorts=_cohorts,
    marks=lambda root: Marks(busi_masks(root), {}),
    gate_cohorts=("test", "val"),
    tilts=(),
    strangers=lambda root: {"chest radiographs (Kermany)": data.kermany(root, "val")},
    contrasts={"Malignant against benign": (("malignant",), ("benign",))},
    regions=None,
    training=Training(
        stages=(Stage(128, 10), Stage(192, 6)),
        distillation=(),
        attention=None,
        refit=None,
        augmentation=Augmentation(
            rotation=15, scale=1.25, aspect=1.25, shift=0.1, gamma=1.5, window=0.15, mirrored=True),
        batch=24,
        learning_rate=1e-3,
        distillation_rate=0.0,
        weight_decay=0.05,
        warmup=0.08,
        ema_decay=0.99,
        dropout=0.3,
        teacher_share=0.0,
        smoothing={"busi": 0.1},
        group_shares={"busi:normal": 0.22, "busi:benign": 0.39, "busi:malignant": 0.39},
    ),
    words=_WORDS,
)
