"""The way to the export page and back: made when it is first asked for; a run behind is told in the status bar."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from postermaker.editor.checking.concerns import Remedy
from postermaker.editor.checking.inspector import Inspector
from postermaker.editor.controls import button, on_click
from postermaker.editor.desk import Desk
from postermaker.editor.words import say

if TYPE_CHECKING:
    from postermaker.editor.exporting.page import ExportPage


class ExportDoor(QObject):
    """Knows the window's pages, the desk, and the row of the status bar where a run is told."""

    def __init__(
        self,
        window: QWidget,
        pages: QStackedWidget,
        desk: Desk,
        inspector: Inspector,
        work: QHBoxLayout,
        back: Callable[[], object],
        lead: Callable[[Remedy | None], object],
    ) -> None:
        """`back` shows the workspace; `lead` does too, and does a remedy there or, with None, shows all checks."""
        super().__init__(window)
        self._pages, self._desk, self._inspector = pages, desk, inspector
        self._back, self._lead = back, lead
        self._page: ExportPage | None = None
        self.running = on_click(button("", "tiny", "export"), self.open)
        self.running.setToolTip(say("看导出到哪里了", "See how far the export is"))
        self.running.setAccessibleName(say("看导出到哪里了", "See how far the export is"))
        self.running.hide()
        work.addWidget(self.running)

    @property
    def page(self) -> "ExportPage":
        """The page; what it needs is loaded now."""
        if self._page is None:
            from postermaker.editor.exporting.page import ExportPage

            self._page = ExportPage(self._desk, self._inspector)
            self._pages.addWidget(self._page)
            self._page.back_asked.connect(self.leave)
            self._page.led.connect(self._on_led)
            self._page.checks_asked.connect(lambda: self._on_led(None))
            self._page.standing.connect(self._show_standing)
        return self._page

    def prepare(self) -> None:
        """Make the page now, so that it opens at once."""
        _ = self.page

    @property
    def shown(self) -> bool:
        """Whether it is in front."""
        return self._page is not None and self._pages.currentWidget() is self._page

    def open(self) -> None:
        """Show the page of the document on the desk."""
        self._desk.settle()
        page = self.page
        self._pages.setCurrentWidget(page)
        page.open()
        page.take_focus()

    def leave(self) -> None:
        """Back to the workspace; a run goes on."""
        self._inspector.check_against("")
        self._back()

    def _on_led(self, remedy: Remedy | None) -> None:
        self.leave()
        self._lead(remedy)

    def _show_standing(self, standing: str) -> None:
        self.running.setText(say(f"正在导出 {standing}", f"Exporting {standing}"))
        self.running.setVisible(bool(standing))
        if not standing and not self.shown:
            done = say("导出好了，到导出页看文件", "The export is done")
            page = self._page
            if page is not None and not page.progress.fault_text:
                self._desk.told.emit(done)

    def close(self) -> None:
        """End what runs."""
        if self._page is not None:
            self._page.close_work()
