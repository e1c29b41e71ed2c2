"""The right column before a run: checks first, then where to and the name, more settings, size and time, the button."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from postermaker.editor.checking.concerns import Concern, Level
from postermaker.editor.checking.inspector import Inspector
from postermaker.editor.checking.rows import MARKS
from postermaker.editor.controls import (
    Mark,
    button,
    clear,
    column,
    divider,
    key_label,
    label,
    on_click,
    row,
    scroller,
)
from postermaker.editor.exporting.more import MoreSettings
from postermaker.editor.exporting.place import ExportPlace
from postermaker.editor.words import counted, say

#: So many concerns are told here, the rest in the check of the workspace.
_SHOWN = 4
#: What no export can overrule: there is nothing, or nothing to draw it with.
NO_FORCE = frozenset({"field-empty", "glyph-missing", "fault"})


class ReadyView(QWidget):
    """What the export waits for."""

    go_asked = Signal()
    force_asked = Signal()
    remedied = Signal(object)  #: a Remedy
    checks_asked = Signal()  #: to see all concerns

    def __init__(self, inspector: Inspector) -> None:
        super().__init__()
        self._inspector = inspector
        self._files, self._size, self._seconds = 0, "", ""
        self._tag = label("", "oktag")
        self._found: QVBoxLayout = column(gap=8)
        self.place = ExportPlace()
        self.more = MoreSettings()
        self._about, self._time = label("", "hint"), label("", "hint")
        self.go = on_click(button("", "big", "export"), self.go_asked.emit)
        self.force = on_click(button(say("仍要导出", "Export anyway"), "link"), self.force_asked.emit)
        self.force.setToolTip(
            say("错误会写进旁边的检查报告", "the errors are told in a report beside the files")
        )
        self._key = row(
            None, key_label("Ctrl+Enter"), label(say("直接导出到这里", "export"), "hint"), None, gap=6
        )
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(
            column(
                row(label(say("检查", "Checks"), "section"), None, self._tag), self._found, divider(), self.place, divider(),
                self.more, None, margins=(20, 18, 12, 8), gap=10,
            )
        )  # fmt: skip
        foot = QFrame()
        foot.setObjectName("foot")
        foot.setLayout(
            column(
                row(self._about, None, self._time), self.go, row(None, self.force, None), self._key,
                margins=(20, 12, 20, 14), gap=8,
            )
        )  # fmt: skip
        outer = column(scroller(inside), foot, gap=0)
        outer.setStretch(0, 1)
        self.setLayout(outer)

    @property
    def errors(self) -> list[Concern]:
        """What the export waits for."""
        return self._inspector.of(Level.ERROR)

    @property
    def can_force(self) -> bool:
        """Whether somebody may want it all the same."""
        return bool(self.errors) and not any(each.rule in NO_FORCE for each in self.errors)

    def show_checks(self) -> None:
        """The concerns as they are now."""
        clear(self._found)
        shown = [each for each in self._inspector.concerns if each.level is not Level.NOTE]
        errors = len(self.errors)
        known = self._inspector.report is not None
        if not errors:
            fine = say("没有错误", "No errors") if known else say("正在检查", "Checking")
            self._found.addLayout(
                row(Mark("fine" if known else "clock", "ok" if known else "t3", 18), label(fine), None, gap=8)
            )
        for concern in shown[:_SHOWN]:
            self._found.addLayout(self._row(concern))
        more = len(shown) - _SHOWN
        if more > 0:
            link = on_click(
                button(say(f"还有 {more} 条，去看看", f"{more} more"), "link"), self.checks_asked.emit
            )
            self._found.addLayout(row(26, link, None, gap=0))
        self._tag.setProperty("look", "errtag" if errors else "oktag" if known else "tag")
        self._tag.setText(
            say(f"{errors} 个错误", counted(errors, "error"))
            if errors
            else say("可以导出", "ready")
            if known
            else say("正在检查", "checking")
        )
        self._tag.style().unpolish(self._tag)
        self._tag.style().polish(self._tag)
        self._show_go()

    def _row(self, concern: Concern) -> QHBoxLayout:
        said = label(concern.effect, "", wrap=True)
        said.setToolTip(concern.step)
        mark = Mark(*MARKS[concern.level], 18)
        made = row(mark, said, gap=8)
        made.setStretch(1, 1)
        made.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        if concern.remedies:
            remedy = button(concern.remedies[0].label, "small", tip=concern.step)
            remedy.clicked.connect(partial(self._on_remedy, concern))
            made.addWidget(remedy, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _on_remedy(self, concern: Concern, checked: bool = False) -> None:
        self.remedied.emit(concern.remedies[0])

    def show_files(self, count: int) -> None:
        """How many files a press on the button writes."""
        self._files = count
        self._show_go()

    def show_guess(self, size: str, seconds: str) -> None:
        """How large they will be and how long it takes."""
        self._about.setText(size)
        self._time.setText(seconds)

    def _show_go(self) -> None:
        errors, files = len(self.errors), self._files
        self.go.setEnabled(bool(files))
        self.go.setToolTip(
            "Ctrl+Enter" if files else say("先在左边选一种文件", "choose a kind of file first")
        )
        if errors:
            self.go.setText(say(f"先改好 {errors} 个错误", f"First mend {counted(errors, 'error')}"))
        else:
            self.go.setText(
                say(f"导出 {files} 个文件", f"Export {counted(files, 'file')}")
                if files
                else say("先选一种文件", "Choose a file")
            )
        self.force.setVisible(self.can_force and bool(files))
