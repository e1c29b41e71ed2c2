"""`postermaker slogans`: find a slogan; take in one's own, write them out."""

import argparse
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

from postermaker.errors import Bilingual, Fault, InputFault
from postermaker.files import write_durably
from postermaker.library.slogans.exchange import TEXT_NAMES, exported
from postermaker.library.slogans.model import Slogan, Tone
from postermaker.library.slogans.own import Own, keep, own_path, read_own, with_collection
from postermaker.library.slogans.reading import slogans, topic_named, topics
from postermaker.library.slogans.searching import Wanted, search
from postermaker.library.slogans.slots import slots_of

_TONES = {name: tone for tone in Tone for name in tone.said}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "--search",
        default="",
        metavar="TEXT",
        help=str(Bilingual("字、拼音或拼音首字母", "characters, pinyin or its initials")),
    )
    parser.add_argument("--topic", default="", metavar="T")
    parser.add_argument("--tone", choices=list(_TONES))
    parser.add_argument("--length", default="", metavar="A-B", help=str(Bilingual("字数，如 8-16", "8-16")))
    parser.add_argument(
        "--audience", default="", metavar="A", help=str(Bilingual("给谁看，如 社区", "社区 …"))
    )
    parser.add_argument(
        "--date",
        default="",
        metavar="MM-DD|today",
        help=str(Bilingual("这天起七天里用得上的", "what fits the seven days from then")),
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--import",
        dest="taken",
        type=Path,
        metavar="FILE.(txt|csv|xlsx)",
        help=str(Bilingual("收进自己的标语", "take in slogans of your own")),
    )
    parser.add_argument(
        "--export",
        dest="out",
        type=Path,
        metavar="FILE.(txt|csv)",
        help=str(Bilingual("把找到的存成文件", "write what was found to a file")),
    )


def run(args: argparse.Namespace) -> int:
    """Take slogans in, write them out, or print what was found; without a wish, print the topics."""
    if args.taken is not None:
        return _take_in(args.taken)
    wanted = _wanted(args)
    own, damaged = _own()
    found = search((*slogans(), *own.slogans), wanted)
    if args.out is not None:
        write_durably(args.out, exported(found, args.out))
        print(Bilingual(f"存了 {len(found)} 条：{args.out}", f"wrote {len(found)} slogans: {args.out}"))
    elif args.json:
        print(json.dumps([_facts(s) for s in found], ensure_ascii=False, indent=1))
    elif wanted == Wanted():
        _print_topics(own)
    else:
        print(*map(_line, found), sep="\n", end="\n" if found else "")
    return int(damaged)


def _own() -> tuple[Own, bool]:
    """The user's own slogans, and whether they can't be read, which is said and keeps nobody from ours."""
    try:
        return read_own(), False
    except Fault as fault:
        print(f"postermaker: {fault}", file=sys.stderr)
        return Own(), True


def _wanted(args: argparse.Namespace) -> Wanted:
    shortest, longest = _lengths(args.length)
    return Wanted(
        text=args.search,
        topic=topic_named(args.topic).name if args.topic else "",
        tone=_TONES[args.tone] if args.tone else None,
        shortest=shortest,
        longest=longest,
        day=_day(args.date, date.today()) if args.date else None,
        audience=args.audience,
    )


def _lengths(said: str) -> tuple[int, int]:
    """`8-16`, `8-`, `-16` or `12`, in characters."""
    if not said:
        return Wanted().shortest, Wanted().longest
    found = re.fullmatch(r"(\d{0,3})(-?)(\d{0,3})", said)
    if not found or said == "-":
        raise InputFault(
            Bilingual(f"认不出字数“{said}”", f"'{said}' is no range of lengths"),
            Bilingual("请写 8-16、8- 或 12", "write 8-16, 8- or 12"),
        )
    low, dash, high = found.groups()
    if not dash:
        return int(said), int(said)
    return int(low or 0), int(high or Wanted().longest)


def _day(said: str, today: date) -> date:
    """`today`, a full date, or the next such day from today on."""
    if said in ("today", "今天"):
        return today
    try:
        if said.count("-") == 2:
            return date.fromisoformat(said)
        month, day = (int(part) for part in said.split("-"))
        date(2024, month, day)
    except ValueError:
        raise InputFault(
            Bilingual(f"认不出日期“{said}”", f"'{said}' is no date"),
            Bilingual("请写 11-09、2026-11-09 或 today", "write 11-09, 2026-11-09 or today"),
        ) from None
    years = (today.year + i for i in range(9))  # the 29th of February may be eight years away
    days = (date(year, month, day) for year in years if (month, day) != (2, 29) or _is_leap(year))
    return next(each for each in days if each >= today)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _take_in(path: Path) -> int:
    """Take the slogans of a file in, as a collection of the file's name; code 1 where rows were left out."""
    from postermaker.tables.slogans import read_slogans

    found = read_slogans(path)
    for each in found.left_out:
        print(
            Bilingual(f"第 {each.number} 行没收：{each.why.zh}", f"row {each.number}: {each.why.en}"),
            file=sys.stderr,
        )
    if not found.slogans:
        raise InputFault(
            Bilingual(f"“{path.name}”里没有标语", f"there is no slogan in '{path.name}'"),
            Bilingual(f"请把标语放在叫“{TEXT_NAMES[0]}”的一列", f"name their column '{TEXT_NAMES[0]}'"),
        )
    keep(with_collection(read_own(), path.stem, found.slogans))
    count = len(found.slogans)
    print(
        Bilingual(
            f"收进 {count} 条（{path.stem}），存在 {own_path()}",
            f"took in {count} ({path.stem}): {own_path()}",
        )
    )
    return int(any(not each.is_double for each in found.left_out))


def _print_topics(own: Own) -> None:
    for topic in topics():
        print(f"{topic.key:<12} {len(topic.slogans):>4}  {topic.name}")
    for name, kept in own.collections.items():
        print(f"{Bilingual('自己的', 'own')!s:<12} {len(kept):>4}  {name}")


def _line(slogan: Slogan) -> str:
    about = " ".join(part for part in (slogan.topic, slogan.tone or "") if part)
    return f"{slogan.text}  〔{about}〕" if about else slogan.text


def _facts(slogan: Slogan) -> dict[str, Any]:
    return {
        "text": slogan.text,
        "topic": slogan.topic,
        "tone": slogan.tone,
        "occasion": slogan.occasion,
        "dates": list(slogan.dates),
        "audience": slogan.audience,
        "length": slogan.length,
        "slots": list(slots_of(slogan.text)),
    }
