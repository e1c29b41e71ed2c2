"""What the next steps will want, loaded and made while the first picture is looked at: opening a page then waits for nothing."""

import contextlib
from collections.abc import Iterator
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from postermaker.editor.properties.panel import SECTIONS

#: So long after the start nobody waits for the window any more.
REST_MS = 1200
#: Between two parts that are made: keys and clicks come in between.
_PAUSE_MS = 120
#: First what the workspace shows at once: all sections of its right side are asked which of them are wanted.
_SOON = (
    *(f"postermaker.editor.properties.{module}" for module, _ in SECTIONS),
    "postermaker.editor.exporting.page",
    "postermaker.editor.batching.page",
)


class Ahead(QObject):
    """Loads on a thread of its own, then has parts of the window made on the window's, one at a time."""

    _loaded = Signal()

    def __init__(self, parent: QObject, parts: Iterator[None]) -> None:
        """`parts` makes one more each time it is asked."""
        super().__init__(parent)
        self._parts = parts
        self._making = QTimer(self, interval=_PAUSE_MS)
        self._making.timeout.connect(self._make_one)
        self._loaded.connect(self._making.start)

    def begin(self) -> None:
        """Start; who needs a part meanwhile waits for that part only."""
        Thread(target=self._load, name="ahead", daemon=True).start()

    def _load(self) -> None:
        for name in _SOON:
            import_module(name)
        from postermaker.layout.figures import know_codes
        from postermaker.text.words import word_ends

        word_ends("提前翻开词典")
        know_codes()
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._loaded.emit()

    def _make_one(self) -> None:
        try:
            next(self._parts)
        except StopIteration:
            self._making.stop()
