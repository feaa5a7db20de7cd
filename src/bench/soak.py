"""Whether the memory of a long batch stays flat: one scan command over thousands of real files.

    python src/bench/soak.py FOLDER [--files 10000] [--heap 640m]

from the folder of the project, after `mvn -q -DskipTests package`; FOLDER receives the files where it is missing (13 GB)
and the results. Every other file is a radiograph on which the network finds pneumonia (half as wide and high as the
sample scan RG1), so that it gets its heatmap picture; those between are copies of all sample scans in turn. Once a
second the resident set is read, and how many files are done. Prints the median of each tenth of the files, and by how
much those after the first lie apart.
"""

import argparse
import re
import shutil
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path
from statistics import median

import cv2
import pydicom
from pydicom.dataset import Dataset
from pydicom.uid import generate_uid

SAMPLES = Path("sample-scans")
PROGRESS = re.compile(r"\[(\d+)/\d+]")
TENTHS = 10


def radiograph() -> Dataset:
    scan = pydicom.dcmread(SAMPLES / "real" / "RG1_UNCR.dcm")
    pixels = cv2.resize(scan.pixel_array, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    scan.Rows, scan.Columns = pixels.shape
    scan.PixelData = pixels.tobytes()
    return scan


def make(folder: Path, files: int) -> None:
    """Copies, not links: a file is found once, whatever its names."""
    scans = sorted(SAMPLES.rglob("*.dcm"))
    film = radiograph()
    for number in range(files):
        target = folder / f"{number // 100:03d}"
        target.mkdir(parents=True, exist_ok=True)
        if number % 2:
            scan = scans[number // 2 % len(scans)]
            shutil.copyfile(scan, target / f"{number:05d}-{scan.name}")
        else:
            film.SOPInstanceUID = film.file_meta.MediaStorageSOPInstanceUID = generate_uid()
            film.save_as(target / f"{number:05d}-film.dcm")


def resident_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) / 1024


class Scan:
    """The command, and how many files it says are done."""

    def __init__(self, folder: Path, out: Path, heap: str) -> None:
        java = ["java", *([f"-Xmx{heap}"] if heap else []), "-jar", "target/lantern.jar"]
        command = [*java, "scan", str(folder), "--recursive", "--out", str(out)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.done = 0
        self.last = ""
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self) -> None:
        for line in self.process.stdout:
            if found := PROGRESS.match(line):
                self.done = int(found.group(1))
            elif " found = " in line:
                self.last = line.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--heap", default="", help="most memory of Java's heap; its own choice, a quarter of the machine's, where not given")
    given = parser.parse_args()
    scans, out = given.folder / "scans", given.folder / "results"
    if not scans.exists():
        make(scans, given.files)
    shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    scan = Scan(scans, out, given.heap)
    seen: list[list[float]] = [[] for _ in range(TENTHS)]
    while scan.process.poll() is None:
        time.sleep(1)
        if 0 < scan.done < given.files:
            try:
                seen[scan.done * TENTHS // given.files].append(resident_mib(scan.process.pid))
            except (FileNotFoundError, AttributeError):
                break
    scan.process.wait()
    scan.reader.join()
    seconds = time.perf_counter() - start
    if scan.process.returncode not in (0, 1) or not scan.last.startswith(f"{given.files} found"):
        sys.exit(f"the scan ended with {scan.process.returncode}: {scan.last}")
    medians = [median(tenth) for tenth in seen if tenth]
    print(f"{date.today()}: {scan.last}, {seconds:.0f} s")
    print("Median MiB of each tenth: " + ", ".join(f"{m:.0f}" for m in medians))
    later = medians[1:]
    print(f"After the first tenth: {min(later):.0f} to {max(later):.0f} MiB, apart by {max(later) / min(later) - 1:.1%}")


if __name__ == "__main__":
    main()
