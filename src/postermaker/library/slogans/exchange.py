"""Slogans in and out: rows of a list become slogans, slogans become a .txt or .csv that reads back the same."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from postermaker.errors import Bilingual, InputFault
from postermaker.library.pinyin import reading_of
from postermaker.library.slogans.model import Slogan, Tone, checked_dates
from postermaker.library.slogans.slots import unknown_slots

#: What the column of the words may be called; the first is what we write.
TEXT_NAMES = ("标语", "口号", "宣传语", "标语内容", "内容", "文字", "slogan", "text")
_COLUMNS = (TEXT_NAMES[0], "主题", "口吻", "时节", "日期", "对象")
COLUMN_NAMES = (*TEXT_NAMES, *_COLUMNS[1:])

#: Characters; longer ones are paragraphs.
LONGEST = 60

#: Syllables of a text with tone marks, one a character (`text.pinyin.syllables`); given by who may import it.
Reader = Callable[[str], Sequence[str]]


class LeftOut(Struct, frozen=True):
    """A row that became no slogan."""

    number: int  #: as the file counts
    why: Bilingual
    is_double: bool = False


class Imported(Struct, frozen=True):
    """Slogans of a file, and the rows that are none."""

    slogans: tuple[Slogan, ...]
    left_out: tuple[LeftOut, ...]


def from_records(records: Iterable[tuple[int, Mapping[str, str]]], read: Reader) -> Imported:
    """The slogans of numbered rows, by the columns' names (see `COLUMN_NAMES`); empty rows are passed over."""
    found: dict[str, Slogan] = {}
    left_out = []
    for number, record in records:
        text = " ".join(next((record[name] for name in TEXT_NAMES if record.get(name)), "").split())
        why = _refused(text, record)
        if not text:
            continue
        if why is None and text in found:
            left_out.append(LeftOut(number, Bilingual(f"“{text}”重复", f"'{text}' is a double"), True))
        elif why:
            left_out.append(LeftOut(number, why))
        else:
            found[text] = _slogan(text, record, read)
    return Imported(tuple(found.values()), tuple(left_out))


def from_lines(text: str, read: Reader) -> Imported:
    """The slogans of a plain text, one a line."""
    return from_records(((n, {TEXT_NAMES[0]: line}) for n, line in enumerate(text.splitlines(), 1)), read)


def _refused(text: str, record: Mapping[str, str]) -> Bilingual | None:
    """Why a row is no slogan."""
    if len(text) > LONGEST:
        return Bilingual(f"{len(text)} 个字，最多 {LONGEST} 个", f"{len(text)} characters, at most {LONGEST}")
    if unknown := unknown_slots(text):
        said = "、".join(unknown)
        return Bilingual(
            f"不认识的空“{said}”，只有 {{地名}} {{单位}} {{日期}}",
            f"unknown slot '{said}', there are {{地名}} {{单位}} {{日期}}",
        )
    if (tone := record.get("口吻", "").strip()) and tone not in set(Tone):
        known = "、".join(Tone)
        return Bilingual(f"没有口吻“{tone}”，有 {known}", f"there is no tone '{tone}', only {known}")
    try:
        checked_dates(tuple(record.get("日期", "").split()))
    except ValueError:
        said = record["日期"]
        return Bilingual(f"日期“{said}”不像 11-01/11-30", f"the date '{said}' is not like 11-01/11-30")
    return None


def _slogan(text: str, record: Mapping[str, str], read: Reader) -> Slogan:
    tone = record.get("口吻", "").strip()
    return Slogan(
        text=text,
        topic=record.get("主题", "").strip(),
        tone=Tone(tone) if tone else None,
        occasion=record.get("时节", "").strip(),
        dates=tuple(record.get("日期", "").split()),
        audience=record.get("对象", "").strip(),
        reading=reading_of(read(text)),
    )


def exported(slogans: Iterable[Slogan], path: Path) -> bytes:
    """The file's bytes: a .txt holds a slogan a line, a .csv all columns, as Excel opens it.

    Raises:
        InputFault: another suffix.
    """
    match path.suffix.lower():
        case ".txt":
            return "".join(f"{slogan.text}\r\n" for slogan in slogans).encode("utf-8-sig")
        case ".csv":
            stream = io.StringIO(newline="")
            rows = csv.writer(stream)
            rows.writerow(_COLUMNS)
            rows.writerows(map(_cells, slogans))
            return stream.getvalue().encode("utf-8-sig")
        case other:
            raise InputFault(
                Bilingual(f"标语不能存成“{other}”", f"slogans are not written as '{other}'"),
                Bilingual("请用 .txt 或 .csv", "use .txt or .csv"),
            )


def _cells(slogan: Slogan) -> list[str]:
    # a single day is written as a range: Excel would make a date of it
    dates = " ".join(
        said if "/" in said else f"{said}/{said.removeprefix('lunar:')}" for said in slogan.dates
    )
    return [slogan.text, slogan.topic, slogan.tone or "", slogan.occasion, dates, slogan.audience]
