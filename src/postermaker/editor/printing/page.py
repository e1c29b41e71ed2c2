"""The print page: which printer, how the page comes onto paper, and each sheet as it will look."""

from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from postermaker.backends.painter import prepare
from postermaker.display import DisplayList, DisplayPage
from postermaker.editor import dialogs, settings, theme
from postermaker.editor.chores import Chores
from postermaker.editor.controls import (
    Entry,
    button,
    column,
    frame,
    icon_button,
    key_label,
    label,
    on_click,
    restyle,
    row,
    upright,
)
from postermaker.editor.desk import Desk
from postermaker.editor.places import said_size
from postermaker.editor.printing.sheets import PAPERS, Job, Way, sheets, usual_paper, usual_way
from postermaker.editor.properties.choosing import Choice, Segments
from postermaker.editor.words import say
from postermaker.errors import Cancelled, Fault
from postermaker.filenames import safe_name
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size
from postermaker.layout.page import lay_out

_PDF = "\0pdf"
_SHOWN_PX = 1400
#: The job, which sheet, how many there are, its picture, the document's ink.
_Answer = tuple[Job, int, int, QImage, DisplayList]


class SheetPreview(QWidget):
    """A sheet on the canvas's ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(say("打印预览", "Print preview"))
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        """Another sheet."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as large as it fits."""
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(self.rect(), look.color("canvas"))
        if not self.image.isNull():
            room = QRectF(self.rect()).adjusted(32, 32, -32, -32)
            k = min(room.width() / self.image.width(), room.height() / self.image.height())
            width, height = self.image.width() * k, self.image.height() * k
            place = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self.image)
            painter.setPen(QPen(look.color("line2"), 1))
            painter.drawRect(place)
        painter.end()


class PrintPage(QWidget):
    """One document on paper."""

    back_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._book = desk, FontBook()
        self.job = Job()
        self._display: DisplayList | None = None
        self._count = self._number = 0  #: how many sheets there are, and which is in sight
        self._printer = _PDF
        self._stop = False
        self.chores = Chores(self)
        self.preview = SheetPreview()
        self.printer = Choice(say("打印机", "Printer"))
        self.paper = Segments(say("纸张", "Paper"), [(name, name, "") for name in PAPERS])
        self.way = Segments(
            say("怎么打", "How"),
            [(Way.FIT, say("缩到一张", "Fit"), say("整个版面缩放到一张纸", "as large as one sheet takes")),
             (Way.REAL, say("原大", "Real size"), say("一比一，放得下一张纸的版面", "one to one on one sheet")),
             (Way.TILES, say("拼成原大", "Tiles"), say("分到许多张纸上，拼起来是原大", "many sheets, put together"))],
        )  # fmt: skip
        self.overlap, self.copies = Entry(say("粘贴边 mm", "Overlap mm")), Entry(say("份数", "Copies"))
        self._about, self._fault = label("", "hint", wrap=True), label("", "error", wrap=True)
        self._fault.hide()
        self.go = on_click(button("", "big", "printer"), self.print)
        self.earlier = on_click(
            icon_button("left", say("上一张（Page Up）", "Sheet before (Page Up)")), lambda: self.turn(-1)
        )
        self.later = on_click(
            icon_button("right", say("下一张（Page Down）", "Next sheet (Page Down)")), lambda: self.turn(1)
        )
        self._where = label("", "caption")
        self._build()
        self._connect()

    def _build(self) -> None:
        back = on_click(button(say("返回编辑", "Back"), "flat", "back", "Esc"), self.back_asked.emit)
        self._title = label("", "hint")
        head = frame(
            "bar",
            row(back, key_label("Esc"), upright(), label(say("打印", "Print"), "section"), self._title, None,
                margins=(12, 0, 20, 0), gap=10),
            height=48,
        )  # fmt: skip
        right = QFrame()
        right.setObjectName("right")
        right.setFixedWidth(336)
        rows = (
            (say("打印机", "Printer"), self.printer), (say("纸张", "Paper"), self.paper),
            (say("粘贴边 mm", "Overlap mm"), self.overlap), (say("份数", "Copies"), self.copies),
        )  # fmt: skip
        lines = []
        for name, control in rows:
            caption = label(name, "caption")
            caption.setFixedWidth(76)
            line = QWidget()
            inner = row(caption, control, gap=6)
            inner.setStretch(1, 1)
            line.setLayout(inner)
            lines.append(line)
        self._overlap_line = lines[2]
        right.setLayout(
            column(
                label(say("怎么打", "How"), "section"), self.way, 4, *lines, self._about, None, self._fault, self.go,
                row(None, key_label("Ctrl+Enter"), None), margins=(20, 18, 20, 14), gap=8,
            )
        )  # fmt: skip
        self._turner = frame("bar", row(None, self.earlier, self._where, self.later, None), height=44)
        left = column(self.preview, self._turner, gap=0)
        left.setStretch(0, 1)
        body = row(left, right, gap=0)
        body.setStretch(0, 1)
        outer = column(head, body, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.way.chosen.connect(lambda way: self._take(way=way))
        self.paper.chosen.connect(lambda paper: self._take(paper=paper))
        for entry in (self.overlap, self.copies):
            entry.editingFinished.connect(self._take)
        self.printer.chosen.connect(self._on_printer)
        go = QShortcut(QKeySequence("Ctrl+Return"), self)
        go.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        go.activated.connect(self.print)
        for keys, by in (("PgUp", -1), ("PgDown", 1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(self.turn, by))

    @property
    def _name(self) -> str:
        return self._desk.session.name if self._desk.session else ""

    # what is chosen -----------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the document on the desk."""
        document = self._desk.document
        size = Size(document.width, document.height)
        name = self._name
        self._title.setText(f"{name} · {said_size(size, screen=document.screen)}")
        self.job, self._number = Job(way=usual_way(size), paper=usual_paper(size)), 0
        self._show_printers()
        self.way.show_value(self.job.way)
        self.paper.show_value(self.job.paper)
        self.overlap.setText(f"{self.job.overlap:g}")
        self.copies.setText(str(self.job.copies))
        self._fault.hide()
        self._show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_printers(self) -> None:
        from postermaker.editor.printing.painting import printers

        found = printers()
        self.printer.set_choices([*((name, name) for name in found), (_PDF, say("存成 PDF", "Save as PDF"))])
        kept = settings.kept("printer")
        self._printer = kept if kept in found else (found[0] if found else _PDF)
        self.printer.show_value(self._printer)

    def _on_printer(self, name: str) -> None:
        self._printer = name
        settings.keep("printer", name)
        self._show_go()

    def _take(self, **chosen: Any) -> None:
        """Read what is chosen; a figure that can't be read keeps the last good."""
        said = {"overlap": (self.overlap, 0.0, 100.0), "copies": (self.copies, 1.0, 999.0)}
        for key, (entry, least, most) in said.items():
            try:
                value = float(entry.text())
            except ValueError:
                value = -1.0
            fine = least <= value <= most
            restyle(entry, "" if fine else "error")
            if fine:
                chosen[key] = round(value) if key == "copies" else value
        new = replace(self.job, **chosen)
        if new != self.job:
            self.job, self._number = new, 0
            self._show()

    def turn(self, by: int) -> None:
        """Another sheet in sight."""
        number = min(max(self._number + by, 0), self._count - 1)
        if number != self._number and self._count:
            self._number = number
            self._show()

    # what it will look like ---------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._overlap_line.setVisible(self.job.way is Way.TILES)
        document, job, book = replace(self._desk.document, title=self._name), self.job, self._book
        number = self._number

        def work() -> _Answer:
            display = lay_out(document, book).display
            made = sheets(display, job, book)
            shown = made[min(number, len(made) - 1)]  # turned while there were more of another job
            return job, number, len(made), _painted(shown, display, book), display

        self.chores.do(work, self._on_shown, self._on_fault)

    def _on_shown(self, answer: _Answer) -> None:
        job, number, count, image, self._display = answer
        if (job, number) != (self.job, self._number):
            return
        self._fault.hide()
        self._count, self._number = count, min(number, count - 1)
        self.preview.show_image(image)
        self._turner.setVisible(count > 1)
        self._where.setText(
            say(f"第 {self._number + 1} 张，共 {count} 张", f"sheet {self._number + 1} of {count}")
        )
        self.earlier.setEnabled(self._number > 0)
        self.later.setEnabled(self._number < count - 1)
        tiles = job.way is Way.TILES
        self._about.setText(
            say(f"先打一张拼接图，再打 {count - 1} 张，按编号拼。打印时选“实际大小”，不要缩放。",
                f"A map first, then {count - 1} sheets by number. Print at actual size.")
            if tiles
            else ""
        )  # fmt: skip
        self._show_go()

    def _show_go(self) -> None:
        pdf = self._printer == _PDF
        self.go.setEnabled(self._count > 0)
        said = say(f"存成 PDF，{self._count} 张", f"Save as PDF, {self._count}") if pdf else say(
            f"打印 {self._count * self.job.copies} 张", f"Print {self._count * self.job.copies}"
        )  # fmt: skip
        self.go.setText(said)

    def _on_fault(self, fault: Fault) -> None:
        self._fault.setText(str(fault))
        self._fault.show()
        self._count = 0
        self._turner.hide()
        self.preview.show_image(QImage())
        self._about.setText("")
        self._show_go()

    # printing -----------------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Print, or save as a PDF."""
        if self._display is None or self._count == 0 or self.chores.busy:
            return
        path: Path | None = None
        if self._printer == _PDF:
            name = safe_name(f"{self._name}_{say('打印', 'print')}")
            path = dialogs.ask_pdf(self, settings.folder("export") / f"{name}.pdf")
            if path is None:
                return
        self.print_to(path)

    def print_to(self, path: Path | None) -> None:
        """Print onto the chosen printer, or into a PDF."""
        from postermaker.editor.printing.painting import pdf_printer, print_sheets, printer_for

        display, job, book = self._display, self.job, self._book
        assert display is not None
        title, name = display.title, self._printer

        def work() -> None:
            printer = pdf_printer(path, title) if path else printer_for(name, job.copies, title)
            print_sheets(sheets(display, job, book), display.assets, book, printer, self._check)

        self._stop = False
        self.go.setEnabled(False)
        self.go.setText(say("正在打印", "Printing"))
        self.chores.do(work, lambda _: self._on_printed(path), self._on_fault)

    def _check(self, share: float) -> None:
        if self._stop:
            raise Cancelled

    def _on_printed(self, path: Path | None) -> None:
        self._about.setText(
            say(f"已存成 {path.name}", f"saved as {path.name}")
            if path
            else say("已交给打印机", "sent to the printer")
        )
        self._show_go()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was said is over."""
        super().hideEvent(event)
        self._about.setText("")

    def close_work(self) -> None:
        """End what runs."""
        self._stop = True
        self.chores.close()


def _painted(page: DisplayPage, display: DisplayList, book: FontBook) -> QImage:
    """A sheet on white paper."""
    k = _SHOWN_PX / max(page.size)
    width, height = max(1, round(page.size.width * k)), max(1, round(page.size.height * k))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    prepare(page, display.assets, book, Box(0, 0, *page.size), width, height).paint(painter)
    painter.end()
    return image
