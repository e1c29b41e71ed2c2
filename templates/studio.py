"""The drawing board of the templates: short names for elements, colours by role, frames with their pins.

A family (`families/*.py`) draws its templates with these; `build.py` writes them. Lengths are millimetres of the
design. What is printed of a template is its `template.json` alone: nothing here runs when the program does.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import convert, json, to_builtins
from msgspec.structs import replace

from postermaker.color import Cmyk, Color, Flat, Linear, Paint, Radial, Stop
from postermaker.document.model import (
    Across,
    Align,
    Cell,
    Column,
    Curve,
    Direction,
    Element,
    Ellipse,
    Field,
    FieldKind,
    Fit,
    Frame,
    Group,
    Line,
    Master,
    Ornament,
    Page,
    Picture,
    Pin,
    Polygon,
    QrCode,
    Rectangle,
    Shape,
    Span,
    Stroke,
    Table,
    TableRules,
    Text,
    TextStyle,
)
from postermaker.icc import to_rgb
from postermaker.library.palettes import palette
from postermaker.library.products import product
from postermaker.library.styles import style as named_style
from postermaker.library.templates import Design, Template
from postermaker.units import MM_PER_PX

__all__ = [
    "BLACK_SANS",
    "BRUSH",
    "DISPLAY",
    "NARROW",
    "PX",
    "SERIF",
    "Colors",
    "align",
    "at",
    "banner",
    "box",
    "cmyk",
    "code",
    "curve",
    "design",
    "disc",
    "fact",
    "field",
    "fields",
    "group",
    "line",
    "linear",
    "lined",
    "master",
    "on_screen",
    "ornament",
    "page",
    "picture",
    "polygon",
    "px",
    "radial",
    "ring",
    "style",
    "styled",
    "table",
    "template",
    "text",
    "usual",
]  # fmt: skip

#: Faces by voice; see the specimen for what each can carry.
BLACK_SANS, SERIF, BRUSH, DISPLAY, NARROW = (
    "Noto Sans SC", "Noto Serif SC", "Ma Shan Zheng", "ZCOOL KuaiLe", "Smiley Sans",
)  # fmt: skip
#: A screen's pixel in mm.
PX = MM_PER_PX

_PINS = {pin.value: pin for pin in Pin}


def cmyk(c: float, m: float, y: float, k: float, opacity: float = 1.0) -> Flat:
    """A paint of inks in percent."""
    return Flat(Cmyk(c / 100, m / 100, y / 100, k / 100), opacity)


class Colors:
    """A palette's roles as paints: `Colors("fire-red").ground`; `("words", 0.5)` by call with an opacity."""

    def __init__(self, key: str) -> None:
        self._colors = palette(key).colors

    def __getattr__(self, role: str) -> Flat:
        if role.startswith("_"):
            raise AttributeError(role)
        return Flat(self._colors[role])

    def __call__(self, role: str, opacity: float = 1.0) -> Flat:
        """A role, see-through."""
        return Flat(self._colors[role], opacity)


def _color(paint: Paint) -> tuple[Color, float]:
    assert isinstance(paint, Flat)
    return paint.color, paint.opacity


def linear(
    *stops: tuple[float, Paint], start: tuple[float, float] = (0, 0), end: tuple[float, float] = (1, 0)
) -> Linear:
    """A gradient over the frame, places in fractions of it; across unless told otherwise."""
    return Linear(tuple(Stop(at, *_color(paint)) for at, paint in stops), start, end)


def radial(
    *stops: tuple[float, Paint], centre: tuple[float, float] = (0.5, 0.5), radius: float = 0.5
) -> Radial:
    """A round gradient over the frame; `radius` in fractions of its width."""
    return Radial(tuple(Stop(at, *_color(paint)) for at, paint in stops), centre, radius)


def at(
    x: float,
    y: float,
    width: float,
    height: float,
    pins: str = "start start",
    *,
    turn: float = 0.0,
    ratio: bool = False,
) -> Frame:
    """A frame; `pins` says what it keeps across and down: start, end, both, centre, scale.

    With `ratio` (and one axis on scale) the other axis grows by the same factor: what belongs to a banner's height.
    """
    across, down = (_PINS[word] for word in pins.split())
    return Frame(
        x=x, y=y, width=width, height=height, rotation=turn, across=across, down=down, keep_ratio=ratio
    )  # fmt: skip


def style(key: str, **changed: Any) -> TextStyle:
    """A named text style, or that with some values changed."""
    return replace(named_style(key).style, **changed)


def styled(fill: Paint, family: str = BLACK_SANS, weight: int = 900, **more: Any) -> TextStyle:
    """A plain style."""
    return TextStyle(family=family, weight=weight, fill=fill, **more)


def align(word: str) -> dict[str, Any]:
    """`left`, `middle`, `right`, `even`; with `top`, `centre` or `foot` after it."""
    along, _, across = word.partition(" ")
    ways = {
        "left": Align.START,
        "middle": Align.CENTRE,
        "right": Align.END,
        "even": Align.EVEN,
        "justify": Align.JUSTIFY,
    }
    places = {"top": Across.START, "centre": Across.CENTRE, "foot": Across.END, "": Across.CENTRE}
    return {"align": ways[along], "across": places[across]}


def text(
    key: str,
    frame: Frame,
    content: str,
    look: TextStyle,
    size: float,
    way: str = "left top",
    *,
    name: str = "",
    fit: bool = False,
    least: float = 0.0,
    lines: int = 500,
    vertical: bool = False,
    **more: Any,
) -> Text:
    """A text; with `fit` as large as its frame allows, at most `size`, at least `least`, in at most `lines` lines."""
    if vertical:
        more["direction"] = Direction.VERTICAL
    return Text(
        id=key, name=name, frame=frame, content=content, style=look, size=size, min_size=least, max_lines=lines,
        fit=Fit.LARGEST if fit else Fit.FIXED, **align(way), **more,
    )  # fmt: skip


def fact(
    key: str, frame: Frame, look: TextStyle, size: float, way: str = "left top", *, least: float = 0.0, **more: Any
) -> Text:  # fmt: skip
    """A field's own line: its value in one line, at least 0.62 of its size, left out while it is empty."""
    more = {"lines": 1, "needs": key, "name": _FIELDS[key].label if key in _FIELDS else "", **more}
    return text(key, frame, f"{{{key}}}", look, size, way, fit=True, least=least or 0.62 * size, **more)


def lined(width: float, paint: Paint, **more: Any) -> Stroke:
    """A painted line."""
    return Stroke(width=width, paint=paint, **more)


def box(
    key: str,
    frame: Frame,
    fill: Paint | None,
    *,
    radius: float = 0.0,
    stroke: Stroke | None = None,
    **more: Any,
) -> Shape:
    """A rectangle."""
    return Shape(id=key, frame=frame, geometry=Rectangle(radius), fill=fill, stroke=stroke, **more)


def disc(key: str, frame: Frame, fill: Paint | None, *, stroke: Stroke | None = None, **more: Any) -> Shape:
    """An ellipse."""
    return Shape(id=key, frame=frame, geometry=Ellipse(), fill=fill, stroke=stroke, **more)


def ring(key: str, frame: Frame, width: float, paint: Paint, **more: Any) -> Shape:
    """An ellipse's line."""
    return disc(key, frame, None, stroke=lined(width, paint), **more)


def line(key: str, frame: Frame, width: float, paint: Paint, *, rising: bool = False, **more: Any) -> Shape:
    """From corner to corner of its frame."""
    return Shape(id=key, frame=frame, geometry=Line(rising), stroke=lined(width, paint), **more)


def polygon(key: str, frame: Frame, points: Sequence[tuple[float, float]], fill: Paint, **more: Any) -> Shape:
    """Straight sides through points in fractions of the frame."""
    return Shape(id=key, frame=frame, geometry=Polygon(tuple(points)), fill=fill, **more)


def curve(
    key: str, frame: Frame, data: str, size: tuple[float, float], fill: Paint | None, **more: Any
) -> Shape:
    """Path data (absolute M, L, C, Z) in a view box that is fitted onto the frame."""
    return Shape(id=key, frame=frame, geometry=Curve(data, *size), fill=fill, **more)


def ornament(
    key: str, kind: str, frame: Frame, *colors: Paint, name: str = "", content: str = "", opacity: float = 1.0,
    needs: str = "", **values: float,
) -> Ornament:  # fmt: skip
    """A drawing of the kit (docs/ornaments.md) with its colours and values."""
    given = {word: float(value) for word, value in values.items()}
    return Ornament(
        id=key, name=name, frame=frame, kind=kind, values=given, colors=colors, content=content, opacity=opacity, needs=needs
    )  # fmt: skip


def table(
    key: str,
    frame: Frame,
    rows_from: str,
    look: TextStyle,
    size: float,
    *columns: Column,
    header: Sequence[str] = (),
    edges: Stroke | None = None,
    below_header: Stroke | None = None,
    between: Stroke | None = None,
    upright: Stroke | None = None,
    sides: Stroke | None = None,
    **more: Any,
) -> Table:
    """A table that a field fills; without a header of its own the field's first line is the header."""
    rules = TableRules(edges=edges, sides=sides, header=below_header, rows=between, columns=upright)
    rows = (tuple(Cell(content=word) for word in header),) if header else ()
    more = {"header_rows": 1, **more}
    return Table(
        id=key, frame=frame, rows=rows, rows_from=rows_from, style=look, size=size, columns=columns, rules=rules, **more
    )  # fmt: skip


def picture(key: str, frame: Frame, field_key: str, **more: Any) -> Picture:
    """A place for a picture field."""
    return Picture(id=key, frame=frame, field=field_key, **more)


def code(key: str, frame: Frame, content: str = "{qr}", **more: Any) -> QrCode:
    """A QR code; it is left out with its field."""
    return QrCode(id=key, frame=frame, content=content, needs=more.pop("needs", "qr"), **more)


def group(key: str, frame: Frame, *elements: Element, **more: Any) -> Group:
    """Elements that move together; their frames count from the group's corner."""
    return Group(id=key, frame=frame, elements=elements, **more)


_FIELDS = {
    "slogan": Field(key="slogan", label="标语", aliases=("口号", "内容", "文字", "主标语"), required=True, max_chars=40),
    "title": Field(
        key="title", label="标题", aliases=("主标题", "标语", "口号"), kind=FieldKind.LINES, required=True, max_chars=40
    ),
    "sign": Field(key="sign", label="署名", aliases=("单位", "落款", "宣传单位"), max_chars=30),
    "key_words": Field(key="key_words", label="重点词", aliases=("强调词", "关键词"), max_chars=40),
    "support": Field(key="support", label="副标题", aliases=("辅助语", "第二句"), max_chars=40),
    "topic": Field(key="topic", label="主题", aliases=("活动", "活动名称"), max_chars=24),
    "time": Field(key="time", label="时间", aliases=("日期",), max_chars=40),
    "place": Field(key="place", label="地点", aliases=("地址",), max_chars=60),
    "phone": Field(key="phone", label="电话", aliases=("热线", "咨询电话"), max_chars=40),
    "body": Field(key="body", label="正文", aliases=("内容",), kind=FieldKind.LINES, max_chars=1200),
    "qr": Field(key="qr", label="二维码", aliases=("链接", "网址"), kind=FieldKind.CODE, max_chars=300),
    "qr_note": Field(key="qr_note", label="二维码说明", max_chars=20),
    "photo": Field(key="photo", label="照片", aliases=("图片", "配图"), kind=FieldKind.PICTURE),
    "logo": Field(key="logo", label="标志", aliases=("徽标", "LOGO"), kind=FieldKind.PICTURE),
}  # fmt: skip


def field(key: str, label: str, sample: str = "", **more: Any) -> Field:
    """A field of one's own."""
    return Field(key=key, label=label, sample=sample, **more)


def usual(key: str, sample: str, **changed: Any) -> Field:
    """One of the usual fields with some of its rules changed, as fewer characters where there is less room."""
    return replace(_FIELDS[key], sample=sample, **changed)


def fields(**samples: str | Field) -> tuple[Field, ...]:
    """The usual fields by key, each with its sample; a whole `Field` is taken as it is."""
    return tuple(
        said if isinstance(said, Field) else replace(_FIELDS[key], sample=said)
        for key, said in samples.items()
    )


def page(ground: Paint | None, *elements: Element) -> Page:
    """One face, from the lowest element up."""
    return Page(ground=ground, elements=elements)


def design(width: float, height: float, *pages: Page, masters: tuple[Master, ...] = ()) -> Design:
    """A design at the size for which it is drawn."""
    return Design(width=width, height=height, pages=pages, masters=masters)


def master(key: str, ground: Paint | None, *elements: Element, even: tuple[Element, ...] = ()) -> Master:
    """What pages share; `even`, if any, is for those with even numbers."""
    return Master(key=key, ground=ground, elements=elements, even=even)


def px(width: float, height: float) -> tuple[float, float]:
    """A size of pixels in mm."""
    return width * PX, height * PX


def template(
    key: str,
    name: str,
    idea: str,
    product_key: str,
    topics: str,
    sizes: str,
    given: tuple[Field, ...],
    *designs: Design,
    safe: float | None = None,
    screen: bool = False,
) -> Template:
    """A template; bleed and safe area are its product's unless told otherwise. Topics and sizes with blanks between."""
    made = product(product_key)
    return Template(
        id=key, name=name, summary=idea, product=product_key, topics=tuple(topics.split()), sizes=tuple(sizes.split()),
        bleed=made.bleed, safe=made.safe if safe is None else safe, fields=given, designs=designs, screen=screen,
    )  # fmt: skip


def banner(
    look: TextStyle,
    sign: Paint,
    *,
    left: float = 760.0,
    right: float = 760.0,
    key_words: Paint | None = None,
    way: str = "middle",
    size: float = 430.0,
    sign_way: str = "right",
    tracking: float = 0.03,
    spread: float = 0.22,
    gap: float = 0.7,
    length: float = 8000.0,
) -> tuple[Text, Text]:
    """Slogan and signature of a banner of 8 (or `length`) × 0.7 m, by the look book's proportions; they follow any length.

    The slogan stands between `left` and `right` mm of the ends and takes the signature's strip where there is none; a
    long one takes three lines on a short banner.
    """
    inner = length - left - right
    spans = (Span(words="{key_words}", fill=key_words),) if key_words else ()
    slogan = text(
        "slogan", at(left, 60, inner, 485, "both scale", ratio=True), "{slogan}", look, size, way, name="标语",
        fit=True, least=90, lines=3 if length < 5000 else 2, tracking_em=tracking, max_tracking_em=spread, gap_em=gap,
        line_pitch_em=1.13, spans=spans, takes="sign",
    )  # fmt: skip
    width = min(3000.0, inner)
    ways = {
        "right": (length - right - width, "end"),
        "left": (left, "start"),
        "middle": (length / 2 - width / 2, "centre"),
    }
    x, pin = ways[sign_way]
    line_ = text(
        "sign", at(x, 576, width, 72, f"{pin} scale", ratio=True), "{sign}", styled(sign, weight=700), 60, sign_way,
        name="署名", fit=True, least=40, lines=1, tracking_em=0.08, needs="sign",
    )  # fmt: skip
    return slogan, line_


def on_screen(made: Template) -> Template:
    """The same with every ink as it looks on a screen: for pictures that are never printed."""

    def seen(value: Any) -> Any:
        match value:
            case ["cmyk", *inks]:
                return to_builtins(to_rgb(Cmyk(*inks)))
            case list() | tuple():
                return [seen(part) for part in value]
            case dict():
                return {key: seen(part) for key, part in value.items()}
            case _:
                return value

    return convert(seen(to_builtins(made)), Template)


def written(made: Template) -> bytes:
    """A template as the file that is kept."""
    return json.format(json.encode(made), indent=1) + b"\n"
