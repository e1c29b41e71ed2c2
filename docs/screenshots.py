"""Take the pictures of the window: a real X screen, real clicks and keys.

    python docs/screenshots.py [FOLDER]

Needs Xvfb and xdotool (`apt-get install xvfb xdotool`). Writes start, workspace, export, checks and batch in light and
dark into docs/screenshots, and the workspace into the help. The faces are the bundled ones, whatever this machine has.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageGrab

ROOT = Path(__file__).parent.parent
HELP = ROOT / "src" / "postermaker" / "editor" / "help" / "workspace.png"
DISPLAY = ":97"
SIZE = (1600, 900)
#: A program that has a text on the clipboard.
_CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.clipboard().setText(sys.argv[1])
app.exec()
"""
SLOGAN = "隐患险于明火 防范胜于救灾"


class Screen:
    """An X screen with the program on it."""

    def __init__(self, theme: str, home: Path) -> None:
        width, height = SIZE
        self._server = subprocess.Popen(
            ["Xvfb", DISPLAY, "-screen", "0", f"{width}x{height}x24", "-dpi", "96"], stderr=subprocess.DEVNULL
        )
        time.sleep(1.0)
        self._home, self._theme = home, theme
        self._program: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        """Open the window and wait until it is there."""
        settings = self._home / "config" / "postermaker"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "postermaker.ini").write_text(f"[General]\ntheme={self._theme}\n")
        fonts = self._home / "fonts.conf"
        fonts.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
            f"<fontconfig><dir>{self._home}/none</dir><cachedir>{self._home}/cache</cachedir></fontconfig>"
        )
        env = {
            **os.environ,
            "DISPLAY": DISPLAY,
            "QT_QPA_PLATFORM": "xcb",
            "FONTCONFIG_FILE": str(fonts),
            "XDG_CONFIG_HOME": str(self._home / "config"),
            "XDG_DATA_HOME": str(self._home / "data"),
            "POSTERMAKER_LANG": "zh",
        }
        self._program = subprocess.Popen([sys.executable, "-m", "postermaker", *arguments], env=env, cwd=ROOT)
        self.do("search", "--sync", "--onlyvisible", "--name", "标语海报")
        time.sleep(2.5)
        window = self._window()
        self.do("windowsize", window, *map(str, SIZE))
        self.do("windowmove", window, "0", "0")
        self.do("windowfocus", window)
        time.sleep(2.0)

    def _window(self) -> str:
        found = self.do("search", "--onlyvisible", "--name", "标语海报")
        return found.split()[0]

    def do(self, *arguments: str) -> str:
        """An order to xdotool."""
        env = {**os.environ, "DISPLAY": DISPLAY}
        done = subprocess.run(
            ["xdotool", *arguments], env=env, capture_output=True, text=True, timeout=60, check=False
        )
        return done.stdout

    def key(self, *keys: str, wait: float = 0.4) -> None:
        """Press keys one after the other."""
        for each in keys:
            self.do("key", "--clearmodifiers", each)
            time.sleep(wait)

    def write(self, text: str) -> None:
        """Type ASCII; what the keyboard lacks comes through the clipboard, as from another program."""
        if text.isascii():
            self.do("type", "--clearmodifiers", "--delay", "40", text)
        else:
            env = {**os.environ, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
            holder = subprocess.Popen([sys.executable, "-c", _CLIPBOARD, text], env=env)
            time.sleep(2.5)
            self.key("ctrl+v", wait=1.0)
            holder.terminate()
            holder.wait(10)
        time.sleep(0.8)

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click at a place."""
        self.do("mousemove", str(x), str(y))
        time.sleep(0.2)
        self.do("click", "--repeat", str(times), "--delay", "60", "1")
        time.sleep(0.8)

    def shoot(self, path: Path) -> Image.Image:
        """Keep what is on the screen."""
        self.do("mousemove", str(SIZE[0] - 3), str(SIZE[1] - 3))
        time.sleep(0.4)
        image = ImageGrab.grab(xdisplay=DISPLAY)
        image.quantize(192, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
        print(path)
        return image

    def close(self) -> None:
        """End both."""
        for each in (self._program, self._server):
            if each is not None:
                each.terminate()
                each.wait(20)


def tour(theme: str, folder: Path) -> None:
    """The way of a clerk through the program."""
    home = Path(tempfile.mkdtemp(prefix="postermaker-screens-"))
    shutil.copy(ROOT / "docs" / "sample.csv", home / "名单.csv")
    screen = Screen(theme, home)
    try:
        screen.start()
        screen.shoot(folder / f"first-run-{theme}.png")
        screen.key("a", "BackSpace")  # the first key after the focus may be lost
        screen.write(SLOGAN)
        screen.click(1210, 208)  # no more of the first steps
        time.sleep(3.0)
        screen.shoot(folder / f"start-{theme}.png")
        screen.click(330, 490, 2)  # a banner's card: double-click takes it
        time.sleep(2.5)
        screen.click(800, 470)  # the slogan, in the middle of the page
        time.sleep(1.2)
        shown = screen.shoot(folder / f"workspace-{theme}.png")
        if theme == "light":
            small = shown.convert("RGB").resize((880, 495), Image.Resampling.LANCZOS)
            small.quantize(160, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(HELP, optimize=True)
        screen.key("F8")
        time.sleep(1.5)
        screen.shoot(folder / f"checks-{theme}.png")
        screen.key("F8", "ctrl+e")
        time.sleep(2.5)
        screen.shoot(folder / f"export-{theme}.png")
        screen.key("Escape", "ctrl+b")
        time.sleep(2.0)
        screen.key("ctrl+o")
        time.sleep(1.5)
        screen.write(str(home / "名单.csv"))
        screen.key("Return")
        time.sleep(5.0)
        screen.shoot(folder / f"batch-{theme}.png")
    finally:
        screen.close()
        shutil.rmtree(home, ignore_errors=True)


def main() -> None:
    """Both themes."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        tour(theme, folder)


if __name__ == "__main__":
    main()
