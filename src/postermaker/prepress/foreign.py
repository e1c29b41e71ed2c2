"""PDFs of someone else's: the door to pikepdf. A file becomes plain facts (`preflight.pdf_facts`), which are judged.

Whatever the file holds, the worst that happens is one line: sizes, counts and depths are limited before anything
is unpacked.
"""

import contextlib
import logging
import math
import re
import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import pikepdf

from postermaker.errors import Bilingual, InputFault
from postermaker.geometry import Affine, Box, Size
from postermaker.prepress.preflight.findings import Finding
from postermaker.prepress.preflight.pdf_content import Reader, Shown
from postermaker.prepress.preflight.pdf_facts import FontFact, PageFact, PdfFact, PictureFact
from postermaker.prepress.preflight.pdf_rules import Expected, judged
from postermaker.prepress.preflight.pdf_state import State
from postermaker.units import MM_PER_INCH, PT_PER_MM

# its remarks are findings or faults of ours; without a handler they would go to standard error
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

MAX_FILE, MAX_PAGES = 2_000_000_000, 2_000
#: Unpacked content of one stream, and of all that is read; a drawing of a whole town is some 20 MB.
MAX_STREAM, MAX_CONTENT = 40_000_000, 120_000_000
_MAX_NESTING = 12


def check_pdf(path: Path, expected: Expected | None = None) -> tuple[Finding, ...]:
    """What is wrong with a PDF, errors first.

    Raises:
        InputFault: it can't be read, is locked, or is too large.
    """
    return judged(read_pdf(path), expected or Expected())


def read_pdf(path: Path) -> PdfFact:
    """The facts of a PDF.

    Raises:
        InputFault: it can't be read, is locked, or is too large.
    """
    name = path.name
    try:
        if not path.is_file() or path.stat().st_size > MAX_FILE:
            raise _refused(name, "读不了这个文件，或者它太大", "it can't be read, or is too large")
        with warnings.catch_warnings(), pikepdf.open(path, suppress_warnings=True) as pdf:
            warnings.simplefilter("ignore")
            if len(pdf.pages) > MAX_PAGES:
                raise _refused(name, f"超过 {MAX_PAGES} 页", f"it has more than {MAX_PAGES} pages")
            return _facts(pdf)
    except pikepdf.PasswordError as error:
        raise _refused(name, "要密码才能打开", "it wants a password", "unlock") from error
    except _TooMuch as error:
        raise _refused(name, "内容太多，检查不了", "it holds too much to be checked") from error
    except InputFault:
        raise
    except Exception as error:  # a damaged file raises whatever its readers stumble on
        raise _refused(name, "文件坏了", "it is damaged") from error


def _refused(name: str, zh: str, en: str, remedy: str = "") -> InputFault:
    locked = Bilingual("请对方发一份不带密码的", "ask for a copy without the password")
    again = Bilingual("重新导出一份 PDF", "export the PDF again")
    return InputFault(
        Bilingual(f"检查不了“{name}”：{zh}", f"can't check '{name}': {en}"), locked if remedy else again
    )


class _TooMuch(Exception):
    """More content than is read."""


class _Budget:
    """How much unpacked content may still be read."""

    def __init__(self) -> None:
        self.left = MAX_CONTENT

    def take(self, size: int) -> None:
        self.left -= size
        if size > MAX_STREAM or self.left < 0:
            raise _TooMuch


class _Node:
    """A dictionary or stream as plain values (see `pdf_content.Node`)."""

    def __init__(self, found: pikepdf.Object, budget: _Budget) -> None:
        self.found, self.budget = found, budget

    @property
    def mark(self) -> object:
        return self.found.objgen if self.found.is_indirect else None

    def get(self, name: str) -> Any:
        value = self.found.get(name)
        return None if value is None else _plain(value, self.budget)

    def names(self) -> Sequence[str]:
        return list(map(str, self.found.keys()))

    def operations(self) -> Iterator[tuple[str, list[Any]]]:
        contents = self.found.get("/Contents") if self.found.get("/Type") == "/Page" else self.found
        if contents is None:
            return
        for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
            self.budget.take(_unpacked(stream))
        for each in pikepdf.parse_content_stream(self.found):
            if isinstance(each, pikepdf.ContentStreamInlineImage):
                yield "BI", [_Node(each.iimage.obj, self.budget)]
            else:
                yield str(each.operator), [_plain(value, self.budget) for value in each.operands]


def _plain(value: Any, budget: _Budget, depth: int = 0) -> Any:
    """A value without its library: numbers, words (names keep their slash), lists, nodes."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return _Node(value, budget)
    if isinstance(value, pikepdf.Array):
        return [_plain(each, budget, depth + 1) for each in value] if depth < _MAX_NESTING else []
    if isinstance(value, bool | int | str | None):
        return value
    try:
        number = float(value)  # decimals
        return number if math.isfinite(number) else 0.0
    except (TypeError, ValueError):
        return str(value)


def _unpacked(stream: pikepdf.Object) -> int:
    """How long a stream is unpacked; no more is unpacked than may be."""
    data = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    names = [str(f) for f in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    for name in names:
        if name in ("/FlateDecode", "/Fl"):
            with contextlib.suppress(zlib.error):  # what is damaged is told where it is read
                data = zlib.decompressobj().decompress(data, MAX_STREAM + 1)
    return len(data)


def _facts(pdf: pikepdf.Pdf) -> PdfFact:
    budget = _Budget()
    fonts: dict[object, _Node] = {}
    pages = tuple(_page(page.obj, number, budget, fonts) for number, page in enumerate(pdf.pages, 1))
    name, count, profile = _intent(pdf)
    return PdfFact(
        version=pdf.pdf_version,
        pages=pages,
        fonts=tuple(dict.fromkeys(map(_font, fonts.values()))),
        standard=_standard(pdf),
        intent=name,
        intents=count,
        profile=profile,
        encrypted=pdf.is_encrypted,
        damaged=tuple(str(warning) for warning in pdf.get_warnings())[:5],
    )


def _inherited(page: pikepdf.Object, name: str) -> Any:
    node: Any = page
    for _ in range(64):
        if node is None or name in node:
            return None if node is None else node[name]
        node = node.get("/Parent")
    return None


def _row(found: Any) -> tuple[float, float, float, float] | None:
    """A box in page units: left, foot, right, head."""
    if not isinstance(found, pikepdf.Array) or len(found) != 4:
        return None
    a, b, c, d = (float(v) for v in found)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _page(page: pikepdf.Object, number: int, budget: _Budget, fonts: dict[object, _Node]) -> PageFact:
    media = _row(_inherited(page, "/MediaBox")) or (0.0, 0.0, 0.0, 0.0)
    trim = _row(page.get("/TrimBox")) or _row(page.get("/ArtBox"))
    unit = float(page.get("/UserUnit", 1)) or 1.0
    k = unit / PT_PER_MM
    base = trim or media
    # page units onto mm, y down from the upper left corner of the trim
    view = Affine(k, 0, 0, -k, -base[0] * k, base[3] * k)
    reader = Reader()
    resources = _inherited(page, "/Resources")
    node = _Node(resources, budget) if resources is not None else None
    reader.read(_Node(page, budget), node, State(Affine()))
    fonts.update(reader.fonts)  # type: ignore[arg-type]
    boxes = [
        _box(each, view) for each in (trim, _row(page.get("/BleedBox")), _row(_inherited(page, "/CropBox")))
    ]
    thinnest = reader.thinnest
    return PageFact(
        number=number,
        size=Size((base[2] - base[0]) * k, (base[3] - base[1]) * k),
        media=Size((media[2] - media[0]) * k, (media[3] - media[1]) * k),
        units=Size(media[2] - media[0], media[3] - media[1]),
        user_unit=unit,
        trim=boxes[0],
        bleed=boxes[1],
        crop=boxes[2],
        media_box=_box(media, view) or Box(0, 0, 0, 0),
        turned=int(_inherited(page, "/Rotate") or 0) % 360,
        spaces=dict(reader.spaces),
        spots=tuple(sorted(reader.spots)),
        pictures=tuple(made for each in reader.pictures if (made := _picture(each, unit, view))),
        painted=view.box(reduce(Box.joined, reader.boxes)) if reader.boxes else None,
        max_ink=reader.max_ink,
        thinnest_pt=None if thinnest is None else thinnest * unit,
        transparent=reader.transparent,
    )


def _box(row: tuple[float, float, float, float] | None, view: Affine) -> Box | None:
    return None if row is None else view.box(Box(row[0], row[1], row[2] - row[0], row[3] - row[1]))


def _picture(shown: Shown, unit: float, view: Affine) -> PictureFact | None:
    def either(long: str, short: str) -> int:
        return int(shown.node.get(long) or shown.node.get(short) or 0)

    wide_px, high_px = either("/Width", "/W"), either("/Height", "/H")
    m = shown.matrix
    wide, high = (math.hypot(*side) * unit * MM_PER_INCH / 72 for side in ((m.a, m.b), (m.c, m.d)))
    if not (wide_px and high_px and wide and high):
        return None
    ppi = min(wide_px / wide, high_px / high) * MM_PER_INCH
    alpha = shown.node.get("/SMask") is not None
    place = view.box(m.box(Box(0, 0, 1, 1)))
    return PictureFact(wide_px, high_px, ppi, shown.space, shown.bits, alpha, place)


def _font(font: _Node) -> FontFact:
    kind = str(font.get("/Subtype") or "")[1:]
    holder: Any = font
    if kind == "Type0":
        inner = font.get("/DescendantFonts")
        holder = inner[0] if isinstance(inner, list) and inner else font
    described = holder.get("/FontDescriptor")
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    embedded = kind == "Type3" or (
        described is not None and any(described.get(name) is not None for name in files)
    )
    return FontFact(str(font.get("/BaseFont") or "?").removeprefix("/"), kind, embedded)


def _readable(stream: pikepdf.Stream) -> bytes:
    """A stream's bytes; none where they can't be unpacked."""
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""


_VERSION = re.compile(rb"GTS_PDFXVersion(?:>|\s*=\s*[\"'])\s*([^<\"']{1,40})")


def _standard(pdf: pikepdf.Pdf) -> str:
    """What the file claims to be: in its XMP (X-4), else in its Info (X-1a, X-3)."""
    packet = pdf.Root.get("/Metadata")
    if isinstance(packet, pikepdf.Stream):
        if _unpacked(packet) > MAX_STREAM:
            raise _TooMuch
        if found := _VERSION.search(_readable(packet)):
            return found[1].decode("utf-8", "replace").strip()
    info = pdf.trailer.get("/Info")
    said = info.get("/GTS_PDFXVersion") if isinstance(info, pikepdf.Dictionary) else None
    return "" if said is None else str(said)


def _intent(pdf: pikepdf.Pdf) -> tuple[str, int, str]:
    """The output condition's name, how many PDF/X intents there are, and the profile's class and space."""
    listed = pdf.Root.get("/OutputIntents")
    rows: list[Any] = list(listed) if isinstance(listed, pikepdf.Array) else []
    intents = [row for row in rows if row.get("/S") == "/GTS_PDFX"]
    if not intents:
        return "", 0, ""
    profile = intents[0].get("/DestOutputProfile")
    told = ""
    if isinstance(profile, pikepdf.Stream):
        if _unpacked(profile) > MAX_STREAM:
            raise _TooMuch
        head = _readable(profile)[:128]
        if len(head) == 128 and head[36:40] == b"acsp":
            kind, space = struct.unpack("4s4s", head[12:20])
            told = f"{kind.decode('latin-1').strip()} {space.decode('latin-1').strip()}"
    return str(intents[0].get("/OutputConditionIdentifier") or ""), len(intents), told
