"""The copied town: a text that names another place than its own (field.md 3.2: 宁波的横幅写“和谐申城”).

The names are in `places.tsv`, what only sounds like them in `not-places.txt`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from postermaker.proofreading.tables import WordTable, lines

#: What makes a place of a name that is a common word too.
_SUFFIX = re.compile("市|县|區|区|自治|地区|新区|州(?!际)|盟|旗|镇|人民政府")
#: A road is named after many a town.
_ROAD = re.compile(
    "[东西南北中]{0,2}[一二三四五六七八九十]?(?:路|街|大道|道|巷|弄|桥)|[东西南北]?(?:岸|麓|坡)"
)
#: 西安 of 西安装, 三明 of 三明治, 南阳 of 南阳台.
_JOINED = {
    "安": "全静康宁心装排置保家定抚稳居",
    "阳": "光台",
    "通": "道过行",
    "明": "治确显",
    "平": "安等静台",
}
#: A place and all above it, the highest first: ("湖南", "常德").
Path = tuple[str, ...]


class Place(Struct, frozen=True):
    """A name of a place in a text; a name may be that of several places."""

    name: str
    start: int
    paths: tuple[Path, ...]
    weak: bool  #: many towns are called so


class _Name(Struct, frozen=True):
    paths: tuple[Path, ...]
    strict: bool
    weak: bool


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[str, _Name], WordTable]:
    paths: dict[str, list[Path]] = {}
    flags: dict[str, list[str]] = {}
    above: dict[str, Path] = {"-": ()}
    for line in lines("places.tsv"):
        parent, entries = line.split("\t")
        for names in (entry.split("=") for entry in entries.split()):
            path = (*above[parent], names[0].rstrip("*"))
            above.setdefault(path[-1], path)
            for name in names:
                bare = name.rstrip("*?")
                paths.setdefault(bare, []).append(path)
                flags.setdefault(bare, []).append(name[len(bare) :])
    # 河北 is a province and a district of 天津: one sure meaning is enough
    known = {n: _Name(tuple(p), all(m == "*" for m in flags[n]), "?" in flags[n]) for n, p in paths.items()}
    no_places = {word: "" for line in lines("not-places.txt") for word in line.split()}
    return known, WordTable({**{name: name for name in known}, **no_places})


@lru_cache(maxsize=16384)
def places_in(text: str, bare: bool = False) -> tuple[Place, ...]:
    """The places that a text names.

    Args:
        text: a text, or what a list has for a place or an office.
        bare: take names that are common words too without 市, 县 or the like behind them.
    """
    known, table = _gazetteer()
    return tuple(
        Place(name, at, known[name].paths, known[name].weak)
        for at, name in table.find(text)
        if table.words[name] and _is_meant(text, at + len(name), known[name].strict and not bare)
    )


def _is_meant(text: str, end: int, strict: bool) -> bool:
    if strict:
        return bool(_SUFFIX.match(text, end)) and text[end - 1 : end + 1] != "城市"
    return text[end : end + 1] not in set(_JOINED.get(text[end - 1], "")) and not _ROAD.match(text, end)


def own_paths(texts: Iterable[str]) -> frozenset[Path]:
    """The places that a row or a design calls its own, surely."""
    return frozenset(path for text in texts for place in places_in(text) for path in place.paths)


def strangers(text: str, own: Iterable[str]) -> Iterator[Place]:
    """The places in a text that are none of its own ones, nor above or below them.

    Without a known place of its own a text may name any town that its name holds; weak names are then passed over.
    """
    found = places_in(text)
    if not found:
        return
    own = tuple(own)
    sure, loose = own_paths(own), " ".join(own)
    lowest = {path for path in sure if not any(_above(path, other) for other in sure)}
    for place in found:
        if place.name in loose or (place.weak and not sure):
            continue
        if not any(_related(path, mine) for path in place.paths for mine in lowest) and not _said(place, own):
            yield place


def _said(place: Place, own: tuple[str, ...]) -> bool:
    """Whether the own texts name it in passing, 南湖 for 南湖区."""
    loose = {path for text in own for each in places_in(text, bare=True) for path in each.paths}
    return any(path in loose for path in place.paths)


def _above(path: Path, other: Path) -> bool:
    return len(path) < len(other) and other[: len(path)] == path


def _related(path: Path, mine: Path) -> bool:
    return path == mine or _above(path, mine) or _above(mine, path)
