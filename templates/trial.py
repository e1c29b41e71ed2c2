"""Put templates to the trial: short, usual, long, Traditional, rare characters, without what is optional; all sizes.

    python templates/trial.py [ID or PRODUCT …]

For each case it tells what would go wrong in print: errors of layout and preflight, texts whose ink touches another
text's or leaves the safe area, words too pale for their ground. Nothing is told of a template that passes.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter

from postermaker.backends.painter import prepare
from postermaker.checking import check
from postermaker.color import Cmyk, Color, Flat, Gray, Paint, Rgb, Spot
from postermaker.display import DisplayItem, GlyphRun, Layer, Outlined
from postermaker.document.model import Document, Element, Field, FieldKind, Locale, Text
from postermaker.document.places import keys_in
from postermaker.document.tree import spots
from postermaker.errors import InputFault, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point, bounds
from postermaker.icc import to_rgb
from postermaker.layout.page import lay_out, standing
from postermaker.layout.texts import placed_cells
from postermaker.library import templates
from postermaker.localising import localised
from postermaker.merge import fill
from postermaker.units import parse_size

#: Words by length; the first field of a template that must be filled takes them.
SHORT, LONG = (
    "平安是福",
    "人人参与处处留心时时提醒把安全装进每一天的行囊 家家响应户户行动把平安带回每一扇亮灯的窗",
)
RARE = "𬭚钰堃珺同心 喆骏翀昇共进"
#: WCAG 2.2: 4.5; type of 200 mm and more is read from afar by its mass, 3 is enough for large type there.
LEAST, LEAST_LARGE, LARGE_MM = 4.5, 3.4, 200.0
_WIDTH_PX = 900
_SAFE_SHARE = 0.035
#: A difference of light that is seen.
_SEEN = 0.02
#: Pale characters that are ornament begin so in their ids.
_GHOST = "ghost"


class Case(NamedTuple):
    """A document to try, and what it is called."""

    name: str
    document: Document
    light: bool = True  #: whether the contrast is measured: the ground is the same whatever the words are


class Words(NamedTuple):
    """A text's ink on its page."""

    text: Text
    boxes: tuple[Box, ...]  #: of its cells, on the page
    size: float


def cases(template_id: str) -> Iterator[Case]:
    """All that is tried of a template."""
    template = templates.load(template_id)
    lead = next((f for f in template.fields if f.required and f.kind is not FieldKind.PICTURE), None)
    for said in template.sizes:
        try:
            fresh = templates.new_document(template, parse_size(said))
        except InputFault as fault:
            raise AssertionError(f"{template_id} {said}: {fault}") from fault
        usual = templates.with_samples(fresh)
        yield Case(f"{said} usual", usual)
        if lead is None:
            continue
        only = fill(fresh, {lead.key: lead.sample or SHORT}, complete=False)
        yield Case(f"{said} bare", only, False)
        for name, words in (("short", SHORT), ("long", LONG), ("rare", RARE)):
            filled = fill(usual, {lead.key: _cut(lead, words)}, complete=False)
            yield Case(f"{said} {name}", filled, name == "long" and said == template.sizes[0])
        yield Case(f"{said} traditional", localised(usual, Locale.TAIWAN).document, False)


def _cut(field: Field, words: str) -> str:
    return words[: field.max_chars]


def faults(case: Case, book: FontBook) -> Iterator[str]:
    """What is wrong with a case, a line each."""
    document = case.document
    for finding in check(document, book):
        if finding.severity is Severity.ERROR and finding.rule != "sample-left":  # samples are what is tried
            yield f"{finding.rule}: {finding.cause}"
    laid_out = lay_out(document, book)
    for issue in laid_out.issues:
        if issue.severity is Severity.ERROR:
            yield f"{issue.code}: {issue}"
    for number in range(len(document.pages)):
        words = [found for found in _words(document, number, book) if found.boxes]
        yield from _touching(words)
        yield from _outside(document, words)
        if case.light:
            yield from _pale(document, number, words, book)
            yield from _covered(document, number, words, book)


def _words(document: Document, page: int, book: FontBook) -> Iterator[Words]:
    for spot in spots(document, page):
        element: Element = spot.element
        if not isinstance(element, Text) or spot.hidden:
            continue
        place = standing(document, element.id, book)
        if place is None:
            continue
        cells, size = placed_cells(place.text, place.box, place.content, book, place.spans)
        boxes = tuple(_on_page(box, place.view) for box in _boxes(place.text, cells, size))
        yield Words(element, boxes, size)


def _boxes(text: Text, cells: list, size: float) -> Iterator[Box]:  # type: ignore[type-arg]
    """The em squares of what is drawn, less what a character leaves clear of its square."""
    vertical, k = text.direction == "vertical", text.style.stretch
    for spot in cells:
        if spot.cell.blank or not spot.cell.face:
            continue
        along = spot.cell.advance * size * (1 if vertical else k)
        inset = 0.07 * size
        if vertical:
            yield Box(spot.x - size / 2, spot.y, size, along).grown(-inset)
        else:
            yield Box(spot.x, spot.y - size / 2, along, size).grown(-inset)


def _on_page(box: Box, view: Affine) -> Box:
    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    return bounds([Point(*view.map(*corner)) for corner in corners])


def _touching(words: list[Words]) -> Iterator[str]:
    """Two texts whose characters meet."""
    for i, one in enumerate(words):
        for other in words[i + 1 :]:
            if any(a.meets(b) for a in one.boxes for b in other.boxes):
                yield f"ink of '{one.text.id}' meets ink of '{other.text.id}'"


def _outside(document: Document, words: list[Words]) -> Iterator[str]:
    """Characters beyond the safe area: on a banner that is a matter of its ends, so no more than a share of each axis."""
    dx, dy = (min(document.safe, _SAFE_SHARE * side) for side in (document.width, document.height))
    room = Box(dx, dy, document.width - 2 * dx, document.height - 2 * dy)
    for found in words:
        for box in found.boxes:
            if (
                box.x < room.x - 0.5
                or box.y < room.y - 0.5
                or box.right > room.right + 0.5
                or box.bottom > room.bottom + 0.5
            ):
                yield f"'{found.text.id}' leaves the safe area ({document.safe:g} mm)"
                break


def _pale(document: Document, number: int, words: list[Words], book: FontBook) -> Iterator[str]:
    """Words that do not stand out from what lies under them."""
    for found in words:
        if found.text.id.startswith(_GHOST):
            continue
        ground = _painted(document, number, partial(_before, text_id=found.text.id), book)
        scale = ground.shape[1] / document.width
        lights = _lights(found.text.style.fill)
        for outline in found.text.style.outlines:
            if outline.width_em >= 0.05:  # the words are told from their outline
                ground = np.full_like(ground, 0.0) + _lights(outline.paint)[0]
                break
        least = LEAST_LARGE if found.size >= LARGE_MM else LEAST
        worst = min(_contrast(ground, box, scale, light) for box in found.boxes for light in lights)
        if worst < least - 0.05:
            yield f"'{found.text.id}' has a contrast of {worst:.1f}, at least {least:g} is wanted"


def _covered(document: Document, number: int, words: list[Words], book: FontBook) -> Iterator[str]:
    """Characters of a field that something painted later hides."""
    whole = _painted(document, number, lambda items: items, book)
    scale = whole.shape[1] / document.width
    for found in words:
        if not keys_in(found.text.content):  # a drawing's own marks may dive into its waves
            continue
        without = _painted(document, number, partial(_without, text_id=found.text.id), book)
        seen = np.abs(whole - without) > _SEEN
        hidden = sum(not _part(seen, box, scale).any() for box in found.boxes)
        if hidden:
            yield f"{hidden} of {len(found.boxes)} characters of '{found.text.id}' are covered"


def _contrast(ground: np.ndarray, box: Box, scale: float, light: float) -> float:
    part = _part(ground, box, scale)
    if part.size == 0:
        return 21.0
    ratio = (np.maximum(part, light) + 0.05) / (np.minimum(part, light) + 0.05)
    return float(np.percentile(ratio, 8))  # a hairline under a word does not hide it


def _part(pixels: np.ndarray, box: Box, scale: float) -> np.ndarray:
    rows, columns = pixels.shape
    y0, y1 = int(max(0, box.y * scale)), int(min(rows, box.bottom * scale + 1))
    x0, x1 = int(max(0, box.x * scale)), int(min(columns, box.right * scale + 1))
    return pixels[y0:y1, x0:x1]


def _painted(
    document: Document,
    number: int,
    part: Callable[[tuple[DisplayItem, ...]], tuple[DisplayItem, ...]],
    book: FontBook,
) -> np.ndarray:
    """The light of a part of a page's items, painted."""
    display = lay_out(document, book, keep_empty=True).display
    page = display.pages[number]
    page = replace(page, items=part(page.items))
    width = _WIDTH_PX
    height = max(1, round(width * document.height / document.width))
    if height > 4 * width:
        width, height = max(1, round(width * 2 * width / height)), 2 * width
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    prepare(page, display.assets, book, Box(0, 0, *page.size), width, height).paint(painter, 0, height)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())[:, : 3 * width]
    channels = rows.reshape(height, width, 3).astype(np.float32) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    light: np.ndarray = linear @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    return light


def _before(items: tuple[DisplayItem, ...], text_id: str) -> tuple[DisplayItem, ...]:
    """What is painted before a text, and nothing of the text itself."""
    kept: list[DisplayItem] = []
    for item in items:
        if item.element == text_id and isinstance(item, GlyphRun | Outlined):
            break
        if isinstance(item, Layer):
            if _holds(item, text_id):
                kept.append(replace(item, items=_before(item.items, text_id)))
                break
            kept.append(item)
        else:
            kept.append(item)
    return tuple(kept)


def _without(items: tuple[DisplayItem, ...], text_id: str) -> tuple[DisplayItem, ...]:
    """All items but a text's own."""
    return tuple(
        replace(item, items=_without(item.items, text_id)) if isinstance(item, Layer) else item
        for item in items
        if item.element != text_id or isinstance(item, Layer)
    )


def _holds(layer: Layer, text_id: str) -> bool:
    return any(
        item.element == text_id or (isinstance(item, Layer) and _holds(item, text_id)) for item in layer.items
    )


def _lights(paint: Paint) -> list[float]:
    """The relative luminance of a paint, of a gradient that of each stop."""
    colors = [paint.color] if isinstance(paint, Flat) else [stop.color for stop in paint.stops]
    return [_light(color) for color in colors]


def _light(color: Color) -> float:
    match color:
        case Cmyk():
            rgb = to_rgb(color)
        case Rgb():
            rgb = color
        case Gray():
            rgb = Rgb(color.value, color.value, color.value)
        case Spot():
            return _light(color.alternate)
    red, green, blue = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (rgb.red, rgb.green, rgb.blue)
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def tried(template_id: str, book: FontBook) -> Iterator[str]:
    """All faults of a template, each with its case."""
    for case in cases(template_id):
        for fault in dict.fromkeys(faults(case, book)):
            yield f"{template_id} · {case.name}: {fault}"


def main() -> int:
    """Try what is asked for; gives how many templates fail."""
    book, failed = FontBook(), 0
    wanted = set(sys.argv[1:])
    for name in templates.ids():
        if wanted and not wanted & {name, templates.load(name).product}:
            continue
        found = list(tried(name, book))
        failed += bool(found)
        print(*found, sep="\n", end="\n" if found else "")
    print(f"{failed} templates fail")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
