"""The export panel: what files, where to, go; then progress, and the files with what can be done with them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from postermaker.document.model import Document
from postermaker.editor.controls import (
    ElidedLabel,
    Mark,
    button,
    clear,
    column,
    divider,
    frame,
    icon_button,
    label,
    on_click,
    restyle,
    row,
    scroller,
)
from postermaker.editor.exporting.format_card import FormatCard
from postermaker.editor.exporting.place import ExportPlace
from postermaker.editor.exporting.run import ExportRun, Stopped
from postermaker.editor.places import file_name, said_size, spoken_bytes
from postermaker.editor.words import say
from postermaker.errors import Cancelled, Fault
from postermaker.export import default_dpi
from postermaker.geometry import Size
from postermaker.units import to_px


class ExportPanel(QFrame):
    """The right side of the workspace while it exports."""

    export_asked = Signal()
    close_asked = Signal()
    mend_asked = Signal()  #: the first error should be put right

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("right")
        self.setFixedWidth(336)
        self.run: ExportRun | None = None
        self._errors, self._pages, self._forced, self._can_force = 0, 1, False, True
        self._report: tuple[str, str] = ("", "")
        self.pdf = FormatCard(".pdf", "#C0392B", say("PDF，给印刷店", "PDF for the print shop"), "")
        self.png = FormatCard(".png", "#2F7D4F", say("PNG，看样和屏幕用", "PNG to look at"), "")
        self.place = ExportPlace()
        self._build()
        for card in (self.pdf, self.png):
            card.toggled.connect(lambda _: self._refresh())
        self.place.changed.connect(self._refresh)

    def _build(self) -> None:
        close = icon_button("close", say("收起导出", "Close"), "Esc", side=28)
        on_click(close, self.close_asked.emit)
        head = row(label(say("导出", "Export"), "section"), None, close)
        self.go = on_click(button("", "big"), self._on_go)
        self.force = on_click(button(say("仍要导出", "Export anyway"), "link"), self._on_force)
        self.cancel = on_click(button(say("取消导出", "Cancel"), "danger"), self.cancel_run)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(say("导出进度", "Export progress"))
        self._share = label("", "caption")
        self._build_running()
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(
            column(
                self.pdf, self.png, divider(), self.place, self._files, None, margins=(20, 0, 20, 8), gap=10
            )
        )
        self._scroll = scroller(inside)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range)
        foot = column(
            self._fault,
            self._doing,
            self.cancel,
            self.go,
            row(None, self.force, None),
            margins=(20, 8, 20, 16),
            gap=10,
        )
        head.setContentsMargins(20, 12, 20, 12)
        outer = column(head, self._scroll, foot, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self._fault.hide()
        self._show_running(False)

    def _build_running(self) -> None:
        self._doing = frame(
            "plain", column(row(label(say("正在导出", "Exporting"), "panel"), None, self._share), self._bar)
        )
        self._files: QVBoxLayout = column(gap=8)
        self._fault = frame("card")
        self._fault_text = label("", "", wrap=True)
        self._fault_mark = Mark("error", "err", 20)
        self._fault.setLayout(row(self._fault_mark, self._fault_text, margins=(12, 10, 12, 10)))

    # what to write --------------------------------------------------------------------------------------------

    def show_document(self, document: Document, name: str, errors: int, *, can_force: bool) -> None:
        """Follow the document: its name, its size, how many errors it has."""
        size, dpi = Size(document.width, document.height), default_dpi(document)
        if len(document.pages) != self._pages or not (self.pdf.isChecked() or self.png.isChecked()):
            self.pdf.setChecked(not document.screen)
            self.png.setChecked(document.screen)
        self._errors, self._pages, self._can_force = errors, len(document.pages), can_force
        self.pdf.say(said_size(size, screen=document.screen) + say("，文字已转成图形", ", text as outlines"))
        width, height = to_px(size.width, dpi), to_px(size.height, dpi)
        self.png.say(say(f"{width:,} × {height:,} 像素", f"{width:,} × {height:,} px"))
        self.place.suggest(file_name(name, size, screen=document.screen))
        self._refresh()

    def paths(self) -> list[Path]:
        """The files that a press on the button would write."""
        suffixes = [card.suffix for card in (self.pdf, self.png) if card.isChecked()]
        return self.place.paths(suffixes, self._pages)

    def _refresh(self) -> None:
        if self.run is not None:
            return
        paths = self.paths()
        self.place.show_note(paths)
        self.go.setEnabled(bool(paths))
        self.go.setToolTip("" if paths else say("先选一种文件", "choose a kind of file first"))
        if self._errors and not self._forced:
            self.go.setText(say(f"先改好 {self._errors} 个错误", f"First mend {self._errors} errors"))
        else:
            self.go.setText(say(f"导出 {len(paths)} 个文件", f"Export {len(paths)} files"))
        self.force.setVisible(bool(self._errors) and self._can_force and not self._forced)

    def _on_go(self) -> None:
        if self._errors and not self._forced:
            self.mend_asked.emit()
        else:
            self.export_asked.emit()

    def _on_force(self) -> None:
        self._forced = True
        self.export_asked.emit()

    # running --------------------------------------------------------------------------------------------------

    def begin(self, document: Document) -> None:
        """Write the chosen files of a document."""
        self._fault.hide()
        clear(self._files)
        run = self.run = ExportRun(document, self.paths(), self, force=self._forced)
        run.progressed.connect(self._on_progress)
        run.wrote.connect(self._on_wrote)
        run.told.connect(self._on_told)
        run.ended.connect(self._on_ended)
        self._on_progress(0.0)
        self._show_running(True)
        run.start()

    def cancel_run(self) -> None:
        """Ask the run to stop."""
        if self.run is not None:
            self.cancel.setEnabled(False)
            self.run.cancel()

    def show_fault(self, fault: Fault) -> None:
        """Say in one line what went wrong and what to do next."""
        stopped = isinstance(fault, Cancelled)
        if isinstance(fault, Stopped):
            self._errors = fault.count
        self._fault_mark.show_icon("info" if stopped else "error", "t3" if stopped else "err")
        restyle(self._fault, "" if stopped else "error")
        self._fault_text.setText(str(fault))
        self._fault.show()
        self._forced = False
        self._refresh()

    def _on_progress(self, share: float) -> None:
        self._bar.setValue(round(share * 1000))
        self._share.setText(f"{share:.0%}")

    def _on_wrote(self, files: tuple[Path, ...]) -> None:
        if files:
            self._files.addWidget(_written(files[0], len(files)))

    def _on_told(self, message: str) -> None:
        """A few lines about the file just written, one click from the chat with the shop."""
        self._files.addWidget(_message(message))

    def _on_range(self, least: int, most: int) -> None:
        """Keep what was written in sight."""
        if self._files.count():
            self._scroll.verticalScrollBar().setValue(most)

    def _on_ended(self, fault: Fault | None) -> None:
        run, self.run = self.run, None
        if run is not None:
            run.wait()
            run.deleteLater()
        self._forced = False
        self._show_running(False)
        self._refresh()
        if fault is not None:
            self.show_fault(fault)

    def _show_running(self, runs: bool) -> None:
        focused = self.go.hasFocus() or self.cancel.hasFocus()
        self._doing.setVisible(runs)
        self.cancel.setVisible(runs)
        self.go.setVisible(not runs)
        self.force.setVisible(not runs and bool(self._errors) and self._can_force)
        self.cancel.setEnabled(True)
        if focused:  # a hidden button would hand the focus to whatever comes next
            (self.cancel if runs else self.go).setFocus()
        for part in (self.pdf, self.png, self.place):
            part.setEnabled(not runs)


def _written(path: Path, count: int) -> QWidget:
    """A file that was written, and what can be done with it."""
    more = say(f" 等 {count} 个", f" and {count - 1} more") if count > 1 else ""
    name = ElidedLabel(path.name + more, "bold")
    head = row(Mark("fine", "ok", 20), name, label(spoken_bytes(path.stat().st_size), "hint"))
    head.setStretch(1, 1)
    deeds: list[tuple[str, Callable[[], object]]] = [
        (say("打开", "Open"), lambda: open_outside(path)),
        (say("打开文件夹", "Open folder"), lambda: open_outside(path.parent)),
        (say("复制文件", "Copy file"), lambda: copy_file(path)),
    ]
    buttons = [on_click(button(text, "small"), call) for text, call in deeds]
    where = ElidedLabel(str(path), "hint")
    card = frame("card", column(head, where, row(*buttons, None, gap=6), margins=(12, 10, 12, 10), gap=6))
    card.setAccessibleName(str(path))
    return card


def _message(said: str) -> QWidget:
    """What to tell the shop, and a button that copies it."""
    words = label(said, "hint")
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = button(say("复制给店里的话", "Copy for the shop"), "small")
    copy.setObjectName("copy-message")

    def copied() -> None:
        QGuiApplication.clipboard().setText(said)
        copy.setText(say("已复制", "Copied"))

    on_click(copy, copied)
    card = frame("card", column(words, row(copy, None), margins=(12, 10, 12, 10), gap=6))
    card.setAccessibleName(say("给店里的话", "For the shop"))
    return card


def open_outside(path: Path) -> None:
    """Open a file or folder with the system's program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def copy_file(path: Path) -> None:
    """Put a file on the clipboard, to be pasted into a chat or a folder."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(mime)
