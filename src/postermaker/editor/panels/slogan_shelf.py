"""The slogans that the panel offers: ours and the user's own, with favourites and how often each was used. No Qt.

What the user gathered is written as soon as it changes; a damaged file is left alone and nothing is written over it.
"""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from postermaker.document.model import Document, Element, Fit, Text
from postermaker.document.places import keys_in
from postermaker.document.tree import changed, spots
from postermaker.editor.session import SIGNING, lead_field
from postermaker.editor.words import say
from postermaker.errors import Bilingual, Fault, InputFault
from postermaker.files import write_durably
from postermaker.library.slogans import own as own_
from postermaker.library.slogans.exchange import LONGEST, exported
from postermaker.library.slogans.model import Slogan
from postermaker.library.slogans.reading import slogans, topics
from postermaker.library.slogans.searching import Wanted, search
from postermaker.library.slogans.slots import fill as fill_slots
from postermaker.merge import fill

#: Filters beside the topics.
ALL, SOON, FAVOURITES, MINE, USED = "", "soon", "favourites", "mine", "used"
#: Letters that get smaller than this share of what the frame allows are a slogan too long for it.
_SMALLEST = 0.42


class Shelf:
    """All slogans."""

    def __init__(self) -> None:
        self.fault: Fault | None = None  #: why what the user gathered can't be read
        try:
            self.own = own_.read_own()
        except Fault as fault:
            self.own, self.fault = own_.Own(), fault

    def filters(self) -> list[tuple[str, str]]:
        """Keys and names of what can be filtered by."""
        made = [(ALL, say("全部", "All")), (SOON, say("近期日子", "Dates ahead"))]
        if self.own.favourites:
            made.append((FAVOURITES, say("收藏", "Favourites")))
        if self.own.collections:
            made.append((MINE, say("我的", "Mine")))
        if self.own.uses:
            made.append((USED, say("常用", "Often used")))
        return made + [(topic.name, topic.name) for topic in topics()]

    def found(self, key: str, wanted: Wanted, today: date) -> list[Slogan]:
        """What a filter and the words leave, in order."""
        pool: tuple[Slogan, ...] = (*self.own.slogans, *slogans())
        match key:
            case "soon":
                wanted = replace(wanted, day=today)
            case "favourites":
                pool = self._named(list(self.own.favourites), pool)
            case "mine":
                pool = self.own.slogans
            case "used":
                pool = self._named(own_.most_used(self.own, 100), pool)
            case "":
                pass
            case topic:
                wanted = replace(wanted, topic=topic)
        return search({slogan.text: slogan for slogan in pool}.values(), wanted)

    def _named(self, texts: list[str], pool: tuple[Slogan, ...]) -> tuple[Slogan, ...]:
        known = {slogan.text: slogan for slogan in pool}
        return tuple(known.get(text) or Slogan(text=text) for text in texts)

    def uses(self, text: str) -> int:
        """How often it was put into a design."""
        return self.own.uses.get(text, 0)

    def is_favourite(self, text: str) -> bool:
        """Whether it is among the favourites."""
        return text in self.own.favourites

    # changes; each raises a Fault where the folder can't be written ----------------------------------------------

    def count_use(self, text: str) -> None:
        """It was used once more."""
        self._keep(own_.used(self.own, text))

    def favour(self, text: str, *, on: bool) -> None:
        """Among the favourites, or no longer."""
        self._keep(own_.favoured(self.own, text, on=on))

    def add(self, text: str) -> bool:
        """One more of the user's own; gives whether it was not there yet.

        Raises:
            InputFault: it is empty or no slogan but a paragraph.
        """
        from postermaker.library.pinyin import reading_of
        from postermaker.text.pinyin import syllables

        text = " ".join(text.split())
        if not text or len(text) > LONGEST:
            raise InputFault(
                Bilingual(
                    f"有 {len(text)} 个字，标语最多 {LONGEST} 个",
                    f"{len(text)} characters, at most {LONGEST}",
                ),
                Bilingual("选一段短的再收", "choose a shorter text"),
            )
        name = say("我的标语", "My slogans")
        before = self.own.collections.get(name, ())
        if any(slogan.text == text for slogan in self.own.slogans):
            return False
        added = Slogan(text=text, reading=reading_of(syllables(text)))
        self._keep(own_.with_collection(self.own, name, (added, *before)))
        return True

    def drop(self, text: str) -> None:
        """One of the user's own no longer."""
        made = self.own
        for name, kept in self.own.collections.items():
            made = own_.with_collection(made, name, [s for s in kept if s.text != text])
        self._keep(made)

    def take_in(self, path: Path) -> tuple[int, tuple[str, ...]]:
        """The slogans of a file as a collection of its name; gives how many, and why rows were left out. Slow.

        Raises:
            InputFault: it can't be read, or holds none.
        """
        from postermaker.tables.slogans import read_slogans

        found = read_slogans(path)
        if not found.slogans:
            raise InputFault(
                Bilingual(f"“{path.name}”里没有标语", f"there is no slogan in '{path.name}'"),
                Bilingual("请把标语放在叫“标语”的一列", "name their column '标语'"),
            )
        self._keep(own_.with_collection(self.own, path.stem, found.slogans))
        left = (
            say(f"第 {each.number} 行：{each.why.zh}", f"row {each.number}: {each.why.en}")
            for each in found.left_out
        )
        return len(found.slogans), tuple(left)

    def write_out(self, found: list[Slogan], path: Path) -> None:
        """Slogans as a .txt or .csv."""
        write_durably(path, exported(found, path))

    def _keep(self, own: own_.Own) -> None:
        if self.fault is not None:
            raise self.fault
        self.own = own
        own_.keep(own)


# putting one into a design --------------------------------------------------------------------------------------


def target_of(document: Document, selection: tuple[str, ...], page: int) -> Text | None:
    """The text that a slogan replaces: the one that is selected, else the one that shows the main field."""
    texts = [s.element for s in spots(document, page) if isinstance(s.element, Text) and not s.hidden]
    chosen = [text for text in texts if text.id in selection]
    if len(chosen) == len(selection) == 1:
        return chosen[0]
    lead = lead_field(document.fields)
    return next((t for t in texts if lead and f"{{{lead.key}}}" in t.content), None)


def longest_for(document: Document, text: Text | None) -> int:
    """How many characters a text takes before they get small."""
    if text is None:
        return LONGEST
    frame, most = text.frame, LONGEST
    fields = {field.key: field for field in document.fields}
    for key in keys_in(text.content):
        if key in fields:
            most = min(most, fields[key].max_chars)
    if text.fit is not Fit.LARGEST or not (frame.width and frame.height):
        return most
    lines = min(text.max_lines, max(1, round(frame.height / max(frame.width / 8, 1.0))))
    return max(4, min(most, int(lines * frame.width / (frame.height / lines * _SMALLEST))))


def with_slogan(document: Document, target: Text | None, words: str) -> Document:
    """The document saying a slogan: in the field that the target shows, else in its content; the style stays.

    Raises:
        InputFault: the field does not take so many characters.
    """
    fields = {field.key for field in document.fields}
    keys = [key for key in keys_in(target.content) if key in fields] if target else []
    if target is None:
        lead = lead_field(document.fields)
        keys = [lead.key] if lead else []
    if keys:
        return fill(document, {keys[0]: words}, complete=False)
    if target is None:
        return document

    def change(element: Element) -> Element:
        return replace(element, content=words, spans=()) if isinstance(element, Text) else element

    return changed(document, {target.id}, change)


def said_here(slogan: Slogan, document: Document, unit: str = "") -> str:
    """A slogan's words with the slots filled as far as is known: the office is the document's signature, else `unit`."""
    signed = next((document.values.get(f.key, "") for f in document.fields if f.label in SIGNING), "")
    today = date.today()
    return fill_slots(
        slogan,
        unit=signed.removesuffix("宣").strip() or unit,
        date=f"{today.year}年{today.month}月{today.day}日",
    )
