"""One document to files: the only place where layout, back ends and writing meet.

The back end is chosen by the file's suffix and loaded only then, so a PDF never brings in Qt.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

from msgspec import Struct

from postermaker.display import DisplayList
from postermaker.document.model import Document
from postermaker.errors import Bilingual, InputFault, Issue, MissingFault, Severity
from postermaker.files import writing
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.units import SCREEN_DPI

Progress = Callable[[float], None]


def _silent(share: float) -> None:
    """No progress is shown."""


SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")

#: Pixels per inch at real size by area in m²: what shops ask for, and enough at the distance of such a size.
_DPI_LADDER = ((0.07, 300), (3, 150), (10, 72), (30, 45), (180, 22.5), (float("inf"), 15))


class ExportOptions(Struct, frozen=True, kw_only=True):
    """How a document becomes a file; what a format has no use for is ignored."""

    dpi: float | None = None  #: None: by the size of the page
    scale: int = 1  #: 10 writes a 1:10 file
    live_text: bool = False
    page: int | None = None  #: only this one, counted from 0
    created: datetime | None = None
    durable: bool = True  #: sync before returning; a batch syncs many files together


class Exported(Struct, frozen=True):
    """What an export wrote, and what is wrong with the content."""

    files: tuple[Path, ...]
    issues: tuple[Issue, ...]

    @property
    def sound(self) -> bool:
        """Whether no issue is an error."""
        return not any(issue.severity is Severity.ERROR for issue in self.issues)


def default_dpi(document: Document) -> float:
    """The resolution for a document of this size."""
    if document.screen:
        return SCREEN_DPI
    area = document.width * document.height / 1e6
    return next(dpi for limit, dpi in _DPI_LADDER if area <= limit)


def export(
    document: Document,
    path: Path,
    book: FontBook,
    options: ExportOptions,
    progress: Progress = _silent,
) -> Exported:
    """Write a document to `path`; its suffix is the format. A raster of several pages becomes `path-1`, `path-2`.

    Raises:
        InputFault: a format, page or folder that won't do, a bad picture, or a character that no font draws.
        MissingFault: a library that rasters need is not on this machine.
        Cancelled: raised by the progress callback; nothing is left.
    """
    suffix = path.suffix.lower()
    check_format(suffix)
    check_page(document, options.page)
    laid_out = lay_out(document, book)
    for issue in laid_out.issues:
        if issue.code == "missing-glyph":
            raise InputFault(
                issue.message,
                Bilingual("请换一个字，或装一款有它的字体", "change it, or add a font that has it"),
            )
    write = _write_pdf if suffix == ".pdf" else _write_raster
    files = write(laid_out.display, path, document, book, options, progress)
    return Exported(files, laid_out.issues)


def check_dpi(dpi: float | None) -> None:
    """Refuse a resolution that nobody means.

    Raises:
        InputFault: outside 1 to 2400.
    """
    if dpi is not None and not 1 <= dpi <= 2400:
        raise InputFault(
            Bilingual(f"分辨率 {dpi} 不行", f"a resolution of {dpi} won't do"),
            Bilingual("--dpi 请在 1 到 2400 之间", "keep --dpi between 1 and 2400"),
        )


def check_format(suffix: str) -> None:
    """Refuse a suffix that is no export format.

    Raises:
        InputFault: it is none.
    """
    if suffix not in SUFFIXES:
        raise InputFault(
            Bilingual(
                f"不能导出成“{suffix or '没有后缀的文件'}”", f"can't export to '{suffix or 'no suffix'}'"
            ),
            Bilingual("用 .pdf、.png 或 .jpg", "use .pdf, .png or .jpg"),
        )


def check_page(document: Document, page: int | None) -> None:
    """Refuse a page that is not there.

    Raises:
        InputFault: there is none of this number.
    """
    if page is not None and not 0 <= page < len(document.pages):
        raise InputFault(
            Bilingual(f"没有第 {page + 1} 页", f"there is no page {page + 1}"),
            Bilingual(f"页码从 1 到 {len(document.pages)}", f"pages go from 1 to {len(document.pages)}"),
        )


def _write_pdf(
    display: DisplayList,
    path: Path,
    document: Document,
    book: FontBook,
    options: ExportOptions,
    progress: Progress,
) -> tuple[Path, ...]:
    from postermaker.backends.pdf.writer import PdfOptions, TextMode, pdf_parts

    mode = TextMode.LIVE if options.live_text else TextMode.OUTLINES
    made = PdfOptions(text=mode, page=options.page, scale=options.scale, created=options.created)
    parts = pdf_parts(display, book, made)
    progress(0.9)
    with writing(path, durable=options.durable) as stream:
        stream.writelines(parts)
    progress(1.0)
    return (path,)


def _write_raster(
    display: DisplayList,
    path: Path,
    document: Document,
    book: FontBook,
    options: ExportOptions,
    progress: Progress,
) -> tuple[Path, ...]:
    write_page = _raster_writer(path.suffix.lower())
    numbers = [options.page] if options.page is not None else list(range(len(display.pages)))
    dpi = options.dpi or default_dpi(document)
    files = []
    for done, number in enumerate(numbers):
        target = path if len(numbers) == 1 else path.with_stem(f"{path.stem}-{number + 1}")
        part = _part_of(progress, done, len(numbers))
        with writing(target, durable=options.durable) as stream:
            write_page(stream, display, book, dpi, options.scale, number, part)
        files.append(target)
    return tuple(files)


def _part_of(progress: Progress, done: int, total: int) -> Progress:
    """The progress of one page as a share of all."""
    return lambda share: progress((done + share) / total)


def _raster_writer(
    suffix: str,
) -> Callable[[IO[bytes], DisplayList, FontBook, float, int, int, Progress], None]:
    """The raster back end.

    Raises:
        MissingFault: Qt's libraries are not there.
    """
    try:
        from postermaker.backends import raster
    except ImportError as error:
        raise MissingFault(
            Bilingual(f"这台机器缺少画图用的库（{error}）", f"a library for drawing is missing ({error})"),
            Bilingual(
                "运行 postermaker doctor 看怎么装",
                "run 'postermaker doctor' for the command that installs it",
            ),
        ) from error
    write = raster.write_page_png if suffix == ".png" else raster.write_page_jpeg

    def write_page(
        stream: IO[bytes],
        display: DisplayList,
        book: FontBook,
        dpi: float,
        scale: int,
        page: int,
        progress: Progress,
    ) -> None:
        write(stream, display, book, raster.RasterOptions(dpi=dpi, scale=scale, page=page), progress)

    return write_page
