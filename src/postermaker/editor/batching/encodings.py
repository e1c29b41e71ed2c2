"""The encodings that a text list may be in, each with what its first row would say: a person sees which one reads. No Qt."""

from pathlib import Path

from postermaker.editor.words import say

_OFFERED = (
    ("gb18030", "GBK"), ("utf-8", "UTF-8"), ("big5hkscs", "Big5"), ("utf-16", "UTF-16"),
)  # fmt: skip
_READ = 400
_SHOWN = 14


def encoding_choices(path: Path) -> list[tuple[str, str]]:
    """Encoding (empty: found) and its words."""
    try:
        with path.open("rb") as file:
            data = file.read(_READ)
    except OSError:
        return []
    found = ("", say("自动", "found"))
    return [found, *((name, f"{words}：{_first_words(data, name)}") for name, words in _OFFERED)]


def encoding_words(name: str) -> str:
    """What people call an encoding."""
    return dict(_OFFERED).get(name, name)


def _first_words(data: bytes, encoding: str) -> str:
    """The start of the first row as this encoding reads it."""
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    line = next((line for line in text.splitlines() if line.strip()), "")
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line[:_SHOWN])
