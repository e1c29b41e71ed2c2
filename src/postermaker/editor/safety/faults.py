"""What nobody expected: every exception and every word of Qt's goes to a log file, and one band tells of it.

PySide gives exceptions of slots to `sys.excepthook`, like all others of the main thread.
"""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from postermaker import __version__
from postermaker.errors import Fault

#: Of one file, and how many older ones are kept.
_BYTES, _OLDER = 1_000_000, 3
_Thrown = tuple[type[BaseException], BaseException | None, TracebackType | None]


class FaultLog(QObject):
    """The hooks and the file. `happened` comes in the window's thread, whichever thread it happened in."""

    happened = Signal(str)  #: the log's words about it, for the clipboard

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.path = folder / "postermaker.log"
        self._logger = logging.Logger("postermaker.window")
        self._crash: IO[str] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                self.path, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True
            )
            handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
            self._logger.addHandler(handler)
            self._crash = (folder / "crash.log").open("a", encoding="utf-8")
        except OSError:  # nowhere to write: the band still tells of it
            self._logger.addHandler(logging.NullHandler())

    def install(self) -> None:
        """Take the hooks. A crash of the interpreter itself writes its stacks to `crash.log`."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(self._on_qt)
        if self._crash is not None:
            faulthandler.enable(self._crash)
        self.note(
            f"begin {__version__} python {platform.python_version()} qt {qVersion()} {platform.platform()}"
        )

    def close(self) -> None:
        """Give the hooks back."""
        sys.excepthook, sys.unraisablehook = sys.__excepthook__, sys.__unraisablehook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
        for handler in list(self._logger.handlers):
            self._logger.removeHandler(handler)
            handler.close()

    def note(self, text: str) -> None:
        """A line for the log alone."""
        self._logger.info(text)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._take((kind, error, trace))

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if not issubclass(args.exc_type, SystemExit):
            self._take((args.exc_type, args.exc_value, args.exc_traceback))

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        self._take((args.exc_type, args.exc_value, args.exc_traceback), show=False)

    def _take(self, thrown: _Thrown, *, show: bool = True) -> None:
        kind, error, _ = thrown
        said = "".join(traceback.format_exception(*thrown))
        self._logger.error(said)
        if show:
            summary = str(error) if isinstance(error, Fault) else f"{kind.__name__}: {error}"
            self.happened.emit(f"{summary}\n\n{said}")

    def _on_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        level = {
            QtMsgType.QtWarningMsg: logging.WARNING,
            QtMsgType.QtCriticalMsg: logging.ERROR,
            QtMsgType.QtFatalMsg: logging.CRITICAL,
        }.get(kind, logging.INFO)
        self._logger.log(level, "Qt: %s", message)
