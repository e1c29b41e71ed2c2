"""Display items as PDF operators, in millimetres under one matrix; glyph outlines are cached as bytes."""

import math
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any, assert_never

from postermaker.backends import deflate
from postermaker.backends.deflate import Piece, joined, merged
from postermaker.backends.pdf.conformance import layers
from postermaker.backends.pdf.livetext import LiveFont, phrases
from postermaker.backends.pdf.objects import File, Name, Stream, dictionary, text
from postermaker.backends.pdf.outlines import GLYPH_UNITS, drawn
from postermaker.backends.pdf.paints import Inks, Resources, constant_opacity, fades, number, numbers
from postermaker.backends.pdf.pictures import add_picture, pack
from postermaker.color import Flat, Paint, Spot
from postermaker.display import Blend, DisplayItem, DisplayPage, GlyphRun, Image, Layer, Outlined, Pen, Step
from postermaker.document.model import Cap, Crop, Join
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import IDENTITY, Affine, Box, Path, bounds
from postermaker.images import facts
from postermaker.units import MM_PER_INCH

_JOINS = {Join.MITER: 0, Join.ROUND: 1, Join.BEVEL: 2}
_CAPS = {Cap.BUTT: 0, Cap.ROUND: 1, Cap.SQUARE: 2}
_BLENDS = {Blend.NORMAL: "Normal", Blend.MULTIPLY: "Multiply"}
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}

#: No press or plotter shows more than this; pictures with twice as much are reduced (GWG asks for 225 at least).
MAX_PPI = 300


class Context:
    """What all streams of one file share."""

    def __init__(
        self,
        file: File,
        inks: Inks,
        assets: dict[str, bytes],
        book: FontBook,
        *,
        live: bool,
        transparency: bool = True,
        shared: frozenset[int] = frozenset(),
        profile: bytes | None = None,
    ) -> None:
        self.file, self.inks, self.assets, self.book, self.live = file, inks, assets, book, live
        self.transparency, self.shared, self.profile = transparency, shared, profile
        self.known = _known_in(inks, profile)
        self.pictures: dict[tuple[str, int], Any] = {}
        self._fonts: dict[str, LiveFont] = {}
        self._forms: dict[int, Any] = {}
        self._layers: dict[Step, Any] = {}

    def form(self, items: tuple[DisplayItem, ...], make: Callable[[], Any]) -> Any:
        """The form of items that are painted several times, added once a file."""
        if id(items) not in self._forms:
            self._forms[id(items)] = make()
        return self._forms[id(items)]

    def layer(self, step: Step) -> Any:
        """A production step's layer, one a file (ISO 19593-1)."""
        if step not in self._layers:
            steps = {"GTS_ProcStepsGroup": Name(step.group), "GTS_ProcStepsType": Name(step.kind)}
            group = {"Type": Name("OCG"), "Name": text(step.name), "GTS_Metadata": dictionary(steps)}
            self._layers[step] = self.file.add(dictionary(group))
        return self._layers[step]

    def forbid_transparency(self) -> None:
        """Called where something shows through.

        Raises:
            InputFault: the file's standard knows no transparency.
        """
        if not self.transparency:
            raise InputFault(
                Bilingual("PDF/X-1a 里不能有透明、渐隐和带透明底的图片", "PDF/X-1a holds no transparency"),
                Bilingual("改用 pdf-x4", "take pdf-x4"),
            )

    def picture(self, asset: str, reduced: int) -> Any:
        """An asset's image object, added once a file."""
        key = (asset, reduced)
        if key not in self.pictures:
            if pack(self.assets[asset], self.inks, reduced, self.profile).alpha is not None:
                self.forbid_transparency()
            data = self.assets[asset]
            self.pictures[key] = add_picture(self.file, asset, data, self.inks, reduced, self.profile)
        return self.pictures[key]

    def font(self, face: str) -> LiveFont:
        """A live face's font, one a file."""
        if face not in self._fonts:
            self._fonts[face] = LiveFont(self.file, self.book.by_key(face))
        return self._fonts[face]

    def complete(self) -> None:
        """Write what was only known when all streams were."""
        for font in self._fonts.values():
            font.complete()
        if self._layers:
            self.file.catalog("OCProperties", layers(list(self._layers.values())))


class ContentStream:
    """One stream being written, with its resources.

    `space` maps the stream's millimetres to the space in which it starts: patterns are placed there,
    whatever transform is in force.
    """

    def __init__(self, context: Context, space: Affine) -> None:
        self.context = context
        self.resources = Resources(context.file, context.inks, context.profile)
        self.space = space
        self._out: list[bytes | Piece] = []

    def finish(self, entries: Mapping[str, Any], head: bytes = b"", foot: bytes = b"") -> Stream:
        """The stream object, its operators between `head` and `foot`."""
        return Stream(entries, b"".join(joined(_pieces([head, *self._out, foot]))), "FlateDecode")

    def _put(self, operators: str) -> None:
        self._out.append(operators.encode("ascii"))

    def items(self, items: tuple[DisplayItem, ...]) -> None:
        """Paint items in order; neighbouring live runs of one text go into one text object."""
        for live, group in groupby(items, self._live_key):
            if live:
                self._live_text([item for item in group if isinstance(item, GlyphRun)])
            else:
                self._each(group)

    def _live_key(self, item: DisplayItem) -> tuple[str, Paint | None, bool] | None:
        if self.context.live and isinstance(item, GlyphRun) and any(item.text) and not item.pen:
            return item.element, item.fill, item.overprint
        return None

    def _each(self, items: Iterable[DisplayItem]) -> None:
        for item in items:
            match item:
                case Outlined():
                    self._over(item, self._outlined)
                case GlyphRun():
                    self._over(item, self._glyph_run)
                case Image():
                    self._image(item)
                case Layer():
                    self._layer(item)
                case _:
                    assert_never(item)

    def _over(self, item: "_Plain", draw: Callable[[Any], None]) -> None:
        """Draw an item, overprinting where it says so."""
        if not item.overprint or self.context.inks is not Inks.CMYK:
            self._known(item, draw)
            return
        self._put(f"q /{self.resources.overprint()} gs")
        self._known(item, draw)
        self._out.append(b"Q")

    def _known(self, item: "_Plain", draw: Callable[[Any], None]) -> None:
        """Draw an item; one that names no resource is drawn, and packed if it is large, once for all files of a batch."""
        known = self.context.known
        if seen := known.get(id(item)):
            known.move_to_end(id(item))
            self._out.append(seen[1])
            return
        start = len(self._out)
        draw(item)
        if _is_plain(item):
            self._out[start:] = [_as_one(self._out[start:])]
            known[id(item)] = item, self._out[start]
            if len(known) > _REMEMBERED:
                known.popitem(last=False)

    # paths

    def _outlined(self, item: Outlined) -> None:
        path = _path_operators(item.path)

        def box() -> Box:
            return item.path.box.grown(item.pen.width if item.pen else 0)

        if item.fill:
            self._painted(item.fill, path + b" f", box)
        if item.pen:
            self._painted(item.pen.paint, path + b" S", box, item.pen)

    def _painted(self, paint: Paint, drawing: bytes, box: Callable[[], Box], pen: Pen | None = None) -> None:
        """A drawing with its paint set before it, the state kept from leaking out."""
        self._out += (b"q", *self._paint(paint, box, stroke=pen is not None))
        if pen:
            self._put(_pen_operators(pen, 1))
        self._out += (drawing, b"Q")

    def _paint(self, paint: Paint, box: Callable[[], Box], *, stroke: bool) -> list[bytes]:
        """The operators that set a paint; `box` surely holds what is painted."""
        operators = []
        if fades(paint):
            assert not isinstance(paint, Flat)
            self.context.forbid_transparency()
            operators.append(f"/{self.resources.fade(paint, box())} gs")
        elif constant_opacity(paint) < 1:
            self.context.forbid_transparency()
            operators.append(f"/{self.resources.opacity(constant_opacity(paint))} gs")
        if isinstance(paint, Flat):
            operators.append(self.resources.flat(paint.color, stroke=stroke))
        else:
            pattern = self.resources.pattern(paint, self.space)
            operators.append(f"/Pattern {'CS' if stroke else 'cs'} /{pattern} {'SCN' if stroke else 'scn'}")
        return [operator.encode("ascii") for operator in operators]

    # glyphs

    def _glyph_run(self, run: GlyphRun) -> None:
        if run.fill:
            self._glyphs(run, run.fill, None)
        if run.pen:
            self._glyphs(run, run.pen.paint, run.pen)

    def _glyphs(self, run: GlyphRun, paint: Paint, pen: Pen | None) -> None:
        face, width = self.context.book.by_key(run.face), pen.width if pen else 0
        self._out += (b"q", *self._paint(paint, lambda: _run_box(run).grown(width), stroke=pen is not None))
        if pen:
            self._put(_pen_operators(pen, run.size / GLYPH_UNITS))
        self._out += (drawn(run, face, stroke=pen is not None), b"Q")

    def _live_text(self, runs: list[GlyphRun]) -> None:
        fill = runs[0].fill
        assert fill is not None
        self._out += (b"q", *self._paint(fill, lambda: _box_of(runs), stroke=False))
        if runs[0].overprint and self.context.inks is Inks.CMYK:
            self._put(f"/{self.resources.overprint()} gs")
        self._out.append(b"BT")
        for phrase in phrases(runs):
            if phrase.spelled:
                said = "".join(shown.text for piece in phrase.pieces for shown in piece)
                self._put(f"/Span <</ActualText <FEFF{said.encode('utf-16-be').hex().upper()}>>> BDC")
            for piece in phrase.pieces:
                face = piece[0].run.face
                font = self.context.font(face)
                name = self.resources.name("Font", face, lambda font=font: font.reference)
                shown = font.show(piece)
                self._put(f"/{name} 1 Tf {numbers(piece[0].run.matrix(piece[0].glyph))} Tm {shown} TJ")
            if phrase.spelled:
                self._put("EMC")
        self._out += (b"ET", b"Q")

    # pictures and layers

    def _image(self, item: Image) -> None:
        shown = facts(self.context.assets[item.asset])
        reduced = _reduction(item, shown.width_px, shown.height_px)
        key = (item.asset, reduced)
        name = self.resources.name("XObject", key, lambda: self.context.picture(item.asset, reduced))
        self._put(f"q {_cut(item)} /{name} Do Q")

    def _layer(self, layer: Layer) -> None:
        self._out.append(b"q")
        if layer.step:
            step = layer.step
            name = self.resources.name("Properties", step, lambda: self.context.layer(step))
            self._put(f"/OC /{name} BDC")
        if layer.transform != IDENTITY:
            self._put(f"{numbers(layer.transform)} cm")
        if layer.clip:
            self._out.append(_path_operators(layer.clip) + b" W n")
        outside = self.space
        if layer.opacity < 1 or layer.blend is not Blend.NORMAL:
            self.context.forbid_transparency()
            self._put(f"/{self.resources.opacity(layer.opacity, _BLENDS[layer.blend])} gs")
            self._do(layer, lambda: self._form(layer.items, grouped=True))
        elif id(layer.items) in self.context.shared:
            form = self.context.form(layer.items, lambda: self._form(layer.items, grouped=False))
            self._do(("shared", id(layer.items)), lambda: form)
        else:
            self.space = outside @ layer.transform
            self.items(layer.items)
        self.space = outside
        if layer.step:
            self._out.append(b"EMC")
        self._out.append(b"Q")

    def _do(self, key: object, make: Callable[[], Any]) -> None:
        self._put(f"/{self.resources.name('XObject', key, make)} Do")

    def _form(self, items: tuple[DisplayItem, ...], *, grouped: bool) -> Any:
        """Items as a form; `grouped` as a transparency group, so that an opacity holds for them together."""
        inner = ContentStream(self.context, IDENTITY)
        inner.items(items)
        entries = {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": "[-1000000 -1000000 1000000 1000000]",
            "Resources": inner.resources.as_dictionary(),
        }
        if grouped:
            entries["Group"] = dictionary(
                {"S": Name("Transparency"), "CS": Name(self.context.inks.value), "I": "true"}
            )
        return self.context.file.add(inner.finish(entries))


def shared_items(pages: Iterable[DisplayPage]) -> frozenset[int]:
    """The identities of items that several layers paint: copies on a sheet, panels of a wall."""
    seen: Counter[int] = Counter()

    def walk(items: tuple[DisplayItem, ...]) -> None:
        for item in items:
            if isinstance(item, Layer):
                seen[id(item.items)] += 1
                if seen[id(item.items)] == 1:
                    walk(item.items)

    for page in pages:
        walk(page.items)
    return frozenset(key for key, times in seen.items() if times > 1)


#: Packing so little takes longer than to know it again: frames around pieces are the same in every file.
_LITTLE = 2048


def _as_one(parts: list[bytes | Piece]) -> bytes | Piece:
    """What an item came to: packed if it is much."""
    loose = [part for part in parts if isinstance(part, bytes)]
    if len(loose) == len(parts) and sum(map(len, loose)) <= _LITTLE:
        return b"\n".join(loose)
    return merged(_pieces(parts))


def _pieces(parts: Iterable[bytes | Piece]) -> list[Piece]:
    """The parts with the operators between pieces packed."""
    pieces: list[Piece] = []
    loose: list[bytes] = []
    for part in parts:
        if isinstance(part, Piece):
            pieces += (_packed(loose), part) if loose else (part,)
            loose = []
        else:
            loose.append(part)
    return [*pieces, _packed(loose)] if loose else pieces


def _packed(operators: list[bytes]) -> Piece:
    drawn = b"\n".join([*operators, b""])
    return _packed_before(drawn) if len(drawn) <= _LITTLE else deflate.pack(drawn)


@lru_cache(maxsize=512)
def _packed_before(drawn: bytes) -> Piece:
    return deflate.pack(drawn)


_Plain = Outlined | GlyphRun
#: Items by their identity, and what they came to; the item is kept with it, so that the identity stays its own.
_Known = OrderedDict[int, tuple[_Plain, bytes | Piece]]
_REMEMBERED = 512  #: the longest unseen go first


@lru_cache(maxsize=8)
def _known_in(inks: Inks, profile: bytes | None) -> _Known:
    """What has been drawn in a file's space before."""
    return OrderedDict()


def _is_plain(item: _Plain) -> bool:
    """Whether an item's operators are the same in every file: opaque process colours only."""
    paints = [paint for paint in (item.fill, item.pen and item.pen.paint) if paint]
    return all(
        isinstance(paint, Flat) and paint.opacity >= 1 and not isinstance(paint.color, Spot)
        for paint in paints
    )


@lru_cache(maxsize=256)
def _cut(image: Image) -> str:
    """What brings PDF's unit square onto a picture's place, and cuts off what lies outside its crop."""
    crop = image.crop
    # the crop's unit square onto the page, then the whole picture's onto the crop's
    whole = Affine(1 / crop.width, 0, 0, 1 / crop.height, -crop.x / crop.width, -crop.y / crop.height)
    upright = Affine(1, 0, 0, -1, 0, 1)  # PDF's image square has its y upwards
    clip = "0 0 1 1 re W n " if crop != Crop() else ""
    return f"{numbers(image.onto)} cm {clip}{numbers(whole @ upright)} cm"


@lru_cache(maxsize=256)
def _reduction(image: Image, width_px: int, height_px: int) -> int:
    """By how much a picture's sides may be divided and still have enough pixels on paper."""
    width = math.hypot(image.onto.a, image.onto.b)
    height = math.hypot(image.onto.c, image.onto.d)
    across = width_px * image.crop.width / max(width, 1e-6) * MM_PER_INCH
    down = height_px * image.crop.height / max(height, 1e-6) * MM_PER_INCH
    return max(1, int(min(across, down) / MAX_PPI))


def _pen_operators(pen: Pen, unit: float) -> str:
    """Line width, joins, caps and dashes; `unit` is how many mm one unit of the drawing is."""
    dash = f" [{numbers([d / unit for d in pen.dash])}] 0 d" if pen.dash else ""
    return f"{number(pen.width / unit)} w {_JOINS[pen.join]} j {_CAPS[pen.cap]} J{dash}"


@lru_cache(maxsize=4096)
def _path_operators(path: Path) -> bytes:
    parts = [f"{numbers(n)} {_OPERATORS[verb]}" if n else _OPERATORS[verb] for verb, n in path.segments()]
    return " ".join(parts).encode("ascii")


def _box_of(runs: list[GlyphRun]) -> Box:
    boxes = [_run_box(run) for run in runs]
    return bounds([(x, y) for box in boxes for x, y in ((box.x, box.y), (box.right, box.bottom))])


def _run_box(run: GlyphRun) -> Box:
    """A box that surely holds the run's ink."""
    xs, ys = [g.x for g in run.glyphs], [g.y for g in run.glyphs]
    left, top = min(xs), min(ys)
    return Box(left, top, max(xs) - left, max(ys) - top).grown(2 * run.size * max(1.0, run.stretch))
