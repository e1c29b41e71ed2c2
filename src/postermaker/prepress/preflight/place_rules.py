"""Rules about where things are and how fine they are: safe area, rings, pockets, bleed, lines."""

import math
from collections.abc import Iterator

from postermaker.color import Paint
from postermaker.display import GlyphRun, Outlined
from postermaker.document.keeping import kept_parts
from postermaker.document.model import QrCode, Rectangle, Shape
from postermaker.errors import Severity
from postermaker.geometry import Box, Edges, Point
from postermaker.library.products import Process
from postermaker.prepress.extents import extents
from postermaker.prepress.preflight.findings import Finding, Reach, SetLine
from postermaker.prepress.preflight.found import error_in, finding, plates
from postermaker.prepress.preflight.subject import Painted, Subject, by_element
from postermaker.units import MM_PER_PX, PT_PER_MM

#: What stays clear around a ring: the washer and the hand that sets it.
RING_CLEAR = 5.0
#: The thinnest line in pt at real size: in one ink, and in white or several inks.
LINE_PT = {
    Process.OFFSET: (0.25, 0.5),
    Process.LARGE: (0.15, 0.5),
    Process.INDOOR: (0.15, 0.5),
    Process.OFFICE: (0.25, 0.25),
    Process.SCREEN: (MM_PER_PX * PT_PER_MM, MM_PER_PX * PT_PER_MM),
}
#: How near to the trim a figure's side must be to be meant for it, and how far the knife goes astray, mm.
AT_TRIM, CUT_OFF = 0.1, 1.0


def outside_safe(subject: Subject) -> Iterator[Finding]:
    """`outside-safe`: text or a code nearer to the trim than the printer's margin (trade: 3-5 mm, banners 40 mm).

    The product's margin, or the design's where the product has none. An error where the trim is crossed: it is cut.
    """
    margin = subject.job.product.safe or subject.document.safe
    trim, safe = subject.trim, subject.trim.grown(-margin)
    for element, parts in by_element(_kept_items(subject)).items():
        far = [each for each in parts if not _inside(each.box, safe)]
        if not far:
            continue
        cut = next((each for each in far if not _inside(each.box, trim)), None)
        at = cut or min(far, key=lambda each: _distance(each.box, trim))
        name, near = subject.name(element), _distance(at.box, trim)
        cause = (
            (f"“{name}”伸到了成品边外，会被裁掉", f"'{name}' crosses the trim and is cut")
            if cut
            else (
                f"“{name}”离成品边只有 {near:.1f} mm，安全边是 {margin:g} mm",
                f"'{name}' is {near:.1f} mm from the trim; {margin:g} mm are to be kept clear",
            )
        )
        step = ("往里移，或缩小一点", "move it inwards, or make it smaller")
        severity = Severity.ERROR if cut and subject.process is not Process.SCREEN else Severity.NOTICE
        yield finding(subject, "outside-safe", severity, element, cause, step, at=at)


def _kept_items(subject: Subject) -> tuple[Painted, ...]:
    """What may not be cut: texts, and the dark modules of codes."""
    return tuple(each for each in subject.painted if each.said or _is_code(each, subject))


def _is_code(each: Painted, subject: Subject) -> bool:
    if not isinstance(each.item, Outlined):
        return False
    placed = subject.elements.get(each.item.element)
    return placed is not None and isinstance(placed.element, QrCode)


def _inside(box: Box, area: Box) -> bool:
    far = 0.01
    return (
        box.x >= area.x - far
        and box.y >= area.y - far
        and box.right <= area.right + far
        and box.bottom <= area.bottom + far
    )


def _distance(box: Box, trim: Box) -> float:
    return min(box.x - trim.x, box.y - trim.y, trim.right - box.right, trim.bottom - box.bottom)


def in_eyelets(subject: Subject) -> Iterator[Finding]:
    """`in-eyelet`: a character, a code or a kept part of a picture under a ring and 5 mm around it (trade: 画内打孔)."""
    eyelets = subject.job.finishing.eyelets
    if not eyelets or not subject.eyelets:
        return
    reach = eyelets.diameter / 2 + RING_CLEAR
    hit: set[str] = set()
    for element, box in _kept_boxes(subject, [_around(p, reach) for p in subject.eyelets]):
        ring = next((p for p in subject.eyelets if _apart(box, p) < reach - 1e-6), None)
        if ring is None or element in hit:
            continue
        hit.add(element)
        name = subject.name(element)
        cause = (
            f"“{name}”有一处压在打扣上（{ring.x:.0f}, {ring.y:.0f} mm）",
            f"'{name}' lies under an eyelet at {ring.x:.0f}, {ring.y:.0f} mm",
        )
        step = (
            "挪开它，改打扣位置，或改成画外打孔",
            "move it, move the eyelets, or put them in a white edge",
        )
        yield finding(subject, "in-eyelet", Severity.ERROR, element, cause, step)


def in_pockets(subject: Subject) -> Iterator[Finding]:
    """`in-pocket`: a character, a code or a kept part of a picture where the pole goes (trade: 穿杆 8-12 cm)."""
    hit: set[str] = set()
    for element, box in _kept_boxes(subject, list(subject.pockets.values())):
        if element in hit or not any(box.meets(pocket) for pocket in subject.pockets.values()):
            continue
        hit.add(element)
        name = subject.name(element)
        cause = (f"“{name}”落在穿杆的位置里，会被缝住", f"'{name}' lies in a pole pocket and is sewn in")
        step = ("往里移，或改小穿杆", "move it inwards, or make the pocket smaller")
        yield finding(subject, "in-pocket", Severity.ERROR, element, cause, step)


def _around(point: Point, reach: float) -> Box:
    return Box(point.x - reach, point.y - reach, 2 * reach, 2 * reach)


def _apart(box: Box, point: Point) -> float:
    dx = max(box.x - point.x, 0.0, point.x - box.right)
    dy = max(box.y - point.y, 0.0, point.y - box.bottom)
    return math.hypot(dx, dy)


def _kept_boxes(subject: Subject, near: list[Box]) -> Iterator[tuple[str, Box]]:
    """What must stay whole and comes near some places: glyph by glyph, codes, kept parts of pictures."""
    for each in _kept_items(subject) if near else ():
        if any(each.box.meets(place) for place in near):
            if isinstance(each.item, GlyphRun):
                for found in extents((each.item,), subject.book, each.view, each.clip):
                    yield found.element, found.box
            else:
                yield each.item.element, each.box
    for _, element, box in kept_parts(subject.document) if near else ():
        yield element, box


def short_of_bleed(subject: Subject) -> Iterator[Finding]:
    """`short-of-bleed`: a figure that ends at the trim while the page bleeds: a sliver shows after cutting (offset trade).

    Where the page has no bleed of its own the way out makes one of what lies at the trim, and nothing is short.
    """
    bleed, trim = subject.document.bleed, subject.trim
    if not bleed:
        return
    done: set[str] = set()
    for each in subject.painted:
        item = each.item
        if isinstance(item, GlyphRun) or item.element in done:
            continue
        if isinstance(item, Outlined) and (item.fill is None or item.fill == _ground(subject, each.page)):
            continue
        gaps = _gaps(each.box, trim, bleed)
        if not any(gaps):
            continue
        done.add(item.element)
        name = subject.name(item.element)
        cause = (
            f"“{name}”只做到成品边，没有伸进 {bleed:g} mm 出血，裁切后可能露白边",
            f"'{name}' ends at the trim, short of the bleed of {bleed:g} mm",
        )
        step = (f"把它往外拉 {max(gaps):.3g} mm", f"let it reach {max(gaps):.3g} mm further")
        fix = Reach(item.element, gaps) if _may_reach(item.element, subject) else None
        at_trim = max(gaps) > bleed - CUT_OFF  # else the knife would have to miss by more than it does
        severity = error_in(subject, Process.OFFSET) if at_trim else Severity.NOTICE
        yield finding(subject, "short-of-bleed", severity, item.element, cause, step, at=each, fix=fix)


def _ground(subject: Subject, page: int) -> Paint | None:
    return subject.document.pages[page - 1].ground


def _gaps(box: Box, trim: Box, bleed: float) -> Edges:
    """What is missing to the bleed on each side that was meant to be cut; 0 where all is well."""

    def gap(beyond: float) -> float:
        return bleed - beyond if -AT_TRIM <= beyond < bleed - AT_TRIM else 0.0

    return Edges(
        gap(trim.x - box.x), gap(trim.y - box.y), gap(box.right - trim.right), gap(box.bottom - trim.bottom)
    )


def _may_reach(element: str, subject: Subject) -> bool:
    """Whether moving its frame's sides changes nothing but its reach."""
    placed = subject.elements.get(element)
    shape = placed.element if placed else None
    return (
        placed is not None
        and not placed.inside
        and isinstance(shape, Shape)
        and shape.geometry == Rectangle()
        and shape.stroke is None
        and not shape.frame.rotation
    )


def thin_lines(subject: Subject) -> Iterator[Finding]:
    """`line-thin`: lines that break up in print (GWG 2022 R0018, R0019; one pixel on screens)."""
    one, several = LINE_PT[subject.process]
    done: set[str] = set()
    for each in subject.painted:
        item = each.item
        if not isinstance(item, Outlined) or item.element in done:
            continue
        width_pt, paint = _thinness(each)
        limit = several if plates(paint) != 1 else one
        if width_pt is None or width_pt >= limit - 0.01:
            continue
        done.add(item.element)
        name = subject.name(item.element)
        cause = (
            f"“{name}”的线只有 {width_pt:.2f} pt，印不实",
            f"a line of '{name}' is {width_pt:.2f} pt thin",
        )
        if subject.process is Process.SCREEN:
            px = width_pt / limit
            cause = (f"“{name}”的线只有 {px:.1f} 像素，会发虚", f"a line of '{name}' is {px:.1f} px thin")
        step = (f"加粗到 {limit:.2g} pt（{limit / PT_PER_MM:.2f} mm）", f"make it {limit:.2g} pt")
        placed = subject.elements.get(item.element)
        drawn = item.pen is not None and placed is not None and isinstance(placed.element, Shape)
        fix = SetLine(item.element, round(limit / PT_PER_MM / each.scale + 0.0005, 3)) if drawn else None
        severity = error_in(subject, Process.OFFSET) if width_pt < one - 0.01 else Severity.NOTICE
        yield finding(subject, "line-thin", severity, item.element, cause, step, at=each, fix=fix)


def _thinness(each: Painted) -> tuple[float | None, Paint | None]:
    """The width in pt of a line, or of a bar drawn as a filled rectangle, and its paint."""
    item = each.item
    assert isinstance(item, Outlined)
    if item.pen is not None:
        return item.pen.width * each.scale * PT_PER_MM, item.pen.paint
    if item.fill is None or item.path.verbs != "MLLLZ":
        return None, None
    box = item.path.box
    return min(box.width, box.height) * each.scale * PT_PER_MM, item.fill
