"""A row of a list as proofreading wants it, and which columns say where a row belongs."""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, field

#: Fields whose words are a design's or a row's own place and office.
_OWN_FIELD = re.compile(
    "署名|单位|落款|机构|主办|承办|地址|地点|点位|位置|地名|区域|辖区|所在|sender|place|office|address|site",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def is_own(name: str) -> bool:
    """Whether a field says whose a design is, or where it hangs."""
    return bool(_OWN_FIELD.search(name))


class RowText(Struct, frozen=True):
    """The words of one row: where it hangs, who signs it, what is printed."""

    number: int  #: as the spreadsheet counts it
    place: str = ""
    office: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)  #: column to text
    quantity: float = 1
    size: str = ""

    def own(self) -> list[str]:
        """All that says where this row belongs."""
        return [text for text in (self.place, self.office, *own_texts(self.texts)) if text]

    def printed(self) -> dict[str, str]:
        """The texts that could name a place that isn't the row's own."""
        return {name: text for name, text in self.texts.items() if not is_own(name)}


def own_texts(texts: Mapping[str, str]) -> list[str]:
    """The texts of those fields that say whose a design is."""
    return [text for name, text in texts.items() if is_own(name)]
