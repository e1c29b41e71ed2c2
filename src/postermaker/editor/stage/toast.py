"""What was just done, for six seconds at the foot of the canvas, with the way back."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from postermaker.editor.controls import button, label, on_click, row
from postermaker.editor.words import say

_STAYS_MS = 6000
_MARGIN = 16


class Toast(QFrame):
    """One at a time; another one takes its place."""

    undo_asked = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("toast")
        self._text = label("", "toast")
        self._undo = on_click(button(say("撤销", "Undo"), "toast"), self._on_undo)
        self.setLayout(row(self._text, self._undo, margins=(14, 6, 8, 6), gap=12))
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, sentence: str) -> None:
        """Say it."""
        self._text.setText(sentence)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def _on_undo(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        over = self._over
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - _MARGIN)
