"""What is painted over the page: selection, handles, hover, smart guides, read-outs, overlays. Logical pixels.

Lines of the selection are accent inside a contrasting halo, so that they show on red, blue and white alike.
"""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from postermaker.editor import icons, theme
from postermaker.editor.lettering import sized
from postermaker.editor.stage.camera import Camera, to_view
from postermaker.editor.stage.handles import Handle, Quad, places
from postermaker.editor.stage.snapping import Axis, Gap, Line
from postermaker.geometry import Box, Point

_HANDLE = 8.0
_CHIP_PAD = 6.0


def _halo() -> QColor:
    return QColor("#000000" if theme.current().name == "dark" else "#FFFFFF")


def outline(painter: QPainter, corners: Quad, token: str = "accent", *, dashed: bool = False) -> None:
    """A frame's line: 1.5 px of accent between hairlines of contrast."""
    shape = QPolygonF([QPointF(*corner) for corner in corners])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    halo = _halo()
    halo.setAlphaF(0.85)
    painter.setPen(QPen(halo, 3.5))
    painter.drawPolygon(shape)
    pen = QPen(theme.current().color(token), 1.5)
    if dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawPolygon(shape)


def handles(painter: QPainter, corners: Quad, hot: Handle | None) -> None:
    """The eight squares and the turning disc."""
    accent = theme.current().color("accent")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for handle, at in places(corners).items():
        if handle is Handle.TURN:
            _turn_handle(painter, at, hot=hot is handle)
            continue
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(accent if hot is handle else QColor("#FFFFFF"))
        painter.save()
        painter.translate(*at)
        painter.rotate(_tilt(corners))
        painter.drawRect(QRectF(-_HANDLE / 2, -_HANDLE / 2, _HANDLE, _HANDLE))
        painter.restore()


def _tilt(corners: Quad) -> float:
    nw, ne = QPointF(*corners[0]), QPointF(*corners[1])
    return -QLineF(nw, ne).angle()


def _turn_handle(painter: QPainter, at: Point, *, hot: bool) -> None:
    colors = theme.current()
    painter.setPen(QPen(colors.color("accent"), 1.5))
    painter.setBrush(colors.color("accent") if hot else QColor("#FFFFFF"))
    painter.drawEllipse(QPointF(*at), 9, 9)
    icon = icons.pixmap("rotate", "onacc" if hot else "acctext" if colors.name == "light" else "accfill", 14)
    painter.drawPixmap(QPointF(at.x - 7, at.y - 7), icon)


def locked_corners(painter: QPainter, corners: Quad) -> None:
    """A lock at the corner of what is locked."""
    at = corners[1]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("tip"))
    painter.drawEllipse(QPointF(*at), 9, 9)
    painter.drawPixmap(QPointF(at.x - 6, at.y - 6), icons.pixmap("lock", "tipt", 12))


def marquee(painter: QPainter, box: QRectF) -> None:
    """The frame that chooses."""
    accent = theme.current().color("accent")
    painter.setPen(QPen(accent, 1))
    ground = QColor(accent)
    ground.setAlphaF(0.10)
    painter.setBrush(ground)
    painter.drawRect(box)


def chip(painter: QPainter, at: QPointF, text: str, kind: str, view: QRectF) -> QRectF:
    """A read-out centred at a place, kept inside the view. Kinds: guide, accent, tip, err."""
    colors = theme.current()
    dark = colors.name == "dark"
    ground, ink = {
        "guide": (colors.color("guide"), QColor("#06241E" if dark else "#FFFFFF")),
        "accent": (colors.color("accfill"), colors.color("onacc")),
        "tip": (colors.color("tip"), colors.color("tipt")),
        "err": (colors.color("err"), QColor("#2B0B08" if dark else "#FFFFFF")),
    }[kind]
    painter.setFont(sized(painter.font(), 12))
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text) + 2 * _CHIP_PAD, metrics.height() + 4
    box = QRectF(at.x() - width / 2, at.y() - height / 2, width, height)
    box.moveLeft(min(max(box.left(), view.left() + 4), view.right() - width - 4))
    box.moveTop(min(max(box.top(), view.top() + 4), view.bottom() - height - 4))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box


def guide_lines(
    painter: QPainter,
    camera: Camera,
    lines: Sequence[Line],
    moving: Box,
    view: QRectF,
    words: tuple[str, str],
) -> None:
    """Lines through what was caught, from the thing caught at to the thing moved; middles say that they are.

    Args:
        painter: of the canvas.
        camera: where the page stands.
        lines: caught.
        moving: the box that moves, on the page.
        view: the canvas.
        words: what a middle of the page and of another element is called.
    """
    color = theme.current().color("guide")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for line in lines:
        span = line.box.joined(moving)
        painter.setPen(QPen(color, 1))
        if line.axis is Axis.X:
            top, foot = to_view(camera, Point(line.at, span.y)), to_view(camera, Point(line.at, span.bottom))
            painter.drawLine(QPointF(top.x, top.y - 24), QPointF(foot.x, foot.y + 24))
            at = QPointF(foot.x, foot.y + 36)
        else:
            left, right = to_view(camera, Point(span.x, line.at)), to_view(camera, Point(span.right, line.at))
            painter.drawLine(QPointF(left.x - 24, left.y), QPointF(right.x + 24, right.y))
            at = QPointF(right.x + 44, right.y)
        if line.middle:
            chip(painter, at, words[0] if line.page else words[1], "guide", view)


def gaps(painter: QPainter, camera: Camera, found: Sequence[Gap], said: str, view: QRectF) -> None:
    """Equal gaps with their length."""
    color = theme.current().color("guide")
    for gap in found:
        one, two = (
            (Point(gap.start, gap.level), Point(gap.end, gap.level))
            if gap.axis is Axis.X
            else (Point(gap.level, gap.start), Point(gap.level, gap.end))
        )
        a, b = to_view(camera, one), to_view(camera, two)
        painter.setPen(QPen(color, 1))
        painter.drawLine(QPointF(*a), QPointF(*b))
        chip(painter, QPointF((a.x + b.x) / 2, (a.y + b.y) / 2), said, "guide", view)


def frame_line(
    painter: QPainter, box: QRectF, color: QColor, *, dashed: bool = False, light: bool = True
) -> None:
    """A line of the page's own frames: bleed, safe area, hem. White below it, so that it shows on any ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if light:
        painter.setPen(QPen(QColor("#FFFFFF"), 1))
        painter.drawRect(box)
    pen = QPen(color, 1)
    if dashed:
        pen.setDashPattern([5, 4])
    painter.setPen(pen)
    painter.drawRect(box)


def eyelets(painter: QPainter, camera: Camera, middles: Sequence[Point], radius: float) -> None:
    """Where the shop will set eyelets."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for middle in middles:
        at = QPointF(*to_view(camera, middle))
        r = max(2.5, radius * camera.scale)
        painter.setPen(QPen(QColor("#FFFFFF"), 1.2))
        painter.setBrush(QColor("#24272D"))
        painter.drawEllipse(at, r, r)
