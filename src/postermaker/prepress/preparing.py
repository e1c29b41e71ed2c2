"""From the pages of a design to the pages of a print file: the stages of prepress in their order.

Blacks and bleed first, then what is written around the picture, then sheets. A page that needs none of it comes
back as the same object.
"""

from msgspec.structs import replace

from postermaker.display import DisplayList, DisplayPage
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.library.presets import Sheets
from postermaker.library.products import Process
from postermaker.prepress.finishing import technical_layers, with_white_edge
from postermaker.prepress.job import Job
from postermaker.prepress.marks import clipped, with_marks, with_slug_line
from postermaker.prepress.stages import Beside, Prepared, inked
from postermaker.units import spoken_size


def prepare(display: DisplayList, job: Job, book: FontBook, kept: tuple[Box, ...] = ()) -> Prepared:
    """The pages of a print file.

    Args:
        display: as laid out.
        job: product, preset, finishing, ticket.
        book: the faces, for slug lines and labels.
        kept: regions of the first page in mm that no seam should cross, as faces.

    Raises:
        InputFault: a sheet or panel that holds nothing, or a page without characters for one-character sheets.
    """
    beside = _beside(display, job, book)
    if job.preset.sheets is not Sheets.WHOLE:
        from postermaker.prepress.sheets import on_sheets  # a dozen modules that most files do without

        return on_sheets(display, job, book, beside, kept)
    pages = tuple(_press_page(page, i, job, book) for i, page in enumerate(display.pages))
    same = all(a is b for a, b in zip(pages, display.pages, strict=True))
    return Prepared(display if same else replace(display, pages=pages), beside, ())


def _press_page(page: DisplayPage, number: int, job: Job, book: FontBook) -> DisplayPage:
    preset = job.preset
    page = inked(page, job)
    # a file at a tenth says so, whoever asked for it
    lined = preset.slug_line or (preset.scale != 1 and ".pdf" in preset.suffixes)
    if not (preset.marks or lined or preset.finishing or preset.technical):
        return page
    page = clipped(page)
    if preset.finishing:
        page = with_white_edge(page, job.finishing)
    if preset.technical:
        page = technical_layers(page, job.finishing)
    if preset.marks:
        return _folded(with_marks(page, slug_line(job, number), book), number, job)
    return with_slug_line(page, slug_line(job, number), book) if lined else page


def _folded(page: DisplayPage, number: int, job: Job) -> DisplayPage:
    """The marks of the product's folds; on the back, every second page, they are mirrored."""
    if job.product.fold == "none":
        return page
    from postermaker.prepress.folding import Fold, folding, with_fold_marks

    return with_fold_marks(page, folding(Fold(job.product.fold), page.size, back=number % 2 == 1))


def slug_line(job: Job, number: int = 0) -> str:
    """What identifies a sheet: name, true size, scale, quantity, material, date."""
    ticket, scale = job.ticket, job.preset.scale
    size, spoken = f"{round(job.size.width, 2):g} × {round(job.size.height, 2):g} mm", spoken_size(job.size)
    size = size if spoken == size or max(job.size) < 2000 else f"{size}（{spoken}）"
    parts = [ticket.title, size, "1:1" if scale == 1 else f"1:{scale}，放大 {100 * scale}% 印"]
    if ticket.quantity > 1:
        parts.append(f"{ticket.quantity} 件")
    parts += [part for part in (ticket.material,) if part]
    if ticket.created:
        parts.append(f"{ticket.created:%Y-%m-%d}")
    if number:
        parts.append(f"第 {number + 1} 页")
    return "  ·  ".join(parts)


def _beside(display: DisplayList, job: Job, book: FontBook) -> tuple[Beside, ...]:
    """The finishing sheet, of what is made on cloth or board."""
    if not job.preset.finishing_sheet or job.product.process not in (Process.LARGE, Process.INDOOR):
        return ()
    from postermaker.prepress.finishing_sheet import finishing_sheet

    pages = tuple(finishing_sheet(page, job, book) for page in display.pages)
    return (Beside("加工图", pages),)
