"""A PDF file of dictionaries and streams: objects, cross-reference table, trailer (ISO 32000, 7.3 and 7.5).

Our own since a whole banner takes under a millisecond: loading a library for it took as long as thirty banners.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import accumulate
from typing import Any

from postermaker.backends.deflate import deflated

#: The version, and high bytes that tell a transfer program that the file is binary (7.5.2).
_HEAD = b"%%PDF-%d.%d\n%%\xe6\xa0\x87\xe8\xaf\xad\n"
#: Elements of an array that stand on one line.
_IN_A_LINE = 10

#: What `File.add` gives, as PDF writes it: how other objects point at one.
Reference = str


class Array:
    """An array of values as PDF writes them, or of objects."""

    __slots__ = ("elements",)

    def __init__(self, elements: Iterable[Any]) -> None:
        self.elements = list(elements)

    def __str__(self) -> str:
        starts = range(0, len(self.elements), _IN_A_LINE)
        lines = (" ".join(map(str, self.elements[at : at + _IN_A_LINE])) for at in starts)
        return "[ " + " \n  ".join(lines) + " ]"


class Dictionary:
    """A dictionary whose keys are plain names, whose plain values are PDF already; others write themselves."""

    __slots__ = ("entries",)

    def __init__(self, entries: dict[str, Any]) -> None:
        self.entries = entries

    def __str__(self) -> str:
        parts = [
            # PDF knows no exponents
            f"/{key} {value:.6f}" if isinstance(value, float) else f"/{key} {value}"
            for key, value in self.entries.items()
        ]
        return f"<< {' '.join(parts)} >>" if parts else "<< >>"


class Stream:
    """A stream whose bytes are written as they are; `filters` says how they are already packed.

    `mark` stands for large content where the file's /ID is made.
    """

    __slots__ = ("content", "entries", "mark")

    def __init__(
        self, entries: Mapping[str, Any], content: bytes, filters: str | None = None, mark: bytes = b""
    ) -> None:
        self.content, self.mark = content, mark or content
        self.entries = {**entries, "Filter": Name(filters)} if filters else dict(entries)

    def __str__(self) -> str:
        """All but the bytes: pictures are not copied about."""
        return f"{Dictionary({**self.entries, 'Length': len(self.content)})}\nstream\n"


def flate_stream(entries: Mapping[str, Any], content: bytes) -> Stream:
    """A stream that is compressed here."""
    return Stream(entries, deflated(content), "FlateDecode")


@lru_cache(maxsize=1024)
def Name(said: str) -> str:  # reads as PDF's own type
    """A name; what is no regular character is written by its code (7.3.5)."""
    plain = (
        char if char.isascii() and (char.isalnum() or char in "_-.+") else f"#{ord(char):02X}"
        for char in said
    )
    return "/" + "".join(plain)


@lru_cache(maxsize=256)
def text(said: str) -> str:
    """A string that a person reads: ASCII as it stands, all else as UTF-16 (7.9.2)."""
    if said.isascii() and said.isprintable():
        escaped = said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{said.encode('utf-16-be', 'surrogatepass').hex().upper()}>"


def dictionary(entries: Mapping[str, Any]) -> Dictionary:
    """A dictionary; keys without the slash, values as PDF writes them or objects."""
    return Dictionary(dict(entries))


@lru_cache(maxsize=4)
def _date(created: datetime) -> str:
    """A date (7.9.4); the files of a batch share it."""
    stamp = created.astimezone().strftime("D:%Y%m%d%H%M%S%z")
    return text(f"{stamp[:-2]}'{stamp[-2:]}'")


class File:
    """A PDF file being put together."""

    def __init__(self, title: str, created: datetime | None, version: tuple[int, int] = (1, 6)) -> None:
        self.title, self.created, self._version = title, created, version
        self._describe: Callable[[bytes], Stream] | None = None
        self._objects: list[Dictionary | Array | Stream] = []
        self._kids: list[Reference] = []
        self._pages = dictionary({"Type": Name("Pages")})
        self._parent = self.add(self._pages)
        self._catalog = dictionary({"Type": Name("Catalog"), "Pages": self._parent, "Lang": text("zh")})
        info = {"Title": text(title), "Producer": text("postermaker"), "Trapped": Name("False")}
        if created:
            date = _date(created)
            info |= {"CreationDate": date, "ModDate": date}
        self._info = dictionary(info)

    def catalog(self, key: str, value: Any) -> None:
        """An entry of the catalog."""
        self._catalog.entries[key] = value

    def inform(self, entries: Mapping[str, Any]) -> None:
        """More entries of the document's information."""
        self._info.entries.update(entries)

    def describe(self, make: Callable[[bytes], Stream]) -> None:
        """Set what makes the metadata of the file from its digest."""
        self._describe = make

    def add(self, value: Dictionary | Array | Stream) -> Reference:
        """An object of its own; gives the reference to it. What it holds may change until the file is finished."""
        self._objects.append(value)
        return f"{len(self._objects)} 0 R"

    def add_page(self, entries: Mapping[str, Any]) -> None:
        """A page; /Type and /Parent are filled in."""
        self._kids.append(self.add(dictionary({"Type": Name("Page"), "Parent": self._parent, **entries})))

    def finish(self) -> list[bytes]:
        """The whole file in parts. The /ID is a digest of the content, so equal input gives equal bytes."""
        digest = hashlib.sha256()
        for value in self._objects:
            if isinstance(value, Stream):
                digest.update(value.mark)
        if self._describe:
            self.catalog("Metadata", self.add(self._describe(digest.digest())))
        self._pages.entries |= {"Kids": Array(self._kids), "Count": len(self._kids)}
        root, info = self.add(self._catalog), self.add(self._info)
        head = _HEAD % self._version
        parts, lengths = [head], [len(head)]
        for number, value in enumerate(self._objects, 1):
            body = _written(number, value)
            parts += body
            lengths.append(sum(map(len, body)))
        *offsets, end = accumulate(lengths)
        return [*parts, _table(offsets, end, root, info, digest.hexdigest()[:32])]


def _written(number: int, value: Dictionary | Array | Stream) -> list[bytes]:
    """An object with its number, in parts."""
    if isinstance(value, Stream):
        return [f"{number} 0 obj\n{value}".encode("latin-1"), value.content, b"\nendstream\nendobj\n"]
    return [f"{number} 0 obj\n{value}\nendobj\n".encode("latin-1")]


def _table(offsets: list[int], end: int, root: Reference, info: Reference, mark: str) -> bytes:
    """Where each object begins, and where to start reading (7.5.4, 7.5.5)."""
    rows = "".join([f"{offset:010d} 00000 n \n" for offset in offsets])
    count = len(offsets) + 1
    return (
        f"xref\n0 {count}\n0000000000 65535 f \n{rows}"
        f"trailer\n<<\n/ID \n[<{mark}><{mark}>]\n\n/Info {info}\n/Root {root}\n/Size {count}\n>>\n"
        f"startxref\n{end}\n%%EOF\n"
    ).encode("ascii")
