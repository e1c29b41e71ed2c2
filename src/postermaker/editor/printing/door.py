"""The way to the print page and back, and the commands that share a picture. All is loaded when it is first asked for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from postermaker.editor import dialogs, settings
from postermaker.editor.actions import Command, Menu, command
from postermaker.editor.chores import Chores
from postermaker.editor.desk import Desk
from postermaker.editor.words import say
from postermaker.errors import Bilingual
from postermaker.fonts import FontBook

if TYPE_CHECKING:
    from postermaker.editor.printing.page import PrintPage
    from postermaker.editor.printing.sharing import Shared

_SHARE = Bilingual("分享图片", "Share a picture")
_SIDES = (1080, 2000, 4000)


class PrintDoor(QObject):
    """Knows the window's pages and the desk."""

    def __init__(
        self, window: QWidget, pages: QStackedWidget, desk: Desk, back: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._desk, self._back = window, pages, desk, back
        self._page: PrintPage | None = None
        self._book = FontBook()
        self.chores = Chores(self)

    @property
    def page(self) -> "PrintPage":
        """The page; what it needs is loaded now."""
        if self._page is None:
            from postermaker.editor.printing.page import PrintPage

            self._page = PrintPage(self._desk)
            self._pages.addWidget(self._page)
            self._page.back_asked.connect(self.leave)
        return self._page

    @property
    def shown(self) -> bool:
        """Whether it is in front."""
        return self._page is not None and self._pages.currentWidget() is self._page

    def open(self) -> None:
        """Show the document on paper."""
        self._desk.settle()
        page = self.page
        self._pages.setCurrentWidget(page)
        page.open()

    def leave(self) -> None:
        """Back to the workspace."""
        self._back()

    def close(self) -> None:
        """End what runs."""
        self.chores.close()
        if self._page is not None:
            self._page.close_work()

    # pictures -----------------------------------------------------------------------------------------------------

    def copy(self, side_px: int) -> None:
        """A picture of the shown page onto the clipboard."""
        self._make(side_px, self._on_copy)

    def save(self) -> None:
        """A picture of the shown page into a folder."""
        folder = dialogs.ask_folder(self._window, settings.folder("export"))
        if folder is None:
            return
        settings.keep_folder("export", folder)
        name = self._desk.session.name if self._desk.session else "poster"

        def done(shared: "Shared") -> None:
            from postermaker.editor.printing.sharing import save_picture

            self.chores.do(
                lambda: save_picture(shared, folder, name),
                lambda path: self._desk.told.emit(say(f"存成了 {path.name}", f"Saved as {path.name}")),
                self._desk.faulted.emit,
            )

        self._make(_SIDES[1], done)

    def _make(self, side_px: int, done: Callable[["Shared"], object]) -> None:
        from postermaker.editor.printing.sharing import picture_to_share

        self._desk.settle()
        document, page, book = self._desk.document, self._desk.page, self._book
        self.chores.do(lambda: picture_to_share(document, page, side_px, book), done, self._desk.faulted.emit)

    def _on_copy(self, shared: "Shared") -> None:
        from postermaker.editor.printing.sharing import copy_picture

        copy_picture(shared)
        size = max(1, round(len(shared.data) / 1000))
        self._desk.told.emit(say(f"图片已复制（{size:,} KB），到微信里粘贴", f"Picture copied ({size:,} KB)"))

    def commands(self, here: Callable[[], bool]) -> tuple[Command, ...]:
        """Printing and sharing, for the menu 文件."""
        file = Menu.FILE
        return (
            command("print", "打印", "Print", self.open, file, "Ctrl+P", when=here, typing=True),
            *(
                command(
                    f"share-{px}", f"复制图片，长边 {px:,} 像素", f"Copy, {px:,} px", partial(self.copy, px), file,
                    *(("Ctrl+Shift+E",) if px == _SIDES[1] else ()), when=here, under=_SHARE, typing=True,
                )
                for px in _SIDES
            ),
            command("share-save", "存成图片", "Save a picture", self.save, file, when=here, under=_SHARE, typing=True),
        )  # fmt: skip
