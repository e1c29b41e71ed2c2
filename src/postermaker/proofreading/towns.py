"""Names of other places and other rows in a row's texts: what is left when a banner is copied from another town."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from postermaker.proofreading.places import Place, own_paths, places_in, strangers
from postermaker.proofreading.remarks import Remark, in_field, notice
from postermaker.proofreading.rows import RowText, is_own, own_texts
from postermaker.proofreading.tables import WordTable

#: Names that only one place bears; 东门 or 食堂 is in anybody's text.
_NAMED = re.compile(
    r".*(?:[省市县区镇乡村]|街道|社区|居委会|村委会|小区|开发区)|.{2,}(?:局|大学|学院|医院|小学|中学|法院|检察院|派出所|公司|集团|街道办|办事处)"
)
_SHORTEST, _LONGEST = 3, 24
#: Rows that share a name before it counts as the list's own.
_FEW = 3


def in_design(texts: Mapping[str, str]) -> Iterator[Remark]:
    """`place-other`: a text names another town than the signature and the address of its own design."""
    own = own_texts(texts)
    if not own_paths(own):
        return
    for name, text in texts.items():
        if not is_own(name):
            for place in strangers(text, own):
                yield in_field(
                    _copied(text, place, f"署名是“{_short(own[0])}”", f"it is signed '{own[0]}'"), name
                )


def in_list(rows: Sequence[RowText]) -> Iterator[tuple[int, Remark]]:
    """`place-other` for each row that names a place that is neither its own nor most rows'.

    Where a row's own place is known, a name that most rows have too was copied through the list: it is told once.
    """
    found = [each for row in rows for each in _strange(row)]
    named = Counter(name for row in rows for name in _names(row))
    strange = Counter(name for _, name in {(row.number, place.name) for row, _, _, place in found})
    half = max(len(rows) / 2, _FEW - 1)
    told: set[str] = set()
    for row, name, text, place in found:
        count = (strange if own_paths(row.own()) else named)[place.name]
        if count <= half:
            yield row.number, in_field(_copied(text, place, *_row_of(row)), name)
        elif own_paths(row.own()) and place.name not in told:
            told.add(place.name)
            yield row.number, in_field(_everywhere(text, place, count, row), name)


def _strange(row: RowText) -> Iterator[tuple[RowText, str, str, Place]]:
    for name, text in row.printed().items():
        if places_in(text):
            yield from ((row, name, text, place) for place in strangers(text, row.own()))


def _names(row: RowText) -> set[str]:
    return {place.name for text in row.printed().values() for place in places_in(text)}


def _row_of(row: RowText) -> tuple[str, str]:
    own = _short(next(iter(row.own()), "")) or str(row.number)
    return f"这一行是“{own}”", f"this row is '{own}'"


def _copied(text: str, place: Place, zh: str, en: str) -> Remark:
    return notice(
        "place-other",
        text,
        place.start,
        place.start + len(place.name),
        f"文字里写的是“{place.name}”，而{zh}，请核对地名",
        f"the text says '{place.name}', but {en}: check the name",
    )


def _everywhere(text: str, place: Place, count: int, row: RowText) -> Remark:
    """For a name that most rows have, yet none of them is there: said once."""
    zh, en = _row_of(row)
    return notice(
        "place-other",
        text,
        place.start,
        place.start + len(place.name),
        f"有 {count} 行的文字写着“{place.name}”，而{zh}，请核对是不是照抄了别处的",
        f"{count} rows say '{place.name}', but {en}: check whether it was copied from elsewhere",
    )


def other_rows(rows: Sequence[RowText]) -> Iterator[tuple[int, Remark]]:
    """`place-other-row`: a text names the place or the office of another row."""
    table = WordTable({name: name for row in rows for name in (row.place, row.office) if _is_name(name)})
    found = [each for row in rows for each in _of_others(row, table)]
    counts = Counter(remark.words for _, remark in found)
    yield from (each for each in found if counts[each[1].words] <= max(len(rows) / 2, _FEW - 1))


def _of_others(row: RowText, table: WordTable) -> Iterator[tuple[int, Remark]]:
    for name, text in row.printed().items():
        for at, word in table.find(text):
            if word not in "\n".join(row.own()):
                zh, en = _row_of(row)
                zh = f"文字里写的是别的行的“{word}”，而{zh}，请核对"
                en = f"the text says '{word}', which is another row's, but {en}: check it"
                yield row.number, in_field(notice("place-other-row", text, at, at + len(word), zh, en), name)


def _is_name(name: str) -> bool:
    if not _SHORTEST <= len(name) <= _LONGEST:
        return False
    return bool(_NAMED.fullmatch(name)) and (len(name) > 4 or name[-1] in "省市县区镇乡村道")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:19] + "…"
