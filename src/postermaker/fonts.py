"""Faces and their glyphs: the door to HarfBuzz's font side, and who stands in for a missing character.

Faces are named by file and weight, never looked up on the machine, so that a design looks the same
everywhere. Outlines are in em, y upwards. Loading a face maps its file; nothing is parsed until asked.
"""

from array import array
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path as FilePath

import msgspec
import uharfbuzz as hb
from msgspec import Struct

from postermaker.cache import Collection, tables
from postermaker.errors import Bilingual, InputFault, MissingFault
from postermaker.files import data_folder
from postermaker.geometry import Path


class FaceRecord(Struct, frozen=True):
    """A row of `assets/fonts/fonts.toml`."""

    family: str
    name: str  #: the Chinese name that people see
    file: str
    weight: int
    style: str  #: sans, serif, kai, brush or display
    locale: str  #: zh-Hans or zh-Hant
    charset: str  #: whole, or core (the standard character sets)
    licence: str
    licence_file: str
    source: str
    version: str
    sha256: str
    avoid: str = ""  #: characters that this face draws wrongly

    @property
    def key(self) -> str:
        """The short name that a display list uses."""
        return FilePath(self.file).stem


class _Faces(Struct):
    face: tuple[FaceRecord, ...]


class Face:
    """One loaded font file."""

    def __init__(self, record: FaceRecord, path: FilePath) -> None:
        self.record, self.path = record, path
        self.key = record.key
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.hb_font = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        self._avoid = frozenset(record.avoid)
        self._outlines: dict[int, Path] = {}
        self._bearings: dict[int, tuple[float, float]] = {}

    def has(self, char: str) -> bool:
        """Whether the face draws a character, and draws it right."""
        return char not in self._avoid and bool(self.hb_font.get_nominal_glyph(ord(char)))

    def advance(self, gid: int) -> float:
        """The horizontal advance of a glyph in em."""
        return float(self.hb_font.get_glyph_h_advance(gid)) / self.upem

    @cached_property
    def cell(self) -> float:
        """The advance of 国 in em: the width of one character cell, which is not the em in display faces."""
        gid = self.hb_font.get_nominal_glyph(ord("国"))
        return self.advance(gid) if gid else 1.0

    @cached_property
    def middle(self) -> float:
        """The height of 国's ink middle above the baseline in em; faces in one line share it."""
        gid = self.hb_font.get_nominal_glyph(ord("国"))
        if not gid:
            return 0.36
        extents = self.hb_font.get_glyph_extents(gid)
        return float(extents.y_bearing + extents.height / 2) / self.upem

    def bearings(self, gid: int) -> tuple[float, float]:
        """The blank left and right of a glyph's ink in em."""
        found = self._bearings.get(gid)
        if found is None:
            extents = self.hb_font.get_glyph_extents(gid)
            left = extents.x_bearing / self.upem if extents and extents.width else 0.0
            right = self.advance(gid) - left - extents.width / self.upem if extents and extents.width else 0.0
            found = self._bearings[gid] = (left, right)
        return found

    def outline(self, gid: int) -> Path:
        """A glyph's outline in em, y upwards; quadratic curves come as the equal cubics."""
        found = self._outlines.get(gid)
        if found is None:
            drawn = self._drawn.get(gid)
            if drawn is None:
                drawn = _draw(self.hb_font, gid)
                self._drawn.add(gid, drawn)
            found = self._outlines[gid] = _path(drawn, self.upem)
        return found

    def collection(self, kind: str) -> Collection:
        """What is made of this very file's glyphs, one by one, kept between runs."""
        return Collection(f"{kind} {self.record.sha256}")

    @cached_property
    def _drawn(self) -> Collection:
        return self.collection("outlines 1")

    def subset(self, gids: tuple[int, ...]) -> tuple[bytes, dict[int, int]]:
        """A font file of just these glyphs (and .notdef), and where each old glyph number went.

        Character map and layout features are dropped: a PDF brings its own.
        """
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(gids)
        wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG).clear()
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_dropped_tables())
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        plan = hb.SubsetPlan(self.hb_face, wanted)
        moved = plan.old_to_new_glyph_mapping
        return bytes(plan.execute().blob.data), {gid: moved[gid] for gid in gids}


def _dropped_tables() -> list[int]:
    """Tables that an embedded subset does not need, as HarfBuzz's big-endian numbers."""
    return [
        int.from_bytes(tag, "big") for tag in (b"GSUB", b"GPOS", b"GDEF", b"vhea", b"vmtx", b"VORG", b"DSIG")
    ]


class _Recorder:
    """Collects one outline from HarfBuzz's drawing callbacks."""

    def __init__(self) -> None:
        self.verbs: list[str] = []
        self.coords: list[float] = []


def _draw(font: hb.Font, gid: int) -> bytes:
    """An outline in the file's own units: how many verbs, the verbs, then the coordinates as HarfBuzz's floats."""
    recorder = _Recorder()
    font.draw_glyph(gid, _draw_funcs(), recorder)
    verbs = "".join(recorder.verbs).encode()
    return len(verbs).to_bytes(4, "little") + verbs + array("f", recorder.coords).tobytes()


def _path(drawn: bytes, upem: int) -> Path:
    count = 4 + int.from_bytes(drawn[:4], "little")
    coords = array("f", drawn[count:])
    k = 1 / upem
    return Path(drawn[4:count].decode(), tuple([v * k for v in coords]))


@lru_cache(maxsize=1)
def _draw_funcs() -> hb.DrawFuncs:
    """HarfBuzz turns quadratics into cubics by itself where no callback takes them."""

    def move(x: float, y: float, to: _Recorder) -> None:
        to.verbs.append("M")
        to.coords += (x, y)

    def line(x: float, y: float, to: _Recorder) -> None:
        to.verbs.append("L")
        to.coords += (x, y)

    def cubic(a: float, b: float, c: float, d: float, x: float, y: float, to: _Recorder) -> None:
        to.verbs.append("C")
        to.coords += (a, b, c, d, x, y)

    def close(to: _Recorder) -> None:
        to.verbs.append("Z")

    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(move)
    funcs.set_line_to_func(line)
    funcs.set_cubic_to_func(cubic)
    funcs.set_close_path_func(close)
    return funcs


#: Who follows a face that lacks a character, by the face's style: the nearest in spirit first,
#: then the families with the largest sets. The weight is kept where a family has several.
_CHAINS = {
    ("sans", "zh-Hans"): ("Noto Sans SC", "Noto Sans TC", "Noto Serif SC", "LXGW WenKai"),
    ("sans", "zh-Hant"): ("Noto Sans TC", "Noto Sans SC", "Noto Serif TC", "LXGW WenKai"),
    ("brush", "zh-Hans"): ("LXGW WenKai", "Noto Serif SC", "Noto Serif TC", "Noto Sans SC"),
    ("brush", "zh-Hant"): ("LXGW WenKai", "Noto Serif TC", "Noto Serif SC", "Noto Sans TC", "Noto Sans SC"),
    ("serif", "zh-Hans"): ("Noto Serif SC", "Noto Serif TC", "Noto Sans SC", "LXGW WenKai"),
    ("serif", "zh-Hant"): ("Noto Serif TC", "Noto Serif SC", "Noto Sans TC", "Noto Sans SC", "LXGW WenKai"),
}
_GENRES = {"serif": "serif", "kai": "brush", "brush": "brush"}


class FontBook:
    """All bundled faces: finds one by family and weight, and a stand-in for a character it lacks."""

    def __init__(self, folder: FilePath | None = None) -> None:
        self.folder = folder or data_folder() / "assets" / "fonts"
        self._loaded: dict[str, Face] = {}
        self._found: dict[tuple[str, int], Face] = {}
        self._stand_ins: dict[tuple[str, str, str], Face | None] = {}

    @cached_property
    def records(self) -> tuple[FaceRecord, ...]:
        """The rows of fonts.toml.

        Raises:
            MissingFault: the fonts are not there.
        """
        try:
            said = (self.folder / "fonts.toml").read_bytes()
        except OSError as error:
            raise _no_fonts(self.folder) from error
        return msgspec.msgpack.decode(tables(said), type=_Faces).face

    @cached_property
    def families(self) -> dict[str, tuple[FaceRecord, ...]]:
        """Faces by family, also reachable by the Chinese name."""
        grouped: dict[str, list[FaceRecord]] = {}
        for record in self.records:
            grouped.setdefault(record.family, []).append(record)
            grouped.setdefault(record.name, []).append(record)
        return {name: tuple(rows) for name, rows in grouped.items()}

    def face(self, family: str, weight: int) -> Face:
        """The face of a family whose weight is nearest.

        Raises:
            InputFault: there is no such family.
        """
        found = self._found.get((family, weight))
        if found is None:
            rows = self.families.get(family)
            if not rows:
                raise InputFault(
                    Bilingual(f"没有字体“{family}”", f"there is no font '{family}'"),
                    Bilingual("运行 postermaker fonts 看有哪些", "run 'postermaker fonts' for the list"),
                )
            record = min(rows, key=lambda r: (abs(r.weight - weight), -r.weight))
            found = self._found[family, weight] = self.by_key(record.key)
        return found

    @cached_property
    def _by_key(self) -> dict[str, FaceRecord]:
        return {record.key: record for record in self.records}

    def by_key(self, key: str) -> Face:
        """The face that a display list names."""
        face = self._loaded.get(key)
        if face is None:
            record = self._by_key[key]
            path = self.folder / record.file
            if not path.is_file():
                raise _no_fonts(path)
            face = self._loaded[key] = Face(record, path)
        return face

    def stand_in(self, face: Face, char: str, locale: str) -> Face | None:
        """The face that draws a character: the given one if it can, else the next in its chain, else None."""
        key = (face.key, char, locale)
        if key not in self._stand_ins:
            self._stand_ins[key] = face if face.has(char) else self._search(face, char, locale)
        return self._stand_ins[key]

    def _search(self, face: Face, char: str, locale: str) -> Face | None:
        for candidate in self.chain(face, locale):
            if candidate.has(char):
                return candidate
        return next((f for r in self.records if (f := self.by_key(r.key)).has(char)), None)

    def chain(self, face: Face, locale: str) -> Iterator[Face]:
        """A face and its stand-ins in order: same weight first, then any weight of the family.

        One by one, for each is a file that is opened when its turn comes.
        """
        yield face
        style = _GENRES.get(face.record.style, "sans")
        names = _CHAINS[style, "zh-Hans" if locale == "zh-Hans" else "zh-Hant"]
        near = []
        for name in names:
            if name in self.families:
                near.append(self.face(name, face.record.weight))
                yield near[-1]
        for name in names:
            for record in self.families.get(name, ()):
                if all(record.key != each.key for each in near):
                    yield self.by_key(record.key)


def _no_fonts(path: FilePath) -> MissingFault:
    return MissingFault(
        Bilingual(f"缺少自带字体：{path}", f"the bundled fonts are missing: {path}"),
        Bilingual(
            "重新安装 postermaker，或运行 python assets/fonts/rebuild.py",
            "install postermaker again, or run python assets/fonts/rebuild.py",
        ),
    )
