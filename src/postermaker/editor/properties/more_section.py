"""The section 更多 of texts: line pitch, paragraphs, words that stand out, and the finer rules of setting."""

from operator import attrgetter
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QLayout, QWidget

from postermaker.document.model import Emphasis, Level, Span, Text
from postermaker.editor.controls import Entry, column, label, row
from postermaker.editor.properties.choosing import Choice, Tick
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.measures import Measure, count, percent
from postermaker.editor.properties.number_field import NumberField
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.words import say

_LEVELS = ((Level.BASIC, ("宽松", "Basic")), (Level.GB, ("国标", "GB")), (Level.STRICT, ("严格", "Strict")))
_MARKS = (
    (Emphasis.NONE, ("不加", "None")),
    (Emphasis.DOTS, ("着重号", "Dots")),
    (Emphasis.NAME, ("专名号", "Name line")),
    (Emphasis.BOOK, ("书名号（波线）", "Title line")),
)
_CELLS = Measure(unit=say("字", "em"), low=0, high=20, step=1, digits=1)
_TICKS = (
    ("pinyin", ("注拼音", "Pinyin"), ("行距要 180% 以上", "wants a line pitch of 180 % or more")),
    ("numbered", ("自动编号", "Numbered"), ("以 # 开头的段落编成一、（一）1.", "paragraphs that start with #")),
    ("hang", ("标点悬挂", "Hang marks"), ("行末的顿号逗号句号可以出框", "pause marks may hang over the line end")),
    ("tear_words", ("词可以拆行", "Break words"), ("如两字一行的招牌", "as in labels of two by two")),
)  # fmt: skip


class MoreSection(Section):
    """What is needed less often."""

    key = "more-text"
    title = ("更多", "More")
    starts_folded = True

    def build(self) -> None:
        """Pitch and paragraphs, emphasis, rules."""
        pitch = self.number(
            say("行距", "Pitch"),
            percent(0.5, 10),
            lambda e: e.line_pitch_em,
            lambda e, v: replace(e, line_pitch_em=v),
        )
        indent = self.number(
            say("首行缩进", "Indent"), _CELLS, lambda e: e.indent_em, lambda e, v: replace(e, indent_em=v)
        )
        between = self.number(
            say("段距", "Paragraph"), percent(0, 10), lambda e: e.paragraph_gap_em,
            lambda e, v: replace(e, paragraph_gap_em=v),
        )  # fmt: skip
        gap = self.number(
            say("空格宽", "Space"), percent(0, 5), lambda e: e.gap_em, lambda e, v: replace(e, gap_em=v),
            say("标语两半之间的空，占字高的百分之几", "a typed space between Han characters, per cent of the type size"),
        )  # fmt: skip
        drop = self.number(
            say("首字下沉", "Drop cap"), count(0, 6, say("行", "")), lambda e: e.drop_cap,
            lambda e, v: replace(e, drop_cap=round(v)),
        )  # fmt: skip
        widest = self._widest()
        self.level = Choice(say("避头尾", "Line ends"), [(level, say(*name)) for level, name in _LEVELS])
        self.level.chosen.connect(
            lambda value: self.hand.put(say("改避头尾", "Line ends"), lambda e, v: replace(e, level=v), value)
        )
        self.add(
            side_by_side(pitch, gap),
            side_by_side(indent, between),
            side_by_side(widest, drop),
            self._titled(say("避头尾", "Line ends"), self.level),
        )
        self._build_emphasis()
        self.ticks: dict[str, Tick] = {}
        for key, name, tip in _TICKS:
            tick = self.ticks[key] = Tick(say(*name), say(*tip))
            tick.clicked.connect(lambda on, key=key, name=name: self._on_tick(key, say(*name), on=on))
            self.add(tick)

    def _widest(self) -> NumberField:
        return self.number(
            say("放宽到", "Loosest"), percent(-0.5, 5), lambda e: max(e.max_tracking_em, e.tracking_em),
            lambda e, v: replace(e, max_tracking_em=v),
            say("行有空余时，字距最多放宽到", "spare length widens the tracking up to this"),
            say("字距放宽到", "loosest tracking"),
        )  # fmt: skip

    @staticmethod
    def _titled(title: str, control: QWidget) -> QLayout:
        made = row(label(title, "caption"), control, gap=8)
        made.setStretch(1, 1)
        return made

    def _build_emphasis(self) -> None:
        self.words = Entry(say("加着重的词", "Words to mark"), say("词，用空格隔开", "words, blanks between"))
        self.words.editingFinished.connect(self._on_words)
        self.mark = Choice(say("着重", "Mark"), [(mark, say(*name)) for mark, name in _MARKS])
        self.mark.chosen.connect(self._on_mark)
        both = row(self.words, self.mark, gap=8)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.add(column(label(say("着重的词", "Marked words"), "caption"), both, gap=4))

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For texts."""
        return hand.all_are(Text)

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        self.level.show_value(self.hand.shared(lambda e: e.level))
        for key, tick in self.ticks.items():
            tick.show_value(self.hand.shared(attrgetter(key)))
        span = self.hand.shared(marked)
        self.mark.show_value(MIXED if span is MIXED else span.emphasis if span else Emphasis.NONE)
        if not self.words.typing:
            self.words.setText("" if span is MIXED or span is None else span.words)

    def settle(self) -> None:
        """The words too."""
        super().settle()
        self._on_words()

    def _on_tick(self, key: str, name: str, *, on: bool) -> None:
        self.hand.change(say(f"改{name}", f"Change {name}"), lambda element: replace(element, **{key: on}))

    def _on_words(self) -> None:
        words, span = self.words.text().strip()[:500], self.hand.shared(marked)
        if span is MIXED or words == (span.words if span else ""):
            return
        mark = span.emphasis if span else Emphasis.DOTS
        self._put(words, mark)

    def _on_mark(self, mark: Emphasis) -> None:
        span = self.hand.shared(marked)
        words = self.words.text().strip() or (span.words if isinstance(span, Span) else "")
        if not words:
            self.show_fault(say("先写要加着重的词", "write the words first"))
            self.mark.show_value(Emphasis.NONE)
            return
        self.show_fault("")
        self._put(words, mark)

    def _put(self, words: str, mark: Emphasis) -> None:
        self.hand.change(say("改着重", "Change emphasis"), lambda element: with_mark(element, words, mark))


def marked(element: Any) -> Span | None:
    """The first span that marks words beside the characters."""
    spans: tuple[Span, ...] = element.spans
    return next((span for span in spans if span.emphasis is not Emphasis.NONE), None)


def with_mark(element: Any, words: str, mark: Emphasis) -> Any:
    """A text with other words marked; spans that colour or enlarge words stay."""
    old = marked(element)
    if not words or mark is Emphasis.NONE:
        spans: tuple[Span, ...] = element.spans
        kept = [replace(span, emphasis=Emphasis.NONE) if span is old else span for span in spans]
        plain = Span(words=old.words) if old else None
        return replace(element, spans=tuple(span for span in kept if span != plain))
    if old is None:
        return replace(element, spans=(*element.spans, Span(words=words, emphasis=mark))[:50])
    assert isinstance(old, Span)
    made = replace(old, words=words, emphasis=mark)
    return replace(element, spans=tuple(made if span is old else span for span in element.spans))
