"""The export page: what files on the left, the page as the shop gets it in the middle, checks and the button at the right."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QWidget

from postermaker.document.model import Document
from postermaker.editor.checking.concerns import Level, Mend, Remedy
from postermaker.editor.checking.inspector import Inspector
from postermaker.editor.controls import (
    button,
    column,
    frame,
    key_label,
    label,
    on_click,
    row,
    scroller,
    set_focus_order,
    upright,
)
from postermaker.editor.desk import Desk
from postermaker.editor.exporting.appraiser import Appraiser, Question
from postermaker.editor.exporting.cards import CardsColumn
from postermaker.editor.exporting.facts import facts_of, job_behind
from postermaker.editor.exporting.facts_card import FactsCard, MessageCard
from postermaker.editor.exporting.kinds import Choices, Kind, Receiver, keep_choices, kept_choices
from postermaker.editor.exporting.panel import ReadyView
from postermaker.editor.exporting.planning import Planned, options_for, planned
from postermaker.editor.exporting.preview import PagePreview
from postermaker.editor.exporting.progress import ProgressView
from postermaker.editor.exporting.run import ExportRun, Order, Stopped
from postermaker.editor.places import file_name, said_size, spoken_bytes
from postermaker.editor.words import counted as how_many
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.geometry import Size
from postermaker.library.presets import Colors
from postermaker.prepress.message import counted


class ExportPage(QWidget):
    """One document on its way out. A run goes on when the page is left."""

    back_asked = Signal()
    led = Signal(object)  #: a remedy that is done in the workspace
    checks_asked = Signal()
    standing = Signal(str)  #: how far a run is; empty: none

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._inspector = desk, inspector
        self.run: ExportRun | None = None
        self._waits = False  #: the button was pressed before the check had ended
        self._current = ""
        self._plans: list[Planned] = []
        self._report: tuple[str, ...] = ()
        self.choices = Choices()
        self.cards, self.preview = CardsColumn(), PagePreview()
        self.facts, self.message = FactsCard(), MessageCard()
        self.ready, self.progress = ReadyView(inspector), ProgressView()
        self.appraiser = Appraiser(self)
        self._asking = QTimer(self, singleShot=True, interval=60)
        self._asking.timeout.connect(self._ask)
        self._build()
        self._connect()

    def _build(self) -> None:
        back = on_click(button(say("返回编辑", "Back"), "flat", "back", "Esc"), self.back_asked.emit)
        self._title = label("", "hint")
        self._told = label("", "hint")
        head = frame(
            "bar",
            row(back, key_label("Esc"), upright(), label(say("导出", "Export"), "section"), self._title, None, self._told,
                margins=(12, 0, 20, 0), gap=10),
            height=48,
        )  # fmt: skip
        below = QWidget()
        below.setLayout(column(self.facts, self.message, margins=(24, 16, 24, 16), gap=12))
        below.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        middle = QWidget()
        inside = column(self.preview, below, gap=0)
        inside.setStretch(0, 1)
        middle.setLayout(inside)
        self._middle = scroller(middle)
        right = QFrame()
        right.setObjectName("right")
        self._right = QStackedWidget()
        self._right.addWidget(self.ready)
        self._right.addWidget(self.progress)
        right.setLayout(column(self._right, gap=0))
        self._sides = (self.cards, right)
        body = row(self.cards, self._middle, right, gap=0)
        body.setStretch(1, 1)
        outer = column(head, body, gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self._show_widths()
        set_focus_order(self.cards, self.facts, self.message, right)

    def _connect(self) -> None:
        self.cards.changed.connect(self._on_chosen)
        self.ready.place.changed.connect(self._on_name)
        self.ready.more.changed.connect(self._on_more)
        self.ready.go_asked.connect(self.go)
        self.ready.force_asked.connect(lambda: self.begin(force=True))
        self.ready.remedied.connect(self.do)
        self.ready.checks_asked.connect(self.checks_asked)
        self.facts.turned.connect(self._turn)
        self.progress.back_asked.connect(self.back_asked)
        self.progress.cancel_asked.connect(self.cancel)
        self.progress.again_asked.connect(self._show_ready)
        self._inspector.found.connect(self._on_checked)
        self._desk.changed.connect(self._on_document)
        self.appraiser.image.connect(self.preview.show_image)
        self.appraiser.message.connect(self.message.show_message)
        self.appraiser.estimated.connect(self._on_estimate)
        for keys, call in (
            ("Ctrl+Return", self._on_go_key),
            ("Ctrl+Z", self._desk.undo),
            ("Ctrl+Y", self._desk.redo),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(call)

    # what is shown ------------------------------------------------------------------------------------------------

    @property
    def _document(self) -> Document:
        return self._desk.document

    @property
    def _name(self) -> str:
        return self._desk.session.name if self._desk.session else ""

    @property
    def chosen(self) -> list[Kind]:
        """The ticked cards."""
        return self.cards.chosen

    def open(self) -> None:
        """Show the document on the desk; a run that goes on stays in sight."""
        document = self._document
        self.choices = kept_choices(document.product)
        self.cards.show_document(document, self.choices)
        self.ready.more.show_choices(document, self.choices)
        if self.run is None:
            self._right.setCurrentWidget(self.ready)
        self._check()
        self._refresh()

    def take_focus(self) -> None:
        """The button has the keyboard: Enter goes."""
        self.ready.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_document(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Everything that hangs on the document and on what is chosen."""
        document, name = self._document, self._name
        size = Size(document.width, document.height)
        self._title.setText(f"{name} · {said_size(size, screen=document.screen)}")
        made = file_name(name, size, screen=document.screen)
        if self.chosen and not document.screen:
            word = counted(job_behind(document, self.chosen[0], self.choices))
            made += f"_{self.choices.quantity}{say(word, 'pcs')}"
        self.ready.place.suggest(made)
        self.ready.more.show_kinds(document, self.chosen)
        self._plan()
        self._show_current()
        self.ready.show_checks()
        self._asking.start()

    def _plan(self) -> None:
        place = self.ready.place
        self._plans = planned(self._document, self.chosen, self.choices, place.folder, place.name)
        place.show_note([(each.path, str(each.kind.mark)) for each in self._plans])
        self.ready.show_files(sum(each.count for each in self._plans))
        self._show_guess()

    def _show_current(self) -> None:
        """The facts of the file that is looked at: the first ticked one, unless another tab is open."""
        kinds = self.chosen or [card.kind for card in self.cards.cards[:1]]
        keys = [kind.key for kind in kinds]
        if self._current not in keys:
            self._current = keys[0]
        kind = kinds[keys.index(self._current)]
        plan = next((each for each in self._plans if each.kind.key == kind.key), None)
        self.facts.show_kinds(kinds, self._current)
        guess = self.appraiser.estimates.get(kind.key)
        self.facts.show_facts(
            facts_of(self._document, kind, self.choices, guess), plan.path.name if plan else ""
        )
        self.preview.show_job(self._document, job_behind(self._document, kind, self.choices))

    def _turn(self, key: str) -> None:
        self._current = key
        self._show_current()

    def _ask(self) -> None:
        """Let sizes, picture and message be worked out, what is ticked first."""
        if not self.isVisible() or self._desk.session is None:
            return
        ticked = self.chosen
        rest = [card.kind for card in self.cards.cards if card.kind not in ticked]
        kinds = (*ticked, *rest)
        first = sorted(self._plans, key=lambda each: each.kind.receiver is not Receiver.SHOP)
        question = Question(
            self._document, kinds, self.choices, tuple(first), self.preview.wanted, self._name
        )
        self.appraiser.ask(question)

    def _on_estimate(self, key: str, guess: object) -> None:
        if any(card.kind.key == key for card in self.cards.cards):
            self.cards.show_estimate(key, self.appraiser.estimates.get(key))
            if key == self._current:
                self._show_current()
            self._show_guess()

    def _show_guess(self) -> None:
        known = [self.appraiser.estimates.get(kind.key) for kind in self.chosen]
        if not known or None in known:
            self.ready.show_guess("", "")
            return
        guesses = [each for each in known if each is not None]
        count = sum(each.count for each in self._plans)
        size = spoken_bytes(round(sum(each.size for each in guesses)))
        seconds = max(1, round(sum(each.seconds for each in guesses)))
        drawn = any(each.drawn for each in self._plans)
        beside = say("（含加工图）", " (with the finishing sheet)") if drawn else ""
        said = say(f"{count} 个文件{beside}，共约 {size}", f"{how_many(count, 'file')}{beside}, {size}")
        self.ready.show_guess(said, say(f"约 {seconds} 秒", f"about {seconds} s"))

    def _on_chosen(self) -> None:
        self.choices = replace(self.choices, kinds=tuple(kind.key for kind in self.chosen))
        self.ready.more.choices = self.choices
        keep_choices(self._document.product, self.choices)
        self._check()
        self._refresh()

    def _on_more(self) -> None:
        self.choices = replace(self.ready.more.choices, kinds=self.choices.kinds)
        keep_choices(self._document.product, self.choices)
        self.cards.show_document(self._document, self.choices)
        self._refresh()

    def _on_name(self) -> None:
        if self._desk.session is not None and self.cards.cards:
            self._plan()
            self._asking.start()

    # checks -------------------------------------------------------------------------------------------------------

    def _check(self) -> None:
        """Against the first file for a shop, else the product's."""
        shop = next((k for k in self.chosen if k.receiver is Receiver.SHOP), None)
        job = job_behind(self._document, shop, self.choices) if shop else None
        self._inspector.check_against(job.preset.key if job and job.preset.colors is Colors.CMYK else "")

    def _on_checked(self) -> None:
        if self.isVisible():
            self.ready.show_checks()
        if self._waits and self._inspector.settled:
            self._waits = False
            self.go()

    def do(self, remedy: Remedy) -> None:
        """Mend it here, or go where it is done."""
        if isinstance(remedy, Mend):
            if self._desk.do(remedy.step, remedy.change):
                self._told.setText(
                    say(f"改好了：{remedy.label}，Ctrl+Z 撤销", f"Done: {remedy.label}, Ctrl+Z takes it back")
                )
                self._inspector.check_now()
        else:
            self.led.emit(remedy)

    # running ------------------------------------------------------------------------------------------------------

    def _on_go_key(self) -> None:
        if self.run is None:
            if self._right.currentWidget() is self.progress:
                self._show_ready()
            self.go()

    def go(self) -> None:
        """Export, or mend what it waits for; while the check runs it waits for that."""
        if self.run is not None or not self.chosen:
            return
        self._desk.settle()
        if not self._inspector.settled:
            self._waits = True
            self._inspector.check_now()
            return
        if errors := self.ready.errors:
            if errors[0].remedies:
                self.do(errors[0].remedies[0])
            else:
                self.checks_asked.emit()
            return
        self.begin()

    def begin(self, *, force: bool = False) -> None:
        """Write the files of the document as it is now."""
        assert self._desk.session is not None
        self._desk.settle()
        self._plan()
        try:
            document = self._desk.session.for_export()
        except Fault as fault:
            self._show_end(fault)
            return
        guesses = [self.appraiser.estimates.get(each.kind.key) for each in self._plans]
        orders = [
            Order(plan, options_for(plan, self.choices, document), guess.seconds if guess else 1.0)
            for plan, guess in zip(self._plans, guesses, strict=True)
        ]
        self._report = (
            tuple(f"{each.effect}（{each.where}）" for each in self._inspector.of(Level.ERROR))
            if force
            else ()
        )
        run = self.run = ExportRun(document, orders, self, force=force, report=self._report)
        run.progressed.connect(self._on_progress)
        run.wrote.connect(self._on_wrote)
        run.ended.connect(self._on_ended)
        sizes = [guess.size if guess else 0.0 for guess in guesses]
        self.progress.begin(run, sizes, sum(order.weight for order in orders))
        self._right.setCurrentWidget(self.progress)
        self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.standing.emit("0%")
        run.start()

    def cancel(self) -> None:
        """Ask the run to stop."""
        if self.run is not None:
            self.run.cancel()
            self.progress.show_stopping()

    def _on_progress(self, number: int, own: float, share: float) -> None:
        if self.run is not None and not self.run.stopping:
            self.progress.show_progress(number, own, share)
            self.standing.emit(f"{share:.0%}")

    def _on_wrote(self, number: int, files: tuple[Path, ...]) -> None:
        self.progress.cards[number].show_files(files)

    def _on_ended(self, fault: Fault | None) -> None:
        run, self.run = self.run, None
        if run is not None:
            run.wait()
            run.deleteLater()
        self._show_end(fault)
        if isinstance(fault, Stopped):
            self._inspector.check_now()

    def _show_end(self, fault: Fault | None) -> None:
        focused = self.progress.cancel.hasFocus()
        told = ""
        if fault is None and self._report:
            told = say("带着错误导出的，已写进检查报告：", "Exported with errors: ") + "；".join(self._report)
        self._right.setCurrentWidget(self.progress)
        self.progress.end(fault, told)
        if focused:
            self.progress.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.standing.emit("")

    def _show_ready(self) -> None:
        self._right.setCurrentWidget(self.ready)
        self._refresh()
        self.take_focus()

    def close_work(self) -> None:
        """End what runs; only whole files are left."""
        self.appraiser.close()
        if self.run is not None:
            self.run.cancel()
            self.run.wait()

    # sizes --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower columns in a narrow window; the picture is painted anew for its room."""
        super().resizeEvent(event)
        self._show_widths()
        self._asking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was said is over."""
        super().hideEvent(event)
        self._told.setText("")
        self._waits = False

    def _show_widths(self) -> None:
        left, right = (430, 336) if self.width() >= 1500 else (372, 312)
        self._sides[0].setFixedWidth(left)
        self._sides[1].setFixedWidth(right)
