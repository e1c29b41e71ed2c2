"""Starting the window."""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from postermaker import __version__
from postermaker.editor.dress import choose_input_method, dress
from postermaker.editor.window import Window

#: The painting thread gives the interpreter back this often, so that a key press never waits for it.
_SWITCH_S = 0.001


def run_app(path: Path | None) -> int:
    """Open the window, with a file or the gallery, and stay until it is closed; gives the exit code."""
    sys.setswitchinterval(_SWITCH_S)
    choose_input_method()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["postermaker"])
    QGuiApplication.setApplicationName("postermaker")
    QGuiApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("postermaker")
    dress(app)
    window = Window()
    window.show()
    window.load_soon(path)
    return app.exec()
