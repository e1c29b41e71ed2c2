"""The panel 标语: find a slogan by words, pinyin, topic, tone and length, and put it into the design."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from postermaker.document.model import Text
from postermaker.document.places import filled_in
from postermaker.editor import dialogs, settings
from postermaker.editor.chores import Chores
from postermaker.editor.controls import Entry, Field, button, column, icon_button, label, on_click, row
from postermaker.editor.desk import Desk
from postermaker.editor.panels.chips import Chips
from postermaker.editor.panels.slogan_rows import SloganView
from postermaker.editor.panels.slogan_shelf import (
    ALL,
    MINE,
    Shelf,
    longest_for,
    said_here,
    target_of,
    with_slogan,
)
from postermaker.editor.properties.choosing import Choice
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.library.slogans.model import Slogan, Tone
from postermaker.library.slogans.reading import topics
from postermaker.library.slogans.searching import Wanted
from postermaker.library.slogans.slots import slots_of

#: Lengths that can be asked for; None: what suits the text in hand.
_LENGTHS: tuple[tuple[str, tuple[int, int] | None], ...] = (
    ("any", (0, 1000)), ("fit", None), ("short", (0, 8)), ("middle", (9, 16)), ("long", (17, 60)),
)  # fmt: skip


class SlogansPanel(QWidget):
    """Search, filters, rows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shelf = Shelf()
        self.chores = Chores(self, in_order=True)
        self.today = date.today()
        self.search = Entry(say("搜标语", "Search slogans"), say("搜标语：消防 或 xf", "Search: fire"))
        self.filters = Chips(say("主题", "Topics"), self.shelf.filters())
        self.tone = Choice(
            say("口吻", "Tone"), [(None, say("口吻不限", "Any tone")), *((t, str(t.said)) for t in Tone)]
        )
        self.length = Choice(say("字数", "Length"))
        self._tone: Tone | None = None
        self._length = "any"
        self.view = SloganView(self.shelf)
        self.count = label("", "hint")
        self.nothing = label("", "caption", wrap=True)
        self.all = on_click(button(say("看全部", "Show all"), "small"), self.show_all)
        self.add = on_click(
            icon_button("plus", say("收选中的文字", "Keep the selected text"), side=28), self._add
        )
        self.more = on_click(
            icon_button("more", say("导入导出", "Import and export"), side=28), self._open_menu
        )
        self._searching = QTimer(self, singleShot=True, interval=60)
        self._searching.timeout.connect(self._filter)
        self._build()
        self._connect()
        self._on_taken()

    def _build(self) -> None:
        choices = row(self.tone, self.length, gap=6)
        choices.setStretch(0, 1)
        choices.setStretch(1, 1)
        head = column(
            Field(self.search, icon="search"), self.filters, choices,
            row(self.count, None, self.add, self.more, gap=2), margins=(16, 4, 16, 0), gap=6,
        )  # fmt: skip
        nothing = column(self.nothing, self.all, margins=(16, 4, 16, 4), gap=4)
        rows = column(self.view, margins=(12, 0, 2, 4))
        outer = column(head, nothing, rows, gap=0)
        outer.setStretch(2, 1)
        self.setLayout(outer)
        self.tone.show_value(None)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._searching.start())
        self.search.returnPressed.connect(self._enter_rows)
        self.filters.chosen.connect(lambda _: self._filter())
        self.tone.chosen.connect(self._on_tone)
        self.length.chosen.connect(self._on_length)
        self.view.used.connect(self.use)
        self.view.liked.connect(self._like)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self._desk.changed.connect(self._show_said)
        self._desk.selected.connect(self._show_said)
        self._desk.taken.connect(self._on_taken)

    def close_painters(self) -> None:
        """Wait for a file that is being read."""
        self.chores.close()

    # finding --------------------------------------------------------------------------------------------------

    def _on_taken(self) -> None:
        """Another document: the topic that its template is about."""
        if self._desk.session is None:
            return
        about = _topic_of(self._desk.document.template)
        self.filters.show_chosen(about)
        self._show_said()
        self._filter()

    def _on_tone(self, tone: Tone | None) -> None:
        self._tone = tone
        self._filter()

    def _on_length(self, length: str) -> None:
        self._length = length
        self._filter()

    def _target(self) -> Text | None:
        desk = self._desk
        return target_of(desk.document, desk.selection, desk.page) if desk.session else None

    def _longest(self) -> int:
        return longest_for(self._desk.document, self._target()) if self._desk.session else 60

    def _filter(self) -> None:
        bounds = dict(_LENGTHS)[self._length]
        shortest, longest = bounds or (0, self._longest())
        wanted = Wanted(text=self.search.text(), tone=self._tone, shortest=shortest, longest=longest)
        found = self.shelf.found(self.filters.value, wanted, self.today)
        self.view.list.show_rows(found)
        self.count.setText(say(f"{len(found):,} 条", f"{len(found):,} slogans"))
        for part in (self.nothing, self.all):
            part.setVisible(not found)
        typed = self.search.text().strip()
        self.nothing.setText(
            say(f"这里没有“{typed}”的标语", f"no slogan for '{typed}' here") if typed
            else say("这几天没有对上日子的标语", "none for these days") if self.filters.value == "soon"
            else say("这样的标语没有", "there is none like this")
        )  # fmt: skip

    def show_all(self) -> None:
        """Without any filter."""
        self.search.clear()
        self._tone, self._length = None, "any"
        self.tone.show_value(None)
        self._show_lengths()
        self.filters.show_chosen(ALL)
        self._filter()

    def _enter_rows(self) -> None:
        """From the search into the rows; with the words searched for at once."""
        self._searching.stop()
        self._filter()
        if self.view.list.slogans:
            self.view.setCurrentIndex(self.view.list.index(0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search into the rows."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._enter_rows()
            return
        super().keyPressEvent(event)

    def _show_lengths(self) -> None:
        longest = self._longest()
        words = {
            "any": say("字数不限", "Any length"), "fit": say(f"放得下（{longest} 字内）", f"Fits (up to {longest})"),
            "short": say("8 字内", "Up to 8"), "middle": say("9–16 字", "9 to 16"), "long": say("17 字以上", "17 and more"),
        }  # fmt: skip
        self.length.set_choices([(key, words[key]) for key, _ in _LENGTHS])
        self.length.show_value(self._length)

    def _show_said(self) -> None:
        """Tick what the design says."""
        if self._desk.session is None:
            return
        document = self._desk.document
        values = (*document.values.values(), self._words())
        said = tuple(" ".join(value.split()) for value in values if value)
        if said != self.view.list.said_now:
            self.view.list.said_now = said
            self.view.viewport().update()
        self._show_lengths()
        self.add.setEnabled(bool(self._words()))
        tip = say("把选中的文字收进我的标语", "keep the selected text as a slogan")
        self.add.setToolTip(tip if self._words() else say("先选中一段文字", "select a text first"))

    def _words(self) -> str:
        target = self._target()
        return filled_in(target.content, self._desk.document.values) if target else ""

    # deeds ----------------------------------------------------------------------------------------------------

    def use(self, slogan: Slogan) -> None:
        """Put a slogan into the design."""
        desk = self._desk
        if desk.session is None:
            return
        desk.settle()
        words, target = said_here(slogan, desk.document, settings.unit()), self._target()
        name = say(f"换上“{words[:12]}”", f"Use '{words[:12]}'")
        if desk.do(name, lambda document: with_slogan(document, target, words)):
            self._aside(partial(self.shelf.count_use, slogan.text))
            if left := slots_of(words):
                said = say("、", ", ").join(f"{{{name}}}" for name in left)
                desk.told.emit(say(f"标语里的 {said} 要改成自己的", f"fill {said} in the slogan"))

    def _like(self, slogan: Slogan) -> None:
        on = not self.shelf.is_favourite(slogan.text)
        self._aside(partial(self.shelf.favour, slogan.text, on=on))

    def _add(self) -> None:
        words = self._words()

        def work() -> bool:
            return self.shelf.add(words)

        self.chores.do(work, self._on_added, self._desk.faulted.emit)

    def _on_added(self, new: bool) -> None:
        self._renew_filters()
        self.filters.show_chosen(MINE)
        self._filter()
        self._desk.told.emit(
            say("收进“我的”了", "kept") if new else say("“我的”里已经有这条", "it is there already")
        )

    def _renew_filters(self) -> None:
        before = self.filters.value
        self.filters.set_choices(self.shelf.filters())
        if self.filters.value != before or before in ("favourites", MINE):
            self._filter()
        self.view.viewport().update()

    def _aside(self, deed: partial[None]) -> None:
        """Change what is kept, which is written to the disk, then show it."""
        self.chores.do(deed, lambda _: self._renew_filters(), self._desk.faulted.emit)

    # files ----------------------------------------------------------------------------------------------------

    def menu_now(self) -> QMenu:
        """The menu of files."""
        menu = QMenu(self)
        menu.addAction(say("从文件收标语（Excel、CSV、TXT）", "Take in slogans from a file"), self._take_in)
        menu.addAction(say("把列出的存成文件", "Save what is listed"), self._write_out)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu_now()
        menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
        menu.deleteLater()

    def _on_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if not index.isValid():
            return
        slogan = self.view.list.slogans[index.row()]
        menu = QMenu(self)
        menu.addAction(say("换上", "Use"), partial(self.use, slogan))
        liked = self.shelf.is_favourite(slogan.text)
        menu.addAction(
            say("取消收藏", "No favourite") if liked else say("收藏", "Favourite"),
            partial(self._like, slogan),
        )
        if any(slogan.text == own.text for own in self.shelf.own.slogans):
            menu.addAction(say("从“我的”里删掉", "Delete from mine"), partial(self._drop, slogan))
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _drop(self, slogan: Slogan) -> None:
        self._aside(partial(self.shelf.drop, slogan.text))

    def _take_in(self) -> None:
        path = dialogs.ask_slogans(self, settings.folder("slogans"))
        if path is not None:
            settings.keep_folder("slogans", path.parent)
            self.chores.do(partial(self.shelf.take_in, path), self._on_taken_in, self._desk.faulted.emit)

    def _on_taken_in(self, answer: tuple[int, tuple[str, ...]]) -> None:
        count, left = answer
        self._renew_filters()
        self.filters.show_chosen(MINE)
        self._filter()
        also = (
            say(f"，{len(left)} 行没有收：{left[0]}", f"; {len(left)} rows left out: {left[0]}")
            if left
            else ""
        )
        self._desk.told.emit(say(f"收进 {count} 条{also}", f"took in {count}{also}"))

    def _write_out(self) -> None:
        suggested = settings.folder("slogans") / say("标语.csv", "slogans.csv")
        path = dialogs.ask_slogans_out(self, suggested)
        if path is not None:
            if path.suffix.lower() not in (".txt", ".csv"):
                path = path.with_name(path.name + ".csv")
            settings.keep_folder("slogans", path.parent)
            self._aside(partial(self.shelf.write_out, self.view.list.slogans, path))


def _topic_of(template_id: str) -> str:
    """The topic that a template is about; empty for none in particular."""
    from postermaker.library import templates

    try:
        about = set(templates.load(template_id).topics)
    except Fault:
        return ALL
    return next((topic.name for topic in topics() if about & {topic.name, *topic.aliases}), ALL)
