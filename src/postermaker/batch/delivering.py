"""What goes with the files of a list: the report, the production list, sheets to approve, packs for shops."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from postermaker.batch.asking import order_asked
from postermaker.batch.job import Job, Order, RowResult, Task
from postermaker.batch.matching import NOTES, PRICES, SHOPS
from postermaker.batch.rows import planned
from postermaker.errors import Bilingual, Fault
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import lay_out
from postermaker.library.products import product
from postermaker.production.approval import Head, Sample, write_approval
from postermaker.production.contact import sheet_count
from postermaker.production.lists import PLAIN, PRODUCTION_LIST, Billing, write_list
from postermaker.production.order import OrderLine, Status, parse_price, short_finishing
from postermaker.production.packs import By, write_packs
from postermaker.production.report import REPORT_BOOK, write_report
from postermaker.tables.values import Row

#: The approval sheets' file, without suffix.
APPROVAL = "审批样稿"


class Delivery(Struct, frozen=True, kw_only=True):
    """What is wanted beside the files."""

    title: str = ""
    billing: Billing = PLAIN
    approval: bool = False  #: contact sheets to be signed
    packs: tuple[By, ...] = ()


def order_lines(job: Job, tasks: Sequence[Task], results: Sequence[RowResult]) -> list[OrderLine]:
    """Every row of a list with what became of it, rows that the list left out too, in its order."""
    became = {(result.row, result.part): result for result in results}
    lines = [_task_line(job, task, became.get((task.row.number, task.row.part))) for task in tasks]
    lines += [_line(Row(each.row, {}), each) for each in job.omitted]
    return sorted(lines, key=lambda line: (line.row, line.part))


def _task_line(job: Job, task: Task, result: RowResult | None) -> OrderLine:
    if result is None:
        unreached = Bilingual("没有做到这一行", "not reached")
        order = order_asked(job, task.row)
        result = RowResult(task.row.number, "skipped", message=str(unreached), order=order)
    return _line(task.row, result)


def _line(row: Row, result: RowResult) -> OrderLine:
    order, said = result.order, [result.message, *result.issues, *result.notices]
    return OrderLine(
        row=row.number,
        part=row.part,
        place=order.place,
        title=order.title,
        product=product(order.product),
        size=Size(order.width, order.height),
        quantity=order.quantity,
        material=order.material,
        finishing=_finishing(order),
        unit_price=_price(_cell(row, PRICES)),
        shop=_cell(row, SHOPS),
        note=_cell(row, NOTES),
        files=result.files,
        status=Status(result.status),
        message="；".join(part for part in said if part),
    )


def _finishing(order: Order) -> tuple[str, ...]:
    return (order.finishing,) if order.finishing else short_finishing(product(order.product).finishing)


def _cell(row: Row, names: Sequence[str]) -> str:
    return next((row.values[name].strip() for name in names if row.values.get(name, "").strip()), "")


def _price(said: str) -> Decimal | None:
    """A price; one that can't be read is none, for it is no reason to fail a row."""
    try:
        return parse_price(said)
    except Fault:
        return None


def deliver(
    folder: Path,
    job: Job,
    tasks: Sequence[Task],
    lines: Sequence[OrderLine],
    delivery: Delivery,
    book: FontBook,
) -> tuple[Path, ...]:
    """Write what goes with a list's files into their folder.

    Raises:
        InputFault: the folder can't be written, or a file of a row is gone.
    """
    rows = [line.row for line in lines]
    write_report(folder / REPORT_BOOK, lines, rows, delivery.title)
    write_list(folder / PRODUCTION_LIST, lines, delivery.billing)
    written = [folder / REPORT_BOOK, folder / PRODUCTION_LIST]
    if delivery.approval:
        written += _approval(folder, job, tasks, lines, delivery, book)
    for by in delivery.packs:
        written += write_packs(folder, lines, folder, by, delivery.billing)
    return tuple(written)


def _approval(
    folder: Path,
    job: Job,
    tasks: Sequence[Task],
    lines: Sequence[OrderLine],
    delivery: Delivery,
    book: FontBook,
) -> tuple[Path, ...]:
    made = {(line.row, line.part): line for line in lines if line.status.made}
    shown = [task for task in tasks if (task.row.number, task.row.part) in made]
    date = f"{job.options.created:%Y-%m-%d}" if job.options.created else ""
    sizes = [made[task.row.number, task.row.part].size for task in shown]
    head = Head(title=delivery.title or job.document.title, date=date, sheets=sheet_count(sizes))
    samples = _samples(job, shown, made, book)
    return write_approval(folder, APPROVAL, samples, head, book)


def _samples(
    job: Job, tasks: Sequence[Task], made: dict[tuple[int, int], OrderLine], book: FontBook
) -> Iterator[Sample]:
    """The first page of each row, laid out again: thousands of pages at once would fill the memory."""
    for task in tasks:
        display = lay_out(planned(job, task).document, book).display
        yield Sample(made[task.row.number, task.row.part], display.pages[0], display.assets)
