"""What makes a PDF a PDF/X file: the output intent with its profile, the XMP packet, the version's name.

PDF/X-4 is ISO 15930-7 (PDF 1.6), PDF/X-1a:2003 is ISO 15930-4 (PDF 1.4, no transparency, no UserUnit).
"""

import zlib
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, assert_never

from msgspec import Struct

from postermaker import icc
from postermaker.backends.pdf.objects import Array, Dictionary, File, Name, Stream, dictionary, text
from postermaker.cache import remembered
from postermaker.library.presets import Standard

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">\0</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>postermaker</xmp:CreatorTool><pdf:Producer>postermaker</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:\0</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Condition(Struct, frozen=True):
    """The print condition that a file is made for."""

    profile: bytes  #: ICC, CMYK, of a printer
    identifier: str  #: OutputConditionIdentifier
    info: str  #: what a person reads
    registry: str = ""  #: where the identifier is registered


def version(standard: Standard) -> tuple[int, int]:
    """The PDF version that a standard is based on."""
    match standard:
        case Standard.NONE | Standard.X4:
            return (1, 6)  # UserUnit, object-level transparency
        case Standard.X1A:
            return (1, 4)
        case _:
            assert_never(standard)


def conform(file: File, standard: Standard, condition: Condition) -> None:
    """Give a file the marks of its standard; all but the XMP, which needs the file's digest."""
    name = _NAMES[standard]
    intent = {
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFX"),
        "OutputConditionIdentifier": text(condition.identifier),
        "Info": text(condition.info),
        "DestOutputProfile": file.add(_profile(condition.profile)),
    }
    if condition.registry:
        intent["RegistryName"] = text(condition.registry)
    file.catalog("OutputIntents", Array([dictionary(intent)]))
    file.inform({"GTS_PDFXVersion": text(name)})
    file.describe(lambda digest: _metadata(file, name, digest))


def _escaped(said: str) -> str:
    """Text as XML holds it; `xml.sax` would load half of Python's network library for it."""
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _uuid(digest: bytes) -> str:
    """A UUID of a digest (RFC 9562, version 8: of one's own making)."""
    made = bytearray(digest[:16])
    made[6] = made[6] & 0x0F | 0x80
    made[8] = made[8] & 0x3F | 0x80
    h = made.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


_NAMES = {Standard.X4: "PDF/X-4", Standard.X1A: "PDF/X-1a:2003"}


def _metadata(file: File, name: str, digest: bytes) -> Stream:
    """The XMP packet, not compressed, so that a tool can find it as text."""
    before, between, after = _packet(stamp(file.created), name)
    made = f"{before}{_escaped(file.title)}{between}{_uuid(digest)}{after}"
    return Stream({"Type": Name("Metadata"), "Subtype": Name("XML")}, made.encode())


@lru_cache(maxsize=8)
def _packet(date: datetime, name: str) -> list[str]:
    """The XMP packet before the title, between it and the document's own number, and behind that."""
    return _XMP.format(date=date.isoformat(timespec="seconds"), version=name).split("\0")


@lru_cache(maxsize=4)
def _packed_profile(profile: bytes) -> tuple[bytes, bytes]:
    """A profile deflated, and its digest; packing a megabyte takes longer than a banner."""
    digest = sha256(profile).hexdigest()
    return remembered(f"profile {digest} 9", lambda: zlib.compress(profile, 9)), digest.encode()


def _profile(profile: bytes) -> Stream:
    packed, digest = _packed_profile(profile)
    return Stream({"N": 4}, packed, "FlateDecode", digest)


def clean_title(title: str) -> str:
    """A title without the characters that XML can't hold, so that Info and XMP can say the same."""
    return "".join(
        char for char in title if " " <= char < "\ud800" or (char > "\udfff" and char not in "\ufffe\uffff")
    )


@lru_cache(maxsize=4)
def stamp(created: datetime | None) -> datetime:
    """The date of a file; the standards want one, and equal input wants equal bytes."""
    return (created or datetime(2000, 1, 1, tzinfo=UTC)).astimezone()


def layers(groups: list[Any]) -> Dictionary:
    """The catalog's layers: all on, one named configuration (GWG R0034, R0036)."""
    shown = dictionary({"Name": text("Layers"), "ON": Array(groups), "Order": Array(groups)})
    return dictionary({"OCGs": Array(groups), "D": shown})


@lru_cache(maxsize=4)
def condition_of(profile: bytes | None) -> Condition:
    """The print condition of a profile; None: the bundled one, which is registered as FOGRA39."""
    if profile is None:
        info = "Coated FOGRA39 (ISO 12647-2:2004), 300%"
        return Condition(icc.intent_profile(), "FOGRA39", info, "http://www.color.org")
    return Condition(profile, "Custom", icc.profile_name(profile))
