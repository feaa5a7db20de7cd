"""Measures how long Lantern takes to start: python src/bench/start.py [--rounds N]

Needs `mvn -Pinstaller -DskipTests verify` first, Xvfb and xdotool. In each round, by turns: the packaged program with
its AOT cache, the same without it (-XX:AOTMode=off), and the plain jar on the JDK. From the start of the process: the
window's menus and tools are drawn, the first image is drawn (both read from the screen's own memory), the scan of one
file has ended, with its processor time. A round nobody counts comes first, so that files are cached and unpacked.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "installer"))
from screen import Screen  # noqa: E402

LAUNCHER = ROOT / "target/installer/image/lantern/bin/lantern"
FILM = str(ROOT / "sample-scans/real/RG1_UNCR.dcm")


def ways(java):
    return {"package": ([str(LAUNCHER)], {}),
            "package, no AOT cache": ([str(LAUNCHER)], {"JAVA_TOOL_OPTIONS": "-XX:AOTMode=off"}),
            "jar": ([java, "-jar", str(ROOT / "target/lantern.jar")], {})}


def desktop(command, environment):
    with Screen() as screen:
        begin = time.time()
        program = subprocess.Popen([*command, FILM], env={**screen.environment, **environment},
                                   stderr=subprocess.DEVNULL)
        try:
            window = screen.wait(screen.window_shown, program) - begin
            image = screen.wait(screen.image_shown, program) - begin
            screen.quit()
            program.wait(60)
        finally:
            program.kill()
    return window, image


def scan(command, environment):
    with tempfile.TemporaryDirectory(prefix="lantern-start-") as out:
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
        subprocess.run([*command, "scan", FILM, "--out", out], env={**os.environ, **environment}, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wall, after = time.time() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds, java):
    figures = {}
    with tempfile.TemporaryDirectory(prefix="lantern-start-home-") as home:
        for number in range(rounds + 1):
            for name, (command, more) in ways(java).items():
                environment = {"HOME": home, **more}
                row = (*desktop(command, environment), *scan(command, environment))
                if number:
                    figures.setdefault(name, []).append(row)
    print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians of {rounds}, s (best)")
    print("| | window | first image | scan of one file | its processor time |\n|---|---|---|---|---|")
    for name, rows in figures.items():
        print(f"| {name} | " + " | ".join(f"{statistics.median(column):.2f} ({min(column):.2f})" for column in zip(*rows)) + " |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--java", default="java", help="java of a JDK 25")
    options = parser.parse_args()
    main(options.rounds, options.java)
