"""Lantern's scan command beside a Python pipeline on the same network, interleaved, in one call on one machine.

    python src/bench/run.py SET [--rounds 5] [--files 24] [--syntax uncompressed]

from the folder of the project, after `mvn -q -DskipTests package`; SET is made where it is missing. Prints a table.
Two threads in all: two processes of one thread for Python, two workers for Lantern. All are warm: Python has started
and judged three films before its time begins; Lantern's command is timed as a whole, on all films and on a third of
them, and the difference is the time of the others. The time of two films with everything is measured by itself.
"""

import argparse
import contextlib
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

import benchset

MODEL = "assets/models/cxr-pneumonia-*/models/model.onnx"
SAMPLE = Path("sample-scans/real/RG1_UNCR.dcm")
WORKERS = 2
PEER_FILES = 12
HERE = Path(__file__).resolve().parent
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Peer:
    """Warm Python processes that share a folder's files."""

    def __init__(self, kind: str) -> None:
        [model] = Path().glob(MODEL)
        command = [sys.executable, str(HERE / "peer.py"), kind, str(model), str(SAMPLE)]
        self.processes = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD)
            for _ in range(WORKERS)
        ]
        for process in self.processes:
            if process.stdout.readline() != "ready\n":
                raise RuntimeError(f"the peer {kind} does not start")

    def seconds(self, files: list[Path], out: str) -> float:
        start = time.perf_counter()
        for part, process in enumerate(self.processes):
            process.stdin.write("|".join([out, *map(str, files[part::WORKERS])]) + "\n")
            process.stdin.flush()
        for process in self.processes:
            float(process.stdout.readline())
        return time.perf_counter() - start

    def close(self) -> None:
        for process in self.processes:
            process.stdin.close()
            process.wait()


def lantern(files: list[Path], out: Path) -> float:
    command = ["java", "-jar", "target/lantern.jar", "scan", *map(str, files), "--workers", str(WORKERS), "--out", str(out)]
    start = time.perf_counter()
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if ended.returncode not in (0, 1) or " 0 failed" not in ended.stdout:
        raise RuntimeError(ended.stdout[-500:] + ended.stderr[-500:])
    return seconds


def round_of(files: list[Path], peers: dict[str, Peer], heatmap: bool) -> dict[str, float]:
    """Seconds a film."""
    warm = len(files) // 3
    with tempfile.TemporaryDirectory() as out:
        result = {"start": lantern(files[:WORKERS], Path(out) / "few")}
        first = lantern(files[:warm], Path(out) / "warm")
        result["lantern"] = (lantern(files, Path(out) / "all") - first) / (len(files) - warm)
        for kind, peer in peers.items():
            result[kind] = peer.seconds(files[:PEER_FILES], out if heatmap else "") / PEER_FILES
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=48, help="films a round; even")
    parser.add_argument("--syntax", action="append", choices=benchset.SYNTAXES, help="this one alone; may be repeated")
    given = parser.parse_args()
    syntaxes = given.syntax or list(benchset.SYNTAXES)
    if not given.set.exists():
        benchset.make(given.set, SAMPLE, 2, given.files // 2, syntaxes)
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}; ", end="")
    print(f"{given.files} films a round, medians of {given.rounds}\n")
    print("| syntax | heatmap | Lantern, ms a film | onnxruntime peer | ratio | PyTorch peer | ratio | bare engine | two films, s |")
    print("|---|---|---|---|---|---|---|---|---|")
    with contextlib.ExitStack() as stack:
        peers = {kind: stack.enter_context(contextlib.closing(Peer(kind))) for kind in ("onnx", "torch", "bare")}
        for kind in ("radiograph", "phantom"):
            for syntax in syntaxes:
                files = sorted((given.set / kind / syntax).glob("*.dcm"))
                rounds = [round_of(files, peers, kind == "radiograph") for _ in range(given.rounds)]
                m = {key: median(r[key] for r in rounds) for key in rounds[0]}
                ratio = {key: median(r[key] / r["lantern"] for r in rounds) for key in peers}
                print(
                    f"| {syntax} | {'yes' if kind == 'radiograph' else 'no'} | {m['lantern'] * 1e3:.0f} "
                    f"| {m['onnx'] * 1e3:.0f} | {ratio['onnx']:.1f} | {m['torch'] * 1e3:.0f} | {ratio['torch']:.1f} "
                    f"| {m['bare'] * 1e3:.1f} | {m['start']:.2f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
