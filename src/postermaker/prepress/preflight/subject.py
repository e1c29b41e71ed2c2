"""What the rules look at: the design, its laid out pages, the job, and where everything is painted."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from msgspec import Struct

from postermaker.display import Blend, DisplayItem, GlyphRun, Image, Layer, Outlined
from postermaker.document.model import Document, Element, Group, Text
from postermaker.document.places import filled_in
from postermaker.fonts import Face, FontBook
from postermaker.geometry import IDENTITY, Affine, Box, Point
from postermaker.layout.page import LaidOut
from postermaker.library.presets import Colors
from postermaker.library.products import Process
from postermaker.prepress.extents import extents
from postermaker.prepress.job import Job


class Inks(Struct, frozen=True):
    """What a separation of a page measured: the most ink anywhere (1 is 100 %), and where."""

    max_total: float
    place: Box | None = None


class Painted(Struct, frozen=True):
    """An item as its page shows it."""

    item: Outlined | GlyphRun | Image
    page: int  #: from 1
    box: Box  #: around its ink, mm of the page, cut to what shows
    view: Affine  #: from the item's millimetres to the page's
    scale: float  #: by how much the view enlarges
    clip: Box | None
    veiled: bool  #: inside a layer with an opacity or a blend

    @property
    def said(self) -> bool:
        """Whether it is text, and no copy behind one."""
        return isinstance(self.item, GlyphRun) and any(self.item.text)


class Placed(Struct, frozen=True):
    """An element, the page on which it is (from 1), and the map from its frame's millimetres to the page's."""

    element: Element
    page: int
    view: Affine
    inside: bool  #: of a group


class Subject(Struct, frozen=True, kw_only=True):
    """All that the rules may ask for; made by `subject_of`."""

    document: Document
    laid_out: LaidOut
    job: Job
    book: FontBook
    painted: tuple[Painted, ...]
    elements: dict[str, Placed]
    words: tuple[Painted, ...]  #: what of `painted` is text
    eyelets: tuple[Point, ...] = ()
    pockets: dict[str, Box] = {}
    inks: tuple[Inks | None, ...] = ()  #: one a page where they were asked for; None: could not be measured

    @property
    def process(self) -> Process:
        """How the piece is made; a design for screens is one whatever its product says."""
        return Process.SCREEN if self.document.screen else self.job.product.process

    @property
    def in_inks(self) -> bool:
        """Whether the file goes to a press in CMYK."""
        return self.process not in (Process.SCREEN, Process.OFFICE) and self.job.preset.colors is Colors.CMYK

    @property
    def trim(self) -> Box:
        """The finished page."""
        return Box(0, 0, self.document.width, self.document.height)

    def name(self, element: str) -> str:
        """What a person calls an element: its name, the start of what it says, or its id."""
        placed = self.elements.get(element)
        if placed is None:
            return "底色" if element == "ground" else element
        found = placed.element
        if not found.name and isinstance(found, Text):
            said = " ".join(filled_in(found.content, self.document.values).split())
            return (said[:10] + "…" if len(said) > 10 else said) or element
        return found.name or element

    def place(self, element: str) -> tuple[int | None, Box | None]:
        """The page of an element and the box around its ink; its frame where it has none."""
        boxes = [(each.page, each.box) for each in self.painted if each.item.element == element]
        if boxes:
            page, box = boxes[0]
            for other, more in boxes[1:]:
                box = box.joined(more) if other == page else box
            return page, box
        placed = self.elements.get(element)
        if placed is None:
            return None, None
        frame = placed.element.frame
        return placed.page, placed.view.box(Box(frame.x, frame.y, frame.width, frame.height))


def subject_of(
    document: Document,
    laid_out: LaidOut,
    job: Job,
    book: FontBook,
    *,
    eyelets: tuple[Point, ...] = (),
    pockets: dict[str, Box] | None = None,
) -> Subject:
    """A document made ready for the rules.

    Args:
        document: the design with its values.
        laid_out: its pages and what layout found.
        job: product, preset and finishing.
        book: the faces.
        eyelets: the middles of the rings on the page, from the job's finishing.
        pockets: what the poles cover, by side.
    """
    pages = enumerate(laid_out.display.pages, 1)
    painted = tuple(each for number, page in pages for each in _painted(page.items, number, book))
    return Subject(
        document=document,
        laid_out=laid_out,
        job=job,
        book=book,
        painted=painted,
        elements=_elements(document),
        words=tuple(each for each in painted if each.said),
        eyelets=eyelets,
        pockets=pockets or {},
    )


def _elements(document: Document) -> dict[str, Placed]:
    found: dict[str, Placed] = {}

    def walk(elements: tuple[Element, ...], page: int, view: Affine, *, inside: bool) -> None:
        for element in elements:
            frame = element.frame
            own = view
            if frame.rotation:
                middle = Box(frame.x, frame.y, frame.width, frame.height).centre
                own = view @ Affine.rotation(frame.rotation, middle)
            found.setdefault(element.id, Placed(element, page, own, inside))
            if isinstance(element, Group):
                walk(element.elements, page, own @ Affine.translation(frame.x, frame.y), inside=True)

    for number, page in enumerate(document.pages, 1):
        walk(page.elements, number, IDENTITY, inside=False)
        for master in document.masters:
            if master.key == page.master:
                walk((*master.elements, *master.even), number, IDENTITY, inside=False)
    return found


def _painted(
    items: tuple[DisplayItem, ...],
    page: int,
    book: FontBook,
    view: Affine = IDENTITY,
    clip: Box | None = None,
    veiled: bool = False,
) -> Iterator[Painted]:
    scale = abs(view.determinant) ** 0.5
    for item in items:
        match item:
            case Layer():
                if item.step is None:  # an order to a machine is no ink
                    inner = view @ item.transform
                    shown = _shared(inner.box(item.clip.box), clip) if item.clip else clip
                    dim = veiled or item.opacity < 1 or item.blend is not Blend.NORMAL
                    yield from _painted(item.items, page, book, inner, shown, dim)
            case GlyphRun() | Outlined() | Image():
                box = _box(item, view, book)
                if clip:
                    box = _shared(box, clip)
                if box.width > 0 or box.height > 0:
                    yield Painted(item, page, box, view, scale, clip, veiled)
            case _:
                assert_never(item)


def _shared(one: Box, two: Box | None) -> Box:
    if two is None:
        return one
    x, y = max(one.x, two.x), max(one.y, two.y)
    return Box(x, y, max(0.0, min(one.right, two.right) - x), max(0.0, min(one.bottom, two.bottom) - y))


#: The boxes of items seen before; the item is held so that its identity stays its own. A batch paints most
#: of its items again and again.
_boxes: dict[tuple[int, int], tuple[GlyphRun, FontBook, Box]] = {}
_KNOWN = 4000


def _box(item: Outlined | GlyphRun | Image, view: Affine, book: FontBook) -> Box:
    match item:
        case GlyphRun():
            if view.b or view.c:
                return _turned(item, view, book)
            box = _run_box(item, book)
        case Outlined():
            box = item.path.box
            box = box.grown(item.pen.width / 2) if item.pen else box
        case Image():
            box = item.onto.box(Box(0, 0, 1, 1))
        case _:
            assert_never(item)
    return box if view is IDENTITY else view.box(box)


def _turned(run: GlyphRun, view: Affine, book: FontBook) -> Box:
    """Glyph by glyph: the upright box around a turned line would be far too large."""
    boxes = [each.box for each in extents((run,), book, view)]
    if not boxes:
        return Box(0, 0, 0, 0)
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)


def _run_box(run: GlyphRun, book: FontBook) -> Box:
    key = (id(run), id(book))
    known = _boxes.get(key)
    if known is None:
        known = run, book, _measured(run, book)
        if len(_boxes) >= _KNOWN:
            del _boxes[next(iter(_boxes))]
        _boxes[key] = known
    return known[2]


def _measured(run: GlyphRun, book: FontBook) -> Box:
    """The ink of an unturned view, in plain arithmetic: this is most of what preflight costs."""
    face, size, wide = book.by_key(run.face), run.size, run.size * run.stretch
    left, top, right, bottom = float("inf"), float("inf"), float("-inf"), float("-inf")
    for glyph in run.glyphs:
        ink = glyph_ink(face, glyph.gid)
        if ink is None:
            continue
        x0, y0, x1, y1 = ink
        if run.turned:  # clockwise: the em's x runs down, its y to the right
            box = (glyph.x + y0 * size, glyph.y + x0 * wide, glyph.x + y1 * size, glyph.y + x1 * wide)
        else:
            box = (glyph.x + x0 * wide, glyph.y - y1 * size, glyph.x + x1 * wide, glyph.y - y0 * size)
        left, top = min(left, box[0]), min(top, box[1])
        right, bottom = max(right, box[2]), max(bottom, box[3])
    if right < left:
        return Box(0, 0, 0, 0)
    grown = run.pen.width / 2 if run.pen else 0.0
    return Box(left, top, right - left, bottom - top).grown(grown)


@lru_cache(maxsize=16384)
def glyph_ink(face: Face, gid: int) -> tuple[float, float, float, float] | None:
    """A glyph's ink in em, y upwards: left, foot, right, head; None where it has none."""
    outline = face.outline(gid)
    if not outline.verbs:
        return None
    box = outline.box
    return box.x, box.y, box.right, box.bottom


def by_element(painted: tuple[Painted, ...]) -> dict[str, list[Painted]]:
    """What is painted, by the element that it comes from."""
    found: dict[str, list[Painted]] = defaultdict(list)
    for each in painted:
        found[each.item.element].append(each)
    return found
