"""A look at one row before it is made: what would stop it, what to look at, and what would mend it. No Qt.

The steps are those of `batch.rows.make_row`, so that what is told here is what a run would tell.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.batch.job import Job, Role, Task
from postermaker.batch.rows import Plan, planned
from postermaker.batch.wishes import Wishes
from postermaker.display import glyph_runs
from postermaker.document.edit import find
from postermaker.document.model import Document, Field, Text
from postermaker.document.places import keys_in
from postermaker.editor.batching.mending import cell_of, meant_count, meant_size
from postermaker.editor.batching.states import Remedy, RowState, State, edit, only_look
from postermaker.editor.session import lead_field
from postermaker.editor.words import say
from postermaker.errors import Fault, Severity
from postermaker.export import job_of, options_for
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import LaidOut, lay_out
from postermaker.prepress.preflight.row_rules import lost_words, row_findings
from postermaker.proofreading.own import OwnWords
from postermaker.proofreading.proof import proofread
from postermaker.tables.values import EXCEL_ERRORS
from postermaker.units import spoken_size

#: By so much a banner is made longer until its words fit, at most.
_LONGER = (1.25, 1.5, 2.0, 2.5, 3.0)


class Looker(Struct, frozen=True):
    """What looking at rows needs."""

    job: Job
    book: FontBook
    own: OwnWords = OwnWords()

    def look(self, task: Task) -> RowState:
        """How a row stands."""
        said = task.row.fault_in({*self.job.columns.fields, *self.job.columns.roles.values()})
        if said:
            return self._faulty(task, said)
        wrong = self._wrong_cell(task)
        if wrong is not None:
            return wrong
        try:
            plan = planned(self.job, task)
            laid_out = lay_out(plan.document, self.book)
        except Fault as fault:
            return self._refused(task, fault)
        return self._judged(task, plan, laid_out)

    # what stops a row ---------------------------------------------------------------------------------------------

    def _faulty(self, task: Task, said: str) -> RowState:
        column = next((name for name, why in task.row.spoilt.items() if why == said), "") or self._quoted(
            task, said
        )
        return _fault(_first(said), column, self._better(task) or _open(column))

    def _quoted(self, task: Task, said: str) -> str:
        """The column whose words a fault quotes."""
        cells = ((column, task.row.values.get(column, "").strip()) for column in self.job.columns.fields)
        return next((column for column, text in cells if text and f"“{text}”" in said), "")

    def _wrong_cell(self, task: Task) -> RowState | None:
        """The first cell beside the words that says nothing that can be read."""
        try:
            wishes = Wishes.of(self.job, task.row)
        except Fault as fault:
            column = next((c for c, text in task.row.values.items() if text.strip() in EXCEL_ERRORS), "")
            return _fault(str(fault.cause), column, _open(column))
        try:
            _ = wishes.size
        except Fault as fault:
            return self._wrong_size(wishes, fault)
        try:
            _ = wishes.quantity
        except Fault as fault:
            column, said = self._role(Role.QUANTITY), wishes.text(Role.QUANTITY)
            count = meant_count(said)
            remedy = Remedy(say(f"改成 {count}", f"Make it {count}"), column, str(count)) if count else None
            return _fault(str(fault.cause), column, remedy or edit(say("改数量", "Mend it"), column))
        return None

    def _wrong_size(self, wishes: Wishes, fault: Fault) -> RowState:
        usual = Size(self.job.document.width, self.job.document.height)
        column = self._role(Role.SIZE) or self._role(Role.WIDTH)
        meant = meant_size(wishes.text(Role.SIZE), usual) if self._role(Role.SIZE) else None
        remedy = _resized(column, meant) if meant else edit(say("改尺寸", "Mend it"), column)
        return _fault(str(fault.cause), column, remedy)

    def _refused(self, task: Task, fault: Fault) -> RowState:
        """A cell of a field that is empty, too long, an error of Excel, or no picture."""
        for field in self.job.document.fields:
            column = self._column(field.key)
            text = task.row.values.get(column, "").strip()
            if field.required and not text and not self.job.document.values.get(field.key, "").strip():
                return _fault(
                    str(fault.cause), column, edit(say("填写", "Fill it"), column) if column else None
                )
            if text in EXCEL_ERRORS or (text and str(fault.cause).find(text) >= 0):
                return _fault(str(fault.cause), column, _open(column))
            if len(text) > field.max_chars:
                return _fault(str(fault.cause), column, edit(say("缩短", "Shorten it"), column))
        return _fault(str(fault.cause), "", None)

    # what is on the page ------------------------------------------------------------------------------------------

    def _judged(self, task: Task, plan: Plan, laid_out: LaidOut) -> RowState:
        document = plan.document
        known = RowState(
            width=document.width,
            height=document.height,
            quantity=plan.order.quantity,
            screen=document.screen,
            letter=letter_of(document, laid_out),
        )
        if lost := lost_words(document, laid_out):
            column, sized = self._column(_key_of(document, lost[0].element)), self._role(Role.SIZE)
            remedy = self._longer(task, plan) or edit(say("缩短", "Shorten it"), column)
            if lost[0].code == "no-room" and sized:  # no word would stand there
                column, remedy = sized, edit(say("改尺寸", "Mend the size"), sized)
            return replace(
                known, state=State.FAULT, reason=str(lost[0].message), column=column, remedy=remedy
            )
        first = Path(f"{task.stem}{plan.formats[0]}")
        printed = job_of(document, first, options_for(first.suffix, plan.options))
        findings = list(row_findings(document, laid_out, printed, self.book, plan.pictures))
        findings.sort(key=lambda each: each.severity is not Severity.ERROR)
        if findings:
            column = self._column(_key_of(document, findings[0].element))
            remedy = self._longer(task, plan) or only_look()
            return replace(
                known, state=State.LOOK, reason=str(findings[0].cause), column=column, remedy=remedy
            )
        notices = (*task.notices, *plan.notices)
        if notices:
            better = self._better(task)
            column = better.column if better else ""
            return replace(
                known, state=State.LOOK, reason=notices[0], column=column, remedy=better or only_look()
            )
        return replace(known, state=State.READY)

    def _longer(self, task: Task, plan: Plan) -> Remedy | None:
        """A longer banner on which the words stand whole and large enough, if the list says sizes."""
        column, document = self._role(Role.SIZE), plan.document
        if not column or document.width < 2 * document.height:
            return None
        for factor in _LONGER:
            size = Size(round(document.width * factor, -2), document.height)
            changed = with_cell(task, column, cell_of(size))
            try:
                made = planned(self.job, changed)
                laid_out = lay_out(made.document, self.book)
            except Fault:
                return None
            first = Path(f"{task.stem}{made.formats[0]}")
            printed = job_of(made.document, first, options_for(first.suffix, made.options))
            if not lost_words(made.document, laid_out) and not any(
                row_findings(made.document, laid_out, printed, self.book, made.pictures)
            ):
                said = spoken_size(size)
                return Remedy(say(f"加长到 {said}", f"Make it {said}"), column, cell_of(size))
        return None

    def _better(self, task: Task) -> Remedy | None:
        """The row's first word that there is a better spelling of."""
        texts = {
            column: task.row.values.get(column, "")
            for column in self.job.columns.fields
            if column in task.row.values
        }
        for remark in proofread(texts, self.own):
            if remark.suggestion and remark.field in texts:
                text = texts[remark.field]
                better = text[: remark.start] + remark.suggestion + text[remark.end :]
                said = remark.suggestion if len(remark.suggestion) <= 8 else remark.suggestion[:7] + "…"
                return Remedy(say(f"改成“{said}”", f"Make it '{said}'"), remark.field, better)
        return None

    def _column(self, key: str) -> str:
        return next((column for column, own in self.job.columns.fields.items() if own == key), "")

    def _role(self, role: Role) -> str:
        return self.job.columns.roles.get(role, "")


def with_cell(task: Task, column: str, text: str) -> Task:
    """A task whose row says something else in one cell."""
    return replace(task, row=replace(task.row, values={**task.row.values, column: text}, fault="", spoilt={}))


def letter_of(document: Document, laid_out: LaidOut) -> float:
    """The type size in mm of the main words; 0 where there are none."""
    lead = lead_field(document.fields)
    if lead is None or not laid_out.display.pages:
        return 0.0
    sizes = [
        run.size
        for run in glyph_runs(laid_out.display.pages[0].items)
        if isinstance(element := find(document, run.element), Text) and lead.key in keys_in(element.content)
    ]
    return max(sizes, default=0.0)


def shown_fields(job: Job) -> Iterator[tuple[str, Field]]:
    """The fields that a list fills, each with its column, in the design's order."""
    by_key: Mapping[str, str] = {key: column for column, key in job.columns.fields.items()}
    return ((by_key[field.key], field) for field in job.document.fields if field.key in by_key)


def _key_of(document: Document, element_id: str) -> str:
    """The field that an element shows."""
    element = find(document, element_id)
    if not isinstance(element, Text):
        return getattr(element, "field", "") or ""
    return next(iter(keys_in(element.content)), "")


def _fault(reason: str, column: str, remedy: Remedy | None) -> RowState:
    return RowState(state=State.FAULT, reason=reason, column=column, remedy=remedy)


def _open(column: str) -> Remedy | None:
    return edit(say("改这一格", "Mend it"), column) if column else None


def _resized(column: str, size: Size) -> Remedy:
    said = spoken_size(size)
    return Remedy(say(f"改成 {said}", f"Make it {said}"), column, cell_of(size))


def _first(said: str) -> str:
    """The cause of a fault without its hint, whose words are the command line's."""
    return said.split("。")[0]
