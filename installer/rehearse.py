"""Makes the AOT cache of an app image: python rehearse.py APP RUNTIME

The training run scans a radiograph, plain and as JPEG 2000, then shows it in the window and closes that. Without a
screen (Xvfb, xdotool) it only scans. The JVM options are those that the launcher has: another set would make the cache
unusable, which JEP 483 answers with a start without it.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from screen import Screen

PATIENCE = 300


def launcher(app):
    """Options and class path from the launcher's own file."""
    text = next(app.glob("*.cfg")).read_text()
    values = lambda key: [value.replace("$APPDIR", str(app)) for value in re.findall(rf"^{key}=(.*)$", text, re.M)]
    options = [option for option in values("java-options") if "AOTCache" not in option and "jpackage" not in option]
    return options, os.pathsep.join(values("app.classpath"))


def main(app, runtime):
    options, classes = launcher(app)
    cache = app / "lantern.aot"
    scans = app / "sample-scans" / "real"
    film = str(scans / "RG1_UNCR.dcm")
    with tempfile.TemporaryDirectory(prefix="lantern-rehearsal-") as home:
        words = ["scan", film, str(scans / "RG1_J2KR.dcm"), "--out", str(Path(home, "results"))]
        command = [str(runtime / "bin" / "java"), *options, f"-Duser.home={home}", f"-XX:AOTCacheOutput={cache}",
                   "-Xlog:aot=error",
                   "-cp", classes, "dev.lantern.Rehearsal"]
        if Screen.there():
            print("Training run: a scan, then the desktop.")
            with Screen() as screen:
                program = subprocess.Popen([*command, *words, "then", film], env={**screen.environment, "HOME": home})
                try:
                    # With its heatmap: the engine must have nothing left to do when Java ends.
                    screen.wait(screen.heatmap_shown, program)
                    screen.quit()
                    ended = program.wait(PATIENCE)
                finally:
                    program.kill()
        else:
            print("Training run: a scan alone, since there is no screen (Xvfb, xdotool).")
            ended = subprocess.run([*command, *words]).returncode
    if ended != 0 or not cache.is_file():
        raise SystemExit(f"the training run ended with {ended} and made {'a' if cache.is_file() else 'no'} cache")
    print(f"{cache.name}: {cache.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
