"""What preflight gives: findings, each with a place, a cause, a next step and, where one is safe, a fix."""

from functools import partial
from typing import Any, TypeVar, assert_never

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Cmyk, Color, Gray, Rgb, Spot
from postermaker.document.edit import map_elements, set_values
from postermaker.document.model import (
    Document,
    Element,
    Name,
    Ornament,
    Page,
    QrCode,
    Shape,
    Table,
    Text,
    TextStyle,
)
from postermaker.document.tables import map_cells, map_styles
from postermaker.errors import Bilingual, Severity
from postermaker.geometry import Box, Edges


class SetField(Struct, frozen=True, tag="set-field", tag_field="kind"):
    """Give a field another value; an empty one leaves it out."""

    key: str
    value: str = ""


class Recolour(Struct, frozen=True, tag="recolour", tag_field="kind"):
    """Replace a colour by another wherever it is painted; with `texts` in the fill of texts only."""

    old: Color
    new: Color
    texts: bool = False


class SetBleed(Struct, frozen=True, tag="set-bleed", tag_field="kind"):
    """Give the pages another bleed in mm."""

    bleed: float


class SetFont(Struct, frozen=True, tag="set-font", tag_field="kind"):
    """Replace a font family by another."""

    old: Name
    new: Name


class SetLine(Struct, frozen=True, tag="set-line", tag_field="kind"):
    """Give a figure's line another width in mm."""

    element: str
    width: float


class Reach(Struct, frozen=True, tag="reach", tag_field="kind"):
    """Move the sides of a figure's frame outwards, each by its own length in mm."""

    element: str
    by: Edges


Fix = SetField | Recolour | SetBleed | SetFont | SetLine | Reach


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that is wrong, or worth a look.

    `rule` is stable: reports and tests name it. An error stops the export, a notice goes on.
    """

    rule: str
    severity: Severity
    cause: Bilingual
    step: Bilingual  #: what to do next
    page: int | None = None  #: from 1; None: the document
    element: str = ""
    place: Box | None = None  #: mm of the page
    fix: Fix | None = None


def apply(document: Document, fix: Fix) -> Document:
    """The document with a fix done; one that finds nothing to change gives the same document."""
    match fix:
        case SetField():
            return set_values(document, {fix.key: fix.value})
        case Recolour():
            return _recoloured(document, fix)
        case SetBleed():
            return document if document.bleed == fix.bleed else replace(document, bleed=fix.bleed)
        case SetFont():
            return map_elements(document, partial(_refonted, fix=fix))
        case SetLine():
            return map_elements(document, partial(_relined, fix=fix))
        case Reach():
            return map_elements(document, partial(_reaching, fix=fix))
        case _:
            assert_never(fix)


def _refonted(element: Element, fix: SetFont) -> Element:
    if isinstance(element, Table):
        return map_styles(element, lambda s: replace(s, family=fix.new) if s.family == fix.old else s)
    if not isinstance(element, Text):
        return element
    spans = tuple(replace(s, family=fix.new) if s.family == fix.old else s for s in element.spans)
    style = replace(element.style, family=fix.new) if element.style.family == fix.old else element.style
    same = style is element.style and spans == element.spans
    return element if same else replace(element, style=style, spans=spans)


def _relined(element: Element, fix: SetLine) -> Element:
    if not (isinstance(element, Shape) and element.id == fix.element and element.stroke):
        return element
    return replace(element, stroke=replace(element.stroke, width=fix.width))


def _reaching(element: Element, fix: Reach) -> Element:
    if element.id != fix.element:
        return element
    f = element.frame
    box = Box(f.x, f.y, f.width, f.height).padded(fix.by)
    return replace(element, frame=replace(f, x=box.x, y=box.y, width=box.width, height=box.height))


def _recoloured(document: Document, fix: Recolour) -> Document:
    done = map_elements(document, partial(_recoloured_element, fix=fix))
    if fix.texts:
        return done
    pages = tuple(_recoloured_page(page, fix) for page in done.pages)
    return done if pages == done.pages else replace(done, pages=pages)


def _recoloured_page(page: Page, fix: Recolour) -> Page:
    return replace(page, ground=_swapped(page.ground, fix)) if page.ground else page


def _recoloured_element(element: Element, fix: Recolour) -> Element:
    match element:
        case Text():
            style = element.style
            own = replace(style, fill=_swapped(style.fill, fix)) if fix.texts else _swapped(style, fix)
            return _changed(element, style=own, spans=_swapped(element.spans, fix))
        case Table():
            return _recoloured_table(element, fix)
        case Shape() if not fix.texts:
            return _changed(element, fill=_swapped(element.fill, fix), stroke=_swapped(element.stroke, fix))
        case Ornament() if not fix.texts:
            return _changed(element, colors=_swapped(element.colors, fix))
        case QrCode() if not fix.texts:
            return _changed(element, dark=_swapped(element.dark, fix), light=_swapped(element.light, fix))
        case _:
            return element


def _recoloured_table(table: Table, fix: Recolour) -> Table:
    def restyled(style: TextStyle) -> TextStyle:
        other: TextStyle = _swapped(style, fix)
        return replace(style, fill=other.fill) if fix.texts else other

    made = map_styles(table, restyled)
    if fix.texts:
        return made
    made = map_cells(made, lambda cell: replace(cell, fill=_swapped(cell.fill, fix)))
    grounds = {name: _swapped(getattr(table, name), fix) for name in ("header_fill", "zebra", "rules")}
    return _changed(made, **grounds)


Kind = TypeVar("Kind", bound=Struct)


def _changed(value: Kind, **parts: Any) -> Kind:
    """A value with other parts; the same value where all of them are what they were."""
    same = all(getattr(value, name) == part for name, part in parts.items())
    return value if same else replace(value, **parts)


def _swapped(value: Any, fix: Recolour) -> Any:
    """A paint, or anything made of paints, with a colour replaced wherever it stands."""
    if isinstance(value, Gray | Rgb | Cmyk | Spot):
        return fix.new if value == fix.old else value
    if isinstance(value, tuple):
        return tuple(_swapped(each, fix) for each in value)
    if isinstance(value, Struct):
        names = value.__struct_fields__
        return replace(value, **{name: _swapped(getattr(value, name), fix) for name in names})
    return value


def as_builtins(finding: Finding) -> dict[str, Any]:
    """A finding as JSON writes it; `place_mm` is x, y, width and height."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "page": finding.page,
        "element": finding.element,
        "place_mm": [round(v, 3) for v in finding.place] if finding.place else None,
        "cause": str(finding.cause),
        "next_step": str(finding.step),
        "fix": msgspec.to_builtins(finding.fix),
    }
