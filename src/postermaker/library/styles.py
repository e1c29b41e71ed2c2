"""Text styles of slogans: face, fill, outlines and shadows under a name. Data in `styles.toml`."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from postermaker.color import Color
from postermaker.document.model import Em, TextStyle
from postermaker.errors import Bilingual, InputFault

_FILE = Path(__file__).with_name("styles.toml")


class NamedStyle(Struct, frozen=True, forbid_unknown_fields=True):
    """A text style, what it is for, and the ground for which it was drawn."""

    key: str
    name: str
    use: str
    ground: Color
    tracking_em: Em  #: the least tracking: outlines widen the characters
    style: TextStyle


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    styles: tuple[NamedStyle, ...]


@cache
def styles() -> dict[str, NamedStyle]:
    """All text styles by key, in the order of the file."""
    said = msgspec.toml.decode(_FILE.read_bytes(), type=_File).styles
    return {each.key: each for each in said}


def style(key: str) -> NamedStyle:
    """A text style by its key or its Chinese name.

    Raises:
        InputFault: there is none.
    """
    for each in styles().values():
        if key in (each.key, each.name):
            return each
    known = "、".join(styles())
    raise InputFault(
        Bilingual(f"没有文字样式“{key}”", f"there is no text style '{key}'"),
        Bilingual(f"可用的有：{known}", f"there are: {', '.join(styles())}"),
    )
