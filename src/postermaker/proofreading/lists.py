"""What only a look over all rows shows: doubles, gaps, and the one row that differs from the others."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from postermaker.errors import Bilingual, Severity
from postermaker.proofreading.remarks import Remark
from postermaker.proofreading.rows import RowText

#: Fewer rows have no usual length, quantity or ending.
_ENOUGH = 8
_SAME_TEXT = 5
_PICTURE = re.compile(r".+\.(?:jpe?g|png|tiff?|webp|bmp|gif|svg|heic)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．:：][0-9０-９]+)*|[〇零一二三四五六七八九十]+(?=[年月日号])")

Found = Iterator[tuple[int, Remark]]


def _about(rule: str, column: str, words: str, zh: str, en: str) -> Remark:
    return Remark(rule, Severity.NOTICE, column, words, 0, 0, Bilingual(zh, en))


def doubles(rows: Sequence[RowText]) -> Found:
    """`row-duplicate`: place, size and all texts are those of an earlier row."""
    first: dict[tuple[str, str, tuple[tuple[str, str], ...]], int] = {}
    for row in rows:
        key = (row.place, row.size, tuple(sorted(row.texts.items())))
        if any(row.texts.values()) and (earlier := first.setdefault(key, row.number)) != row.number:
            zh = f"和第 {earlier} 行的地点、文字都一样，是不是重复了？要多做请改数量"
            en = f"place and texts are those of row {earlier}: delete one, or raise its quantity"
            yield row.number, _about("row-duplicate", "place", row.place, zh, en)


def two_sizes(rows: Sequence[RowText]) -> Found:
    """`place-two-sizes`: the same texts at the same place in another size; often meant, so said once a place."""
    first: dict[tuple[str, tuple[tuple[str, str], ...]], RowText] = {}
    told = set()
    for row in rows:
        key = (row.place, tuple(sorted(row.texts.items())))
        earlier = first.setdefault(key, row)
        if row.place and row.size != earlier.size and key not in told:
            told.add(key)
            zh = f"同一地点第 {earlier.number} 行是 {earlier.size}，这一行是 {row.size}，请核对尺寸"
            en = f"the same place is {earlier.size} in row {earlier.number} and {row.size} here: check the sizes"
            yield row.number, _about("place-two-sizes", "size", row.size, zh, en)


def empty_places(rows: Sequence[RowText]) -> Found:
    """`place-empty`: most rows say where they hang, this one does not."""
    empty = [row for row in rows if not row.place.strip()]
    if len(empty) * 2 < len(rows):
        for row in empty:
            yield (
                row.number,
                _about("place-empty", "place", "", "没有写地点，请补上", "no place is given: add it"),
            )


def odd_quantities(rows: Sequence[RowText]) -> Found:
    """`quantity-odd`: none at all, or far beyond what the other rows have."""
    usual = sorted(row.quantity for row in rows)
    high = usual[int(len(usual) * 0.95) - 1] if len(usual) >= _ENOUGH else float("inf")
    for row in rows:
        shown = f"{row.quantity:g}"
        if row.quantity <= 0:
            zh, en = f"数量是 {shown}，请填要做几份", f"the quantity is {shown}: say how many"
        elif row.quantity > max(high * 10, 50):
            zh = f"数量是 {shown}，别的行多在 {high:g} 以内，请核对"
            en = f"the quantity is {shown}, other rows have up to {high:g}: check it"
        else:
            continue
        yield row.number, _about("quantity-odd", "quantity", shown, zh, en)


def _columns(rows: Sequence[RowText]) -> dict[str, list[tuple[int, str]]]:
    """Each column's texts with their rows, the empty ones left out."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        for name, text in row.printed().items():
            if text.strip():
                found[name].append((row.number, text.strip()))
    return found


def long_texts(rows: Sequence[RowText]) -> Found:
    """`text-long`: several times as long as the others of its column; it will be set very small."""
    for name, texts in _columns(rows).items():
        if len(texts) < _ENOUGH:
            continue
        usual = median(len(text) for _, text in texts)
        for number, text in texts:
            if len(text) > max(usual * 3, usual + 16):
                zh = f"有 {len(text)} 个字，别的行一般 {usual:g} 个，字会排得很小，请缩短"
                en = f"has {len(text)} characters where others have {usual:g}: shorten it"
                yield number, _about("text-long", name, text, zh, en)


def endings(rows: Sequence[RowText]) -> Found:
    """`end-mark-differs`: some rows end in 。 and the others in nothing; said of each where they are few, else once."""
    for name, texts in _columns(rows).items():
        plain = [each for each in texts if each[1][-1] not in "。！!？?…；;："]
        stopped = [each for each in texts if each[1][-1] == "。"]
        few, many = sorted((plain, stopped), key=len)
        if not few or len(plain) + len(stopped) < _ENOUGH:
            continue
        has = few is stopped
        zh = f"句末{'有' if has else '没有'}“。”，另外 {len(many)} 行{'没有' if has else '都有'}，请统一"
        en = f"{'ends' if has else 'does not end'} in 。, unlike {len(many)} other rows: make them alike"
        for number, text in few if len(few) * 10 <= len(many) else few[:1]:
            size, start = len(text), len(text) - 1
            rule, better = "end-mark-differs", "" if has else text[-1] + "。"
            yield (
                number,
                Remark(rule, Severity.NOTICE, name, text[-1], start, size, Bilingual(zh, en), better),
            )


def odd_numbers(rows: Sequence[RowText]) -> Found:
    """`number-differs`: texts that are the same but for a number that almost all rows share, 5月1日 and 5月11日."""
    for name, texts in _columns(rows).items():
        alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, text in texts:
            alike[_NUMBER.sub("#", text)].append((number, text))
        for shape, group in alike.items():
            if "#" in shape and len(group) >= _SAME_TEXT:
                yield from _odd_of(name, group)


def _odd_of(name: str, group: list[tuple[int, str]]) -> Found:
    texts = Counter(text for _, text in group)
    usual, count = texts.most_common(1)[0]
    if count * 10 < len(group) * 8:
        return  # a number that differs everywhere, such as a telephone
    wanted = _NUMBER.findall(usual)
    for number, text in group:
        for match, right in zip(_NUMBER.finditer(text), wanted, strict=True):
            if match[0] != right:
                zh = f"这里是“{match[0]}”，另外 {count} 行是“{right}”，请核对"
                en = f"'{match[0]}' here, '{right}' in {count} other rows: check it"
                message = Bilingual(zh, en)
                place = (match[0], match.start(), match.end())
                yield number, Remark("number-differs", Severity.NOTICE, name, *place, message, right)


def pictures(rows: Sequence[RowText], folder: Path | None) -> Found:
    """`picture-missing`: a column of pictures where this row has none, or names one that isn't in the folder."""
    seen: dict[str, bool] = {}
    for name in {name: None for row in rows for name in row.texts}:
        cells = [(row.number, row.texts.get(name, "").strip()) for row in rows]
        if sum(1 for _, cell in cells if _PICTURE.fullmatch(cell)) * 2 <= len(cells):
            continue
        for number, cell in cells:
            if not cell:
                zh, en = "没有图片，别的行都有，请补上", "no picture, other rows have one: add it"
                yield number, _about("picture-missing", name, "", zh, en)
            elif folder is not None and not seen.setdefault(cell, _exists(folder / cell)):
                zh, en = (
                    f"找不到图片“{cell}”，请核对文件名",
                    f"the picture '{cell}' is not there: check its name",
                )
                yield number, _about("picture-missing", name, cell, zh, en)


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # ValueError: a name with a null in it
        return False
