"""The one door to ReportLab: a PDF 1.6 file of our own dictionaries and streams, boxes and units included.

We use ReportLab's document objects, their numbers and its table of references, and none of its canvas: its page
adds an unembedded Helvetica and knows no UserUnit.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from postermaker.backends.deflate import deflated
from postermaker.backends.pdf.lazily import put_off

put_off("PIL.Image")  # ReportLab imports it for its pictures; ours come ready made

from reportlab.pdfbase import pdfdoc  # noqa: E402

#: The version, and high bytes that tell a transfer program that the file is binary (ISO 32000, 7.5.2).
_HEAD = b"%%PDF-%d.%d\n%%\xe6\xa0\x87\xe8\xaf\xad\n"

#: What `File.add` gives: how other objects point at one.
Reference = str


class Array(pdfdoc.PDFArrayCompact):  # type: ignore[misc]
    """An array of what PDF writes as it stands, and of arrays and dictionaries."""

    def said(self) -> str:
        """The array as PDF."""
        return f"[{' '.join(map(str, map(_said, self.sequence)))}]"

    def parts(self) -> list[bytes]:
        """What an object of its own consists of."""
        return [self.said().encode("latin-1")]


class Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]
    """A dictionary whose keys are plain names and whose plain values are PDF already.

    ReportLab's own escapes and encodes every key, number and reference again each time, a third of the time of a file.
    """

    def said(self) -> str:
        """The dictionary as PDF."""
        # nearly all values are strings, and a call for each would take as long as all else
        entries = [
            f"/{key} {value if type(value) is str else _said(value)}" for key, value in self.dict.items()
        ]
        return f"<< {' '.join(entries)} >>"

    def parts(self) -> list[bytes]:
        """What an object of its own consists of."""
        return [self.said().encode("latin-1")]


def _said(value: str | float | Array | Dictionary) -> object:
    """A value as PDF, or as something that formats so."""
    if isinstance(value, float):
        return f"{value:.6f}"  # PDF knows no exponents
    return value if isinstance(value, (str, int)) else value.said()


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose bytes are written as they are; `filters` says how they are already packed.

    `mark` stands for large content where the file's /ID is made.
    """

    def __init__(
        self, entries: Mapping[str, Any], content: bytes, filters: str | None = None, mark: bytes = b""
    ) -> None:
        self.mark = mark or content
        packed = {"Filter": Name(filters)} if filters else {}
        super().__init__(dictionary({**entries, **packed, "Length": len(content)}), content)

    def parts(self) -> list[bytes]:
        """The dictionary, then the bytes as they are: pictures are not copied about."""
        return [*self.dictionary.parts(), b"\nstream\n", self.content, b"\nendstream"]


class _Numbers(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's numbering of objects and its cross-reference table, without the pages, outlines and fonts of its canvas."""

    def __init__(self) -> None:
        self.objectcounter = 0
        self.idToObject: dict[str, Array | Dictionary | Stream] = {}
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.idToOffset: dict[str, int] = {}
        self.numberToId: dict[int, str] = {}


def flate_stream(entries: Mapping[str, Any], content: bytes) -> Stream:
    """A stream that is compressed here."""
    return Stream(entries, deflated(content), "FlateDecode")


@lru_cache(maxsize=1024)
def Name(said: str) -> str:  # reads as PDF's own type
    """A name; what is no regular character is written by its code (ISO 32000, 7.3.5)."""
    plain = (
        char if char.isascii() and (char.isalnum() or char in "_-.+") else f"#{ord(char):02X}"
        for char in said
    )
    return "/" + "".join(plain)


@lru_cache(maxsize=256)
def text(said: str) -> str:
    """A string that a person reads: ASCII as it stands, all else as UTF-16 (ISO 32000, 7.9.2)."""
    if said.isascii() and said.isprintable():
        escaped = said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{said.encode('utf-16-be', 'surrogatepass').hex().upper()}>"


def dictionary(entries: dict[str, Any]) -> Dictionary:
    """A dictionary of its own; keys without the slash, values as PDF writes them or objects."""
    return Dictionary(entries)


class File:
    """A PDF file being put together."""

    def __init__(self, title: str, created: datetime | None, version: tuple[int, int] = (1, 6)) -> None:
        self.title, self.created, self._version = title, created, version
        self._describe: Callable[[bytes], Stream] | None = None
        self._numbers = _Numbers()
        self._kids: list[Reference] = []
        self._pages = dictionary({"Type": Name("Pages")})
        self._catalog = dictionary(
            {"Type": Name("Catalog"), "Pages": self.add(self._pages), "Lang": text("zh")}
        )
        info = {"Title": text(title), "Producer": text("postermaker"), "Trapped": Name("False")}
        if created:
            info |= {"CreationDate": _date(created), "ModDate": _date(created)}
        self._info = dictionary(info)

    def catalog(self, key: str, value: Any) -> None:
        """An entry of the catalog."""
        self._catalog.dict[key] = value

    def inform(self, entries: Mapping[str, Any]) -> None:
        """More entries of the document's information."""
        self._info.dict.update(entries)

    def describe(self, make: Callable[[bytes], Stream]) -> None:
        """Set what makes the metadata of the file from its digest."""
        self._describe = make

    def add(self, value: Array | Dictionary | Stream) -> Reference:
        """An object of its own, once; gives the reference to it."""
        name = self._numbers.Reference(value).name
        number, version = self._numbers.idToObjectNumberAndVersion[name]
        return f"{number} {version} R"

    def add_page(self, entries: Mapping[str, Any]) -> None:
        """A page; /Type and /Parent are filled in."""
        parent = self.add(self._pages)
        self._kids.append(self.add(dictionary({"Type": Name("Page"), "Parent": parent, **entries})))

    def finish(self) -> list[bytes]:
        """The whole file in parts. The /ID is a digest of the content, so equal input gives equal bytes."""
        numbers, digest = self._numbers, hashlib.sha256()
        for value in numbers.idToObject.values():
            if isinstance(value, Stream):
                digest.update(value.mark)
        mark = digest.hexdigest()[:32]
        if self._describe:
            self.catalog("Metadata", self.add(self._describe(digest.digest())))
        self._pages.dict |= {"Kids": Array(self._kids), "Count": len(self._kids)}
        root, info = self.add(self._catalog), self.add(self._info)
        parts = [_HEAD % self._version]
        at = len(parts[0])
        for number, (name, value) in enumerate(numbers.idToObject.items(), 1):
            numbers.idToOffset[name] = at
            body = [b"%d 0 obj\n" % number, *value.parts(), b"\nendobj\n"]
            parts += body
            at += sum(map(len, body))
        table = pdfdoc.PDFCrossReferenceSubsection(0, numbers.idToObject)
        entries = {
            "Size": len(numbers.idToObject) + 1,
            "Root": root,
            "Info": info,
            "ID": f"[<{mark}><{mark}>]",
        }
        trailer = f"trailer\n{Dictionary(entries).said()}\nstartxref\n{at}\n%%EOF\n"
        return [*parts, b"xref\n", table.format(numbers), trailer.encode("ascii")]


@lru_cache(maxsize=8)
def _date(moment: datetime) -> str:
    """A date as PDF has it (ISO 32000, 7.9.4)."""
    stamp = moment.astimezone().strftime("D:%Y%m%d%H%M%S%z")
    return text(f"{stamp[:-2]}'{stamp[-2:]}'")
