"""An office's name that is one character away from one that many rows have: 青和街道办 among 青禾街道办."""

from collections import Counter
from collections.abc import Iterator, Sequence

from postermaker.errors import Bilingual, Severity
from postermaker.proofreading.remarks import Remark
from postermaker.proofreading.rows import RowText

#: A name counts as the list's own from so many rows on, and so many times as often as the odd one.
_OFTEN, _TIMES = 3, 4
_SHORTEST = 4
#: What tells real offices apart: 第一小学 and 第二小学, 东区 and 西区.
_TELLING = frozenset(
    "0123456789０１２３４５６７８９〇一二三四五六七八九十"
    "东西南北中上下前后左右大小内外新老甲乙丙丁男女总分正副省市县区镇乡村"
)


def spellings(rows: Sequence[RowText]) -> Iterator[tuple[int, Remark]]:
    """`office-spelling`: for each row whose office is spelt like no other, yet almost like many."""
    counts = Counter(row.office for row in rows if len(row.office) >= _SHORTEST)
    frequent = {name: count for name, count in counts.items() if count >= _OFTEN}
    by_gap = _gaps(frequent)
    meant = {name: _nearest(name, count, frequent, by_gap) for name, count in counts.items()}
    for row in rows:
        if usual := meant.get(row.office):
            zh = f"“{row.office}”和名单里 {counts[usual]} 行的“{usual}”只差一个字，请核对"
            en = f"'{row.office}' differs by one character from '{usual}' in {counts[usual]} rows: check it"
            size = len(row.office)
            message = Bilingual(zh, en)
            yield (
                row.number,
                Remark("office-spelling", Severity.NOTICE, "office", row.office, 0, size, message, usual),
            )


def _gaps(names: dict[str, int]) -> dict[tuple[int, str], list[str]]:
    """Names by what is left of them without one character: names one change apart meet there, with no pair compared."""
    found: dict[tuple[int, str], list[str]] = {}
    for name in names:
        for at in range(len(name)):
            found.setdefault((at, name[:at] + name[at + 1 :]), []).append(name)
    return found


def _nearest(
    name: str, count: int, frequent: dict[str, int], by_gap: dict[tuple[int, str], list[str]]
) -> str:
    """The frequent name that was meant, or nothing."""
    near: set[str] = set()
    for at in range(len(name) + 1):
        shorter = name[:at] + name[at + 1 :]
        near.update(by_gap.get((at, name), ()))  # the other has one more
        if at < len(name):
            near.update(other for other in by_gap.get((at, shorter), ()) if _apart(name[at], other[at]))
            near.update({shorter} & frequent.keys() if name[at] not in _TELLING else ())
    near = {other for other in near if other != name and not _only_telling(name, other)}
    best = max(near, key=lambda other: (frequent[other], other), default="")
    return best if best and frequent[best] >= count * _TIMES else ""


def _apart(one: str, other: str) -> bool:
    return not (one in _TELLING or other in _TELLING)


def _only_telling(name: str, longer: str) -> bool:
    """Whether a name lacks just a character that tells offices apart."""
    if len(longer) != len(name) + 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(name, longer, strict=False)) if a != b), len(name))
    return longer[at] in _TELLING
