"""What a row asks for, told also of a row that can't be made: nothing is left out of the lists for a bad cell."""

from collections.abc import Mapping
from itertools import chain

from msgspec.structs import replace

from postermaker.batch.job import Job, Order, Role, RowResult, Task
from postermaker.batch.wishes import Wishes, as_wished, empty_document, options_of
from postermaker.document.model import Document, FieldKind
from postermaker.errors import Bilingual, Fault
from postermaker.export import ExportOptions
from postermaker.tables.leaving_out import HIDDEN
from postermaker.tables.values import EXCEL_ERRORS, Row, Skipped

#: What a row can say in a way that can't be read; a size is said in three ways.
_SIZES = (Role.SIZE, Role.WIDTH, Role.HEIGHT)


def order_of(document: Document, options: ExportOptions, wishes: Wishes, words: Mapping[str, str]) -> Order:
    """The facts of a row: `words` are the values of its fields by key."""
    said = (words.get(f.key, "") for f in document.fields if f.kind in (FieldKind.TEXT, FieldKind.LINES))
    return Order(
        product=document.product,
        width=document.width,
        height=document.height,
        quantity=options.ticket.quantity,
        material=options.ticket.material,
        finishing=wishes.text(Role.FINISHING),
        place=wishes.text(Role.PLACE),
        title=" ".join(next((text for text in said if text), document.title).split()),
    )


def order_asked(job: Job, row: Row) -> Order:
    """What a row asks for as far as it can be read, before anything is made of it.

    A size that can't be read is 0, a number 0, words that show an error of Excel are empty.
    """
    values = {column: "" if text.strip() in EXCEL_ERRORS else text for column, text in row.values.items()}
    said = {role: values.get(column, "").strip() for role, column in job.columns.roles.items()}
    asked = Wishes({role: text for role, text in said.items() if text}, job.pictures)
    row = replace(row, values=values)
    wishes = _readable(job, row, asked)
    document, record = empty_document(job, row, wishes)
    order = order_of(as_wished(document, wishes), options_of(job, wishes), wishes, record)
    if lost := asked.said.keys() - wishes.said.keys():
        unsized = {"width": 0.0, "height": 0.0} if lost.intersection(_SIZES) else {}
        uncounted = {"quantity": 0} if Role.QUANTITY in lost else {}
        order = replace(order, **unsized, **uncounted)
    return order if any(text.strip() for text in record.values()) else replace(order, title="")


def _readable(job: Job, row: Row, wishes: Wishes) -> Wishes:
    """The wishes without those that can't be met."""
    said = dict(wishes.said)
    for roles in (_SIZES, (Role.QUANTITY,), (Role.TEMPLATE,), (Role.PRESET,), (Role.PRODUCT,)):
        alone = Wishes({role: said[role] for role in roles if role in said}, wishes.pictures)
        try:
            _read(job, row, alone)
        except (Fault, OSError, ValueError):
            said = {role: text for role, text in said.items() if role not in roles}
    return Wishes(said, wishes.pictures)


def _read(job: Job, row: Row, wishes: Wishes) -> None:
    """Raise what any of the wishes raises."""
    as_wished(empty_document(job, row, wishes)[0], wishes)
    options_of(job, wishes)


def accounted(job: Job, task: Task, result: RowResult) -> RowResult:
    """A row's result with what the row asked for, where it came to nothing before that was known."""
    if result.status != "failed":
        return result
    return replace(result, order=order_asked(job, task.row))


def left_out(job: Job, skipped: tuple[Skipped, ...]) -> tuple[RowResult, ...]:
    """The rows that a list's reader left out, each with what it holds; a run of blank ones is one."""
    return tuple(chain.from_iterable(_left_out(job, each) for each in skipped))


def _left_out(job: Job, skipped: Skipped) -> tuple[RowResult, ...]:
    if not skipped.cells:
        first, last = skipped.number, skipped.number + skipped.count - 1
        run = Bilingual(f"（第 {first}–{last} 行）", f" (rows {first}–{last})")
        why = Bilingual(*(said + more for said, more in zip(skipped.why, run, strict=True)))
        said = str(why if last > first else skipped.why)
        return (RowResult(first, "skipped", message=said, order=Order(quantity=0)),)
    rows = (Row(skipped.number + i, values) for i, values in enumerate(skipped.cells))
    whole = skipped.why == HIDDEN  # the others are no order: a sum, a head, a remark
    return tuple(_skipped(job, row, str(skipped.why), whole=whole) for row in rows)


def _skipped(job: Job, row: Row, why: str, *, whole: bool) -> RowResult:
    order = order_asked(job, row)
    if not whole:
        order = Order(place=order.place, title=order.title, quantity=0)
    return RowResult(row.number, "skipped", message=why, order=order)
