"""The section 页: which page is shown, a new one, a copy, one less, another order."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from postermaker.document.model import Document
from postermaker.editor.controls import button, clear, icon_button, on_click, row
from postermaker.editor.properties.page_order import (
    MOST_PAGES,
    with_copy,
    with_page,
    with_page_moved,
    without_page,
)
from postermaker.editor.properties.page_sections import PageSection
from postermaker.editor.words import say

_SHOWN = 8  #: chips in the row; more pages are reached by the arrows


class PagesSection(PageSection):
    """The pages as chips, and what can be done with the one in sight."""

    key = "pages"
    title = ("页", "Pages")

    def build(self) -> None:
        """Chips above, deeds below."""
        self.chips: list[QPushButton] = []
        self._chips = row(gap=4)
        holder = QWidget()
        holder.setLayout(self._chips)
        self.add_page = on_click(button(say("加一页", "Add"), "small"), self._on_add)
        self.copy = on_click(button(say("复制这页", "Copy"), "small"), self._on_copy)
        self.delete = on_click(button(say("删掉", "Delete"), "small"), self._on_delete)
        self.earlier = on_click(
            icon_button("back", say("往前移", "Earlier"), side=28), lambda: self._on_move(-1)
        )
        self.later = on_click(
            icon_button("forward", say("往后移", "Later"), side=28), lambda: self._on_move(1)
        )
        self.add(holder, row(self.add_page, self.copy, self.delete, None, self.earlier, self.later, gap=4))

    def refresh(self) -> None:
        """Show the pages."""
        super().refresh()
        desk = self.hand.desk
        count, page = len(desk.shown.pages), desk.page
        first = min(max(0, page - _SHOWN // 2), max(0, count - _SHOWN))
        numbers = range(first, min(count, first + _SHOWN))
        if [chip.property("page") for chip in self.chips] != list(numbers):
            self._make(numbers)
        for chip in self.chips:
            chip.setChecked(chip.property("page") == page)
        self.delete.setEnabled(count > 1)
        self.delete.setToolTip("" if count > 1 else say("只有一页，不能删", "the only page stays"))
        self.add_page.setEnabled(count < MOST_PAGES)
        self.copy.setEnabled(count < MOST_PAGES)
        self.earlier.setEnabled(page > 0)
        self.later.setEnabled(page + 1 < count)

    def _make(self, numbers: range) -> None:
        clear(self._chips)
        self.chips = []
        for number in numbers:
            chip = button(str(number + 1), "size")
            chip.setCheckable(True)
            chip.setFixedWidth(28)
            chip.setProperty("page", number)
            chip.setAccessibleName(say(f"第 {number + 1} 页", f"page {number + 1}"))
            chip.clicked.connect(lambda _=False, number=number: self._turn_to(number))
            self.chips.append(chip)
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _turn_to(self, number: int) -> None:
        self.hand.desk.turn_to(number)
        self.refresh()

    def _do(self, name: str, change: Callable[[Document], Document], to: int) -> None:
        if self.hand.desk.do(name, change):
            self.hand.desk.turn_to(to)
            self.refresh()

    def _on_add(self) -> None:
        page = self.hand.desk.page
        self._do(say("加一页", "Add a page"), lambda document: with_page(document, page), page + 1)

    def _on_copy(self) -> None:
        page = self.hand.desk.page
        self._do(say("复制页", "Copy the page"), lambda document: with_copy(document, page), page + 1)

    def _on_delete(self) -> None:
        page = self.hand.desk.page
        name = say(f"删掉第 {page + 1} 页", f"Delete page {page + 1}")
        before = self.hand.desk.document
        self._do(name, lambda document: without_page(document, page), max(0, page - 1))
        if self.hand.desk.document is not before:
            self.hand.desk.told.emit(say(f"{name}了", name))

    def _on_move(self, by: int) -> None:
        page = self.hand.desk.page
        self._do(
            say("移动页", "Move the page"), lambda document: with_page_moved(document, page, by), page + by
        )
