"""The slogan library over the start page: the workspace's panel in a pop-up, without a document."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from postermaker.editor.controls import column
from postermaker.editor.desk import Desk
from postermaker.editor.panels.slogans import SlogansPanel
from postermaker.library.slogans.model import Slogan

_WIDTH, _HEIGHT = 400, 460


class SloganPicker(QFrame):
    """Choosing a slogan closes it."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panel = SlogansPanel(Desk())
        self.panel.view.used.connect(self._on_used)
        self.setLayout(column(self.panel, margins=(1, 8, 1, 1)))
        self.resize(_WIDTH, _HEIGHT)

    def open_below(self, anchor: QWidget) -> None:
        """Show it under a button, right edges together."""
        self.move(anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 6)))
        self.show()
        self.panel.show_all()
        self.panel.search.setFocus()

    def _on_used(self, slogan: Slogan) -> None:
        self.hide()
        self.picked.emit(slogan.text)
