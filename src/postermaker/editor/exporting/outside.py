"""Files handed to the system: opened, shown in their folder, put on the clipboard."""

import subprocess  # the system's own file manager, by a fixed name
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


def open_outside(path: Path) -> None:
    """Open a file or folder with the system's program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, the file chosen where the system can."""
    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    else:
        open_outside(path.parent)


def copy_files(paths: tuple[Path, ...]) -> None:
    """Put files on the clipboard, to be pasted into a chat or a folder."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(mime)
