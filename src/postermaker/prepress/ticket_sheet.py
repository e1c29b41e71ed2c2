"""The job ticket (生产单): one A4 page that goes through the shop with the work. Lengths in mm."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from postermaker.color import Cmyk, Flat, Paint
from postermaker.display import DisplayItem, DisplayPage, Layer, Outlined, Pen
from postermaker.document.model import Across, Align, Fit, Frame, Text, TextStyle
from postermaker.errors import Bilingual
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Size, polygon, rectangle
from postermaker.layout.texts import LaidText, lay_out_text
from postermaker.library.presets import Colors
from postermaker.library.products import Process
from postermaker.prepress.finishing_words import finishing_words, sized
from postermaker.prepress.folding import NAMES, Fold, Folding, folding
from postermaker.prepress.imposition import Imposed
from postermaker.prepress.imposition_plan import Turn
from postermaker.prepress.job import Job
from postermaker.prepress.message import (
    FileFacts,
    bleed_words,
    counted,
    file_words,
    paint_words,
    scale_words,
    spoken,
)

SHEET = Size(210, 297)
_LEFT, _WIDTH = 18.0, 174.0
_BLACK, _GRAY, _PALE = Flat(Cmyk(0, 0, 0, 1)), Flat(Cmyk(0, 0, 0, 0.6)), Flat(Cmyk(0, 0, 0, 0.25))
_RED = Flat(Cmyk(0, 1, 1, 0))
_FAMILY = "Noto Sans SC"
_HAIR, _RULE = 0.15, 0.5
#: Where the previews end, the rows begin, and the rows end.
_SHOWN = Box(_LEFT, 66, _WIDTH, 74)
_ROWS, _FOOT = 150.0, 262.0
_LABEL = 30.0
_PITCH = 1.35
#: Type sizes of the rows, the largest that fits is taken.
_TYPES = (4.2, 3.8, 3.4, 3.0, 2.6)
_SIGNED = (Bilingual("制作", "made by"), Bilingual("审核", "checked by"), Bilingual("客户确认", "customer"))
_TURNS = {
    Turn.NONE: Bilingual("单面", "one side"),
    Turn.SHEETWISE: Bilingual("正反版", "sheetwise"),
    Turn.WORK_AND_TURN: Bilingual("自翻版", "work and turn"),
}


class Row(NamedTuple):
    """One line of the ticket."""

    label: Bilingual
    value: Bilingual


class Production(Struct, frozen=True, kw_only=True):
    """What a shop does with the file, beside the job."""

    eyelets: int = 0  #: rings in all
    ground: Paint | None = None
    fold: Fold = Fold.NONE
    imposed: Imposed | None = None


def ticket_sheet(
    job: Job, facts: FileFacts, preview: DisplayPage, book: FontBook, production: Production
) -> DisplayPage:
    """The ticket as a page of A4.

    Its pictures are the preview's: the display list that holds it needs the same assets.

    Args:
        job: product, size, ticket, finishing.
        facts: of the file that is sent.
        preview: the page as it is sent; an imposed sheet is shown beside it.
        book: the faces.
        production: rings, ground, fold, imposition.
    """
    items: tuple[DisplayItem, ...] = (
        *_head(job, book),
        *_shown(job, preview, production, book),
        *_table(tuple(ticket_rows(job, facts, production)), book),
        *_signatures(book),
    )
    return DisplayPage(SHEET, 0.0, items, name="ticket")


def ticket_rows(job: Job, facts: FileFacts, production: Production) -> Iterator[Row]:
    """What the ticket says, line by line; what does not apply is left out."""
    yield Row(Bilingual("产品", "product"), Bilingual(job.product.name, job.product.english))
    flat = production.fold is Fold.NONE
    yield Row(Bilingual("成品尺寸", "size") if flat else Bilingual("展开尺寸", "open size"), spoken(job))
    number = f"{job.ticket.quantity:,}"
    yield Row(Bilingual("数量", "quantity"), Bilingual(f"{number} {counted(job)}", number))
    if job.ticket.material:
        yield Row(Bilingual("材料", "material"), Bilingual(job.ticket.material, job.ticket.material))
    words, scale = file_words(facts), scale_words(facts.scale)
    yield Row(
        Bilingual("文件", "file"), Bilingual(f"{facts.name}（{words.zh}）", f"{facts.name} ({words.en})")
    )
    yield Row(Bilingual("比例", "scale"), scale)
    yield Row(Bilingual("颜色", "colours"), _colors(job, facts, production))
    if job.product.process is not Process.SCREEN:
        words = bleed_words(job)
        yield Row(
            Bilingual("出血", "bleed"), Bilingual(words.zh.partition("：")[2], words.en.partition(": ")[2])
        )
    if production.imposed:
        yield from _imposed(production.imposed)
    if production.fold is not Fold.NONE:
        yield Row(Bilingual("折法", "fold"), _fold(production.fold, job.size))
    done = finishing_words(job.finishing, job.size, production.eyelets)
    if done:
        joined = Bilingual("；".join(each.zh for each in done), "; ".join(each.en for each in done))
        yield Row(Bilingual("后道", "finishing"), joined)


def _colors(job: Job, facts: FileFacts, production: Production) -> Bilingual:
    said = Bilingual(facts.colors.value.upper(), facts.colors.value.upper())
    if job.product.process is Process.OFFSET and facts.colors is Colors.CMYK:
        said = Bilingual("4+4 双面四色", "4/4") if facts.pages == 2 else Bilingual("4+0 单面四色", "4/0")
    if production.ground is None:
        return said
    ground = paint_words(production.ground)
    return Bilingual(f"{said.zh}；底色 {ground.zh}", f"{said.en}; ground {ground.en}")


def _imposed(imposed: Imposed) -> Iterator[Row]:
    sheet, grid, turn = sized(imposed.imposition.sheet, "mm"), imposed.grid, _TURNS[imposed.imposition.turn]
    yield Row(
        Bilingual("拼版", "imposition"),
        Bilingual(
            f"{imposed.up} 拼（{grid.columns} 列 × {grid.rows} 行），{turn.zh}，间距 {grid.gutter:g} 毫米",
            f"{imposed.up}-up ({grid.columns} × {grid.rows}), {turn.en}, gutter {grid.gutter:g} mm",
        ),
    )
    extra = imposed.spoilage
    yield Row(
        Bilingual("用纸", "paper"),
        Bilingual(
            f"{sheet.zh}，{imposed.sheets_needed:,} 张（含放数 {extra:,} 张），余纸 {imposed.waste_share:.0%}",
            f"{sheet.en}, {imposed.sheets_needed:,} sheets ({extra:,} of them spoilage), {imposed.waste_share:.0%} left over",
        ),
    )


def _fold(fold: Fold, size: Size) -> Bilingual:
    done = folding(fold, size)
    sides = " + ".join(f"{panel.height if done.level else panel.width:.1f}" for panel in done.panels)
    name = NAMES[fold]
    return Bilingual(f"{name.zh}，正面各面 {sides} 毫米", f"{name.en}, panels of the outside {sides} mm")


def _head(job: Job, book: FontBook) -> Iterator[DisplayItem]:
    ticket, said = job.ticket, spoken(job)
    yield Outlined("rule", rectangle(Box(_LEFT, 14, _WIDTH, 2.4)), _RED)
    yield from _set(str(Bilingual("生产单", "Job ticket")), Box(_LEFT, 21, 90, 15), book, weight=900)
    if ticket.created:
        day = f"{ticket.created:%Y-%m-%d}"
        yield from _set(day, Box(_LEFT + _WIDTH - 60, 24, 60, 5.2), book, weight=400, align=Align.END)
    title = ticket.title or str(Bilingual(job.product.name, job.product.english))
    yield from _set(title, Box(_LEFT, 41, _WIDTH, 7.6), book)
    number = f"{ticket.quantity:,}"
    count = Bilingual(f"{number} {counted(job)}", f"quantity {number}")
    yield from _set(f"{said}", Box(_LEFT, 51.5, 120, 9), book, paint=_RED, weight=900)
    yield from _set(str(count), Box(_LEFT + 124, 51.5, 50, 9), book, weight=900, align=Align.END)


def _shown(job: Job, preview: DisplayPage, production: Production, book: FontBook) -> Iterator[DisplayItem]:
    """The page as it is when it is cut, its white edge and folds too; beside it the first press sheet."""
    imposed = production.imposed
    gap = 6.0
    width = (_SHOWN.width - gap) / 2 if imposed else _SHOWN.width
    size = sized(job.size, job.product.unit)
    box = Box(_SHOWN.x, _SHOWN.y, width, _SHOWN.height)
    cut = preview.trim if preview.bleed else preview.media
    yield from _preview(preview, cut, box, str(size), book, folding(production.fold, preview.size))
    if imposed:
        sheet = sized(imposed.imposition.sheet, "mm")
        box = Box(_SHOWN.x + width + gap, _SHOWN.y, width, _SHOWN.height)
        said = Bilingual(f"{imposed.up} 拼，纸 {sheet.zh}", f"{imposed.up}-up on {sheet.en}")
        first = imposed.pages[0]
        yield from _preview(first, first.trim, box, str(said), book, folding(Fold.NONE, first.size))


def _preview(
    page: DisplayPage, part: Box, box: Box, said: str, book: FontBook, folds: Folding
) -> Iterator[DisplayItem]:
    """A part of a page small in the middle of a box, with a line below it."""
    room = Box(box.x + 2, box.y + 2, box.width - 4, box.height - 10)
    k = min(room.width / part.width, room.height / part.height)
    x, y = room.centre.x - k * part.width / 2, room.centre.y - k * part.height / 2
    onto = Affine.translation(x, y) @ Affine.scaling(k, k) @ Affine.translation(-part.x, -part.y)
    yield Layer("preview", page.items, onto, rectangle(part))
    yield Outlined("frame", rectangle(onto.box(part)), pen=Pen(_HAIR, _GRAY))
    trim = onto.box(page.trim)
    for tick in folds.lines:
        along = onto.map(tick, tick)
        if folds.level:
            ends = [(trim.x - 2, along.y), (trim.right + 2, along.y)]
        else:
            ends = [(along.x, trim.y - 2), (along.x, trim.bottom + 2)]
        yield Outlined("fold", polygon(ends, closed=False), pen=Pen(0.25, _BLACK, dash=(1.5, 1.0)))
    below = Box(box.x, box.bottom - 5, box.width, 3.6)
    yield from _set(said, below, book, paint=_GRAY, weight=400, align=Align.CENTRE)


def _table(rows: tuple[Row, ...], book: FontBook) -> Iterator[DisplayItem]:
    """Rows in the largest type in which all of them stand above the signatures."""

    def heights(size: float) -> list[float]:
        return [_row_height(str(row.value), size, book) for row in rows]

    size = next((size for size in _TYPES if sum(heights(size)) <= _FOOT - _ROWS), _TYPES[-1])
    top = _ROWS
    yield _line(top, _RULE, _BLACK)
    for row, height in zip(rows, heights(size), strict=True):
        label = Box(_LEFT, top + 0.45 * size, _LABEL, height)
        value = Box(_LEFT + _LABEL, label.y, _WIDTH - _LABEL, height)
        yield from _lines(str(row.label), label, size, book, paint=_GRAY).items
        yield from _lines(str(row.value), value, size, book).items
        top += height
        yield _line(top, _HAIR, _PALE)


def _row_height(value: str, size: float, book: FontBook) -> float:
    reach = _lines(value, Box(0, 0, _WIDTH - _LABEL, 1000), size, book).reach
    lines = 1 + round(reach.height / (_PITCH * size)) if reach else 1
    return (_PITCH * lines + 0.65) * size


def _signatures(book: FontBook) -> Iterator[DisplayItem]:
    """Places to sign."""
    width, gap = 50.0, (_WIDTH - 150.0) / 2
    for i, who in enumerate(_SIGNED):
        x = _LEFT + i * (width + gap)
        yield from _set(str(who), Box(x, 270, width, 3.8), book, paint=_GRAY, weight=400)
        yield Outlined(
            "line", polygon([(x, 284), (x + width, 284)], closed=False), pen=Pen(_HAIR * 2, _BLACK)
        )


def _line(y: float, width: float, paint: Flat) -> Outlined:
    return Outlined("line", polygon([(_LEFT, y), (_LEFT + _WIDTH, y)], closed=False), pen=Pen(width, paint))


def _set(
    content: str,
    box: Box,
    book: FontBook,
    *,
    paint: Flat = _BLACK,
    weight: int = 700,
    align: Align = Align.START,
) -> tuple[DisplayItem, ...]:
    """One line, as large as its box is high, smaller where it is too long."""
    text = Text(
        id="ticket",
        frame=Frame(x=box.x, y=box.y, width=box.width, height=box.height),
        content=content,
        style=TextStyle(family=_FAMILY, weight=weight, fill=paint),
        size=box.height,
        fit=Fit.LARGEST,
        max_lines=1,
        align=align,
        across=Across.END,
        line_pitch_em=1.0,
    )
    return lay_out_text(text, box, content, book).items


def _lines(content: str, box: Box, size: float, book: FontBook, *, paint: Flat = _BLACK) -> LaidText:
    """Lines of one size from the top of a box."""
    text = Text(
        id="ticket",
        frame=Frame(x=box.x, y=box.y, width=box.width, height=box.height),
        content=content,
        style=TextStyle(family=_FAMILY, weight=400, fill=paint),
        size=size,
        line_pitch_em=_PITCH,
    )
    return lay_out_text(text, box, content, book)
