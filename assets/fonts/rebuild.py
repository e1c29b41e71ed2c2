"""Rebuild the bundled fonts from their packages, or check the sums of what is here.

    python rebuild.py --check          compare the files here with fonts.toml
    python rebuild.py                  rebuild into this folder
    python rebuild.py --into DIR       rebuild into DIR
    python rebuild.py --update-sums    rebuild here and write the new sums into fonts.toml

A rebuild needs fontTools, `npm` (Noto, Ma Shan Zheng, Zhi Mang Xing, ZCOOL) and, on Debian,
`apt-get` with `dpkg-deb` (LXGW WenKai, Smiley Sans).
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Another fontTools may lay tables out differently: same glyphs, other sums.
FONTTOOLS_VERSION = "4.68.0"

# The OpenType features the layouter uses; all others (alternates, half-width kana …) only cost bytes.
FEATURES = (
    *("ccmp", "locl", "mark", "mkmk", "liga", "calt", "rlig"),
    *("kern", "vkrn", "halt", "vhal", "palt", "vpal", "chws", "vchw"),
    *("vert", "vrt2", "vrtr"),
)

# Blocks with the marks, letters and symbols found in slogans; each face keeps what it has of them.
SYMBOL_BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x01CD, 0x01DC),  # pinyin vowels
    (0x01F8, 0x01F9),
    (0x0251, 0x0251),
    (0x0261, 0x0261),
    (0x02C7, 0x02CB),
    (0x02D9, 0x02D9),
    (0x0300, 0x030C),  # tone marks as combining characters
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic
    (0x1E3E, 0x1E3F),
    (0x2010, 0x205F),  # general punctuation
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218F),  # letterlike, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),
    (0x2460, 0x24FF),  # enclosed numbers and letters
    (0x2500, 0x27BF),  # boxes, shapes, dingbats
    (0x2E3A, 0x2E3B),  # two- and three-em dashes
    (0x3000, 0x30FF),  # CJK punctuation, kana
    (0x3105, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),
    (0x3220, 0x3229),  # numbers in brackets
    (0x3251, 0x325F),  # circled 21 to 35
    (0x3280, 0x3289),
    (0x3297, 0x3299),
    (0x32B1, 0x32BF),  # circled 36 to 50
    (0x338E, 0x338F),  # units
    (0x339C, 0x33A6),
    (0x33C4, 0x33C4),
    (0x33CE, 0x33D5),
    (0xFE10, 0xFE19),  # vertical forms
    (0xFE30, 0xFE4F),
    (0xFE50, 0xFE6B),
    (0xFF01, 0xFF60),  # full-width forms
    (0xFFE0, 0xFFE6),
    (0x1F100, 0x1F10C),
)

YEARS = re.compile(r"\d{4}(?:-\d{4})?")


class RebuildError(Exception):
    """A package, a file or a sum is not what fonts.toml says."""


@dataclass(frozen=True)
class Recipe:
    """How one font file is made: its place in the package, and its character set (None: unmodified)."""

    member: str
    charset: str | None


@dataclass(frozen=True)
class Face:
    """One [[face]] of fonts.toml, as far as rebuilding needs it."""

    file: str
    licence_file: str
    source: str
    version: str
    sha256: str


RECIPES: dict[str, Recipe] = {
    "noto-sans-sc/NotoSansSC-Regular.ttf": Recipe("400Regular/NotoSansSC_400Regular.ttf", None),
    "noto-sans-sc/NotoSansSC-Bold.ttf": Recipe("700Bold/NotoSansSC_700Bold.ttf", "hans"),
    "noto-sans-sc/NotoSansSC-Black.ttf": Recipe("900Black/NotoSansSC_900Black.ttf", "hans"),
    "noto-serif-sc/NotoSerifSC-Regular.ttf": Recipe("400Regular/NotoSerifSC_400Regular.ttf", "hans"),
    "noto-serif-sc/NotoSerifSC-Bold.ttf": Recipe("700Bold/NotoSerifSC_700Bold.ttf", "hans"),
    "noto-serif-sc/NotoSerifSC-Black.ttf": Recipe("900Black/NotoSerifSC_900Black.ttf", "hans"),
    "noto-sans-tc/NotoSansTC-Regular.ttf": Recipe("400Regular/NotoSansTC_400Regular.ttf", "hant"),
    "noto-sans-tc/NotoSansTC-Bold.ttf": Recipe("700Bold/NotoSansTC_700Bold.ttf", "hant"),
    "noto-sans-tc/NotoSansTC-Black.ttf": Recipe("900Black/NotoSansTC_900Black.ttf", "hant"),
    "noto-serif-tc/NotoSerifTC-Regular.ttf": Recipe("400Regular/NotoSerifTC_400Regular.ttf", "hant"),
    "noto-serif-tc/NotoSerifTC-Bold.ttf": Recipe("700Bold/NotoSerifTC_700Bold.ttf", "hant"),
    "noto-serif-tc/NotoSerifTC-Black.ttf": Recipe("900Black/NotoSerifTC_900Black.ttf", "hant"),
    # Reserved font names: a changed file would have to be renamed, so it stays as it is.
    "lxgw-wenkai/LXGWWenKai-Bold.ttf": Recipe(
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf", None
    ),
    "ma-shan-zheng/MaShanZheng-Regular.ttf": Recipe("400Regular/MaShanZheng_400Regular.ttf", None),
    "zhi-mang-xing/ZhiMangXing-Regular.ttf": Recipe("400Regular/ZhiMangXing_400Regular.ttf", None),
    "zcool-kuaile/ZCOOLKuaiLe-Regular.ttf": Recipe("400Regular/ZCOOLKuaiLe_400Regular.ttf", None),
    # No reserved name, and half of the original is hinting and characters outside both standards.
    "zcool-qingke-huangyou/ZCOOLQingKeHuangYou-Regular.ttf": Recipe(
        "400Regular/ZCOOLQingKeHuangYou_400Regular.ttf", "hans"
    ),
    "smiley-sans/SmileySans-Oblique.ttf": Recipe(
        "usr/share/fonts/truetype/smiley-sans/SmileySans-Oblique.ttf", None
    ),
}


def load_faces(toml: Path) -> list[Face]:
    """Read the faces that fonts.toml lists."""
    data = tomllib.loads(toml.read_text(encoding="utf-8"))
    keys = ("file", "licence_file", "source", "version", "sha256")
    return [Face(**{key: str(table[key]) for key in keys}) for table in data["face"]]


def _rows(codec: str, rows: Iterable[int], columns: Iterable[int]) -> Iterator[int]:
    """Code points of the double-byte codes in these rows that the codec knows."""
    cells = list(columns)
    for row in rows:
        for column in cells:
            text = bytes((row, column)).decode(codec, errors="ignore")
            if len(text) == 1 and ord(text) > 0x7F:
                yield ord(text)


def symbols() -> set[int]:
    """Marks, letters, digits and symbols that every core face should have."""
    points = {point for first, last in SYMBOL_BLOCKS for point in range(first, last + 1)}
    points.update(_rows("gb2312", range(0xA1, 0xAA), range(0xA1, 0xFF)))
    points.update(_rows("big5", range(0xA1, 0xA4), range(0x40, 0xFF)))
    return points


@functools.cache
def _extra_lists() -> dict[str, frozenset[int]]:
    data = tomllib.loads((HERE / "charsets.toml").read_text(encoding="utf-8"))
    return {key: frozenset(ord(char) for char in text if char != "\n") for key, text in data.items()}


def hans() -> set[int]:
    """Simplified core: GB2312 and the general table of 8105 characters."""
    points = set(_rows("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF)))
    return points | _extra_lists()["general_beyond_gb2312"] | symbols()


def hant() -> set[int]:
    """Traditional core: Big5 level 1 (A440-C67E), Traditional counterparts and Hong Kong forms."""
    points = set(_rows("big5", range(0xA4, 0xC6), range(0x40, 0xFF)))
    points.update(_rows("big5", (0xC6,), range(0x40, 0x7F)))
    return points | _extra_lists()["traditional_beyond_big5"] | symbols()


def charset(name: str) -> set[int]:
    """The code points of a named character set: hans or hant."""
    makers: dict[str, Callable[[], set[int]]] = {"hans": hans, "hant": hant}
    return makers[name]()


def subset(source: Path, target: Path, points: set[int]) -> None:
    """Write the part of a font that draws these code points, the same bytes every time."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False  # large sizes and print do not use it
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]  # the licence entries among them
    options.name_languages = ["*"]
    options.name_legacy = True
    options.recalc_timestamp = False
    with TTFont(source, recalcTimestamp=False) as font:
        # The HarfBuzz repacker is used only where it is installed: other bytes on other machines.
        font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=points)
        subsetter.subset(font)
        font.save(target)


def _run(command: list[str], folder: Path) -> None:
    if shutil.which(command[0]) is None:
        raise RebuildError(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RebuildError(f"{' '.join(command)} failed:\n{done.stderr.strip()}")


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise RebuildError(f"expected one {pattern}, found {len(found)}")
    return found[0]


def _unpack_npm(package: str, version: str, folder: Path) -> Path:
    _run(["npm", "pack", "--silent", f"{package}@{version}"], folder)
    with tarfile.open(_only(folder, "*.tgz")) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _unpack_deb(package: str, version: str, folder: Path) -> Path:
    _run(["apt-get", "download", f"{package}={version}"], folder)
    root = folder / "root"
    _run(["dpkg-deb", "-x", str(_only(folder, "*.deb")), str(root)], folder)
    return root


def unpack(source: str, version: str, temporary: Path) -> Path:
    """Fetch and unpack a package given as npm:NAME or deb:NAME; return the folder of its files."""
    kind, _, package = source.partition(":")
    folder = temporary / re.sub(r"[^a-z0-9-]+", "_", package)
    folder.mkdir()
    if kind == "npm":
        return _unpack_npm(package, version, folder)
    if kind == "deb":
        return _unpack_deb(package, version, folder)
    raise RebuildError(f"unknown kind of source: {source}")


def _tidy(lines: Iterable[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _name_table_copyright(font: Path) -> list[str]:
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True) as opened:
        text = opened["name"].getDebugName(0) or ""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _npm_licence(root: Path, font: Path) -> str:
    lines = (root / "LICENSE_FONT").read_text(encoding="utf-8").splitlines()
    # Some packages name only an older holder: add the copyright line that the font itself carries.
    known = set(YEARS.findall(lines[0]))
    extra = [line for line in _name_table_copyright(font) if not known & set(YEARS.findall(line))]
    return _tidy([*extra, *lines])


def _deb_licence(root: Path, font: Path) -> str:
    text = _only(root, "usr/share/doc/*/copyright").read_text(encoding="utf-8")
    found = re.search(r"^License: OFL-1\.1\n(\s*-{20}.*?)(?:\n\nLicense:|\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise RebuildError(f"no OFL text in the package of {font.name}")
    # In a Debian copyright file a lone full stop stands for an empty line.
    body = ["" if line.strip() == "." else line.strip() for line in found[1].splitlines()]
    reserved = re.findall(r"With Reserved Font Names [^.]*\.", text)
    head = [*_name_table_copyright(font), *reserved, ""]
    intro = ["This Font Software is licensed under the SIL Open Font License, Version 1.1.", ""]
    return _tidy([*head, *intro, *body])


def licence_text(face: Face, root: Path, font: Path) -> str:
    """The copyright lines and the full licence text for a face, from its package."""
    return _npm_licence(root, font) if face.source.startswith("npm:") else _deb_licence(root, font)


def build_face(face: Face, root: Path, into: Path) -> None:
    """Write one font file and the licence text beside it."""
    recipe = RECIPES[face.file]
    source, target = root / recipe.member, into / face.file
    target.parent.mkdir(parents=True, exist_ok=True)
    if recipe.charset is None:
        shutil.copyfile(source, target)
    else:
        subset(source, target, charset(recipe.charset))
    licence = into / face.licence_file
    licence.write_text(licence_text(face, root, source), encoding="utf-8", newline="\n")


def build(faces: list[Face], into: Path) -> None:
    """Rebuild all faces into a folder, fetching each package once."""
    roots: dict[str, Path] = {}
    with tempfile.TemporaryDirectory() as name:
        for face in faces:
            if face.source not in roots:
                roots[face.source] = unpack(face.source, face.version, Path(name))
            build_face(face, roots[face.source], into)
            print(f"built  {face.file}")


def sha256(path: Path) -> str:
    """The SHA-256 sum of a file as hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def problems(faces: list[Face], folder: Path) -> list[str]:
    """What differs between fonts.toml and the files in a folder; empty when all is well."""
    found: list[str] = []
    for face in faces:
        path = folder / face.file
        if not path.is_file():
            found.append(f"missing: {face.file}")
        elif sha256(path) != face.sha256:
            found.append(f"sum differs: {face.file}")
        if not (folder / face.licence_file).is_file():
            found.append(f"missing: {face.licence_file}")
    listed = {face.file for face in faces}
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*.ttf")}
    return found + [f"not listed: {name}" for name in sorted(present - listed)]


def update_sums(faces: list[Face], toml: Path, folder: Path) -> None:
    """Replace the sums in fonts.toml by those of the files in a folder."""
    text = toml.read_text(encoding="utf-8")
    for face in faces:
        start = text.index(f'file = "{face.file}"')
        head, tail = text[:start], text[start:]
        new = f'sha256 = "{sha256(folder / face.file)}"'
        text = head + re.sub(r'sha256 = "[0-9a-f]*"', new, tail, count=1)
    toml.write_text(text, encoding="utf-8", newline="\n")


def _warn_version() -> None:
    import fontTools  # type: ignore[import-untyped]

    if fontTools.version != FONTTOOLS_VERSION:
        print(f"note: sums were made with fontTools {FONTTOOLS_VERSION}, this is {fontTools.version}")


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Rebuild or check the bundled fonts.")
    parser.add_argument("--check", action="store_true", help="only check the sums of what is there")
    parser.add_argument("--into", type=Path, default=HERE, metavar="DIR", help="folder to write or check")
    parser.add_argument("--update-sums", action="store_true", help="write the new sums into fonts.toml")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; 0 when every file has the sum that fonts.toml gives."""
    options = _parse(arguments)
    toml = HERE / "fonts.toml"
    faces = load_faces(toml)
    try:
        if not options.check:
            _warn_version()
            build(faces, options.into)
    except RebuildError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if options.update_sums:
        update_sums(faces, toml, options.into)
        faces = load_faces(toml)
    found = problems(faces, options.into)
    print("\n".join(found) if found else f"{len(faces)} faces: all sums as in fonts.toml")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
