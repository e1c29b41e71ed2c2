"""The rail at the left edge: icons with words, one for each panel beside it; clicking the active one folds the panel."""

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame

from postermaker.editor import icons, theme
from postermaker.editor.controls import column
from postermaker.editor.lettering import write
from postermaker.errors import Bilingual

#: A button's least and most height in logical pixels.
_LOW, _HIGH = 40, 52


class RailEntry(Struct, frozen=True):
    """A panel's place on the rail."""

    key: str
    name: Bilingual
    icon: str
    tip: Bilingual
    foot: bool = False  #: at the lower end
    keys: str = ""  #: what opens it


class RailButton(QAbstractButton):
    """An icon over a word."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self.entry = entry
        self.setText(str(entry.name))
        self.setAccessibleName(str(entry.name))
        self.setToolTip(f"{entry.tip}  {entry.keys}".rstrip())
        self.setCheckable(True)
        self.setFixedWidth(56)
        self.setMinimumHeight(_LOW)
        self.setMaximumHeight(_HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As high as it likes to be; it grows lower where the window is low."""
        return QSize(56, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground by state, icon, word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accsoft" if self.isChecked() else "hover" if self.underMouse() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color(ground))
            painter.drawRoundedRect(self.rect(), 6, 6)
        token = "acctext" if self.isChecked() else "t2"
        top = max(1, (self.height() - 38) // 2)
        painter.drawPixmap((self.width() - 20) // 2, top, icons.pixmap(self.entry.icon, token, 20))
        write(
            painter, QRect(0, top + 21, self.width(), 18), self.text(), 12, token, bold=self.isChecked(),
            side=Qt.AlignmentFlag.AlignHCenter, elide=Qt.TextElideMode.ElideNone,
        )  # fmt: skip
        painter.end()


class Rail(QFrame):
    """The buttons; at most one is on."""

    asked = Signal(str)  #: an entry's key, or empty where the panel is to be folded

    def __init__(self, entries: tuple[RailEntry, ...]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(64)
        self.buttons = {entry.key: RailButton(entry) for entry in entries}
        for key, made in self.buttons.items():
            made.clicked.connect(partial(self._on_click, key))
        top = [self.buttons[e.key] for e in entries if not e.foot]
        foot = [self.buttons[e.key] for e in entries if e.foot]
        self.setLayout(column(*top, None, *foot, margins=(4, 8, 4, 8), gap=2))

    def show_active(self, key: str) -> None:
        """Mark the open panel."""
        for name, made in self.buttons.items():
            made.setChecked(name == key)

    def _on_click(self, key: str) -> None:
        self.asked.emit(key if self.buttons[key].isChecked() else "")
