"""The way to the batch page and back: made when it is first asked for; a list dropped anywhere on the window opens it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from postermaker.editor.controls import button, on_click
from postermaker.editor.desk import Desk
from postermaker.editor.words import say

if TYPE_CHECKING:
    from postermaker.editor.batching.page import BatchPage

#: What lists are called.
SUFFIXES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".xls", ".et", ".ods", ".xlsb"})


class BatchDoor(QObject):
    """Knows the stack of the window's pages and the desk, whose document the rows fill."""

    faulted = Signal(object)  #: a Fault that must be read
    standing = Signal(str)  #: how far a run is; empty: none

    def __init__(
        self,
        window: QWidget,
        pages: QStackedWidget,
        desk: Desk,
        back: Callable[[], object],
        edit: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._pages, self._desk, self._back, self._edit = pages, desk, back, edit
        self._page: BatchPage | None = None
        #: for a status bar: how far a run is while one works on something else
        self.item = on_click(button("", "tiny", tip=say("回到批量制作", "Back to the batch")), self.open)
        self.item.setParent(window)
        self.item.setAccessibleName(say("批量制作", "Batch"))
        self.item.hide()
        self.standing.connect(self._show_item)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def page(self) -> "BatchPage":
        """The page; what it needs is loaded now."""
        if self._page is None:
            from postermaker.editor.batching.page import BatchPage

            self._page = BatchPage()
            self._pages.addWidget(self._page)
            self._page.back_asked.connect(self.leave)
            self._page.design_asked.connect(lambda: self._edit())
            self._page.faulted.connect(self.faulted)
            self._page.standing.connect(self.standing)
        return self._page

    @property
    def shown(self) -> bool:
        """Whether it is in front."""
        return self._page is not None and self._pages.currentWidget() is self._page

    def open(self, path: Path | None = None) -> None:
        """Show the page, with a list if one is named; a run that goes on keeps its own."""
        session = self._desk.session
        if session is not None:
            self._desk.settle()
        page = self.page
        if page.course.run is None:
            page.show_document(session.document if session else None, session.name if session else "")
        self._pages.setCurrentWidget(page)
        if path is not None:
            page.open_list(path)
        page.take_focus()

    def leave(self) -> None:
        """Back to where one came from; a run goes on."""
        self._back()

    def close(self) -> None:
        """End what runs; whole files only are left, and the run can be gone on with."""
        if self._page is not None:
            self._page.close_work()

    def _show_item(self, said: str) -> None:
        self.item.setText(say(f"批量制作 {said}", f"Batch {said}"))
        self.item.setAccessibleName(self.item.text())
        self.item.setVisible(bool(said))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a list that is dropped on the window."""
        if isinstance(event, QDropEvent) and (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.open(path)
            return True
        return False


def _dropped(event: QDropEvent) -> Path | None:
    """The list among what is dragged."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)
