"""Colours as small squares in rows of eight. Tab goes to the chosen one, arrows from square to square."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from postermaker.backends.brushes import on_screen
from postermaker.color import Color
from postermaker.editor import theme

COLUMNS = 8
_SIDE = 26


def qcolor(color: Color, opacity: float = 1.0) -> QColor:
    """A colour as the screen shows it."""
    shown = on_screen(color)
    return QColor.fromRgbF(shown.red, shown.green, shown.blue, opacity)


class Swatch(QAbstractButton):
    """One colour."""

    def __init__(self, color: Color, name: str, figures: str) -> None:
        super().__init__()
        self.color = color
        self.setCheckable(True)
        self.setFixedHeight(_SIDE)
        self.setMinimumWidth(22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{name} {figures}".strip())
        self.setToolTip(f"{name}  {figures}".strip())

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The square; the chosen one stands in a ring."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF((self.width() - 20) / 2, (self.height() - 20) / 2, 20, 20)
        painter.setBrush(qcolor(self.color))
        painter.setPen(QPen(now.color("line2"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.isChecked() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.color("accent" if self.isChecked() else "line2"), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)
        painter.end()


class Swatches(QWidget):
    """Rows of colours; `chosen` gives the one clicked."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(2)
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
        self.setLayout(self._grid)
        self.made: list[Swatch] = []
        self._shown: tuple[Color, ...] = ()

    def show_colours(self, colours: Sequence[tuple[Color, str, str]]) -> None:
        """Other colours: each with its name and figures."""
        plain = tuple(color for color, _, _ in colours)
        if plain == self._shown:
            return
        self._shown = plain
        for old in self.made:
            old.hide()
            old.deleteLater()
        self.made = []
        for at, (color, name, figures) in enumerate(colours):
            made = Swatch(color, name, figures)
            made.clicked.connect(lambda _=False, color=color: self._choose(color))
            self._grid.addWidget(made, at // COLUMNS, at % COLUMNS)
            self.made.append(made)
        self.show_chosen(None)

    def show_chosen(self, color: Color | None) -> None:
        """Ring the one that is in force."""
        at = next((i for i, made in enumerate(self.made) if made.color == color), None)
        for i, made in enumerate(self.made):
            made.setChecked(i == at)
        self._let_tab_to(at or 0)

    def _let_tab_to(self, at: int) -> None:
        for i, made in enumerate(self.made):
            policy = Qt.FocusPolicy.TabFocus if i == at else Qt.FocusPolicy.NoFocus
            if not made.hasFocus() or i == at:
                made.setFocusPolicy(policy)

    def _choose(self, color: Color) -> None:
        self.show_chosen(color)
        self.chosen.emit(color)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk."""
        by = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
        }.get(Qt.Key(event.key()))
        at = next((i for i, made in enumerate(self.made) if made.hasFocus()), None)
        if by is None or at is None or not 0 <= at + by < len(self.made):
            super().keyPressEvent(event)
            return
        to = self.made[at + by]
        to.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        to.setFocus(Qt.FocusReason.TabFocusReason)
        self._let_tab_to(at + by)
