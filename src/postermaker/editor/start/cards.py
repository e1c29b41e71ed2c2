"""How a card of the gallery is drawn: its picture, its caption, and the two buttons in the caption's row."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from postermaker.editor import icons, theme
from postermaker.editor.lettering import sized, write
from postermaker.editor.lists import ROW, Index
from postermaker.editor.start.catalogue import Card
from postermaker.editor.start.model import GAP, HEADING, CardShape, Heading, shape_of
from postermaker.editor.start.thumbnails import Picture
from postermaker.editor.words import product_name, say


class Deed(Enum):
    """What a card's buttons do."""

    USE = "use"
    EXPORT = "export"


def deed_name(deed: Deed) -> str:
    """The button's words."""
    return say("用这个", "Use") if deed is Deed.USE else say("直接导出", "Export")


class CardDelegate(QStyledItemDelegate):
    """Draws headings and cards. `width` is the gallery's; `pointer` where the mouse is over the viewport."""

    def __init__(self, picture_of: Callable[[Card, CardShape], Picture | None]) -> None:
        super().__init__()
        self._picture_of = picture_of
        self.width = 1000
        self.pointer = QPoint(-1, -1)
        self.starred: set[str] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The cell's size."""
        here = index.data(ROW)
        if isinstance(here, Heading):
            return QSize(self.width, HEADING)
        return shape_of(here, self.width).cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        here = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if isinstance(here, Heading):
            self._paint_heading(painter, rect, here)
        else:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            hovered = rect.contains(self.pointer)
            self._paint_card(painter, rect, here, focused=focused, active=focused or hovered)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        line = rect.adjusted(GAP // 2, 8, 0, 0)
        wide = write(painter, line, product_name(heading.product), 14, "t1", bold=True)
        write(painter, line.adjusted(wide + 8, 1, 0, 0), str(heading.count), 12, "t3")
        if not heading.alone:
            place = all_rect(rect, heading, painter.font())
            write(painter, place, all_name(heading), 13, "acctext", side=Qt.AlignmentFlag.AlignHCenter)
            if place.contains(self.pointer):
                painter.drawLine(place.left() + 4, place.bottom() - 4, place.right() - 4, place.bottom() - 4)

    def _paint_card(self, painter: QPainter, rect: QRect, card: Card, *, focused: bool, active: bool) -> None:
        look = theme.current()
        shape = shape_of(card, self.width)
        art = art_rect(rect, shape)
        picture = self._picture_of(card, shape)
        if picture is None or picture.pixmap.isNull():
            painter.fillRect(art, look.color("surface2"))
        else:
            painter.drawPixmap(art, picture.pixmap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("artline"), 1))
        painter.drawRect(QRectF(art).adjusted(0.5, 0.5, -0.5, -0.5))
        if active:
            width = 2 if focused else 1.5
            ring = QRectF(art).adjusted(-3, -3, 3, 3)
            painter.setPen(QPen(look.color("accent" if focused else "fieldline"), width))
            painter.drawRoundedRect(ring, 5, 5)
        self._paint_caption(painter, rect, shape, card, picture.warning if picture else "", active=active)

    def _paint_caption(
        self, painter: QPainter, rect: QRect, shape: CardShape, card: Card, warning: str, *, active: bool
    ) -> None:
        first, second = _caption_lines(rect, shape)
        small = QFontMetrics(sized(painter.font(), 12))
        star = card.id in self.starred
        if star or active:
            place = star_rect(rect, shape, small)
            if not active:  # no buttons: at the end of the line
                place.moveRight(rect.x() + GAP // 2 + shape.art.width())
            corner = place.topLeft() + QPoint(4, 4)
            painter.drawPixmap(corner, icons.pixmap("star", "warnic" if star else "t3", 16))
            first = first.adjusted(0, 0, -24 if first != second else 0, 0)
        taken = self._buttons_width(painter) if active and first.y() == second.y() else 0
        room = first.width() - taken - (28 if (star or active) and first.y() == second.y() else 0)
        line = QRect(first.x(), first.y(), room, first.height())
        used = write(painter, line, card.template.name, 13, "t1") + 10
        said, token = warning or card.said_size, "warn" if warning else "t3"
        if first.y() != second.y() and not active:
            write(painter, second, said, 12, token, elide=Qt.TextElideMode.ElideNone)
        elif first.y() == second.y():
            line.adjust(used, 1, max(0, used - room), 0)
            write(painter, line, said, 12, token)
        if active:
            for deed, place in button_rects(rect, shape, small).items():
                self._paint_button(painter, place, deed)

    def _buttons_width(self, painter: QPainter) -> int:
        return sum(_button_width(painter.fontMetrics(), deed) for deed in Deed) + 16

    def _paint_button(self, painter: QPainter, place: QRect, deed: Deed) -> None:
        look = theme.current()
        primary, hovered = deed is Deed.USE, place.contains(self.pointer)
        if primary:
            ground, edge, ink = ("accfillh" if hovered else "accfill"), "accfill", "onacc"
        else:
            ground, edge, ink = ("hover" if hovered else "surface"), "line2", "t1"
        painter.setBrush(look.color(ground))
        painter.setPen(QPen(look.color(edge), 1))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        write(painter, place, deed_name(deed), 12, ink, side=Qt.AlignmentFlag.AlignHCenter)


def art_rect(rect: QRect, shape: CardShape) -> QRect:
    """Where a card's picture is: at the left of its cell, over its name."""
    return QRect(QPoint(rect.x() + GAP // 2, rect.y() + 8), shape.art)


def _caption_lines(rect: QRect, shape: CardShape) -> tuple[QRect, QRect]:
    """The line of the name and the line of size and buttons; the same line on wide cards."""
    top = rect.y() + 8 + shape.art.height() + 6
    left, width = rect.x() + GAP // 2, rect.width() - GAP
    if shape.caption < 40:
        line = QRect(left, top, width, 28)
        return line, line
    return QRect(left, top, width, 20), QRect(left, top + 20, width, 26)


def button_rects(rect: QRect, shape: CardShape, metrics: QFontMetrics) -> dict[Deed, QRect]:
    """Where a card's buttons are."""
    first, second = _caption_lines(rect, shape)
    use, export = _button_width(metrics, Deed.USE), _button_width(metrics, Deed.EXPORT)
    top = second.y() + (second.height() - 24) // 2 + (1 if first != second else 0)
    if first == second:
        x = second.right() + 1 - use
        return {Deed.EXPORT: QRect(x - 8 - export, top, export, 24), Deed.USE: QRect(x, top, use, 24)}
    x = second.x()
    gap = min(8, max(4, second.width() - export - use))
    return {Deed.EXPORT: QRect(x, top, export, 24), Deed.USE: QRect(x + export + gap, top, use, 24)}


def star_rect(rect: QRect, shape: CardShape, metrics: QFontMetrics) -> QRect:
    """Where a card's star is: before its buttons, or behind its name where these have a line of their own."""
    first, second = _caption_lines(rect, shape)
    if first == second:
        return QRect(button_rects(rect, shape, metrics)[Deed.EXPORT].x() - 30, first.y() + 2, 24, 24)
    return QRect(rect.x() + GAP // 2 + max(shape.art.width(), rect.width() - GAP) - 24, first.y() - 2, 24, 24)


def all_name(heading: Heading) -> str:
    """The words of the link that shows all of a product."""
    return say(f"全部{product_name(heading.product)}", f"All {product_name(heading.product).lower()}")


def all_rect(rect: QRect, heading: Heading, font: QFont) -> QRect:
    """Where that link is; nowhere if only this product is shown."""
    if heading.alone:
        return QRect()
    width = QFontMetrics(sized(font, 13)).horizontalAdvance(all_name(heading)) + 8
    return QRect(rect.right() - GAP // 2 - width + 4, rect.y() + 12, width, 24)


def _button_width(metrics: QFontMetrics, deed: Deed) -> int:
    return metrics.horizontalAdvance(deed_name(deed)) + 18
