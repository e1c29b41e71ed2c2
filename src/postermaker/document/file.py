"""The `.poster` file: a zip of `document.json` and `assets/<sha256>.<ext>`, and what a valid one is.

Entries are read by exact name and never unpacked to a path; sizes, ratios, counts and depth are limited
before anything is decoded. JSON goes straight into the model, so a fault names its path: `$.pages[0]…`.
"""

import hashlib
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from postermaker.document.model import VERSION, Document, Element, Group, Picture
from postermaker.errors import Bilingual, InputFault
from postermaker.files import write_durably

if TYPE_CHECKING:
    import zipfile

SUFFIX = ".poster"
_ENTRY = "document.json"
_ASSET = re.compile(r"assets/([0-9a-f]{64}\.(?:png|jpg|tif|webp|gif|bmp))")

MAX_ENTRIES, MAX_JSON, MAX_ENTRY, MAX_TOTAL = 5_000, 20_000_000, 500_000_000, 2_000_000_000
#: Stored and deflated, as the zip format numbers them.
_METHODS = (0, 8)
MAX_RATIO, MAX_DEPTH = 200, 64

_decoder = msgspec.json.Decoder(Document)


class _Version(msgspec.Struct):
    """Only what tells whether the rest can be understood."""

    version: int = VERSION


_version_decoder = msgspec.json.Decoder(_Version)
_encoder = msgspec.json.Encoder(order="deterministic")


def broken(what: str, why_zh: str, why_en: str) -> InputFault:
    """The one line for a file that can't be read."""
    return InputFault(
        Bilingual(f"打不开“{what}”：{why_zh}", f"can't open '{what}': {why_en}"),
        Bilingual("换一份备份，或重新做一份", "take a backup, or make it anew"),
    )


def _newer(said: str) -> InputFault:
    return InputFault(
        Bilingual(f"打不开“{said}”：它是更新的版本做的", f"can't open '{said}': a newer version made it"),
        Bilingual("请先升级标语海报", "upgrade postermaker first"),
    )


def asset_name(data: bytes, extension: str) -> str:
    """The name under which a document keeps a file: the hash of its content."""
    return f"{hashlib.sha256(data).hexdigest()}.{extension}"


def dump(document: Document) -> bytes:
    """The document as the bytes of a `.poster`; the same document always gives the same bytes."""
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        body = msgspec.json.format(_encoder.encode(replace(document, assets={})), indent=1)
        _put(archive, _ENTRY, body, zipfile.ZIP_DEFLATED)
        for name in sorted(document.assets):
            _put(archive, f"assets/{name}", document.assets[name], zipfile.ZIP_STORED)
    return stream.getvalue()


def _put(archive: "zipfile.ZipFile", name: str, data: bytes, method: int) -> None:
    import zipfile

    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = method
    archive.writestr(entry, data)


def save(document: Document, path: Path) -> None:
    """Write a `.poster`, whole and durable.

    Raises:
        InputFault: the folder can't be written.
    """
    write_durably(path, dump(document))


def load(path: Path) -> Document:
    """Read a `.poster`.

    Raises:
        InputFault: it can't be read, is damaged, hostile, or of a newer version.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise broken(path.name, "读不了这个文件", error.strerror or "it can't be read") from error
    return parse(data, path.name)


def parse(data: bytes, said: str) -> Document:
    """The document in the bytes of a `.poster`; `said` names the file in messages.

    Raises:
        InputFault: it is damaged, hostile, or of a newer version.
    """
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body, assets = _read(archive, said)
    except InputFault:
        raise
    except Exception as error:  # a damaged zip raises whatever its decoders stumble on
        raise broken(said, "文件不完整或不是标语海报文件", "it is damaged or no poster file") from error
    document = replace(decode(body, said), assets=assets)
    lost = sorted(used_assets(document) - assets.keys())
    if lost:
        raise broken(said, f"缺少图片 {lost[0]}", f"the picture {lost[0]} is missing")
    return document


def _read(archive: "zipfile.ZipFile", said: str) -> tuple[bytes, dict[str, bytes]]:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES or len(set(names)) != len(names) or _ENTRY not in names:
        raise broken(said, "条目太多、重复或缺少 document.json", "too many, doubled or missing entries")
    total, assets = 0, {}
    for entry in entries:
        if entry.compress_type not in _METHODS or entry.flag_bits & 1:
            raise broken(
                said, f"条目 {entry.filename!r} 的压缩方式不认识", f"entry {entry.filename!r} is packed oddly"
            )
        if entry.filename == _ENTRY:
            continue
        match = _ASSET.fullmatch(entry.filename)
        if not match:
            raise broken(said, f"不该有的条目 {entry.filename!r}", f"unexpected entry {entry.filename!r}")
        content = _content(archive, entry, MAX_ENTRY, said)
        total += len(content)
        if total > MAX_TOTAL or hashlib.sha256(content).hexdigest() != match[1][:64]:
            raise broken(
                said, f"图片 {match[1]} 已损坏或太大", f"the picture {match[1]} is damaged or too large"
            )
        assets[match[1]] = content
    return _content(archive, archive.getinfo(_ENTRY), MAX_JSON, said), assets


def _content(archive: "zipfile.ZipFile", entry: "zipfile.ZipInfo", limit: int, said: str) -> bytes:
    """An entry's bytes; what the archive claims of the size is not believed."""
    with archive.open(entry) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit or len(content) > MAX_RATIO * max(entry.compress_size, 4096):
        raise broken(said, f"条目 {entry.filename!r} 大得不正常", f"entry {entry.filename!r} is too large")
    return content


def decode(body: bytes, said: str) -> Document:
    """A document from its JSON.

    Raises:
        InputFault: the JSON is damaged or breaks a rule of the model; the message names the path.
    """
    try:
        if _version_decoder.decode(body).version > VERSION:
            raise _newer(said)
        document = _decoder.decode(body)
        _refuse_doubled_keys(body)
        check_rules(document)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise broken(said, f"内容不合规则（{error}）", f"its content breaks a rule ({error})") from error
    return document


def _refuse_doubled_keys(body: bytes) -> None:
    """JSON with a key twice means different things to different readers."""
    import json

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError(f"doubled key among {sorted(found)[:8]}")
        return found

    json.loads(body, object_pairs_hook=unique)


def check_rules(document: Document) -> None:
    """What the types can't say.

    Raises:
        ValueError: doubled ids or keys, or an element nested too deep.
    """
    ids: set[str] = set()

    def walk(elements: tuple[Element, ...], path: str, depth: int) -> None:
        if depth > MAX_DEPTH // 4:
            raise ValueError(f"groups nested too deep - at `{path}`")
        for i, element in enumerate(elements):
            here = f"{path}.elements[{i}]"
            if element.id in ids:
                raise ValueError(f"doubled id {element.id!r} - at `{here}`")
            ids.add(element.id)
            if isinstance(element, Group):
                walk(element.elements, here, depth + 1)

    for i, page in enumerate(document.pages):
        walk(page.elements, f"$.pages[{i}]", 0)
    for i, master in enumerate(document.masters):
        walk(master.elements, f"$.masters[{i}]", 0)
        walk(master.even, f"$.masters[{i}].even", 0)
    _check_masters(document)
    keys = [field.key for field in document.fields]
    if len(set(keys)) != len(keys):
        raise ValueError("doubled field key - at `$.fields`")


def _check_masters(document: Document) -> None:
    keys = {master.key for master in document.masters}
    if len(keys) != len(document.masters):
        raise ValueError("doubled master key - at `$.masters`")
    for i, page in enumerate(document.pages):
        if page.master and page.master not in keys:
            raise ValueError(f"unknown master {page.master!r} - at `$.pages[{i}].master`")


def used_assets(document: Document) -> set[str]:
    """The names of all assets that elements or picture fields show."""
    used: set[str] = set()

    def walk(elements: tuple[Element, ...]) -> None:
        for element in elements:
            if isinstance(element, Picture) and element.asset:
                used.add(element.asset)
            elif isinstance(element, Group):
                walk(element.elements)

    for page in document.pages:
        walk(page.elements)
    for master in document.masters:
        walk(master.elements)
        walk(master.even)
    pictures = {field.key for field in document.fields if field.kind == "picture"}
    return used | {value for key, value in document.values.items() if key in pictures and value}
