"""A screen in memory (Xvfb), whose pixels are read where the server keeps them: a look costs the program nothing."""

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from pathlib import Path

WIDTH, HEIGHT = 1440, 900
TITLE = "Lantern"
PAUSE = 0.005


class Screen:
    """`with Screen() as screen:`; `screen.environment` makes a program show itself there, to one who has accepted the notice
    of the first start, whatever its version."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="lantern-screen-")
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", self.folder,
             "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = ":" + pipe.readline().strip()
        with open(Path(self.folder, "Xvfb_screen0"), "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        # X Window Dump: the header's size comes first, the bytes of a line thirteenth, the number of colours twentieth.
        header = struct.unpack(">25I", self.memory[:100])
        self.line, self.start = header[12], header[0] + 12 * header[19]
        settings = Path(self.folder, "lantern", "settings.json")
        settings.parent.mkdir()
        settings.write_text('{"acceptedNotice": 1000000}')
        self.environment = {**os.environ, "DISPLAY": self.display, "XDG_CONFIG_HOME": self.folder}
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.memory.close()
        shutil.rmtree(self.folder)

    @staticmethod
    def there():
        """True where a screen can be had."""
        return bool(shutil.which("Xvfb") and shutil.which("xdotool"))

    def colours(self, left, top, right, bottom, step=6):
        """How many colours a grid over that part of the screen meets."""
        return len({self.memory[at:at + 3]
                    for y in range(top, bottom, step)
                    for at in range(self.start + y * self.line + 4 * left, self.start + y * self.line + 4 * right, 4 * step)})

    def window_shown(self):
        """The window has drawn its menus and tools: more than the one or two colours of an empty window."""
        return self.colours(0, 0, WIDTH, 90) > 4

    def image_shown(self):
        """The middle of the window is a picture: letters and frames have fewer shades."""
        return self.colours(WIDTH // 2 - 250, 250, WIDTH // 2 + 150, 700) > 60

    def heatmap_shown(self):
        """The network has judged: something in the grey picture is far redder than blue."""
        return any(self.memory[at + 2] > self.memory[at] + 60
                   for y in range(250, 700, 6)
                   for at in range(self.start + y * self.line + 4 * (WIDTH // 2 - 250),
                                   self.start + y * self.line + 4 * (WIDTH // 2 + 150), 24))

    def wait(self, seen, program, patience=120):
        """Seconds since 1970 at which `seen` was true; fails where the program ends first, or nothing is seen."""
        end = time.time() + patience
        while not seen():
            if program.poll() is not None:
                raise SystemExit(f"the program ended with {program.returncode} before it was seen")
            if time.time() > end:
                raise SystemExit(f"nothing was seen within {patience} s")
            time.sleep(PAUSE)
        return time.time()

    def press(self, key):
        """Types a key into the window, which may be gone before it is let go: xdotool's end says nothing."""
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", TITLE, "windowfocus", "key", key],
                       env=self.environment, stderr=subprocess.DEVNULL)

    def quit(self):
        self.press("ctrl+q")
