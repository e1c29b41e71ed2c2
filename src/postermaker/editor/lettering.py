"""Words painted by hand: one line in a size, a weight and a colour of the theme, no longer than its box."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from postermaker.editor import theme


def sized(font: QFont, px: int, *, bold: bool = False) -> QFont:
    """The font in another size and weight."""
    made = QFont(font)
    made.setPixelSize(px)
    made.setBold(bold)
    return made


def write(
    painter: QPainter, box: QRect | QRectF, said: str, px: int, token: str, *, bold: bool = False,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:  # fmt: skip
    """Write a line into the middle of a box's height and give its width; what is too long loses its end."""
    painter.setFont(sized(painter.font(), px, bold=bold))
    painter.setPen(theme.current().color(token))
    line = painter.fontMetrics().elidedText(said, elide, int(box.width()))
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, line)
    return painter.fontMetrics().horizontalAdvance(line)
