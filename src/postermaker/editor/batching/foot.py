"""The foot of the batch page: totals and the start; while it runs how far it is; afterwards the reckoning."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton

from postermaker.batch.pace import Standing
from postermaker.editor.batching.pacing import Reading, said_time
from postermaker.editor.batching.run import Totals
from postermaker.editor.controls import button, column, label, on_click, restyle, row
from postermaker.editor.icons import set_icon
from postermaker.editor.words import say
from postermaker.errors import Fault


class Foot(QFrame):
    """Buttons by signal; the page knows what they do."""

    start_asked = Signal()
    hold_asked = Signal(bool)
    stop_asked = Signal()
    faulty_asked = Signal()  #: show the faulty rows
    folder_asked = Signal()
    report_asked = Signal()
    list_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._held = False
        self.main = _figures(label("", "panel"))
        self.facts = _figures(label("", "hint"))
        self.hint = label("", "hint")
        self.faulty = on_click(button("", "link"), self.faulty_asked.emit)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(say("制作进度", "Progress"))
        self.go = on_click(button("", "big", "play", "Ctrl+Enter"), self.start_asked.emit)
        self.hold = on_click(button(say("暂停", "Pause"), "", "pause"), self._on_hold)
        self.stop = on_click(button(say("停止", "Stop"), "danger", "stop"), self.stop_asked.emit)
        self.folder = on_click(button(say("打开文件夹", "Open folder"), "", "folder"), self.folder_asked.emit)
        self.report = on_click(button(say("打开报告", "Open report")), self.report_asked.emit)
        self.list = on_click(button(say("打开制作清单", "Open production list")), self.list_asked.emit)
        head = row(self.main, 6, self.facts, None, self.faulty, gap=8)
        left = column(None, head, self.bar, self.hint, None, gap=6)
        buttons: list[QPushButton] = [self.hold, self.stop, self.folder, self.report, self.list, self.go]
        inner = row(left, *buttons, margins=(20, 8, 20, 8), gap=10)
        inner.setStretch(0, 1)
        self.setLayout(inner)
        self.setFixedHeight(76)
        self.show_nothing()

    def _only(self, *shown: QPushButton | QProgressBar | QLabel) -> None:
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        for part in (self.hold, self.stop, self.folder, self.report, self.list, self.go, self.bar):
            part.setVisible(part in shown)
        if focused:  # a hidden button would hand the focus to whatever comes next
            first = next((part for part in shown if isinstance(part, QPushButton)), None)
            if first is not None:
                first.setFocus()

    def _say(self, main: str, facts: str = "", hint: str = "", *, error: bool = False) -> None:
        self.main.setText(main)
        self.facts.setText(facts)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.hint.setToolTip(hint)
        self.main.setProperty("look", "panelerror" if error else "panel")
        restyle(self.main, "error" if error else "")

    def _show_faulty(self, count: int, *, after: bool = False) -> None:
        if after:
            self.faulty.setText(say(f"看没做成的 {count:,} 条", f"Show the {count:,} failed"))
        else:
            self.faulty.setText(say(f"{count:,} 条有问题，先跳过", f"{count:,} faulty, skipped for now"))
        self.faulty.setVisible(count > 0)

    # before ---------------------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """There is no list."""
        self._only()
        self._show_faulty(0)
        self._say("", "", "")

    def show_reading(self, seen: int, total: int) -> None:
        """The list is being looked at."""
        self._only(self.go)
        self.go.setEnabled(False)
        self.go.setText(say("在看名单", "Looking"))
        self.go.setToolTip(say("看完就能开始", "when all rows were looked at"))
        self._say(say(f"看过 {seen:,} / {total:,} 条", f"{seen:,} of {total:,} looked at"))

    def show_ready(
        self, count: int, faulty: int, pieces: int, area_m2: float, done: int, hint: str = ""
    ) -> None:
        """What can be made: rows, faulty ones, pieces and m²; how many are done already."""
        self._only(self.go)
        self._show_faulty(faulty)
        facts = said_pieces(pieces, area_m2) if count else ""
        ready = (
            say(f"可以做 {count:,} 条", f"{count:,} can be made")
            if count
            else say("没有能做的行", "nothing to make")
        )
        if done:
            ready += say(f"，已做好 {done:,} 条", f", {done:,} done")
        self._say(ready, facts, hint)
        self.go.setEnabled(count > 0)
        words = (
            say(f"接着做 {count:,} 条", f"Make the other {count:,}")
            if done
            else say(f"开始制作 {count:,} 条", f"Make {count:,}")
        )
        self.go.setText(words)
        self.go.setToolTip("Ctrl+Enter" if count else say("先改好有问题的行", "mend the faulty rows first"))

    def show_fault(self, fault: Fault) -> None:
        """Why nothing can be made."""
        self._only()
        self._show_faulty(0)
        self._say(str(fault.cause), "", str(fault.hint), error=True)

    # during ---------------------------------------------------------------------------------------------------

    def show_starting(self) -> None:
        """It begins."""
        self._held = False
        self._only(self.hold, self.stop, self.folder, self.bar)
        self._show_faulty(0)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.hold.setEnabled(True)
        self._show_hold()
        self._say(say("准备开工", "starting"), "", _safe())

    def show_standing(self, standing: Standing, clock: Reading, faulty: int) -> None:
        """How far it is; how many rows are known to be faulty."""
        self.bar.setRange(0, 1000)
        share = standing.done / max(1, standing.total)
        self.bar.setValue(round(share * 1000))
        self._show_faulty(faulty)
        facts = [f"{share:.0%}"]
        if clock.rate and not self._held:
            facts.append(
                say(
                    f"每秒 {clock.rate:.0f} 条" if clock.rate >= 1 else f"每分钟 {clock.rate * 60:.0f} 条",
                    f"{clock.rate:.1f}/s",
                )
            )
        facts.append(say(f"已用 {said_time(clock.elapsed)}", f"{said_time(clock.elapsed)} so far"))
        if clock.left is not None and not self._held:
            facts.append(say(f"还要约 {said_time(clock.left)}", f"about {said_time(clock.left)} left"))
        done = say(
            f"已完成 {standing.done:,} / {standing.total:,}", f"{standing.done:,} of {standing.total:,}"
        )
        self._say(say("已暂停 · ", "paused · ") + done if self._held else done, " · ".join(facts), _safe())

    def _on_hold(self) -> None:
        self._held = not self._held
        self._show_hold()
        self.hold_asked.emit(self._held)

    def _show_hold(self) -> None:
        self.hold.setText(say("继续", "Go on") if self._held else say("暂停", "Pause"))
        set_icon(self.hold, "play" if self._held else "pause")
        tip = say("手上的几条做完就停", "rows in hand are finished")
        self.hold.setToolTip("" if self._held else tip)

    def show_stopping(self) -> None:
        """It was told to stop, or its lists are being written."""
        self.stop.setEnabled(False)
        self.hold.setEnabled(False)

    # after ----------------------------------------------------------------------------------------------------

    def show_totals(self, totals: Totals) -> None:
        """Every row is in one of three."""
        self._only(self.folder, self.report, self.list, *([self.go] if totals.failed else []))
        parts = [say(f"做好 {totals.made:,}", f"made {totals.made:,}")]
        if totals.skipped:
            parts.append(say(f"跳过 {totals.skipped:,}", f"skipped {totals.skipped:,}"))
        parts.append(say(f"没做成 {totals.failed:,}", f"failed {totals.failed:,}"))
        listed = say(f"名单 {totals.listed:,} = ", f"list {totals.listed:,} = ")
        files = say(f"{totals.files:,} 个文件，", f"{totals.files:,} files, ")
        facts = files + said_pieces(totals.pieces, totals.area_m2)
        old = len(totals.left)
        hint = (
            say(
                f"另有 {old:,} 个旧文件不在名单里，没动：{totals.left[0]}",
                f"{old:,} old files were left: {totals.left[0]}",
            )
            if old
            else ""
        )
        self._show_faulty(totals.failed, after=True)
        # below the sum: at the least width both would not stand side by side
        self._say(
            listed + " + ".join(parts), "", say("。", ". ").join(part for part in (facts, hint) if part)
        )
        self.go.setEnabled(True)
        self.go.setText(say(f"重做有问题的 {totals.failed:,} 条", f"Make the {totals.failed:,} failed again"))
        self.go.setToolTip("Ctrl+Enter")

    def show_stopped(self, done: int, total: int, waiting: int, faulty: int) -> None:
        """It was stopped; what is done stays."""
        self._only(self.folder, self.go)
        self._say(
            say(f"停下了，做好 {done:,} / {total:,}", f"stopped at {done:,} of {total:,}"), "",
            say("做好的都是完整的文件，接着做不会重做它们", "what is done is whole and is not made again"),
        )  # fmt: skip
        self.go.setEnabled(True)
        self._show_faulty(faulty)
        self.go.setText(say(f"接着做 {waiting:,} 条", f"Make the other {waiting:,}"))


def _safe() -> str:
    return say(
        "断电或关机也不怕：下次打开接着做，做好的不重做。文件数会和名单逐行对账",
        "Safe against power cuts: the next run goes on. Every row is accounted for",
    )


def said_pieces(pieces: int, area_m2: float) -> str:
    """`共 78 件，28 m²`; what is shown on screens has no area."""
    if area_m2 <= 0:
        return say(f"共 {pieces:,} 件", f"{pieces:,} pieces")
    area = f"{area_m2:,.0f}" if area_m2 >= 10 else f"{area_m2:.2g}"
    return say(f"共 {pieces:,} 件，{area} m²", f"{pieces:,} pieces, {area} m²")


def _figures(made: QLabel) -> QLabel:
    """Digits of equal advance, so that changing ones do not dance."""
    font = made.font()
    font.setFeature(QFont.Tag("tnum"), 1)
    made.setFont(font)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return made
