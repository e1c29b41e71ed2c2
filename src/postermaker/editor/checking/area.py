"""What stands below the canvas: the strip, or the open panel with a grip to pull it higher. It does what they ask for."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from postermaker.document.model import Document
from postermaker.editor import settings
from postermaker.editor.actions import Command, Menu, command
from postermaker.editor.checking.concerns import Concern, Deed, Go, Level, Mend, Remedy, sorted_by_level
from postermaker.editor.checking.inspector import Inspector
from postermaker.editor.checking.panel import CheckPanel
from postermaker.editor.checking.strip import CheckStrip
from postermaker.editor.controls import column
from postermaker.editor.desk import Desk
from postermaker.editor.proof import field_behind
from postermaker.editor.stage.canvas import Canvas
from postermaker.editor.words import say
from postermaker.errors import Fault, Issue
from postermaker.geometry import Box

#: Of the open panel, in px: least, usual; at most half of the window.
_LEAST, _USUAL = 120, 252
#: How much of the canvas a located place takes.
_SHARE = 1 / 3
#: How much of it the page takes when it is seen whole.
_WHOLE = 0.9


class Grip(QWidget):
    """The upper edge of the panel: pulled, it makes the panel higher; a double click takes the usual height."""

    pulled = Signal(int)  #: by so many pixels upwards
    reset = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(4)
        self.setCursor(Qt.CursorShape.SplitVCursor)
        self._from: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._from = event.globalPosition()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        if self._from is not None:
            by = round(self._from.y() - event.globalPosition().y())
            self._from = event.globalPosition()
            self.pulled.emit(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The usual height."""
        self.reset.emit()


class CheckArea(QFrame):
    """Strip and panel of one desk."""

    located = Signal(str, int, str)  #: an element's id, its page from 0, the sentence
    counted = Signal(int, int)  #: errors, and errors with notices
    fill_asked = Signal(str)  #: a field's key
    write_asked = Signal(str)  #: a text's id
    picture_asked = Signal(str)  #: a picture's id

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._desk, self._canvas = desk, canvas
        self.inspector = Inspector(desk)
        self.strip = CheckStrip()
        self.panel = CheckPanel(self.inspector)
        self._grip = Grip()
        self._issues: tuple[Issue, ...] = ()
        self._fault: Fault | None = None
        self.setLayout(column(self._grip, self.strip, self.panel, gap=0))
        self._height = int(settings.kept("check-height") or _USUAL)
        self._connect()
        self.open(False)
        self.refresh()

    def _connect(self) -> None:
        self.inspector.found.connect(self.refresh)
        for part in (self.strip, self.panel.list):
            part.located.connect(self.locate)
            part.remedied.connect(self.do)
        self.panel.list.ignored.connect(self.inspector.ignore)
        self.panel.list.heeded.connect(self.inspector.heed)
        self.panel.mended.connect(self.do_all)
        self.panel.closed.connect(self.toggle)
        self.strip.opened.connect(self.toggle)
        self._grip.pulled.connect(lambda by: self._set_height(self._height + by))
        self._grip.reset.connect(lambda: self._set_height(_USUAL))

    # what is shown ------------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """All that the strip stands for."""
        return self.strip.text

    @property
    def concerns(self) -> tuple[Concern, ...]:
        """What is wrong: the last check's, and what layout tells of a change since."""
        found = self.inspector.concerns
        if self._fault is not None:
            return (_faulty(self._fault), *found)
        fresh = [self._at_once(issue) for issue in self.inspector.at_once(self._issues)]
        if not self.inspector.settled:  # what layout finds it has just found anew
            known = {each.rule for each in fresh}
            found = [each for each in found if each.rule != "field-empty" and each.rule not in known]
        return sorted_by_level([*fresh, *found])

    def show_issues(self, issues: tuple[Issue, ...]) -> None:
        """What the canvas's layout found at once."""
        self._issues, self._fault = issues, None
        self.refresh()

    def show_fault(self, fault: Fault) -> None:
        """What kept the page from being laid out at all, or a change from being made."""
        self._fault = fault
        self.refresh()

    def refresh(self) -> None:
        """Show it."""
        told = tuple(each for each in self.concerns if each.level is not Level.NOTE)
        report = self.inspector.report
        against = say(f"，按“{report.preset}”查过", f" (checked for '{report.preset}')") if report else ""
        self.counted.emit(len([e for e in told if e.level is Level.ERROR]), len(told))
        self.strip.show_concerns(told, say("没有问题，可以导出", "Nothing wrong, ready to export") + against)
        if self.panel.isVisibleTo(self):
            self.panel.refresh()

    def _at_once(self, issue: Issue) -> Concern:
        document = self._desk.shown
        field = field_behind(document, issue)
        label = say("填上", "Fill in") if issue.code == "unfilled" else say("改字", "Edit text")
        remedies: tuple[Remedy, ...] = (Go(label, Deed.FILL, field.key),) if field else ()
        rule = "field-empty" if issue.code == "unfilled" else issue.code
        return Concern(
            rule=rule, level=Level.ERROR, effect=str(issue), says=issue.message.zh, step=label,
            where=field.label if field else "", element="" if issue.code == "unfilled" else issue.element, remedies=remedies,
        )  # fmt: skip

    # height -------------------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Open the panel, or go back to the strip."""
        self.open(not self.panel.isVisibleTo(self))

    def open(self, wide: bool) -> None:
        """The panel, or the strip."""
        self.strip.setVisible(not wide)
        self.panel.setVisible(wide)
        self._grip.setVisible(wide)
        self._set_height(self._height)
        if wide:
            self.panel.refresh()
            self.panel.list.setFocus()
        elif self._desk.session is not None:
            self._canvas.setFocus()

    def _set_height(self, height: int) -> None:
        most = max(_LEAST, self.window().height() // 2) if self.window() is not self else height
        self._height = min(max(height, _LEAST), most)
        if self.panel.isVisibleTo(self):
            self.setFixedHeight(self._height)
            settings.keep("check-height", str(self._height))
        else:
            self.setFixedHeight(self.strip.height() + 1)

    # what is done -------------------------------------------------------------------------------------------------

    def locate(self, concern: Concern) -> None:
        """Show where a concern is: its page, its element selected, a third of the canvas, a call-out."""
        if concern.page is not None:
            self._desk.turn_to(concern.page)
        if concern.element and concern.element != "ground":
            self._desk.select([concern.element])
        if concern.place is not None and concern.place.width + concern.place.height > 0:
            self._canvas.show_box(concern.place, self._share(concern.place))
            self._canvas.pulse.show(concern.place, concern.effect)
        self.located.emit(concern.element, self._desk.page, concern.effect)

    def _share(self, place: Box) -> float:
        """How much of the canvas a place is to take: never so little that the page is smaller than when it is whole."""
        width, height = self._desk.size
        return max(_SHARE, _WHOLE * place.width / width, _WHOLE * place.height / height)

    def do(self, remedy: Remedy) -> None:
        """Do it, or lead to where it is done."""
        match remedy:
            case Mend():
                self._desk.settle()
                if self._desk.do(remedy.step, remedy.change):
                    self._desk.told.emit(remedy.step)
                    self.inspector.check_now()
            case Go(deed=Deed.FILL):
                self.fill_asked.emit(remedy.target)
            case Go(deed=Deed.WRITE):
                self.write_asked.emit(remedy.target)
            case Go(deed=Deed.PICTURE):
                self.picture_asked.emit(remedy.target)

    def do_all(self, mends: Iterable[Mend]) -> None:
        """Do several in one step, and say which."""
        mends = list(mends)
        if not mends:
            return
        names = say("、", ", ").join(each.label for each in mends[:3])
        more = say(f"等 {len(mends)} 处", f" and {len(mends) - 3} more") if len(mends) > 3 else ""

        def change(document: Document) -> Document:
            for each in mends:
                document = each.change(document)
            return document

        self._desk.settle()
        if self._desk.do(say("能改的都改好", "Mend what can be"), change):
            self._desk.told.emit(say(f"改好了：{names}{more}", f"Mended: {names}{more}"))
            self.inspector.check_now()


def _faulty(fault: Fault) -> Concern:
    return Concern(rule="fault", level=Level.ERROR, effect=str(fault), step=str(fault.hint))


def commands(area: CheckArea) -> tuple[Command, ...]:
    """The check's entry in the menu 视图."""
    return (
        command(
            "checks", "检查", "Checks", area.toggle, Menu.VIEW, "F8", typing=True,
            on=lambda: area.panel.isVisibleTo(area),
        ),
    )  # fmt: skip
