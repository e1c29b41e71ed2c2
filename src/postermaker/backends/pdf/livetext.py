"""Live text: each face as a Type 0 font of the glyphs in use, with the way back to Unicode for copying.

A code stands for a glyph together with the text that it sets, because one glyph may set several characters
(a shared radical, a vertical form) and a copy must give back what was typed; and with the advance that readers
are told, because they guess spaces from gaps.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from postermaker.backends.deflate import deflated
from postermaker.backends.pdf.objects import (
    Array,
    Dictionary,
    File,
    Name,
    Reference,
    Stream,
    dictionary,
    flate_stream,
)
from postermaker.backends.pdf.paints import number, row
from postermaker.display import Glyph, GlyphRun
from postermaker.fonts import Face


class LiveFont:
    """One face in one file; codes are given out in the order of use, 1 the first."""

    def __init__(self, file: File, face: Face) -> None:
        self.face = face
        self._file = file
        self._root = dictionary({})
        #: how pages point at the font; filled by `complete`
        self.reference: Reference = file.add(self._root)
        self._codes: dict[tuple[int, str, float], int] = {}

    def show(self, piece: "list[Shown]") -> str:
        """The operand that shows a piece: codes, and between them how far the next one is from where it would stand."""
        rows = []
        for one, two in pairwise(piece):
            kern = self._advance(one) - one.step(two)
            rows.append(self._code(one) + (f" {number(1000 * kern)} " if abs(kern) > 1e-5 else ""))
        return f"[{''.join(rows)}{self._code(piece[-1])}]"

    def _advance(self, shown: "Shown") -> float:
        return shown.told or self.face.advance(shown.glyph.gid)

    def _code(self, shown: "Shown") -> str:
        key = (shown.glyph.gid, shown.text, self._advance(shown))
        return f"<{self._codes.setdefault(key, len(self._codes) + 1):04X}>"

    def complete(self) -> None:
        """Write the font's objects, after all codes are given out."""
        gids = tuple(sorted({gid for gid, _, _ in self._codes}))
        data, moved = self.face.subset(gids)
        name = Name(f"{_tag(gids)}+{_postscript_name(self.face)}")
        file = self._file
        descendant = {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
            "FontDescriptor": file.add(self._descriptor(file, name, data)),
            "DW": 1000,
            "W": f"[1 {row([1000 * advance for _, _, advance in self._codes])}]",
            "CIDToGIDMap": file.add(flate_stream({}, self._glyph_map(moved))),
        }
        self._root.dict |= {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": name,
            "Encoding": Name("Identity-H"),
            "DescendantFonts": Array([file.add(dictionary(descendant))]),
            "ToUnicode": file.add(flate_stream({}, self._to_unicode())),
        }

    def _descriptor(self, file: File, name: str, data: bytes) -> Dictionary:
        file_ref = file.add(Stream({"Length1": len(data)}, deflated(data), "FlateDecode"))
        return dictionary(
            {
                "Type": Name("FontDescriptor"),
                "FontName": name,
                "Flags": 4,  # symbolic: the codes are our own
                "FontBBox": "[-1000 -1000 2000 2000]",
                "ItalicAngle": 0,
                "Ascent": 880,
                "Descent": -120,
                "CapHeight": 730,
                "StemV": 80,
                "FontFile2": file_ref,
            }
        )

    def _glyph_map(self, moved: dict[int, int]) -> bytes:
        return b"\0\0" + b"".join(moved[gid].to_bytes(2, "big") for gid, _, _ in self._codes)

    def _to_unicode(self) -> bytes:
        rows = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text, _), code in self._codes.items()
            if text
        ]
        blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
        body = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{body}endcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode("ascii")


def _tag(gids: Iterable[int]) -> str:
    """The six letters that mark a subset, from what is in it (ISO 32000, 9.6.4)."""
    value = hash(tuple(gids)) & 0xFFFFFFFF
    return "".join(chr(65 + value // 26**i % 26) for i in range(6))


def _postscript_name(face: Face) -> str:
    return "".join(char for char in face.key if char.isalnum() or char == "-")


class Shown(NamedTuple):
    """A glyph of a run and the text that it sets; `told` is the advance in em that readers are told, 0 the face's."""

    run: GlyphRun
    glyph: Glyph
    text: str
    told: float = 0.0

    @property
    def place(self) -> tuple[float, float]:
        """Along the line, and across it; mm."""
        return (self.glyph.y, self.glyph.x) if self.run.turned else (self.glyph.x, self.glyph.y)

    def step(self, after: "Shown") -> float:
        """How far the next one of the line stands, in em."""
        return (after.place[0] - self.place[0]) / (self.run.size * self.run.stretch)


class Phrase(NamedTuple):
    """Neighbouring glyphs of one line, by face; `spelled` phrases carry their text beside the glyphs.

    Readers guess spaces and line ends from gaps, and squeezed marks, tracking or a change of face mislead
    them; so the text is spelled out. Only characters outside the BMP stand unspelled, because PDFium loses
    them there; their line is told advances that leave no gaps, and spelled piece by piece, because PDFium
    measures the gap after a phrase from its first piece.
    """

    pieces: list[list[Shown]]
    spelled: bool


def phrases(runs: Iterable[GlyphRun]) -> Iterator[Phrase]:
    """The phrases of a text's runs, in order."""
    for line in _lines(runs):
        if all(map(_spellable, line)):
            yield Phrase(_by_face(line), True)
            continue
        for plain, part in groupby(_without_gaps(line), _spellable):
            for piece in _by_face(part):
                yield Phrase([piece], plain)


def _spellable(shown: Shown) -> bool:
    return max(shown.text, default="") <= "\uffff"


def _without_gaps(line: list[Shown]) -> list[Shown]:
    """The line with advances that reach from glyph to glyph."""
    return [one._replace(told=round(one.step(two), 4)) for one, two in pairwise(line)] + line[-1:]


def _lines(runs: Iterable[GlyphRun]) -> list[list[Shown]]:
    """Glyphs that go forward on one baseline."""
    lines: list[list[Shown]] = []
    for run in runs:
        for glyph, text in zip(run.glyphs, run.text, strict=True):
            shown = Shown(run, glyph, text)
            last = lines[-1][-1] if lines else None
            if last and last.run.turned == run.turned and _follows(last, shown):
                lines[-1].append(shown)
            else:
                lines.append([shown])
    return lines


def _follows(one: Shown, two: Shown) -> bool:
    (along, across), (after, level) = one.place, two.place
    return along <= after and abs(across - level) < two.run.size / 2


def _by_face(line: Iterable[Shown]) -> list[list[Shown]]:
    """Pieces of one run and one baseline: what a single text operator can show."""
    return [list(part) for _, part in groupby(line, lambda shown: (id(shown.run), round(shown.place[1], 4)))]
