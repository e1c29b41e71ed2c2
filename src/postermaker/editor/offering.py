"""What the panels offer to put onto a page: texts, figures, codes, in sizes that suit it. Lengths in mm. No Qt."""

from enum import StrEnum

from msgspec import Struct

from postermaker.color import Cmyk, Color, Flat, Gray, Paint, Rgb, Spot
from postermaker.document.model import (
    Across,
    Align,
    Document,
    Element,
    Ellipse,
    Fit,
    Frame,
    Geometry,
    Line,
    Page,
    Pin,
    QrCode,
    Rectangle,
    Shape,
    Stroke,
    Text,
    TextStyle,
)
from postermaker.errors import Bilingual
from postermaker.geometry import Size

_RED = Flat(Cmyk(0, 1, 1, 0))
_BLACK, _WHITE, _YELLOW = Flat(Cmyk(0, 0, 0, 1)), Flat(Cmyk(0, 0, 0, 0)), Flat(Cmyk(0, 0.1, 0.95, 0))
#: Pages longer than three times their height are banners, where everything is judged against the height.
_BANNER = 3.0


class Role(StrEnum):
    """What a text is on its page."""

    HEADING = "heading"
    BODY = "body"
    SIGNATURE = "signature"
    NUMBER = "number"


class _Setting(Struct, frozen=True):
    """A role's type size as a share of the heading's, its weight, its words, and the room they take in ems."""

    size: float
    weight: int
    words: Bilingual
    across_em: float
    lines: int


_SETTINGS = {
    Role.HEADING: _Setting(1.0, 900, Bilingual("在这里写标题", "Heading"), 6.4, 1),
    Role.BODY: _Setting(
        0.34, 400,
        Bilingual("在这里写正文。一行写满了会自己换行，框拉宽拉高都行。", "Body text goes here; it wraps by itself."),
        15.0, 4,
    ),
    Role.SIGNATURE: _Setting(0.4, 700, Bilingual("在这里写署名", "Signature"), 6.6, 1),
    Role.NUMBER: _Setting(1.7, 900, Bilingual("119", "119"), 2.0, 1),
}  # fmt: skip


def heading_size(size: Size) -> float:
    """The type size of a heading on a page."""
    short, long = min(size), max(size)
    return short * (0.34 if long > _BANNER * short else 0.13)


def text(role: Role, size: Size, *, dark: bool) -> Text:
    """A text of a role, in a colour that can be read on a dark or a light ground."""
    setting = _SETTINGS[role]
    em = heading_size(size) * setting.size
    width = min(em * setting.across_em, size.width * 0.9)
    fill = (_YELLOW if role in (Role.HEADING, Role.NUMBER) else _WHITE) if dark else (
        _RED if role is Role.NUMBER else _BLACK
    )  # fmt: skip
    fixed = role is Role.BODY
    return Text(
        id=str(role), content=str(setting.words), size=em if fixed else em * 4,
        fit=Fit.FIXED if fixed else Fit.LARGEST, max_lines=500 if fixed else 1,
        align=Align.JUSTIFY if fixed else Align.CENTRE, across=Across.START if fixed else Across.CENTRE,
        line_pitch_em=1.6 if fixed else 1.2, style=TextStyle(weight=setting.weight, fill=fill),
        frame=_frame(size, width, em * setting.lines * (1.6 if fixed else 1.25)),
    )  # fmt: skip


def styled_text(style: TextStyle, tracking_em: float, size: Size) -> Text:
    """A heading in a ready style."""
    em = heading_size(size)
    words = str(Bilingual("标语文字", "Slogan"))
    return Text(
        id="styled", content=words, style=style, size=em * 4, fit=Fit.LARGEST, max_lines=1, align=Align.CENTRE,
        across=Across.CENTRE, tracking_em=tracking_em, frame=_frame(size, min(em * 4.6, size.width * 0.9), em * 1.3),
    )  # fmt: skip


def shape(geometry: Geometry, size: Size, ratio: float = 1.0, *, dark: bool = False) -> Shape:
    """A figure over a third of the page's shorter side; lines are lines, others are filled."""
    side = min(size) * 0.36
    width = min(side * max(1.0, ratio), size.width * 0.8)
    height = width / ratio
    paint = _YELLOW if dark else _RED
    if isinstance(geometry, Line):
        frame, weight = _frame(size, width, 0.0), max(0.35, min(size) * 0.012)
        return Shape(id="line", geometry=geometry, frame=frame, stroke=Stroke(width=weight, paint=paint))
    if isinstance(geometry, Rectangle) and geometry.radius:
        geometry = Rectangle(min(width, height) * geometry.radius)
    name = type(geometry).__name__.lower()
    return Shape(id=name, geometry=geometry, frame=_frame(size, width, height), fill=paint)


def ring(size: Size, *, dark: bool = False) -> Shape:
    """A circle that is only its line."""
    side = min(size) * 0.36
    stroke = Stroke(width=side * 0.06, paint=_YELLOW if dark else _RED)
    return Shape(id="ring", geometry=Ellipse(), frame=_frame(size, side, side), stroke=stroke)


def border(size: Size, *, dark: bool = False) -> Shape:
    """A line around the page, inside of its edge, that follows a new size."""
    by = min(size) * 0.05
    frame = Frame(
        x=by, y=by, width=size.width - 2 * by, height=size.height - 2 * by, across=Pin.BOTH, down=Pin.BOTH
    )
    stroke = Stroke(width=max(0.35, min(size) * 0.012), paint=_YELLOW if dark else _RED)
    return Shape(id="border", geometry=Rectangle(), frame=frame, stroke=stroke)


def code(content: str, level: str, dark: Paint, size: Size, side: float) -> QrCode:
    """A QR code with a side in mm."""
    return QrCode(id="code", content=content, level=level, dark=dark, frame=_frame(size, side, side))


def code_side(size: Size) -> float:
    """A side for a code on a page: a fifth of the shorter side, never under what a phone likes."""
    return min(max(20.0, min(size) * (0.6 if max(size) > _BANNER * min(size) else 0.2)), min(size) * 0.9)


def _frame(size: Size, width: float, height: float) -> Frame:
    return Frame(
        x=(size.width - width) / 2, y=(size.height - height) / 2, width=width, height=height,
        across=Pin.CENTRE, down=Pin.CENTRE,
    )  # fmt: skip


def is_dark(document: Document, page: int) -> bool:
    """Whether the ground of a page is dark: its own, or the uppermost plain figure that covers most of it."""
    return _is_dark_page(document.pages[page], Size(document.width, document.height))


def _is_dark_page(page: Page, size: Size) -> bool:
    paint = page.ground
    for element in page.elements:
        if isinstance(element, Shape) and element.fill and not element.hidden and _covers(element, size):
            paint = element.fill
    return paint is not None and lightness(paint) < 0.6


def _covers(element: Element, size: Size) -> bool:
    frame = element.frame
    return frame.width * frame.height >= 0.8 * size.width * size.height


def lightness(paint: Paint) -> float:
    """Roughly how light a paint is, 0 to 1: enough to tell white words from black ones."""
    if isinstance(paint, Flat):
        return _lightness(paint.color)
    return sum(_lightness(stop.color) for stop in paint.stops) / len(paint.stops)


def _lightness(color: Color) -> float:
    match color:
        case Gray():
            return color.value
        case Rgb():
            return 0.3 * color.red + 0.59 * color.green + 0.11 * color.blue
        case Cmyk():
            keeps = 1 - color.black
            return keeps * (1 - 0.3 * color.cyan - 0.59 * color.magenta - 0.11 * color.yellow)
        case Spot():
            return 1 - color.tint * (1 - _lightness(color.alternate))


def said_length(mm: float) -> str:
    """A length as people say it: in mm, cm or m."""
    if mm >= 1000:
        return f"{round(mm / 1000, 2):g} m"
    return f"{round(mm / 10, 1):g} cm" if mm >= 10 else f"{round(mm, 1):g} mm"
