"""Live text: each face as a Type 0 font of the glyphs in use, with the way back to Unicode for copying.

A code stands for a glyph together with the text that it sets, because one glyph may set several characters
(a shared radical, a vertical form) and a copy must give back what was typed.
"""

from collections.abc import Iterable

from postermaker.backends.pdf.objects import (
    Array,
    File,
    Name,
    Reference,
    Stream,
    deflated,
    dictionary,
    flate_stream,
)
from postermaker.backends.pdf.paints import row
from postermaker.display import GlyphRun
from postermaker.fonts import Face


class LiveFont:
    """One face in one file; codes are given out in the order of use, 1 the first."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, gid: int, text: str) -> int:
        """The two-byte code of a glyph that sets a text."""
        return self._codes.setdefault((gid, text), len(self._codes) + 1)

    def add_to(self, file: File) -> Reference:
        """The font's objects, after all codes are given out."""
        gids = tuple(sorted({gid for gid, _ in self._codes}))
        data, moved = self.face.subset(gids)
        name = Name(f"{_tag(gids)}+{_postscript_name(self.face)}")
        descendant = {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
            "FontDescriptor": file.add(self._descriptor(file, name, data)),
            "DW": 1000,
            "W": f"[1 {row([1000 * self.face.advance(gid) for gid, _ in self._codes])}]",
            "CIDToGIDMap": file.add(flate_stream({}, self._glyph_map(moved))),
        }
        return file.add(
            dictionary(
                {
                    "Type": Name("Font"),
                    "Subtype": Name("Type0"),
                    "BaseFont": name,
                    "Encoding": Name("Identity-H"),
                    "DescendantFonts": Array([file.add(dictionary(descendant))]),
                    "ToUnicode": file.add(flate_stream({}, self._to_unicode())),
                }
            )
        )

    def _descriptor(self, file: File, name: str, data: bytes) -> object:
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
        return b"\0\0" + b"".join(moved[gid].to_bytes(2, "big") for gid, _ in self._codes)

    def _to_unicode(self) -> bytes:
        rows = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self._codes.items()
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


def live_fonts(runs: Iterable[GlyphRun], faces: dict[str, Face]) -> dict[str, LiveFont]:
    """Fonts for the runs that carry text."""
    fonts: dict[str, LiveFont] = {}
    for run in runs:
        if any(run.text):
            font = fonts.setdefault(run.face, LiveFont(faces[run.face]))
            for glyph, text in zip(run.glyphs, run.text, strict=True):
                font.code(glyph.gid, text)
    return fonts
