"""Installs the .deb, uses the program, and removes it; then the .rpm, where one was made: python check.py target/installer

It happens in an overlay over this machine's own system, so that nothing of it is changed, every file that is written is
seen, and there is no network. Needs Linux, dpkg (and rpm), Xvfb and xdotool, and root (overlays of plain users cannot
install). On Debian, rpm knows none of the machine's packages: what the .rpm requires is not looked for.
"""

import filecmp
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from screen import Screen

# A user that this machine has not.
READER = 54321
HOME = Path("/home/lantern-check")
SCANS = Path("/opt/lantern/lib/app/sample-scans/real")
FILM = SCANS / "RG1_UNCR.dcm"
# Seconds in which a film that is opened is judged.
PATIENCE = 8


class Manager(NamedTuple):
    """How packages of an ending are put in and taken away, and which folders their manager keeps for itself."""

    ending: str
    install: list
    remove: list
    keeps: tuple


RPM = ["rpm", "--dbpath", "/var/lib/rpm", *(["--force-debian"] if Path("/etc/debian_version").exists() else [])]
MANAGERS = [Manager(".deb", ["dpkg", "--install"], ["dpkg", "--purge"], ("var/lib/dpkg/", "var/log/", "var/cache/")),
            Manager(".rpm", [*RPM, "--install", "--nodeps"], [*RPM, "--erase", "--nodeps"], ("var/lib/rpm",))]


def say(sentence):
    print(sentence, flush=True)


def demand(fact, sentence, otherwise=""):
    if not fact:
        raise SystemExit(f"FAILED: {sentence}\n{otherwise}")
    say("ok: " + sentence)


def well(ended, sentence, words=""):
    """The command ended with 0, and its output has the words."""
    demand(ended.returncode == 0 and words in ended.stdout, sentence, f"{ended.returncode}: {ended.stdout}")


class Root:
    """The clean system: `/` below, what changes above."""

    def __init__(self, folder):
        self.above = folder / "above"
        self.path = folder / "root"
        for path in (self.above, self.path, folder / "work"):
            path.mkdir()
        subprocess.run(["mount", "-t", "overlay", "overlay", "-o",
                        f"lowerdir=/,upperdir={self.above},workdir={folder / 'work'}", self.path], check=True)
        for system in ("proc", "dev"):
            subprocess.run(["mount", "--rbind", "/" + system, self.path / system], check=True)
        self.users = self.path / "etc/passwd"
        self.known = self.users.read_text()
        self.users.write_text(f"{self.known}lantern-check:x:{READER}:{READER}::{HOME}:/bin/sh\n")
        home = self.path / HOME.relative_to("/")
        home.mkdir()
        os.chown(home, READER, READER)

    def close(self):
        subprocess.run(["umount", "--recursive", "--lazy", self.path], check=True)

    def command(self, *words, user=True):
        who = [f"--userspec={READER}:{READER}"] if user else []
        return ["chroot", *who, str(self.path), *map(str, words)]

    def run(self, *words, user=True, **environment):
        return subprocess.run(self.command(*words, user=user), env={**plain(), **environment}, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def changed(self):
        """Files that differ from the machine's own, in the overlay's order; a removed one is a device there."""
        for folder, folders, files in os.walk(self.above):
            for name in files + [name for name in folders if not (Path("/") / Path(folder, name).relative_to(self.above)).exists()]:
                path = Path(folder, name)
                inside = path.relative_to(self.above)
                below = Path("/") / inside
                same = (path.is_file() and below.is_file() and not path.is_symlink()
                        and filecmp.cmp(path, below, shallow=False))
                if not same:
                    removed = stat.S_ISCHR(path.lstat().st_mode)
                    yield ("removed " if removed else "") + str(inside)


def plain():
    """The environment of a user who has just logged in."""
    return {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": str(HOME), "LANG": "C.UTF-8"}


def commands(root, version):
    demand((root.path / "usr/bin/lantern").is_symlink(), "the command is on the PATH")
    named = root.run("lantern", "--version")
    demand(named.returncode == 0 and named.stdout.startswith(f"Lantern {version} (commit "),
           "`lantern --version` names version and commit, and nothing stands before them", named.stdout)
    well(root.run("lantern", "--version", JAVA_TOOL_OPTIONS="-XX:AOTMode=on"), "the AOT cache is used where the package lies")
    well(root.run("lantern", "scan", FILM, SCANS / "RG1_J2KR.dcm", "--out", HOME / "results"),
         "`lantern scan` diagnoses a plain film and a JPEG 2000 one", "2 found = 2 diagnosed")
    well(root.run("lantern", "doctor"), "`lantern doctor` finds all well, with the bundles of the package", "breast-us")
    bill = json.loads(root.run("cat", SCANS.parents[1] / "licences/sbom.json").stdout)
    demand(any(part["name"] == "java-runtime" and part["version"] for part in bill["components"]),
           "the bill of materials names the Java runtime")
    well(root.run("zcat", "/usr/share/man/man1/lantern.1.gz"), "the manual page is there", ".SS \"lantern scan\"")


def desktop(root):
    for file in ("applications/lantern.desktop", "mime/packages/lantern.xml", "icons/hicolor/256x256/apps/lantern.png"):
        demand(root.run("test", "-s", "/usr/share/" + file).returncode == 0, f"the desktop finds {file}")
    if shutil.which("update-mime-database"):
        well(root.run("grep", "dicom:dicomdir", "/usr/share/mime/globs2"), "the system knows a DICOMDIR by its name")
    with Screen() as screen:
        program = subprocess.Popen(root.command("lantern", FILM), env={**plain(), "DISPLAY": screen.display})
        try:
            screen.wait(screen.window_shown, program)
            # The page has about as many shades as an image; only a film that was judged is red.
            end = time.time() + PATIENCE
            while time.time() < end and not screen.heatmap_shown():
                time.sleep(0.1)
            demand(not screen.heatmap_shown(), "the first start asks for the notice, and no image is judged meanwhile")
            screen.press("space")
            screen.wait(screen.heatmap_shown, program)
            say("ok: once it is accepted, by the keyboard, the window shows the sample's image and heatmap")
            screen.quit()
            demand(program.wait(60) == 0, "the window closes, and the program ends with 0")
        finally:
            program.kill()


def shared(file):
    """A folder that is empty without the program: rpm cannot know that a package of Debian's own has it, too."""
    below = Path("/", file.removeprefix("removed "))
    return file.startswith("removed ") and below.is_dir() and not any(below.iterdir())


def check(package, manager):
    version = re.search(r"\d+(\.\d+)+", package.name).group()
    folder = Path(tempfile.mkdtemp(prefix="lantern-check-"))
    root = Root(folder)
    try:
        shutil.copy(package, root.path / "root" / package.name)
        well(root.run(*manager.install, "/root/" + package.name, user=False), f"{package.name} is installed")
        commands(root, version)
        desktop(root)
        well(root.run(*manager.remove, "lantern", user=False), "the package is removed")
        (root.path / "root" / package.name).unlink()
        root.users.write_text(root.known)
        left = [file for file in root.changed()
                if not file.startswith(manager.keeps) and not (manager.ending == ".rpm" and shared(file))]
        own = [file for file in left if file.startswith(str(HOME)[1:])]
        demand(left == own, "nothing is left but the user's data", "\n".join(file for file in left if file not in own))
        tops = sorted({"/".join(Path(file).parts[2:4]) for file in own})
        say("the user's data: " + ", ".join(tops))
    finally:
        root.close()
        shutil.rmtree(folder)


def main(out):
    made = {package.suffix: package for package in out.iterdir()}
    for manager in MANAGERS:
        if manager.ending in made:
            check(made[manager.ending], manager)
        else:
            say(f"no {manager.ending} was made, and none is checked")


if __name__ == "__main__":
    if os.geteuid() != 0:
        raise SystemExit("Installing a package takes root.")
    if "inside" not in sys.argv:
        os.execvp("unshare", ["unshare", "--mount", "--net", sys.executable, __file__, sys.argv[1], "inside"])
    main(Path(sys.argv[1]).resolve())
