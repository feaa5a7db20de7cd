"""Makes the benchmark set: 2048 x 2500 pixels, 16 bits, in three transfer syntaxes.

Radiographs are the sample scan RG1 enlarged, with noise: the network finds pneumonia on each, so that each gets a
heatmap picture. Phantoms are synthetic: the gate that stands behind the network withholds its scores, so that none does.
"""

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
import pydicom
from openjpeg.utils import encode_array
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    ComputedRadiographyImageStorage,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    generate_uid,
)

ROWS, COLUMNS = 2500, 2048
SYNTAXES = {
    "uncompressed": ExplicitVRLittleEndian,
    "jpeg-lossless": JPEGLosslessSV1,
    "jpeg-2000": JPEG2000Lossless,
}


def radiograph(seed: int, sample: Path) -> np.ndarray:
    scan = pydicom.dcmread(sample)
    pixels = cv2.resize(scan.pixel_array.astype(np.float32) * 2, (COLUMNS, ROWS), interpolation=cv2.INTER_CUBIC)
    pixels = 65535 - pixels if scan.PhotometricInterpretation == "MONOCHROME1" else pixels
    pixels += 100 * np.random.default_rng(seed).standard_normal(pixels.shape, dtype=np.float32)
    return np.clip(pixels, 0, 65535).astype(np.uint16)


def phantom(seed: int) -> np.ndarray:
    """A thorax-like phantom: lungs, spine, ribs, and noise whose spectrum falls as in a radiograph, with a white floor."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[-1:1 : ROWS * 1j, -1:1 : COLUMNS * 1j]
    image = 30000 + 6000 * np.cos(x * 1.4)
    for side in (-0.42, 0.42):
        image += 17000 / (1 + np.exp(14 * (((x - side) / 0.34) ** 2 + ((y + 0.05) / 0.72) ** 2 - 1)))
    image -= 9000 * np.exp(-((x / 0.1) ** 2))
    image -= 1500 * np.exp(-((np.sin(14 * (y + 0.35 * x * x)) / 0.3) ** 2)) * (abs(x) < 0.85)
    fy = np.fft.fftfreq(ROWS)[:, None]
    fx = np.fft.rfftfreq(COLUMNS)[None, :]
    spectrum = 1 / (np.hypot(fy, fx) + 0.004) ** 1.4
    texture = np.fft.irfft2(np.fft.rfft2(random.standard_normal((ROWS, COLUMNS))) * spectrum, s=(ROWS, COLUMNS))
    image += 900 * texture / texture.std() + 60 * random.standard_normal((ROWS, COLUMNS))
    return np.clip(image, 0, 65535).astype(np.uint16)


def lossless(pixels: np.ndarray) -> bytes:
    """JPEG lossless, T.81 Annex H: predictor 1, and the Huffman table that its own statistics give, cut at 16 bits."""
    values = pixels.astype(np.int32)
    predicted = np.empty_like(values)
    predicted[:, 1:] = values[:, :-1]
    predicted[1:, 0] = values[:-1, 0]
    predicted[0, 0] = 1 << 15
    difference = (values - predicted).astype(np.int16).astype(np.int32).ravel()
    magnitude = np.abs(difference)
    category = np.zeros_like(magnitude)
    for bit in range(16):
        category += magnitude >= (1 << bit)
    lengths, order = code_lengths(np.bincount(category, minlength=17))
    code, codes = 0, {}
    for length in range(1, 17):
        for symbol in (s for s in order if lengths[s] == length):
            codes[symbol] = (code, length)
            code += 1
        code <<= 1
    prefix = np.array([codes.get(s, (0, 0))[0] for s in range(17)], dtype=np.int64)
    size = np.array([codes.get(s, (0, 0))[1] for s in range(17)], dtype=np.int64)
    extra = np.where(category == 16, 0, category)
    low = np.where(difference < 0, difference + (1 << extra) - 1, difference) & ((1 << extra) - 1)
    data = packed((prefix[category] << extra) | low, size[category] + extra)
    counts = bytes(sum(1 for s in order if lengths[s] == n) for n in range(1, 17))
    table = bytes([0]) + counts + bytes(order)
    frame = bytes([16]) + ROWS.to_bytes(2, "big") + COLUMNS.to_bytes(2, "big") + bytes([1, 1, 0x11, 0])
    return (
        b"\xff\xd8"
        + segment(0xC3, frame)
        + segment(0xC4, table)
        + segment(0xDA, bytes([1, 1, 0, 1, 0, 0]))
        + data.replace(b"\xff", b"\xff\x00")
        + b"\xff\xd9"
    )


def code_lengths(counts: np.ndarray) -> tuple[dict[int, int], list[int]]:
    """Huffman's lengths; one code of all ones is kept free, as T.81 demands."""
    groups = [(int(n), (s,)) for s, n in enumerate(counts) if n] + [(0, (-1,))]
    lengths = {symbol: 0 for _, (symbol,) in groups}
    while len(groups) > 1:
        groups.sort(key=lambda group: group[0], reverse=True)
        (n, a), (m, b) = groups.pop(), groups.pop()
        for symbol in a + b:
            lengths[symbol] += 1
        groups.append((n + m, a + b))
    if max(lengths.values()) > 16:
        raise ValueError("a Huffman code of more than 16 bits")
    del lengths[-1]
    return lengths, sorted(lengths, key=lambda s: (lengths[s], s))


def packed(words: np.ndarray, sizes: np.ndarray) -> bytes:
    """Bit strings one behind the other, filled up with ones."""
    starts = np.concatenate([[0], np.cumsum(sizes)])
    bits = np.ones(int(-(-starts[-1] // 8) * 8), dtype=np.uint8)
    for bit in range(int(sizes.max())):
        has = sizes > bit
        bits[starts[:-1][has] + bit] = (words[has] >> (sizes[has] - 1 - bit)) & 1
    return np.packbits(bits).tobytes()


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


def dataset(syntax: str, pixels: np.ndarray) -> Dataset:
    scan = Dataset()
    scan.file_meta = FileMetaDataset()
    scan.file_meta.TransferSyntaxUID = SYNTAXES[syntax]
    scan.SOPClassUID = ComputedRadiographyImageStorage
    scan.SOPInstanceUID, scan.StudyInstanceUID, scan.SeriesInstanceUID = (generate_uid() for _ in range(3))
    scan.Modality, scan.BodyPartExamined, scan.ViewPosition, scan.PatientAge = "CR", "CHEST", "PA", "004Y"
    scan.PatientName, scan.PatientID = "Phantom^Benchmark", "BENCH"
    scan.Rows, scan.Columns, scan.SamplesPerPixel = ROWS, COLUMNS, 1
    scan.PhotometricInterpretation, scan.PixelRepresentation = "MONOCHROME2", 0
    scan.BitsAllocated = scan.BitsStored = 16
    scan.HighBit = 15
    if syntax == "uncompressed":
        scan.PixelData = pixels.tobytes()
    else:
        stream = lossless(pixels) if syntax == "jpeg-lossless" else bytes(encode_array(pixels))
        scan.PixelData = encapsulate([stream])
    scan["PixelData"].VR = "OW" if syntax == "uncompressed" else "OB"
    return scan


def make(folder: Path, sample: Path, films: int, copies: int, syntaxes: Iterable[str] = SYNTAXES) -> None:
    """Writes folder/KIND/SYNTAX/NN-CCC.dcm; the copies of a film are instances of their own."""
    kinds = {"radiograph": lambda number: radiograph(number, sample), "phantom": phantom}
    for kind, image in kinds.items():
        for number in range(films):
            pixels = image(number)
            for syntax in syntaxes:
                (folder / kind / syntax).mkdir(parents=True, exist_ok=True)
                scan = dataset(syntax, pixels)
                for copy in range(copies):
                    scan.SOPInstanceUID = generate_uid()
                    file = folder / kind / syntax / f"{number:02d}-{copy:03d}.dcm"
                    pydicom.dcmwrite(file, scan, enforce_file_format=True)
                if not np.array_equal(pydicom.dcmread(file).pixel_array, pixels):
                    raise ValueError(f"{syntax} does not give the film back")
