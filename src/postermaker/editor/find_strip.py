"""The strip over the canvas that finds words on all pages, on their masters and in the fields, and replaces them."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from postermaker.document.edit import find
from postermaker.document.finding import Hit, found, plain, replaced
from postermaker.document.model import Document, QrCode, Table, Text
from postermaker.document.tables import said_by
from postermaker.document.tree import Spot, spot_of, spot_on
from postermaker.editor.actions import Command, Menu, command
from postermaker.editor.controls import Entry, Field, button, column, icon_button, label, on_click, row
from postermaker.editor.desk import Desk
from postermaker.editor.properties.choosing import Tick
from postermaker.editor.stage.canvas import Canvas
from postermaker.editor.words import say
from postermaker.errors import Bilingual, Fault, InputFault
from postermaker.merge import fill

#: The longest content that a file takes, of a table that of a cell.
_MOST: dict[type, int] = {Text: 20_000, QrCode: 2_000, Table: 5_000}


class FindStrip(QFrame):
    """Hidden until it is asked for. Enter goes to the next place, Shift+Enter to the one before, Esc closes it."""

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._desk, self._canvas = desk, canvas
        self._hits: list[Hit] = []
        self._at = -1
        self._seen: Document | None = None
        self.words = Entry(say("查找", "Find"), say("查找", "Find"))
        self.new = Entry(say("换成", "Replace with"), say("换成", "Replace with"))
        self.count = label("", "hint")
        self.width_free = Tick(say("不分全角半角", "Any width"))
        self.script_free = Tick(say("不分繁简", "Simplified = Traditional"))
        self.width_free.setChecked(True)
        self._searching = QTimer(self, singleShot=True, interval=80)
        self._searching.timeout.connect(self.search)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.count.setMinimumWidth(64)
        self.back = icon_button(
            "up", say("上一处", "Previous"), say("上一处  Shift+回车", "Previous  Shift+Enter"), 28
        )
        on_click(self.back, partial(self.step, -1))
        self.next = icon_button("down", say("下一处", "Next"), say("下一处  回车", "Next  Enter"), 28)
        on_click(self.next, partial(self.step, 1))
        self.one = on_click(button(say("替换", "Replace"), "small"), self.replace_one)
        self.all = on_click(button(say("全部替换", "Replace all"), "small"), self.replace_all)
        close = on_click(icon_button("close", say("关掉查找", "Close"), "Esc", 28), self.close_strip)
        words = Field(self.words, self.count, icon="search")
        find = row(words, self.back, self.next, self.width_free, self.script_free, close, gap=6)
        find.setStretch(0, 1)
        self._replacing = QWidget()
        change = row(Field(self.new, icon="edit"), self.one, self.all, gap=6)
        change.setStretch(0, 1)
        self._replacing.setLayout(change)
        self.setLayout(column(find, self._replacing, margins=(12, 6, 8, 6), gap=6))

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _: self._searching.start())
        for tick in (self.width_free, self.script_free):
            tick.clicked.connect(lambda _: self.search())
        self.words.installEventFilter(self)
        self.new.installEventFilter(self)
        self._desk.changed.connect(self._on_changed)

    # opening ----------------------------------------------------------------------------------------------------

    def open_find(self, *, replacing: bool) -> None:
        """Show it with the cursor in the words to find."""
        if self._desk.session is None:
            return
        self._desk.settle()
        self._replacing.setVisible(replacing)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.search()

    def close_strip(self) -> None:
        """Hide it; the canvas has the keys again."""
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter and Esc in the fields."""
        if not isinstance(event, QKeyEvent):
            return False
        escape = event.key() == Qt.Key.Key_Escape
        if event.type() is QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if escape:
            self.close_strip()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._searching.isActive():
                self._searching.stop()
                self.search()
            if watched is self.new:
                self.replace_one()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        return False

    # finding ----------------------------------------------------------------------------------------------------

    def _fold(self, text: str) -> str:
        made = plain(text, narrow=self.width_free.isChecked())
        if self.script_free.isChecked():
            from postermaker.text.opencc_door import simplified

            return simplified(made)
        return made

    def _on_changed(self) -> None:
        if self.isVisible() and self._desk.session is not None and self._desk.document is not self._seen:
            self._searching.start()

    def search(self) -> None:
        """Look anew; the place in hand stays if it is still one."""
        self._searching.stop()
        if self._desk.session is None:
            return
        before = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        self._seen = self._desk.document
        self._hits = found(self._seen, self.words.text(), self._fold)
        self._at = self._hits.index(before) if before in self._hits else -1
        self._show_count()

    @property
    def hits(self) -> list[Hit]:
        """What was found."""
        return self._hits

    def _show_count(self) -> None:
        count = len(self._hits)
        none = say("没找到", "none") if self.words.text() else ""
        at = say(f"{count} 处", f"{count}")
        if self._at >= 0:
            hit = self._hits[self._at]
            unseen = say("，画面上没有", ", not shown") if hit.element and self._spot(hit) is None else ""
            at = f"{self._at + 1} / {count}{unseen}"
        self.count.setText(at if count else none)
        for part in (self.back, self.next, self.one, self.all):
            part.setEnabled(bool(count))

    def step(self, by: int) -> None:
        """To the next place, or the one before."""
        if not self._hits:
            return
        self._at = (
            (self._at + by) % len(self._hits) if self._at >= 0 else (0 if by > 0 else len(self._hits) - 1)
        )
        hit = self._hits[self._at]
        self._show_count()
        self._desk.turn_to(hit.page)
        spot = self._spot(hit)
        if spot is not None:
            own = spot_of(self._desk.document, hit.element) is not None
            self._desk.select((hit.element,) if own else ())  # a master's element is none of the page's
            self._canvas.pulse.show(spot.bounds, "")

    def _spot(self, hit: Hit) -> Spot | None:
        return spot_on(self._desk.document, hit.page, hit.element) if hit.element else None

    # replacing --------------------------------------------------------------------------------------------------

    def replace_one(self) -> None:
        """Replace the place in hand and go on; without one, go to the first."""
        if not 0 <= self._at < len(self._hits):
            self.step(1)
            return
        at = self._at
        if self._do([self._hits[at]]):
            self.search()
            self._at = min(at, len(self._hits)) - 1
            self.step(1)

    def replace_all(self) -> None:
        """Replace all places as one step."""
        count = len(self._hits)
        if count and self._do(self._hits):
            self.search()
            self._desk.told.emit(say(f"替换了 {count} 处", f"replaced {count}"))

    def _do(self, hits: list[Hit]) -> bool:
        words, new = self.words.text(), self.new.text()
        name = say(f"“{words[:10]}”换成“{new[:10]}”", f"Replace '{words[:10]}' by '{new[:10]}'")
        return self._desk.do(name, lambda document: checked(replaced(document, hits, new), hits))


def checked(document: Document, hits: list[Hit]) -> Document:
    """The document, its changed fields as the form would take them.

    Raises:
        InputFault: a field, a text, a code or a cell does not take so many characters.
    """
    for element in {hit.element for hit in hits if not hit.field}:
        changed = find(document, element)
        if changed and any(len(said) > _MOST.get(type(changed), 0) for said in said_by(changed)):
            raise InputFault(
                Bilingual("替换后的字太多", "too many characters"),
                Bilingual("换短一点的", "use shorter words"),
            )
    written = {hit.field: document.values[hit.field] for hit in hits if hit.field}
    try:
        return fill(document, written, complete=False)
    except Fault as fault:
        raise InputFault(
            fault.cause, Bilingual("换短一点的，或一处一处地替换", "replace one by one")
        ) from fault


def commands(strip: FindStrip) -> tuple[Command, ...]:
    """Find and replace in the menu 编辑."""
    edit = Menu.EDIT
    return (
        command("find", "查找", "Find", partial(strip.open_find, replacing=False), edit, "Ctrl+F", typing=True, parted=True),
        command("replace", "替换", "Replace", partial(strip.open_find, replacing=True), edit, "Ctrl+H", typing=True),
    )  # fmt: skip
