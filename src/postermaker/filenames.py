"""File names that every system takes: made from words of people, the same on every run."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)
MAX_NAME_BYTES = 180


def safe_name(text: str) -> str:
    """A file name's stem that every system takes: no separators, controls or reserved names, not too long."""
    text = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text))
    text = re.sub(r"\s+", " ", text).strip(" .")
    while len(text.encode()) > MAX_NAME_BYTES:
        text = text[:-1].rstrip(" .")
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    return text or "_"
