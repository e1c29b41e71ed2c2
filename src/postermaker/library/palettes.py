"""Palettes: named colours with roles, native CMYK for print and sRGB for screens. Data in `palettes.toml`."""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from postermaker.color import Cmyk, Color, Rgb
from postermaker.errors import Bilingual, InputFault

_FILE = Path(__file__).with_name("palettes.toml")
_Percent = Annotated[float, Meta(ge=0, le=100)]
_Inks = tuple[_Percent, _Percent, _Percent, _Percent]
_Hex = Annotated[str, Meta(pattern="^#[0-9A-F]{6}$")]

#: What the roles are called.
ROLES = {
    "ground": "底色", "deep": "底色深处", "accent": "点缀", "words": "字", "key": "要紧的字", "line": "线和花纹",
    "second": "另一块底", "seal": "印章",
}  # fmt: skip


class Pair(Struct, frozen=True, array_like=True):
    """A role for words, the role of their ground, and the contrast (WCAG 2.2) that they have at least."""

    words: str
    ground: str
    least: float


class Palette(Struct, frozen=True):
    """Colours that go together."""

    key: str
    name: str
    use: str
    colors: dict[str, Color]  #: by role
    pairs: tuple[Pair, ...]
    screen: bool = False


class _Said(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    name: str
    use: str
    roles: dict[str, _Inks | _Hex]
    pairs: tuple[Pair, ...]
    screen: bool = False


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    palette: tuple[_Said, ...]


@cache
def palettes() -> dict[str, Palette]:
    """All palettes by key, in the order of the file."""
    said = msgspec.toml.decode(_FILE.read_bytes(), type=_File).palette
    return {each.key: _palette(each) for each in said}


def _palette(said: _Said) -> Palette:
    colors = {role: _color(color) for role, color in said.roles.items()}
    return Palette(said.key, said.name, said.use, colors, said.pairs, said.screen)


def _color(said: "_Inks | str") -> Color:
    if isinstance(said, str):
        red, green, blue = bytes.fromhex(said[1:])
        return Rgb(red / 255, green / 255, blue / 255)
    return Cmyk(*(ink / 100 for ink in said))


def palette(key: str) -> Palette:
    """A palette by its key or its Chinese name.

    Raises:
        InputFault: there is none.
    """
    for each in palettes().values():
        if key in (each.key, each.name):
            return each
    known = "、".join(palettes())
    raise InputFault(
        Bilingual(f"没有配色“{key}”", f"there is no palette '{key}'"),
        Bilingual(f"可用的有：{known}", f"there are: {', '.join(palettes())}"),
    )
