"""The one door to ReportLab: a PDF 1.6 file of our own dictionaries and streams, boxes and units included.

We use ReportLab's document objects, cross-reference table and string encoding, and none of its canvas: its page
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

from reportlab import rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402

#: The version, and high bytes that tell a transfer program that the file is binary (ISO 32000, 7.5.2).
_HEAD = b"%%PDF-%d.%d\n%%\xe6\xa0\x87\xe8\xaf\xad\n"

Array = pdfdoc.PDFArrayCompact

#: What `File.add` gives: how other objects point at one. ReportLab has no types.
Reference = Any


class Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]
    """A dictionary whose keys are plain names and whose plain values are PDF already.

    ReportLab's own escapes and encodes every key and number again each time, a third of the time of a file.
    """

    def format(self, document: pdfdoc.PDFDocument, IND: bytes = b" ") -> bytes:
        """The dictionary as bytes."""
        parts = ["<<"]
        for key, value in self.dict.items():
            kind = type(value)
            if kind is str or kind is int:
                parts.append(f"/{key} {value}")
            elif kind is float:
                parts.append(f"/{key} {value:.6f}")  # PDF knows no exponents
            else:
                parts.append(f"/{key} {pdfdoc.format(value, document).decode('latin-1')}")
        parts.append(">>")
        return IND.decode().join(parts).encode("latin-1")


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose bytes are written as they are; `filters` says how they are already packed.

    `mark` stands for large content where the file's /ID is made.
    """

    def __init__(
        self, entries: Mapping[str, Any], content: bytes, filters: str | None = None, mark: bytes = b""
    ) -> None:
        self.mark = mark or content
        packed = {"Filter": Name(filters)} if filters else {}
        super().__init__(Dictionary({**entries, **packed}), content)

    def parts(self, document: pdfdoc.PDFDocument) -> list[bytes]:
        """The dictionary with the true length, then the bytes as they are: pictures are not copied about."""
        self.dictionary["Length"] = len(self.content)
        return [self.dictionary.format(document), b"\nstream\n", self.content, b"\nendstream"]


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


def dictionary(entries: Mapping[str, Any]) -> Dictionary:
    """A dictionary; keys without the slash, values as PDF writes them or objects."""
    return Dictionary(dict(entries))


class File:
    """A PDF file being put together."""

    def __init__(self, title: str, created: datetime | None, version: tuple[int, int] = (1, 6)) -> None:
        rl_config.useA85 = 0
        self.title, self.created, self._version = title, created, version
        self._describe: Callable[[bytes], Stream] | None = None
        self._document = pdfdoc.PDFDocument(pdfVersion=version, invariant=1)
        self._kids: list[Reference] = []
        self._pages = dictionary({"Type": Name("Pages")})
        self._catalog = dictionary(
            {"Type": Name("Catalog"), "Pages": self.add(self._pages), "Lang": text("zh")}
        )
        info = {"Title": text(title), "Producer": text("postermaker"), "Trapped": Name("False")}
        if created:
            stamp = created.astimezone().strftime("D:%Y%m%d%H%M%S%z")
            date = text(f"{stamp[:-2]}'{stamp[-2:]}'")
            info |= {"CreationDate": date, "ModDate": date}
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

    def add(self, value: Any) -> Reference:
        """An object of its own; gives the reference to it."""
        return self._document.Reference(value)

    def add_page(self, entries: Mapping[str, Any]) -> None:
        """A page; /Type and /Parent are filled in."""
        parent = self.add(self._pages)
        self._kids.append(self.add(dictionary({"Type": Name("Page"), "Parent": parent, **entries})))

    def finish(self) -> list[bytes]:
        """The whole file in parts. The /ID is a digest of the content, so equal input gives equal bytes."""
        document = self._document
        digest = hashlib.sha256()
        for value in document.idToObject.values():
            if isinstance(value, Stream):
                digest.update(value.mark)
        mark = digest.hexdigest()[:32]
        if self._describe:
            self.catalog("Metadata", self.add(self._describe(digest.digest())))
        self._pages.dict |= {"Kids": Array(self._kids), "Count": len(self._kids)}
        root, info = self.add(self._catalog), self.add(self._info)
        ids: list[str] = []
        head = _HEAD % self._version
        parts, at = [head], len(head)
        while number_id := document.numberToId.get(len(ids) + 1):  # formatting may add objects
            value = document.idToObject[number_id]
            body = (
                value.parts(document)
                if isinstance(value, Stream)
                else [pdfdoc.format(value, document, toplevel=1)]
            )
            ids.append(number_id)
            document.idToOffset[number_id] = at
            body = [b"%d 0 obj\n" % len(ids), *body, b"\nendobj\n"]
            parts += body
            at += sum(map(len, body))
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, ids)
        trailer = pdfdoc.PDFTrailer(
            startxref=at,
            Size=len(ids) + 1,
            Root=root,
            Info=info,
        )
        trailer.dict = dictionary(trailer.dict.dict | {"ID": f"[<{mark}><{mark}>]"})
        return [*parts, table.format(document), trailer.format(document)]
