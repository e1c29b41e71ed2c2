"""审批样稿: a page small on one A4, with what it will be and a box to sign. For the eye, not for the press."""

from postermaker.color import Cmyk, Flat
from postermaker.display import DisplayItem, DisplayPage, Pen
from postermaker.errors import Bilingual
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size
from postermaker.prepress.drafting import FINE, fitted, frame, heading, line, millimetres, seen, table
from postermaker.prepress.job import Job
from postermaker.prepress.marks import said

_GRAY = Flat(Cmyk(0, 0, 0, 0.4))


def proof_sheet(page: DisplayPage, job: Job, number: int, pages: int, book: FontBook) -> DisplayPage:
    """The proof of one page: the picture as large as it goes, facts below, room for name and date.

    Args:
        page: the picture as laid out, without marks.
        job: what is ordered.
        number: of the page, counted from 1.
        pages: how many there are.
        book: the faces.
    """
    wide = page.size.width > page.size.height
    size = Size(297, 210) if wide else Size(210, 297)
    sheet = Box(0, 0, *size).grown(-12)
    foot = 40.0
    room = Box(sheet.x, sheet.y + 17, sheet.width, sheet.height - 17 - foot - 6)
    view = fitted(page.trim, room)
    title = Bilingual("审批样稿", "Proof")
    items: list[DisplayItem] = [
        *heading(str(title), job.ticket.title, sheet, book),
        seen(page, view),
        frame(view.box(page.trim), Pen(0.12, _GRAY)),
    ]
    below = sheet.bottom - foot
    half = sheet.width * 0.56
    items += table(_rows(page, job, number, pages, view.a), Box(sheet.x, below, half - 8, foot), book)
    items += _signing(Box(sheet.x + half, below, sheet.width - half, foot), book)
    return DisplayPage(size, 0, tuple(items))


def _rows(page: DisplayPage, job: Job, number: int, pages: int, scale: float) -> list[tuple[str, str]]:
    size = f"{millimetres(page.size.width)} × {millimetres(page.size.height)} mm"
    rows = [
        (Bilingual("产品", "Product"), Bilingual(job.product.name, job.product.english)),
        (Bilingual("真实尺寸", "True size"), Bilingual(size, size)),
        (Bilingual("样稿比例", "Shown at"), Bilingual(f"1:{1 / scale:.3g}", f"1:{1 / scale:.3g}")),
        (Bilingual("数量", "Quantity"), Bilingual(f"{job.ticket.quantity}", f"{job.ticket.quantity}")),
    ]
    if pages > 1:
        rows.append((Bilingual("页", "Page"), Bilingual(f"{number} / {pages}", f"{number} / {pages}")))
    if job.ticket.created:
        date = f"{job.ticket.created:%Y-%m-%d %H:%M}"
        rows.append((Bilingual("日期", "Date"), Bilingual(date, date)))
    return [(str(name), str(value)) for name, value in rows]


def _signing(box: Box, book: FontBook) -> list[DisplayItem]:
    """Agree or change, name, date."""
    items: list[DisplayItem] = [frame(box, Pen(0.35, Flat(Cmyk(0, 0, 0, 1))))]
    choices = (Bilingual("同意印制", "to be printed"), Bilingual("修改后再看", "to be changed"))
    for i, choice in enumerate(choices):
        x = box.x + 4 + i * (box.width - 8) / 2
        items.append(frame(Box(x, box.y + 4.2, 3.6, 3.6)))
        items += said(str(choice), Box(x + 5.4, box.y + 4, box.width / 2 - 12, 4), book)
    for i, name in enumerate(
        (Bilingual("意见", "Remarks"), Bilingual("签字", "Name"), Bilingual("日期", "Date"))
    ):
        y = box.y + 12.5 + i * 9
        items += said(str(name), Box(box.x + 4, y, 16, 4), book)
        items.append(line((box.x + 21, y + 5), (box.right - 4, y + 5), FINE))
    return items
