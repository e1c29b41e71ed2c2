"""Presets: what kind of file a shop is sent. Data in `presets.toml`; a shop's own preset is a file of the same words.

A preset says how a file is written; the rules of what is printed (black, bleed, resolution) are the product's
(see `products`).
"""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from postermaker.cache import tables
from postermaker.decoding import explained
from postermaker.errors import Bilingual, InputFault
from postermaker.units import parse_size


class Standard(StrEnum):
    """What a PDF claims to be."""

    NONE = "none"
    X4 = "x4"  #: PDF/X-4 (ISO 15930-7)
    X1A = "x1a"  #: PDF/X-1a:2003 (ISO 15930-4): PDF 1.4 without transparency


class Colors(StrEnum):
    """The colour space of a file."""

    CMYK = "cmyk"
    RGB = "rgb"


class Compression(StrEnum):
    """How a TIFF is packed."""

    NONE = "none"
    LZW = "lzw"
    DEFLATE = "deflate"


class Pixels(StrEnum):
    """What the pixels of a screen picture may be."""

    SMOOTH = "smooth"  #: edges antialiased
    CRISP = "crisp"  #: none in between: each pixel is one authored colour, as an LED panel shows it
    MONO = "mono"  #: one bit, for panels of one colour


class Sheets(StrEnum):
    """What the sheets of a file are."""

    WHOLE = "whole"  #: the pages themselves
    TILES = "tiles"  #: panels that are put together
    CHARACTERS = "characters"  #: one character a sheet
    PROOF = "proof"  #: the page small on A4, to be signed
    IMPOSED = "imposed"  #: 拼版: many copies on a press sheet


class Turning(StrEnum):
    """How the second side of an imposed sheet is printed."""

    NONE = "none"
    SHEETWISE = "sheetwise"  #: 正反版
    WORK_AND_TURN = "work-and-turn"  #: 自翻版


class Bled(StrEnum):
    """How a bleed that the artwork lacks is made."""

    MIRRORED = "mirrored"  #: pictures and patterns go on
    STRETCHED = "stretched"  #: the outermost sliver is drawn out: no fold shows in grounds and gradients


class Cut(StrEnum):
    """The way panels from a roll lie on the page."""

    AUTO = "auto"  #: the one that cuts no characters, then the one with fewer panels
    COLUMNS = "columns"  #: upright panels side by side
    ROWS = "rows"  #: level panels one below the other


Suffix = Annotated[str, Meta(pattern=r"^\.(pdf|png|jpe?g|tiff?|html)$")]


class Preset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a file is written."""

    key: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{1,40}$")]
    name: str
    english: str
    summary: str = ""
    summary_english: str = ""
    suffixes: Annotated[
        tuple[Suffix, ...], Meta(min_length=1)
    ]  #: what the file may be called, the default first
    standard: Standard = Standard.NONE
    colors: Colors = Colors.CMYK
    live_text: bool = False
    scale: Annotated[int, Meta(ge=1, le=100)] = 1  #: 10 draws a metre as 10 cm
    dpi: Annotated[float, Meta(ge=0, le=2400)] = 0.0  #: of a raster at real size; 0: the product's
    compression: Compression = Compression.NONE
    quality: Annotated[int, Meta(ge=1, le=100)] = 92  #: of a JPEG
    pixels: Pixels = Pixels.SMOOTH
    bleed: Annotated[float, Meta(ge=0, le=500)] | None = None  #: mm; None: the product's
    bled: Bled = Bled.MIRRORED  #: where the artwork has less
    right: Annotated[float, Meta(ge=-50, le=50)] = 0.0  #: mm by which all is moved: 套打, over a printed form
    down: Annotated[float, Meta(ge=-50, le=50)] = 0.0
    marks: bool = False  #: crop, centre and registration marks, colour bar, slug line
    slug_line: bool = False  #: the slug line without the marks
    finishing: bool = False  #: white edge and eyelet ticks are drawn around the picture
    finishing_sheet: bool = False  #: 加工图: an A4 with the finishing lies beside the file
    technical: bool = False  #: spot layers for machines: Eyelets, CutContour
    sheets: Sheets = Sheets.WHOLE
    sheet: str = ""  #: paper of the sheets, as `A4`, `SRA3`, `787x1092`
    turning: Turning = Turning.NONE  #: with IMPOSED
    height: Annotated[float, Meta(ge=0, le=20_000)] = 0.0  #: with CHARACTERS: 字高 in mm; 0: as large as fits
    panel: Annotated[float, Meta(ge=0, le=10_000)] = 0.0  #: with TILES: the roll's width in mm
    cut: Cut = Cut.AUTO  #: with `panel`
    overlap: Annotated[float, Meta(ge=0, le=500)] = 0.0  #: mm that neighbouring tiles share
    boards: Annotated[int, Meta(ge=0, le=200)] = 0  #: with TILES: so many boards side by side
    gap: Annotated[float, Meta(ge=0, le=5_000)] = 0.0  #: mm of wall between two boards
    profile: str = ""  #: path of a shop's own CMYK profile, from the preset's file

    def __post_init__(self) -> None:
        """Raises ValueError where words contradict each other."""
        if self.standard is not Standard.NONE and self.colors is not Colors.CMYK:
            zh, en = 'standard 只能和 colors = "cmyk" 一起用', '`standard` wants colors = "cmyk"'
            raise ValueError(str(Bilingual(zh, en)))
        if self.panel and self.boards:
            zh, en = "panel 和 boards 只能写一个", "`panel` and `boards` exclude each other"
            raise ValueError(str(Bilingual(zh, en)))


class _File(Struct, forbid_unknown_fields=True):
    preset: tuple[Preset, ...]


@lru_cache(maxsize=1)
def presets() -> dict[str, Preset]:
    """The presets that come with the program, by key."""
    data = Path(__file__).with_name("presets.toml").read_bytes()
    return {each.key: each for each in msgspec.msgpack.decode(tables(data), type=_File).preset}


def preset(said: str) -> Preset:
    """A preset by key, or one in a TOML file of one's own.

    Such a file holds the words of `Preset`; `base` names one of ours from which the rest is taken, and a relative
    `profile` is looked for beside the file.

    Raises:
        InputFault: there is none, or the file breaks a rule.
    """
    found = presets().get(said)
    if found:
        return found
    if said.lower().endswith(".toml"):
        return _from_file(Path(said))
    import difflib

    near = difflib.get_close_matches(said, presets(), 1, 0.5)
    also = Bilingual(f"是不是“{near[0]}”？", f"did you mean '{near[0]}'? ") if near else Bilingual("", "")
    raise InputFault(
        Bilingual(f"没有输出预设“{said}”", f"there is no preset '{said}'"),
        Bilingual(
            also.zh + "运行 postermaker presets 看有哪些，或给一个 .toml 文件",
            also.en + "run 'postermaker presets' for the list, or give a .toml file",
        ),
    )


def _from_file(path: Path) -> Preset:
    try:
        said: dict[str, Any] = msgspec.toml.decode(path.read_bytes())
        base = presets()[str(said.pop("base"))] if "base" in said else None
        known = msgspec.to_builtins(base) if base else {}
        own = {"key": "own", "name": path.stem, "english": path.stem}
        made = msgspec.convert({**known, **own, **said}, Preset)
    except KeyError as error:
        keys = "、".join(presets())
        known = ", ".join(presets())
        why = Bilingual(f"没有预设 {error}，有 {keys}", f"there is no base {error}, but {known}")
        raise _unreadable(path, why) from error
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _unreadable(path, explained(error)) from error
    if made.sheet:
        parse_size(made.sheet)
    return replace(made, profile=_beside(path, made.profile)) if made.profile else made


def _beside(path: Path, profile: str) -> str:
    """The path of a profile that a preset's file names."""
    found = path.parent / profile
    if not found.is_file():
        raise _unreadable(path, Bilingual(f"找不到色彩特性文件 {found}", f"there is no profile {found}"))
    return str(found)


def _unreadable(path: Path, why: Bilingual) -> InputFault:
    return InputFault(
        Bilingual(f"输出预设“{path}”读不了：{why.zh}", f"the preset '{path}' can't be read: {why.en}"),
        Bilingual("照 docs/presets.md 改好它", "mend it, see docs/presets.md"),
    )
