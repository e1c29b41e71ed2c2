"""The three ways to begin: large buttons with a painted picture each."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from postermaker.editor import theme
from postermaker.editor.lettering import sized, write
from postermaker.editor.words import say

_RED, _GOLD, _BLUE, _GREEN = "#D7000F", "#FFD84A", "#1565B8", "#2E8B44"


class Choice(StrEnum):
    """A way to begin."""

    BANNER = "banner"
    SHEET = "sheet"
    BATCH = "batch"


#: The products that a choice shows; batch is a page of its own.
PRODUCTS = {
    Choice.BANNER: ("banner", "banner-vertical", "led"),
    Choice.SHEET: ("poster", "leaflet", "notice", "board", "rollup", "wechat-cover", "phone", "phone-long", "h5"),
    Choice.BATCH: (),
}  # fmt: skip


def _words(choice: Choice) -> tuple[str, str, str]:
    match choice:
        case Choice.BANNER:
            return (
                say("做横幅", "Banner"),
                say("横幅、竖幅、LED 屏标语", "hanging banners, LED slogans"),
                say("常用 8 × 0.7 m，最长 50 m", "often 8 × 0.7 m, up to 50 m"),
            )
        case Choice.SHEET:
            return (
                say("做海报传单", "Poster or leaflet"),
                say("海报、传单、三折页、展板、", "posters, leaflets, boards,"),
                say("易拉宝、公众号图", "roll-ups, post covers"),
            )
        case Choice.BATCH:
            return (
                say("批量制作", "Many at once"),
                say("一张 Excel 名单，", "one list from Excel,"),
                say("一次做出几千条", "thousands of pieces"),
            )


class ChoiceCard(QAbstractButton):
    """One of the three; chosen ones keep an accent edge."""

    def __init__(self, choice: Choice, key: str) -> None:
        super().__init__()
        self.choice, self._key = choice, key
        self._title, self._first, self._second = _words(choice)
        self.setText(self._title)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(f"{self._first}{self._second}")
        self.setToolTip(f"{self._title}  {key}")
        self.setShortcut(key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(104)
        self.chosen = False
        self._hovered = False

    def show_chosen(self, chosen: bool) -> None:
        """Whether the gallery shows what it stands for."""
        self.chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its share."""
        return QSize(320, self.height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Under the pointer."""
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "press" if self.isDown() else "hover" if self._hovered else "surface"
        painter.setBrush(look.color("accsoft" if self.chosen else ground))
        painter.setPen(QPen(look.color("accent" if self.chosen else "line"), 1.5 if self.chosen else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 8, 8)
        self._paint_words(painter)
        place = self._picture_place()
        if place.width() > 0:
            painter.translate(place.topLeft())
            scale = min(place.width() / 150, place.height() / 74)
            painter.scale(scale, scale)
            _PICTURES[self.choice](painter)
        painter.end()

    def _picture_place(self) -> QRect:
        metrics = QFontMetrics(sized(self.font(), 13))
        words = 20 + max(metrics.horizontalAdvance(each) for each in (self._first, self._second))
        width = min(156, self.width() - words - 32)
        return QRect(self.width() - width - 16, 14, width, self.height() - 28) if width >= 90 else QRect()

    def _paint_words(self, painter: QPainter) -> None:
        look = theme.current()
        compact = self.height() < 100
        top = 10 if compact else 18
        whole = Qt.TextElideMode.ElideNone
        title = QRect(20, top, self.width() - 32, 28)
        end = 20 + write(painter, title, self._title, 20, "t1", bold=True, elide=whole) + 12
        wide = QFontMetrics(sized(painter.font(), 12)).horizontalAdvance(self._key) + 10
        key = QRectF(end + 0.5, top + 4.5, wide, 19)
        painter.setPen(QPen(look.color("line"), 1))
        painter.setBrush(look.color("surface2"))
        painter.drawRoundedRect(key, 3, 3)
        write(painter, key, self._key, 12, "t3", side=Qt.AlignmentFlag.AlignHCenter)
        for i, line in enumerate((self._first, self._second)):
            place = QRect(20, top + (30 if compact else 34) + i * 19, self.width() - 32, 19)
            write(painter, place, line, 13, "t2", elide=whole)


# the pictures, in a box of 150 x 74 --------------------------------------------------------------------------------


def _bar(
    painter: QPainter, x: float, y: float, width: float, height: float, ground: str, ink: str, count: int
) -> None:
    """A strip with strokes that stand for characters."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRect(QRectF(x, y, width, height))
    side = height * 0.52
    step = (width - 2 * height * 0.5) / count
    painter.setBrush(QColor(ink))
    for i in range(count):
        left = x + height * 0.5 + i * step + (step - side) / 2
        painter.drawRoundedRect(QRectF(left, y + (height - side) / 2, side, side), side * 0.2, side * 0.2)


def _paint_banner(painter: QPainter) -> None:
    look = theme.current()
    painter.setPen(QPen(look.color("fieldline"), 2))
    for x in (6.0, 144.0):
        painter.drawLine(QPointF(x, 4), QPointF(x, 70))
    painter.setPen(QPen(look.color("line2"), 1))
    painter.drawLine(QPointF(0, 70.5), QPointF(150, 70.5))
    for x, y in ((6.0, 16.0), (6.0, 32.0)):
        painter.drawLine(QPointF(x, y), QPointF(12, y))
        painter.drawLine(QPointF(138, y), QPointF(144, y))
    _bar(painter, 12, 14, 126, 20, _RED, _GOLD, 8)
    _bar(painter, 26, 44, 98, 14, _BLUE, "#FFFFFF", 8)


def _sheet(painter: QPainter, angle: float, x: float, y: float, ground: str, ink: str) -> None:
    painter.save()
    painter.translate(x, y)
    painter.rotate(angle)
    painter.setPen(QPen(theme.current().color("artline"), 0.8))
    painter.setBrush(QColor(ground))
    painter.drawRect(QRectF(-24, -34, 48, 68))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    for i, width in enumerate((30, 34, 24)):
        painter.drawRoundedRect(QRectF(-18, -26 + i * 12, width, 8), 1.5, 1.5)
    painter.setOpacity(0.55)
    for i in range(3):
        painter.drawRect(QRectF(-18, 16 + i * 5, 36 - 8 * (i == 2), 2))
    painter.restore()


def _paint_sheets(painter: QPainter) -> None:
    _sheet(painter, -9, 36, 39, "#F6F1E4", _RED)
    _sheet(painter, 10, 114, 39, _BLUE, "#FFFFFF")
    _sheet(painter, 0, 75, 37, _RED, _GOLD)


def _paint_batch(painter: QPainter) -> None:
    look = theme.current()
    painter.setPen(QPen(look.color("line2"), 1))
    painter.setBrush(look.color("surface"))
    table = QRectF(2, 4, 58, 66)
    painter.drawRoundedRect(table, 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GREEN))
    painter.drawRoundedRect(QRectF(2, 4, 58, 13), 3, 3)
    painter.setBrush(look.color("line2"))
    for line in range(5):
        for left, width in ((7, 20), (35, 18)):
            painter.drawRoundedRect(QRectF(left, 22 + line * 9.4, width, 3.6), 1, 1)
    painter.setPen(QPen(look.color("t3"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([QPointF(68, 32), QPointF(73, 37), QPointF(68, 42)])
    for i, (ground, ink) in enumerate(
        ((_RED, _GOLD), (_BLUE, "#FFFFFF"), (_RED, _GOLD), ("#F5C400", "#1B1E24"), (_GREEN, "#FFFFFF"))
    ):
        _bar(painter, 82, 5 + i * 13.4, (64, 58, 50, 64, 54)[i], 10, ground, ink, 6)


_PICTURES = {Choice.BANNER: _paint_banner, Choice.SHEET: _paint_sheets, Choice.BATCH: _paint_batch}
