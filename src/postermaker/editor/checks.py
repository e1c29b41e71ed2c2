"""The strip below the canvas: what is wrong with the design, in the clerk's words, each with its remedy."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from postermaker.editor.controls import Mark, button, clear, label, row, upright
from postermaker.editor.words import say
from postermaker.errors import Bilingual, Fault, Issue, Severity

_SHOWN = 2


class CheckStrip(QFrame):
    """At most two findings, the worst first; severity is told by shape before colour."""

    remedy_asked = Signal(object)  #: an Issue

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setFixedHeight(36)
        self._issues: tuple[Issue, ...] | None = None
        self._row: QHBoxLayout = row(gap=6)
        outer = row(label(say("检查", "Checks"), "bold"), 4, self._row, margins=(16, 0, 10, 0), gap=6)
        outer.setStretch(2, 1)
        self.setLayout(outer)
        self.show_issues(())

    @property
    def text(self) -> str:
        """All that the strip says."""
        return " ".join(str(issue) for issue in self._issues or ()) or _fine()

    def show_issues(self, issues: tuple[Issue, ...]) -> None:
        """Show findings; the same ones again change nothing, so that typing does not flicker."""
        if issues == self._issues:
            return
        self._issues = issues
        clear(self._row)
        if not issues:
            self._row.addWidget(Mark("fine", "ok"))
            self._row.addWidget(label(_fine()))
        ordered = sorted(issues, key=lambda issue: issue.severity is not Severity.ERROR)
        for at, issue in enumerate(ordered[:_SHOWN]):
            if at:
                self._row.addWidget(upright())
            self._add(issue)
        if len(ordered) > _SHOWN:
            more = len(ordered) - _SHOWN
            self._row.addWidget(label(say(f"还有 {more} 条", f"{more} more"), "hint"))
        self._row.addStretch(1)
        self.setAccessibleName(say("检查", "Checks"))
        self.setAccessibleDescription(self.text)

    def show_fault(self, fault: Fault) -> None:
        """Show what kept the page from being laid out at all."""
        self.show_issues((Issue("fault", Severity.ERROR, "", Bilingual(str(fault), str(fault))),))

    def _add(self, issue: Issue) -> None:
        error = issue.severity is Severity.ERROR
        self._row.addWidget(Mark("error", "err") if error else Mark("notice", "warnic"))
        said = label(str(issue))
        said.setToolTip(str(issue))
        said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        said.setMinimumWidth(80)
        self._row.addWidget(said)
        if issue.code == "fault":
            return
        remedy = button(
            say("填上", "Fill in") if issue.code == "unfilled" else say("改字", "Edit text"), "small"
        )
        remedy.clicked.connect(partial(self._on_remedy, issue))
        self._row.addWidget(remedy)

    def _on_remedy(self, issue: Issue, checked: bool = False) -> None:
        self.remedy_asked.emit(issue)


def _fine() -> str:
    return say("没有问题，可以导出", "Nothing wrong, ready to export")
