"""The right column of the start page: recent files, days that are near, the slogans used most."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from postermaker.editor import settings
from postermaker.editor.controls import Mark, button, clear, column, frame, label, on_click, row, scroller
from postermaker.editor.safety.writing import Clerk
from postermaker.editor.start import recent
from postermaker.editor.start.dates import Near, near
from postermaker.editor.start.recent_list import HEIGHT, RecentView
from postermaker.editor.words import say

#: Rows shown without scrolling.
_ROWS, _ROWS_COMPACT = 5, 4


class SideColumn(QWidget):
    """What it shows is read by a thread: a share may not answer, and the library of slogans takes its time."""

    opened = Signal(object)  #: a Path
    open_asked = Signal()
    topic_asked = Signal(str)  #: a day's topic
    slogan_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._store = settings.store("recent")
        self._clerk = Clerk()
        self.view = RecentView(self._store)
        self.view.opened.connect(lambda path: self.opened.emit(Path(path)))
        self.view.pinned.connect(self._on_pinned)
        self.view.forgotten.connect(self._on_forgotten)
        self._dates: QVBoxLayout = column(gap=4)
        self._slogans: QVBoxLayout = column(gap=4)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self.view)
        head = label(say("最近", "Recent"), "panel")
        self._recent_card = frame("card", column(head, self._stack, margins=(16, 12, 8, 8), gap=6))
        self._dates_card = self._card(say("近期节点", "Days ahead"), self._dates)
        self._slogans_card = self._card(say("常用标语", "Often used"), self._slogans)
        inside = QWidget()
        inside.setObjectName("plain")
        cards = column(
            self._recent_card, self._dates_card, self._slogans_card, None, margins=(0, 0, 0, 16), gap=16
        )
        inside.setLayout(cards)
        self.setLayout(column(scroller(inside)))
        self.setFixedWidth(296)
        self._compact = False
        self.show_recents()

    def _card(self, title: str, inside: QVBoxLayout) -> QFrame:
        made = frame("card", column(label(title, "panel"), inside, margins=(16, 12, 12, 12), gap=6))
        made.hide()
        return made

    def _nothing(self) -> QWidget:
        page = QWidget()
        opening = on_click(button(say("打开已有文件", "Open a file"), "", "folder"), self.open_asked.emit)
        words = label(say("做过的文件会出现在这里", "What you make appears here"), "second")
        page.setLayout(
            column(None, row(None, Mark("clock", "t3", 20), None), row(None, words, None), row(None, opening, None), None)
        )  # fmt: skip
        return page

    def load(self) -> None:
        """Read all of it."""
        self.show_recents()
        today = date.today()
        self._clerk.ask(lambda: near(today), self._on_near)
        self.read_slogans()

    def read_slogans(self) -> None:
        """Count again which slogans are used most."""
        self._clerk.ask(_most_used, self._on_most_used)

    def note_use(self, text: str) -> None:
        """A slogan was put into a design."""
        if text:
            self._clerk.ask(partial(_count_use, text))
            self.read_slogans()

    # recent files ---------------------------------------------------------------------------------------------------

    def touch(self, path: Path, size: str, picture: bytes) -> None:
        """A file was opened or saved."""
        recent.touch(self._store, path, size, picture)
        self.show_recents()

    def show_recents(self) -> None:
        """Show them, then see which are still there."""
        rows = recent.read(self._store)
        self.view.recents.show_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._fit()
        if rows:
            paths = [each.path for each in rows]
            self._clerk.ask(lambda: {path: recent.why_missing(path) for path in paths}, self._on_missing)

    def _on_missing(self, found: dict[str, str] | Exception) -> None:
        if isinstance(found, dict):
            self.view.recents.show_missing(found)

    def _on_pinned(self, path: str, on: bool) -> None:
        recent.pin(self._store, path, on=on)
        self.show_recents()

    def _on_forgotten(self, path: str) -> None:
        recent.forget(self._store, path)
        self.show_recents()

    def show_compact(self, compact: bool) -> None:
        """Less of everything on low windows."""
        if compact != self._compact:
            self._compact = compact
            self.setFixedWidth(256 if compact else 296)
            self._fit()

    def _fit(self) -> None:
        most = _ROWS_COMPACT if self._compact else _ROWS
        rows = self.view.recents.rowCount()
        self._stack.setFixedHeight(HEIGHT * min(most, rows) + 4 if rows else 150)

    # days and slogans -----------------------------------------------------------------------------------------------

    def _on_near(self, found: list[Near] | Exception) -> None:
        if isinstance(found, Exception):
            raise found
        clear(self._dates)
        today = date.today()
        for each in found:
            made = label(each.said_date(), "bold")
            made.setFixedWidth(60)
            ask: Callable[[], object] = partial(self.topic_asked.emit, each.topic)
            tip = say(f"看“{each.topic}”的模板", f"templates for '{each.topic}'")
            self._dates.addLayout(_line(made, each.name, each.said_distance(today), ask, tip))
        self._dates_card.setVisible(bool(found))

    def _on_most_used(self, found: list[tuple[str, int]] | Exception) -> None:
        if isinstance(found, Exception):  # a damaged file of one's own: the slogan panel tells of it
            found = []
        clear(self._slogans)
        for text, count in found:
            ask: Callable[[], object] = partial(self.slogan_asked.emit, text)
            times = say(f"用过 {count} 次", f"used {count} times")
            self._slogans.addLayout(_line(None, text, times, ask, say("写进标语栏", "put it into the field")))
        self._slogans_card.setVisible(bool(found))

    def close_work(self) -> None:
        """End the thread."""
        self._clerk.close()


def _line(before: QLabel | None, text: str, after: str, ask: Callable[[], object], tip: str) -> QHBoxLayout:
    made = _LinkRow(text)
    made.setToolTip(f"{text}\n{tip}")
    on_click(made, ask)
    parts = [made, label(after, "hint")]
    line = row(*([before, *parts] if before is not None else parts), gap=8)
    line.setStretch(line.count() - 2, 1)
    return line


class _LinkRow(QPushButton):
    """Words that can be pressed, cut where room is short."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self.setProperty("look", "rowlink")
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(24, self.width() - 4)
        self.setText(QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


def _most_used() -> list[tuple[str, int]]:
    from postermaker.library.slogans import own

    kept = own.read_own()
    return [(text, kept.uses[text]) for text in own.most_used(kept, 5)]


def _count_use(text: str) -> None:
    from postermaker.library.slogans import own

    own.keep(own.used(own.read_own(), text))
