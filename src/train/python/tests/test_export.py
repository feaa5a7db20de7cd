"""A written network read back: it answers as the one that was written, and can be written again."""

from pathlib import Path

import numpy as np
import tiny

from lantern_train import export
from lantern_train.export import Graph


def test_reads_what_it_wrote_and_writes_what_it_read(tmp_path: Path) -> None:
    files = [tmp_path / f"{i}.onnx" for i in range(3)]
    export.write_onnx(tiny.network(), tiny.SIZE, files[0])
    for before, after in zip(files, files[1:]):
        read = export.read_onnx(before)
        assert not read.training
        export.write_onnx(read, tiny.SIZE, after)
    image = np.random.default_rng(6).standard_normal((2, 3, tiny.SIZE, tiny.SIZE), np.float32)
    export.verify(files[0], export.read_onnx(files[0]), image)
    first, *others = (Graph(file).run(image) for file in files)
    for other in others:
        for name, values in first.items():
            np.testing.assert_array_equal(other[name], values, err_msg=name)


def test_sums_of_int8_overflow_on_x86_without_vnni(tmp_path: Path) -> None:
    with_vnni, without = tmp_path / "with", tmp_path / "without"
    with_vnni.write_text("flags : avx512f avx512_vnni\n")
    without.write_text("flags : avx2\n")
    assert export.int8_overflows("x86_64", without)
    assert export.int8_overflows("AMD64", tmp_path / "none")
    assert not export.int8_overflows("x86_64", with_vnni)
    assert not export.int8_overflows("aarch64", without)
