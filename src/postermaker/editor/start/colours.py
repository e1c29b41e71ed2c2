"""Which colour a template is, to find the red ones: the most frequent colour of its picture by name."""

from collections import Counter
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImageReader, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from postermaker.editor import theme
from postermaker.editor.words import say


class Hue(StrEnum):
    """A ground colour that people ask for."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    WHITE = "white"
    BLACK = "black"


#: The dot of the filter.
DOTS = {
    Hue.RED: "#D7000F", Hue.YELLOW: "#F5C400", Hue.GREEN: "#2E8B44",
    Hue.BLUE: "#1565B8", Hue.WHITE: "#FFFFFF", Hue.BLACK: "#20242C",
}  # fmt: skip


def hue_name(hue: Hue) -> str:
    """The colour's name."""
    names = {
        Hue.RED: say("红", "red"), Hue.YELLOW: say("黄", "yellow"), Hue.GREEN: say("绿", "green"),
        Hue.BLUE: say("蓝", "blue"), Hue.WHITE: say("白", "white"), Hue.BLACK: say("黑", "black"),
    }  # fmt: skip
    return names[hue]


def hue_of(color: QColor) -> Hue:
    """The name that a colour has among the six."""
    hue, saturation, value = color.hsvHueF(), color.hsvSaturationF(), color.valueF()
    if value < 0.22:
        return Hue.BLACK
    if saturation < 0.18:
        return Hue.WHITE if value > 0.6 else Hue.BLACK
    degrees = hue * 360
    if degrees < 22 or degrees >= 320:
        return Hue.RED
    if degrees < 68:
        return Hue.WHITE if saturation < 0.28 else Hue.YELLOW
    return Hue.GREEN if degrees < 172 else Hue.BLUE


def ground_hue(picture: Path) -> Hue | None:
    """The colour that covers most of a picture; None if there is none."""
    reader = QImageReader(str(picture))
    reader.setScaledSize(QSize(24, 24))
    image = reader.read()
    if image.isNull():
        return None
    counted = Counter(
        hue_of(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())
    )
    return counted.most_common(1)[0][0]


class Dot(QAbstractButton):
    """A colour to filter by; a tick tells the chosen one, not the colour alone."""

    def __init__(self, hue: Hue) -> None:
        super().__init__()
        self.hue = hue
        self.setCheckable(True)
        self.setFixedSize(24, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(say(f"{hue_name(hue)}色", hue_name(hue)))
        self.setToolTip(say(f"只看{hue_name(hue)}色的", f"only {hue_name(hue)} ones"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(2, 2, 20, 20)
        painter.setPen(QPen(look.color("fieldline"), 1))
        painter.setBrush(QColor(DOTS[self.hue]))
        painter.drawEllipse(5, 5, 14, 14)
        if self.isChecked():
            light = self.hue in (Hue.WHITE, Hue.YELLOW)
            painter.setPen(QPen(QColor("#1B1E24" if light else "#FFFFFF"), 1.6))
            painter.drawPolyline([QPointF(8.6, 12.2), QPointF(11, 14.6), QPointF(15.4, 9.6)])
        painter.end()
