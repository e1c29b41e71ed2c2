"""A template or document and a record become a document: names are matched, values checked, pictures taken in."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from postermaker.document.file import asset_name
from postermaker.document.model import Document, Field, FieldKind
from postermaker.errors import Bilingual, InputFault
from postermaker.images import probe
from postermaker.library.templates import field_names

#: Controls and the marks that turn writing direction: invisible, and never wanted in print.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


#: What any system means by a line break.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

MAX_PICTURE_BYTES = 500_000_000


def fill(
    document: Document, record: Mapping[str, str], pictures: Path = Path(), *, complete: bool = True
) -> Document:
    """The document with a record's values in its fields.

    Args:
        document: with fields, for instance from a template.
        record: field label, alias or key to its value; a picture field takes a path.
        pictures: the folder from which relative picture paths count.
        complete: whether required fields must be filled after it.

    Raises:
        InputFault: an unknown field, a value that is too long, a required one that is empty, or a bad picture.
    """
    names = field_names(document.fields)
    by_key = {f.key: f for f in document.fields}
    values, assets = dict(document.values), dict(document.assets)
    for name, value in record.items():
        field = by_key[_key(name, names)]
        if field.kind is FieldKind.PICTURE:
            if value.strip():
                asset, data = take_picture(pictures / value.strip())
                assets[asset], values[field.key] = data, asset
            continue
        values[field.key] = _checked(field, value)
    for field in document.fields:
        if complete and field.required and not values.get(field.key, "").strip():
            raise _empty(field)
    return replace(document, values=values, assets=assets)


def _key(name: str, names: Mapping[str, str]) -> str:
    key = names.get(name.strip()) or names.get(unicodedata.normalize("NFKC", name).strip().lower())
    if key is None:
        known = "、".join(dict.fromkeys(n for n in names if not n.isascii()))
        raise InputFault(
            Bilingual(f"没有字段“{name}”", f"there is no field '{name}'"),
            Bilingual(f"可用的字段：{known}", f"fields: {', '.join(dict.fromkeys(names.values()))}"),
        )
    return key


def _checked(field: Field, value: str) -> str:
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", value))
    text = _INVISIBLE.sub("", text).strip(" \t\n")
    if field.kind is not FieldKind.LINES:
        text = re.sub(r"[\n\t]+", " ", text)
    if len(text) > field.max_chars:
        raise InputFault(
            Bilingual(
                f"“{field.label}”有 {len(text)} 个字，最多 {field.max_chars} 个",
                f"'{field.key}' has {len(text)} characters, at most {field.max_chars} fit",
            ),
            Bilingual("请缩短它，或换一个更大的模板", "shorten it, or take a template with more room"),
        )
    return text


def _empty(field: Field) -> InputFault:
    return InputFault(
        Bilingual(f"“{field.label}”是空的", f"'{field.key}' is empty"),
        Bilingual(f"请用 --set {field.label}=… 填上", f"fill it with --set {field.key}=…"),
    )


def take_picture(path: Path) -> tuple[str, bytes]:
    """A picture file's name as an asset, and its bytes, after a look that it is a sound picture.

    Raises:
        InputFault: it can't be read, is no picture, is damaged, or too large.
    """
    try:
        if not path.is_file() or path.stat().st_size > MAX_PICTURE_BYTES:
            raise OSError("no file of a sensible size")  # a pipe or a device would never end
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a null in it
        raise InputFault(
            Bilingual(f"读不了图片“{path}”", f"can't read the picture '{path}'"),
            Bilingual("请检查路径和文件名", "check the path and the name"),
        ) from error
    return asset_name(data, probe(data, path.name).extension), data
