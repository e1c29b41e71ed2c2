"""Starting the window, and ending it: what was not saved is kept whoever ends it."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from postermaker import __version__
from postermaker.editor import settings
from postermaker.editor.ahead import REST_MS, Ahead
from postermaker.editor.dress import choose_input_method, choose_language, dress
from postermaker.editor.safety.faults import FaultLog
from postermaker.editor.window import Window

#: The painting thread gives the interpreter back this often, so that a key press never waits for it.
_SWITCH_S = 0.001


def run_app(path: Path | None) -> int:
    """Open the window, with a file or the gallery, and stay until it is closed; gives the exit code."""
    sys.setswitchinterval(_SWITCH_S)
    choose_input_method()
    choose_language()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["postermaker"])
    QGuiApplication.setApplicationName("postermaker")
    QGuiApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("postermaker")
    dress(app)
    log = FaultLog(settings.store("log"))
    log.install()
    window = Window()
    window.guard.tell_of(log)
    ending = Ending(window)
    window.show()
    window.load_soon(path)
    QTimer.singleShot(REST_MS, Ahead(window, _parts(window)).begin)
    code = app.exec()
    app.focusChanged.disconnect()  # what is taken down now must not ask what is gone already
    ending.close()
    log.close()
    return code


def _parts(window: Window) -> Iterator[None]:
    """What a person comes to next, made one part each time it is asked: the right side, the page of the export."""
    yield from window.workspace.properties.sections()
    window.export.prepare()
    yield


class Ending(QObject):
    """Hears that the system ends the session, or that somebody ends the process, and closes without asking."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.commitDataRequest.connect(self._on_session_ends)
        self._ears: tuple[int, int] | None = None  #: of a pipe, to read and to write
        if os.name == "posix":
            self._listen()

    def _listen(self) -> None:
        """Python hears a signal only when it runs; a pipe wakes Qt's loop, which sleeps in C."""
        self._ears = os.pipe()
        for end in self._ears:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._ears[1], warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._ears[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        assert self._ears is not None
        os.read(self._ears[0], 64)
        self._window.ending = True
        self._window.close()

    def _on_session_ends(self) -> None:
        self._window.ending = True
        self._window.guard.keep_now()

    def close(self) -> None:
        """Give the signals back."""
        if self._ears is not None:
            signal.set_wakeup_fd(-1)
            self._notifier.setEnabled(False)
            for end in self._ears:
                os.close(end)
            self._ears = None
