"""A cell's text: cleaned of what other programs put around it, judged, and read as a number where one is wanted."""

import re
import unicodedata

from postermaker.errors import Bilingual

#: What needs a closer look; most cells hold none of it.
_ODD = re.compile(r"[\r\0'=\ufeff]")
#: Programs write ="001" or '001 into text files so that Excel keeps it a text.
_FORCED = re.compile(r'="([^"]*)"|\'(=?[+\-.\dXx]+)')
#: WPS keeps a picture in a cell as this formula.
_PICTURE = re.compile(r"=?(?:_xlfn\.)?DISPIMG\(.*\)")
#: How Excel writes a number too long for it; a code like 5E10 has no plus.
_SCIENTIFIC = re.compile(r"[+-]?\d(?:\.\d+)?[Ee]\+\d{2,3}")

_COUNTED = re.compile(r"[x×*共]?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?\s*[张条个份块面幅套件本册枚支副对组]?")


def clean(text: str) -> str:
    """The text of a cell without the spaces around it and the marks that only programs need."""
    if _ODD.search(text) is None:
        return text.strip()
    text = text.replace("\0", "").replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    forced = _FORCED.fullmatch(text)
    if forced is not None:
        return (forced[1] or forced[2] or "").strip()
    return "" if _PICTURE.fullmatch(text) else text


def lost_digits(text: str) -> Bilingual | None:
    """Why a text is not the number that was typed, if Excel has shortened it to 1.2E+17."""
    if ("+" not in text and "." not in text) or _SCIENTIFIC.fullmatch(text) is None:
        return None
    return Bilingual(
        f"身份证/账号类数字被 Excel 改成了科学记数“{text}”，后面的数字已经丢了；请把这一列设为文本再重新填写",
        f"Excel turned a long number into '{text}' and lost its digits; make the column text and type it again",
    )


def whole_number(text: str) -> int | None:
    """The count in a text such as `3`, `３`, `1,200`, `3.0` or `3张`; None if it is none.

    Args:
        text: as it stands in a cell.
    """
    found = _COUNTED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None or len(found[1]) > 15:
        return None
    return int(found[1].replace(",", ""))
