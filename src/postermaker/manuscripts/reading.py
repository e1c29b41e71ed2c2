"""A file becomes a manuscript: by its suffix, and by what its first bytes say against that."""

import zipfile
from pathlib import Path

from postermaker.errors import Bilingual, InputFault
from postermaker.manuscripts.manuscript import MAX_BYTES, Manuscript, unreadable
from postermaker.manuscripts.plain import plain_manuscript

_TEXTS = frozenset({".txt", ".md"})
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_manuscript(path: Path) -> Manuscript:
    """The manuscript in a `.docx`, `.txt` or `.md`.

    Raises:
        InputFault: it can't be read, is empty, damaged, too large, or something else.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise unreadable(path, "太大", "it is too large")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it can't be opened"
        raise unreadable(
            path, "打不开", why, Bilingual("请检查路径和文件名", "check the path and the name")
        ) from error
    suffix = path.suffix.lower()
    if data.startswith(_OLD):
        raise _old(path, data)
    if suffix in _TEXTS:
        read = _text(data, path)
    elif suffix in (".docx", ".docm"):
        read = _docx(path)
    else:
        raise unreadable(path, f"不认识“{suffix or '没有后缀的文件'}”", f"'{suffix}' is no manuscript")
    if not read.parts and not read.title:
        raise unreadable(
            path, "里面没有文字", "there is no text in it", Bilingual("请检查文件", "check the file")
        )
    return read


def _old(path: Path, data: bytes) -> InputFault:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return unreadable(
            path,
            "加了密码",
            "it has a password",
            Bilingual("请在 Word 或 WPS 里去掉密码再保存", "take the password off and save it"),
        )
    return unreadable(
        path,
        "是旧的 .doc 格式",
        "it is an old .doc",
        Bilingual("请用 Word 或 WPS 另存为 .docx", "save it as .docx"),
    )


def _text(data: bytes, path: Path) -> Manuscript:
    from postermaker.tables.encodings import decoded

    if b"\0" in data[:4096] and data.startswith((b"PK", b"%PDF")):
        raise unreadable(path, "不是文本文件", "it is no text")
    try:
        text, _ = decoded(data, path)
    except InputFault as fault:
        raise unreadable(path, "文字编码认不出来", "its encoding is unknown") from fault
    return plain_manuscript(text)


def _docx(path: Path) -> Manuscript:
    """Whatever a damaged file makes the reader raise is one fault."""
    from postermaker.manuscripts.docx import docx_manuscript
    from postermaker.tables.parts import Parts

    try:
        parts = Parts(path)
    except InputFault as fault:
        raise unreadable(path, "解开后太大", "it is too large when unpacked") from fault
    except (OSError, zipfile.BadZipFile, Exception) as error:
        raise unreadable(path, "不是完整的 Word 文件", "it is no sound Word file") from error
    try:
        with parts:
            return docx_manuscript(parts, path)
    except InputFault:
        raise
    except Exception as error:
        raise unreadable(path, "不是完整的 Word 文件", "it is no sound Word file") from error
