"""Making findings: what every rule needs to say where, how bad and what next."""

from collections.abc import Iterator
from typing import assert_never

from postermaker.color import Cmyk, Color, Flat, Gray, Linear, Paint, Radial, Rgb, Spot
from postermaker.errors import Bilingual, Severity
from postermaker.geometry import Box
from postermaker.library.products import Process
from postermaker.prepress.preflight.findings import Finding, Fix
from postermaker.prepress.preflight.subject import Painted, Subject


def finding(
    subject: Subject,
    rule: str,
    severity: Severity,
    element: str,
    cause: tuple[str, str],
    step: tuple[str, str],
    *,
    at: Painted | None = None,
    fix: Fix | None = None,
) -> Finding:
    """A finding about an element, at one painted place of it or around all of them."""
    page, place = (at.page, at.box) if at else subject.place(element)
    return on_page(rule, severity, cause, step, page=page, element=element, place=place, fix=fix)


def on_page(
    rule: str,
    severity: Severity,
    cause: tuple[str, str],
    step: tuple[str, str],
    *,
    page: int | None = None,
    element: str = "",
    place: Box | None = None,
    fix: Fix | None = None,
) -> Finding:
    """A finding about a page, or about the document where `page` is None."""
    return Finding(
        rule=rule,
        severity=severity,
        cause=Bilingual(*cause),
        step=Bilingual(*step),
        page=page,
        element=element,
        place=place,
        fix=fix,
    )


def error_in(subject: Subject, *processes: Process) -> Severity:
    """An error where the piece is made so, a notice elsewhere."""
    return Severity.ERROR if subject.process in processes else Severity.NOTICE


def colors_of(paint: Paint | None) -> tuple[Color, ...]:
    """The colours of a paint."""
    match paint:
        case None:
            return ()
        case Flat():
            return (paint.color,)
        case Linear() | Radial():
            return tuple(stop.color for stop in paint.stops)
        case _:
            assert_never(paint)


def painted_colors(each: Painted) -> Iterator[Color]:
    """All colours with which an item is painted."""
    item = each.item
    paints = (
        getattr(item, "fill", None),
        pen.paint if (pen := getattr(item, "pen", None)) else None,
    )
    for paint in paints:
        yield from colors_of(paint)


def ink_count(color: Color) -> int:
    """On how many plates a colour lies; a screen colour will lie on several."""
    match color:
        case Gray():
            return int(color.value < 1)
        case Cmyk():
            return sum(v > 0 for v in (color.cyan, color.magenta, color.yellow, color.black))
        case Rgb():
            return 0 if color.red == color.green == color.blue == 1 else 3
        case Spot():
            return int(color.tint > 0)
        case _:
            assert_never(color)


def total_ink(color: Color) -> float:
    """The sum of the process inks as authored (1 is 100 %); a screen colour's is decided by the profile, so 0."""
    match color:
        case Gray():
            return 1 - color.value
        case Cmyk():
            return color.cyan + color.magenta + color.yellow + color.black
        case Rgb() | Spot():
            return 0.0
        case _:
            assert_never(color)


def plates(paint: Paint | None) -> int:
    """The most plates on which any colour of a paint lies; 0 for white."""
    return max(map(ink_count, colors_of(paint)), default=0)
