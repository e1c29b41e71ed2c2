"""What was before, in a pop-up: the last saves of this file, and what was not wanted within thirty days."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from postermaker.editor.controls import button, clear, column, label, on_click, row
from postermaker.editor.places import spoken_bytes
from postermaker.editor.safety.snapshots import Snapshot
from postermaker.editor.safety.versions import Version
from postermaker.editor.words import say

#: Unwanted ones that are listed, the newest.
_MOST = 8


class Earlier(QFrame):
    """A row is pressed to have it back; that is a step of the history, or a document of its own."""

    def __init__(
        self, parent: QWidget, take: Callable[[Version], object], recover: Callable[[str], object]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._take, self._recover = take, recover
        self.rows: list[QPushButton] = []
        self._inside: QVBoxLayout = column(margins=(16, 12, 16, 12), gap=6)
        self.setLayout(self._inside)
        self.setFixedWidth(380)

    def show_these(self, versions: list[Version], unwanted: list[Snapshot], at: QPoint) -> None:
        """Open it with these; the first version is what the file holds now."""
        clear(self._inside)
        self.rows = []
        self._head(say("这个文件以前存的", "This file as it was saved"))
        if len(versions) < 2:
            self._inside.addWidget(
                label(say("还没有更早的，每次保存都会留一份，留 5 份", "none yet"), "caption")
            )
        for version in versions[1:]:
            self._row(
                f"{_when(version.saved_at)} · {spoken_bytes(version.bytes)}", partial(self._take, version)
            )
        if unwanted:
            self._head(say("30 天内不要了的", "Unwanted within thirty days"))
        for snapshot in unwanted[:_MOST]:
            said = f"{snapshot.name[:18]} · {_when(snapshot.kept_at)}"
            self._row(said, partial(self._recover, snapshot.key))
        self.adjustSize()
        self.move(at)
        self.show()
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _head(self, text: str) -> None:
        self._inside.addWidget(label(text, "panel"))

    def _row(self, said: str, call: Callable[[], object]) -> None:
        made = button(say("恢复", "Restore"), "small")
        made.setAccessibleName(said)
        on_click(made, partial(self._press, call))
        line = row(label(said), None, made)
        self._inside.addLayout(line)
        self.rows.append(made)

    def _press(self, call: Callable[[], object]) -> None:
        self.hide()
        call()


def _when(at: float) -> str:
    when = datetime.fromtimestamp(at)
    if when.date() == datetime.now().date():
        return say(f"今天 {when:%H:%M:%S}", f"today {when:%H:%M:%S}")
    return say(f"{when.month}月{when.day}日 {when:%H:%M}", f"{when:%d %b %H:%M}")
