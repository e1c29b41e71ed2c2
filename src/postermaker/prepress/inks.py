"""Black as the product's printer wants it: K100 that overprints, or four colours in large areas. Colours else stay.

What is never touched: authored CMYK that is not pure black, spots, pictures.
"""

from typing import TypeVar, assert_never

from msgspec.structs import replace

from postermaker.color import BLACK, Cmyk, Color, Flat, Gray, Linear, Paint, Radial, Rgb, Spot
from postermaker.display import DisplayItem, DisplayPage, GlyphRun, Image, Layer, Outlined, Pen
from postermaker.library.products import Black
from postermaker.units import MM_PER_INCH

#: 喷绘: black ink alone looks gray on cloth (250 %, within every printer's limit).
RICH_BLACK = Cmyk(0.5, 0.5, 0.5, 1.0)
#: Type above this size in mm, and areas whose shorter side is longer, become rich: smaller ones would show fringes.
RICH_FROM = 20.0
#: GWG 2022 R0009: K100 text below 12 pt overprints; R0010: K100 lines below 2 pt.
OVERPRINT_TYPE = 12 * MM_PER_INCH / 72
OVERPRINT_LINE = 2 * MM_PER_INCH / 72

#: Items seen before and what became of them; the item is held so that its identity stays its own.
_known: dict[tuple[int, Black], tuple[DisplayItem, DisplayItem]] = {}
_KNOWN = 4000


def with_black(page: DisplayPage, black: Black) -> DisplayPage:
    """A page whose black obeys the product. The same page where nothing changes."""
    if black is Black.PLAIN:
        return page
    items = _items(page.items, black)
    return page if items is page.items else replace(page, items=items)


def _items(items: tuple[DisplayItem, ...], black: Black) -> tuple[DisplayItem, ...]:
    done = tuple(_item(item, black) for item in items)
    return items if all(a is b for a, b in zip(done, items, strict=True)) else done


def _item(item: DisplayItem, black: Black) -> DisplayItem:
    """An item's print form; remembered, so that what a batch draws again stays the same object."""
    key = (id(item), black)
    known = _known.pop(key, None)
    if known is None:
        known = item, _changed(item, black)
        if len(_known) >= _KNOWN:
            del _known[next(iter(_known))]
    _known[key] = known
    return known[1]


def _changed(item: DisplayItem, black: Black) -> DisplayItem:
    match item:
        case Layer():
            items = _items(item.items, black)
            return item if items is item.items else replace(item, items=items)
        case GlyphRun():
            return _text(item, black)
        case Outlined():
            return _figure(item, black)
        case Image():
            return item
        case _:
            assert_never(item)


def _text(run: GlyphRun, black: Black) -> GlyphRun:
    match black:
        case Black.RICH:
            if run.size < RICH_FROM:
                return run
            return _repainted(run)
        case Black.OVERPRINT:
            if not _is_black(run.fill):
                return run
            fill = (
                run.fill if _one_ink(run.fill) else Flat(BLACK)
            )  # a screen's black would print in four inks
            return replace(run, fill=fill, overprint=run.size < OVERPRINT_TYPE and run.pen is None)
        case Black.PLAIN:
            return run
        case _:
            assert_never(black)


def _figure(figure: Outlined, black: Black) -> Outlined:
    match black:
        case Black.RICH:
            box = figure.path.box
            return _repainted(figure) if min(box.width, box.height) >= RICH_FROM else figure
        case Black.OVERPRINT:
            pen = figure.pen
            thin = pen is not None and pen.width < OVERPRINT_LINE and _is_black(pen.paint)
            return replace(figure, overprint=True) if thin and figure.fill is None else figure
        case Black.PLAIN:
            return figure
        case _:
            assert_never(black)


Item = TypeVar("Item", GlyphRun, Outlined)


def _repainted(item: Item) -> Item:
    fill = _rich(item.fill) if item.fill else None
    pen = _rich_pen(item.pen) if item.pen else None
    return item if fill is item.fill and pen is item.pen else replace(item, fill=fill, pen=pen)


def _rich_pen(pen: Pen) -> Pen:
    """A line's paint; a thin one stays as it is, for four inks on it never meet."""
    paint = _rich(pen.paint) if pen.width >= RICH_FROM else pen.paint
    return pen if paint is pen.paint else replace(pen, paint=paint)


def _rich(paint: Paint) -> Paint:
    match paint:
        case Flat():
            return replace(paint, color=RICH_BLACK) if is_black(paint.color) else paint
        case Linear() | Radial():
            if not any(is_black(stop.color) for stop in paint.stops):
                return paint
            stops = tuple(replace(s, color=RICH_BLACK) if is_black(s.color) else s for s in paint.stops)
            return replace(paint, stops=stops)
        case _:
            assert_never(paint)


def _is_black(paint: Paint | None) -> bool:
    return isinstance(paint, Flat) and paint.opacity >= 1 and is_black(paint.color)


def _one_ink(paint: Paint | None) -> bool:
    return isinstance(paint, Flat) and not isinstance(paint.color, Rgb)


def is_black(color: Color) -> bool:
    """Whether a colour is black: the black ink alone at full strength, or a screen's black."""
    match color:
        case Gray():
            return color.value == 0
        case Cmyk():
            return color.cyan == color.magenta == color.yellow == 0 and color.black >= 0.995
        case Rgb():
            return color.red == color.green == color.blue == 0
        case Spot():
            return False
        case _:
            assert_never(color)
