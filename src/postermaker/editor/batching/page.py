"""The batch page: a list on the left, its rows in the middle, previews on the right, the run below."""

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtGui
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from postermaker.batch.delivering import Delivery
from postermaker.batch.job import Columns, Role
from postermaker.batch.pace import Standing
from postermaker.document.model import Document
from postermaker.editor import dialogs, settings
from postermaker.editor.batching.course import Course
from postermaker.editor.batching.foot import Foot, said_pieces
from postermaker.editor.batching.head import BatchHead
from postermaker.editor.batching.list_panel import ROLE_WORDS, ListCard, Mapping, head_words
from postermaker.editor.batching.lists import write_blank, write_faults
from postermaker.editor.batching.making_panel import MakingPanel
from postermaker.editor.batching.model import Head, RowModel
from postermaker.editor.batching.order import Source
from postermaker.editor.batching.pacing import Reading as ClockReading
from postermaker.editor.batching.previews import Previews
from postermaker.editor.batching.reading import Ordered, Read, Refused
from postermaker.editor.batching.rows_panel import RowsPanel
from postermaker.editor.batching.run import Totals
from postermaker.editor.batching.states import Kept
from postermaker.editor.batching.strip import Sample
from postermaker.editor.controls import column, frame, row, scroller
from postermaker.editor.exporting.outside import open_outside
from postermaker.editor.session import lead_field
from postermaker.editor.words import say
from postermaker.errors import Bilingual, Cancelled, Fault, InputFault
from postermaker.production.lists import PRODUCTION_LIST
from postermaker.production.report import REPORT_BOOK

_WIDE = 1500
#: What to do about a list that can't be read: the reader's own hints are the command line's.
_OTHERWISE = Bilingual(
    "在左边换一种编码、工作表或表头，或者换一份名单",
    "choose another encoding, sheet or header row on the left",
)


class BatchPage(QWidget):
    """Before, during and after a run the same page. Leaving it keeps the run going."""

    back_asked = Signal()
    design_asked = Signal()  #: to the workspace, to change the design
    faulted = Signal(object)  #: a Fault that must be read
    standing = Signal(str)  #: how far the run is, in a few characters; empty: none

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document: Document | None = None
        self.model = RowModel(self)
        self.head, self.card, self.mapping = BatchHead(), ListCard(), Mapping()
        self.making, self.middle, self.foot = MakingPanel(), RowsPanel(self.model), Foot()
        self.previews = Previews()
        self.course = Course(self.model, self.making.wished, self)
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(40)
        self._drawing.timeout.connect(self._show_previews)
        self._previews_by_hand = False
        self._build()
        self._connect()
        self._connect_run()

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(column(self.card, self.mapping, self.making, None, margins=(16, 14, 16, 14), gap=16))
        self.left = frame("left", column(scroller(inside), gap=0), width=300)
        self.right = frame("right", column(self.previews, gap=0), width=288)
        centre = row(self.left, self.middle, self.right, gap=0)
        centre.setStretch(1, 1)
        outer = column(self.head, centre, self.foot, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        go = QShortcut(QKeySequence("Ctrl+Return"), self)
        go.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        go.activated.connect(self._on_go_key)
        back = QShortcut(QKeySequence("Ctrl+Z"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._undo)
        self._show_list(False)

    def _connect(self) -> None:
        self.head.back_asked.connect(self.back_asked)
        self.head.design_asked.connect(self.design_asked)
        self.head.chosen.connect(self._on_design)
        self.head.faulted.connect(self.faulted)
        self.card.asked.connect(self.ask_list)
        self.card.changed.connect(self.open_source)
        self.card.reread.connect(lambda: self.course.request(afresh=True))
        self.mapping.chosen.connect(self.course.fill)
        self.making.changed.connect(self.course.request)
        self.middle.choose_asked.connect(self.ask_list)
        self.middle.blank_asked.connect(self._save_blank)
        self.middle.faults_asked.connect(self._save_faults)
        self.middle.previews_asked.connect(self._on_previews)
        self.middle.filtered.connect(self._drawing.start)
        self.middle.table.scrolled.connect(self._drawing.start)
        self.middle.table.remedied.connect(self.remedy)
        self.middle.table.selectionModel().currentChanged.connect(lambda *_: self._drawing.start())
        self.previews.chosen.connect(self.show_row)
        self.previews.remedied.connect(self.remedy)
        self.previews.resized.connect(self._drawing.start)

    def _connect_run(self) -> None:
        course, foot = self.course, self.foot
        course.was_read.connect(self._on_read)
        course.ordered.connect(self._on_ordered)
        course.looked.connect(self._on_looked)
        course.refused.connect(self._on_refused)
        course.began.connect(self._on_began)
        course.stood.connect(self._on_stood)
        course.ended.connect(self._on_ended)
        foot.start_asked.connect(self.start)
        foot.hold_asked.connect(self._on_hold)
        foot.stop_asked.connect(self._on_stop)
        foot.faulty_asked.connect(lambda: self.middle.keep(Kept.FAULTY))
        foot.folder_asked.connect(lambda: self._open(""))
        foot.report_asked.connect(lambda: self._open(REPORT_BOOK))
        foot.list_asked.connect(lambda: self._open(PRODUCTION_LIST))

    # list and design ------------------------------------------------------------------------------------------

    def show_document(self, document: Document | None, name: str) -> None:
        """The design that rows fill: the one in the workspace, or the first template where there is none."""
        before = self._document
        self._document = self.head.offer(document, name)
        self.making.show_document(self._document)
        self._invite()
        if self._document is not before and self._document != before and self.course.run is None:
            self.course.take_document(self._document)

    def _on_design(self, document: Document) -> None:
        self._document = document
        self.making.show_document(document)
        self._invite()
        self.course.take_document(document)

    def ask_list(self) -> None:
        """Choose a list's file."""
        path = dialogs.ask_list(self, settings.folder("list"))
        if path:
            settings.keep_folder("list", path.parent)
            self.open_list(path)

    def open_list(self, path: Path) -> None:
        """Read a list."""
        self.making.forget_folder()
        self.open_source(Source(path=path))

    def open_source(self, source: Source) -> None:
        """Read a list in a certain way; not while another one is being made."""
        if self.course.run is not None or self._document is None:
            return
        self.card.show_source(source)
        self._show_list(True)
        self.middle.show_all()
        self.course.open(source, self._document)

    def _show_list(self, there: bool) -> None:
        self.left.setVisible(there)
        self.foot.setVisible(there)
        self.middle.show_list(there)
        self._show_right()

    def _invite(self) -> None:
        if self._document is not None:
            labels = "、".join(field.label for field in self._document.fields)
            self.middle.invite(
                say(
                    f"Excel、WPS 表格、CSV 都行。一行做一条，列里写{labels}，还可以写尺寸、数量、地点",
                    f"Excel or CSV. A row makes one piece; columns say {labels}, and size, quantity, place",
                )
            )

    def _on_read(self, news: Read) -> None:
        wish = self.course.wish
        assert wish is not None
        self.card.show_table(wish.source, news.table)
        self.making.show_columns(news.table.columns)
        self.making.show_folder(wish.folder)
        self.model.take_read(news.table.rows)
        if not self.model.rows or self.course.order is None:  # at once; what the columns mean follows
            heads = [Head("cell", name, name) for name in news.table.columns[:6]]
            self.model.show_rows(news.table.rows, heads, self.model.edited)
        self.foot.show_reading(0, len(news.table.rows))

    def _on_ordered(self, news: Ordered) -> None:
        job, read = news.job, self.course.read
        assert read is not None
        self.mapping.show_columns(job.document, read.table, job.columns)
        self.making.show_example(job, news.tasks)
        heads = _heads(job.document, job.columns, read)
        at = self._current()
        self.model.show_rows([task.row for task in news.tasks], heads, self.model.edited)
        if at is not None and self._current() is None and at < len(self.model.rows):
            self.middle.table.show_row(at)
        self._drawing.start()

    def _on_looked(self, last: bool) -> None:
        if self.course.run is not None:
            return
        if not last:
            self.foot.show_reading(self.course.seen, len(self.model.rows))
        else:
            self._show_ready()
        self._drawing.start()

    def _show_ready(self) -> None:
        waiting = [state for state in self.model.states if state.state.waits]
        made = [state for state in self.model.states if state.state.made]
        both = [*waiting, *made]
        order = self.course.order
        past = order.past if order and not made else None
        hint = ""
        if past:
            hint = say(
                f"这个文件夹里上次没做完（{past[1]:,} 行做了 {past[0]:,} 行），接着做，做好的不重做",
                f"an earlier run stopped here after {past[0]:,} of {past[1]:,} rows; it is gone on with",
            )
        pieces, area = sum(s.quantity for s in both), sum(s.area_m2 for s in both)
        self.middle.sums.setText(said_pieces(pieces, area) if pieces else "")
        faulty = self.model.count(Kept.FAULTY)
        self.foot.show_ready(
            len(waiting),
            faulty,
            sum(s.quantity for s in waiting),
            sum(s.area_m2 for s in waiting),
            len(made),
            hint,
        )
        lead = lead_field(order.job.document.fields) if order else None
        words = (
            next((c for c, key in order.job.columns.fields.items() if lead and key == lead.key), "")
            if order
            else ""
        )
        self.previews.show_extremes(
            [self.model.cell(at, words) if words else "" for at in range(len(self.model.rows))]
        )

    def _on_refused(self, news: Refused) -> None:
        if news.unread:
            self.model.show_rows([], [], {})
            self.card.show_fault(str(news.fault.cause))
            self.foot.show_fault(InputFault(news.fault.cause, _OTHERWISE))
            return
        if news.about_name:
            self.making.show_name_fault(str(news.fault))
        elif self.course.read is not None:
            self.mapping.show_columns(self.course.wish.document, self.course.read.table, Columns({}))  # type: ignore[union-attr]
        self.foot.show_fault(news.fault)

    # rows -----------------------------------------------------------------------------------------------------

    def _current(self) -> int | None:
        index = self.middle.table.currentIndex()
        return self.middle.shown.place(index.row()) if index.isValid() else None

    def show_row(self, at: int) -> None:
        """Go to a row of the list, whatever is filtered."""
        if 0 <= at < len(self.model.rows) and not self.middle.table.show_row(at):
            self.middle.show_all()
            self.middle.table.show_row(at)

    def remedy(self, at: int) -> None:
        """Do a row's remedy, or let the person write in its cell."""
        remedy = self.model.states[at].remedy
        if remedy is None:
            return
        if remedy.text is not None:
            self.model.correct(at, remedy.column, remedy.text)
            self.middle.table.show_row(at, remedy.column)
        else:
            self.middle.table.show_row(at, remedy.column, editing=bool(remedy.column))
            self.right.setVisible(self.right.isVisible() or not remedy.column)
        self._drawing.start()

    def _undo(self) -> None:
        """Take the last correction back."""
        at = self.model.undo()
        if at is not None:
            self.show_row(at)

    def _show_previews(self) -> None:
        order = self.course.order
        if order is None or not self.right.isVisible() or len(order.tasks) != len(self.model.rows):
            return
        at = self._current()
        place = order.job.columns.roles.get(Role.PLACE, "")
        visible = [self.middle.shown.place(row) for row in self.middle.table.visible_rows()]
        samples = [
            Sample(i, order.tasks[i], self.model.states[i], self.model.cell(i, place)) for i in visible
        ]
        states = self.model.states
        largest = (max((s.width for s in states), default=0), max((s.height for s in states), default=0))
        strip = self.previews.strip
        strip.show_samples(
            order.job, samples, largest if min(largest) > 0 else (8000, 700), -1 if at is None else at
        )
        wanted = strip.wanted()
        if at is not None and order.tasks[at].row.number == self.model.rows[at].number:
            if (
                extra := self.previews.remedy.show_remedy(
                    order.job, at, order.tasks[at], states[at], strip.width()
                )
            ) is not None:
                wanted.insert(0, extra)
        else:
            self.previews.remedy.hide()
        self.previews.album.want(wanted)

    def _on_previews(self, on: bool) -> None:
        self._previews_by_hand = True
        self.right.setVisible(on and self.left.isVisibleTo(self))
        self._drawing.start()

    def _show_right(self) -> None:
        wide = self.width() >= _WIDE
        on = self.middle.previews.isChecked() if self._previews_by_hand else wide
        self.middle.previews.blockSignals(True)
        self.middle.previews.setChecked(on)
        self.middle.previews.blockSignals(False)
        self.right.setVisible(on and self.left.isVisibleTo(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below 1500 px the previews fold behind their button."""
        super().resizeEvent(event)
        if (event.oldSize().width() >= _WIDE) != (self.width() >= _WIDE):
            self._previews_by_hand = False
        self._show_right()
        self._drawing.start()

    # files beside ---------------------------------------------------------------------------------------------

    def _save_blank(self) -> None:
        if self._document is None:
            return
        path = dialogs.ask_workbook(self, settings.folder("list") / say("名单.xlsx", "list.xlsx"))
        if path:
            self._written(lambda: write_blank(path, self._document), path)  # type: ignore[arg-type]

    def _save_faults(self) -> None:
        wish = self.course.wish
        if wish is None:
            return
        path = dialogs.ask_workbook(self, wish.source.path.with_name(f"{wish.source.path.stem}_问题.xlsx"))
        if path:
            heads = [head for head in self.model.heads if head.kind == "cell"]
            self._written(lambda: write_faults(path, self.model, heads), path)

    def _written(self, write: Callable[[], object], path: Path) -> None:
        try:
            write()
        except Fault as fault:
            self.faulted.emit(fault)
        else:
            open_outside(path)

    # the run --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Make what is missing."""
        self.course.start(lambda: Delivery(title=self._title(), approval=self.making.approval.isChecked()))

    def _title(self) -> str:
        return self.course.wish.source.path.stem if self.course.wish else ""

    def _on_go_key(self) -> None:
        if self.foot.go.isVisible() and self.foot.go.isEnabled():
            self.foot.go.click()

    def _on_began(self) -> None:
        self._lock(True)
        self.foot.show_starting()
        self.standing.emit("0%")

    def _lock(self, on: bool) -> None:
        for part in (self.card, self.mapping, self.making, self.head.design):
            part.setEnabled(not on)

    def _on_stood(self, standing: Standing, clock: ClockReading) -> None:
        if self.course.run is not None:
            self.foot.show_standing(standing, clock, self.model.count(Kept.FAULTY))
            self.standing.emit(f"{standing.done / max(1, standing.total):.0%}")
            if standing.done == standing.total:
                self.foot.show_stopping()

    def _on_hold(self, on: bool) -> None:
        if self.course.run is not None:
            self.course.run.hold(on)

    def _on_stop(self) -> None:
        self.foot.show_stopping()
        self.course.stop()

    def _on_ended(self, end: object) -> None:
        self._lock(False)
        self.standing.emit("")
        match end:
            case Totals():
                self.foot.show_totals(end)
                self._announce()
            case Cancelled():
                done = self.model.count(Kept.DONE)
                waiting, faulty = self.model.count(Kept.WAITING), self.model.count(Kept.FAULTY)
                self.foot.show_stopped(done, len(self.model.rows), waiting, faulty)
            case Fault():
                self.foot.show_fault(end)
                self.foot.go.show()
                self.faulted.emit(end)
        self._drawing.start()

    def _announce(self) -> None:
        """Tell who works in another program, and who listens to the window instead of looking at it."""
        QApplication.alert(self.window())
        if hasattr(QtGui, "QAccessibleAnnouncementEvent"):  # not in every 6.8
            said = QtGui.QAccessibleAnnouncementEvent(self.foot, self.foot.main.text())
            QtGui.QAccessible.updateAccessibility(said)

    def _open(self, name: str) -> None:
        order = self.course.order
        if order is not None:
            open_outside(Path(order.job.folder) / name)

    def search_list(self) -> None:
        """To the search field."""
        if self.model.rows:
            self.middle.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.middle.search.selectAll()

    def take_focus(self) -> None:
        """To the rows, or to what begins."""
        (self.middle.table if self.model.rows else self.middle.choose).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def close_work(self) -> None:
        """End threads and run; what was made stays, and the run can be gone on with."""
        self.course.close()
        self.previews.album.close()


def _heads(document: Document, columns: Columns, read: Read) -> list[Head]:
    """The table's columns: what fills the fields, then what says size, number and so on; no column twice."""
    titles: dict[str, list[str]] = {}
    by_key = {key: name for name, key in columns.fields.items()}
    for field in document.fields:
        if field.key in by_key:
            titles.setdefault(by_key[field.key], []).append(field.label)
    for role, name in columns.roles.items():
        titles.setdefault(name, []).append(str(ROLE_WORDS[role]))
    return [
        Head("cell", "、".join(dict.fromkeys(words)), name, head_words(read.table, name))
        for name, words in titles.items()
    ]
