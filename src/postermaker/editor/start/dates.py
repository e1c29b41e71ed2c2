"""Days that are near, of the slogan library: festivals, months and weeks for something. No Qt."""

from datetime import date, timedelta

from msgspec import Struct

from postermaker.editor.words import say

#: Days looked ahead, and days back that still count as near.
_AHEAD, _BACK = 75, 7


class Near(Struct, frozen=True):
    """An occasion with its first and last day."""

    name: str
    topic: str
    first: date
    last: date

    def said_date(self) -> str:
        """Its first day."""
        return say(f"{self.first.month}月{self.first.day}日", f"{self.first:%b} {self.first.day}")

    def said_distance(self, today: date) -> str:
        """How far it is."""
        if today < self.first:
            days = (self.first - today).days
            return say("明天", "tomorrow") if days == 1 else say(f"还有 {days} 天", f"in {days} days")
        if today > self.last:
            days = (today - self.last).days
            return say("昨天", "yesterday") if days == 1 else say(f"已过 {days} 天", f"{days} days ago")
        return say("就是今天", "today") if self.first == self.last else say("进行中", "now")


def near(today: date, count: int = 5) -> list[Near]:
    """What is near, sorted: what goes on or comes, and one that has just passed. Reads the slogan library."""
    from postermaker.library.slogans.reading import topics

    occasions: dict[str, tuple[str, tuple[str, ...]]] = {}
    for topic in topics():
        for slogan in topic.slogans:
            if slogan.occasion and slogan.dates:
                occasions.setdefault(slogan.occasion, (topic.name, slogan.dates))
    found: dict[str, Near] = {}
    for name, (about, dates) in occasions.items():
        spans = [span for said in dates if (span := _span(said, today)) is not None]
        if spans:
            found[name] = Near(name, about, *min(spans))
    ahead = sorted((n for n in found.values() if n.last >= today), key=lambda n: _rank(n, today))
    passed = sorted((n for n in found.values() if n.last < today), key=lambda n: n.last)[-1:]
    chosen = [*passed, *ahead[: count - len(passed)]]
    return sorted(chosen, key=lambda n: (n.first, n.last))


def _rank(what: Near, today: date) -> tuple[int, int]:
    """Soon before far; long seasons that go on anyway come after days with a date of their own."""
    if what.first > today:
        return (0, (what.first - today).days)
    return (0, 0) if (what.last - what.first).days <= 31 else (1, (what.last - today).days)


def _span(said: str, today: date) -> tuple[date, date] | None:
    """The days of a range as `11-01/11-30` that are near, or None."""
    from postermaker.library.slogans.model import falls_on

    days = [today + timedelta(days=i) for i in range(-_BACK, _AHEAD)]
    on = [day for day in days if falls_on(said, day)]
    if not on:
        return None
    first = on[0]
    if first == days[0]:  # it began before what we look at
        while falls_on(said, first - timedelta(days=1)) and (today - first).days < 366:
            first -= timedelta(days=1)
    last = first
    while falls_on(said, last + timedelta(days=1)) and (last - first).days < 366:
        last += timedelta(days=1)
    return first, last
