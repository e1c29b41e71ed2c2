"""One document to files: the only place where layout, prepress, back ends and writing meet.

The preset says what kind of file it is, the product what is printed; the back end is loaded only when it is
needed, so a PDF never brings in Qt.
"""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from postermaker import icc
from postermaker.checking import Finding, findings_of, stops
from postermaker.display import DisplayList
from postermaker.document.keeping import kept_parts
from postermaker.document.model import Document, Locale, Ornament, Text
from postermaker.document.places import filled_in
from postermaker.document.tree import spots
from postermaker.errors import Bilingual, Fault, InputFault, Issue, MissingFault, Severity
from postermaker.files import writing
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import LaidOut, lay_out
from postermaker.library.presets import Colors, Preset, Sheets, Standard, presets
from postermaker.library.products import product
from postermaker.prepress.job import Job, Ticket, job_for
from postermaker.prepress.preparing import prepare
from postermaker.prepress.stages import Beside, Prepared
from postermaker.units import SCREEN_DPI

if TYPE_CHECKING:
    from postermaker.backends.raster import RasterOptions

Progress = Callable[[float], None]


def _silent(share: float) -> None:
    """No progress is shown."""


#: Every suffix that can be exported, with the preset that it takes where none is asked for.
DEFAULTS = {
    ".pdf": "pdf-x4",
    ".png": "screen-png",
    ".jpg": "screen-png",
    ".jpeg": "screen-png",
    ".tif": "large-tiff",
    ".tiff": "large-tiff",
    ".html": "phone-html",
}
SUFFIXES = tuple(DEFAULTS)


class ExportOptions(Struct, frozen=True, kw_only=True):
    """How a document becomes files."""

    preset: Preset | None = None  #: None: the suffix's
    dpi: float | None = None  #: of a raster; None: the preset's, the product's
    page: int | None = None  #: only this one, counted from 0
    ticket: Ticket = Ticket()
    created: datetime | None = None
    checked: bool = True  #: preflight first; an error in it stops the export
    force: bool = False  #: errors stop nothing
    durable: bool = True  #: sync before returning; a batch syncs many files together


class Exported(Struct, frozen=True):
    """What an export wrote, and what is wrong with the content. No file where preflight stopped it."""

    files: tuple[Path, ...]
    issues: tuple[Issue, ...]
    findings: tuple[Finding, ...] = ()
    sums: dict[Path, tuple[int, int]] = {}  #: size and CRC-32 of a file that was in memory whole

    @property
    def sound(self) -> bool:
        """Whether nothing is an error."""
        return not stops(self.findings) and not any(i.severity is Severity.ERROR for i in self.issues)


def preset_of(suffix: str, options: ExportOptions) -> Preset:
    """The preset of a file.

    Raises:
        InputFault: the suffix is no export format, or not one of the preset's.
    """
    check_format(suffix)
    preset = options.preset or presets()[DEFAULTS[suffix]]
    if suffix not in preset.suffixes:
        can = "、".join(preset.suffixes)
        raise InputFault(
            Bilingual(
                f"预设“{preset.key}”不出“{suffix}”文件", f"the preset '{preset.key}' makes no '{suffix}' file"
            ),
            Bilingual(f"文件名用 {can}，或换一个预设", f"name it {can}, or take another preset"),
        )
    return preset if options.dpi is None else replace(preset, dpi=options.dpi)


def options_for(suffix: str, options: ExportOptions) -> ExportOptions:
    """The options for one of several formats: a preset that makes no such file is left aside."""
    preset = options.preset
    return options if preset is None or suffix in preset.suffixes else replace(options, preset=None)


def default_dpi(document: Document) -> float:
    """The resolution of a raster of this document."""
    return _raster_dpi(document, 0)


def _raster_dpi(document: Document, asked: float) -> float:
    if asked:
        return asked
    if document.screen:
        return SCREEN_DPI
    return product(document.product).raster_dpi(Size(document.width, document.height))


def job_of(document: Document, path: Path, options: ExportOptions) -> Job:
    """The print job of a document on its way to a file; raises as `preset_of` and `check_format`."""
    check_format(path.suffix.lower(), document)
    ticket = options.ticket
    ticket = replace(
        ticket,
        title=ticket.title or document.title,
        file=path.name,
        created=ticket.created or options.created,
    )
    return job_for(document, preset_of(path.suffix.lower(), options), ticket)


def export(
    document: Document,
    path: Path,
    book: FontBook,
    options: ExportOptions,
    progress: Progress = _silent,
    laid_out: LaidOut | None = None,
) -> Exported:
    """Write a document to `path`. A raster of several pages becomes `path-1`, `path-2`; sheets for people lie beside.

    `laid_out` is the document as `lay_out` gives it, where the caller has it already.

    Raises:
        InputFault: a format, page, preset or folder that won't do, a bad picture, or a character that no font draws.
        MissingFault: a library that rasters need is not on this machine.
        Cancelled: raised by the progress callback; nothing is left.
    """
    job = job_of(document, path, options)
    laid_out = laid_out or lay_out(document, book)
    check_page(laid_out.display, options.page)
    _refuse_tofu(laid_out)
    findings = findings_of(document, laid_out, job, book) if options.checked else ()
    if stops(findings) and not options.force:
        return Exported((), (), findings)
    display = laid_out.display
    if options.page is not None:
        display = replace(display, pages=(display.pages[options.page],))
    shown = (options.page or 0) + 1
    kept = tuple(box for page, _, box in kept_parts(document) if page == shown)
    prepared = prepare(display, job, book, kept)
    order = _Order(prepared, path, document, job, book, options)
    writers = {".pdf": _write_pdf, ".html": _write_html}
    done = writers.get(path.suffix.lower(), _write_raster)(order, progress)
    try:
        beside = tuple(_write_beside(order, each) for each in prepared.beside)
    except Fault:  # a print file without its sheet would be taken for the whole
        for path in done.files:
            path.unlink(missing_ok=True)
        raise
    told = () if options.checked else laid_out.issues  # preflight tells layout's issues too
    return Exported(done.files + beside, told + prepared.issues + done.issues, findings, done.sums)


def message_of(document: Document, path: Path, book: FontBook, options: ExportOptions) -> str:
    """A message for the shop about a file, to be pasted into a chat; raises as `export`."""
    from postermaker.prepress.finishing import eyelet_places
    from postermaker.prepress.message import FileFacts, FileKind, ground_of, sheets_words, shop_message

    job = job_of(document, path, options)
    note = sheets_words(job)
    if job.preset.sheets in (Sheets.PROOF, Sheets.CHARACTERS) or (
        job.preset.sheets is Sheets.TILES and job.preset.sheet
    ):
        return str(note)
    pages = lay_out(document, book).display.pages
    page = pages[options.page or 0]
    raster = path.suffix.lower() != ".pdf"
    text = FileKind.LIVE if job.preset.live_text else FileKind.OUTLINES
    facts = FileFacts(
        name=path.name,
        kind=FileKind.RASTER if raster else text,
        scale=job.preset.scale,
        pages=1 if options.page is not None else len(pages),
        dpi=_raster_dpi(document, job.preset.dpi) if raster else 0.0,
        colors=job.preset.colors,
    )
    rings = len(eyelet_places(job.finishing, job.size))
    message = shop_message(job, facts, eyelets=rings, ground=ground_of(page))
    return f"{message}\n{note}" if note else message


def _refuse_tofu(laid_out: LaidOut) -> None:
    """A character that no font draws is never printed as a box."""
    for issue in laid_out.issues:
        if issue.code == "missing-glyph":
            raise InputFault(
                issue.message,
                Bilingual("请换一个字，或装一款有它的字体", "change it, or add a font that has it"),
            )


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


def check_format(suffix: str, document: Document | None = None) -> None:
    """Refuse a suffix that is no export format, or none for a document.

    Raises:
        InputFault: it is none, or a page to be printed would become one to be swiped.
    """
    if suffix not in SUFFIXES:
        raise InputFault(
            Bilingual(
                f"不能导出成“{suffix or '没有后缀的文件'}”", f"can't export to '{suffix or 'no suffix'}'"
            ),
            Bilingual("用 .pdf、.png、.jpg、.tif 或 .html", "use .pdf, .png, .jpg, .tif or .html"),
        )
    if suffix == ".html" and document is not None and not document.screen:
        raise InputFault(
            Bilingual(
                f"“{document.title}”是要印的，不做成手机网页",
                f"'{document.title}' is made for print and becomes no page for phones",
            ),
            Bilingual("用 .pdf，或换一个屏幕上的模板，如 H5", "use .pdf, or a template for screens, as H5"),
        )


def check_page(display: DisplayList, page: int | None) -> None:
    """Refuse a page that is not there.

    Raises:
        InputFault: there is none of this number.
    """
    if page is not None and not 0 <= page < len(display.pages):
        raise InputFault(
            Bilingual(f"没有第 {page + 1} 页", f"there is no page {page + 1}"),
            Bilingual(f"页码从 1 到 {len(display.pages)}", f"pages go from 1 to {len(display.pages)}"),
        )


@lru_cache(maxsize=4)
def _own_profile(path: str) -> bytes:
    """A shop's CMYK profile.

    Raises:
        InputFault: it can't be read or is none.
    """
    try:
        profile = Path(path).read_bytes()
    except OSError as error:
        raise InputFault(
            Bilingual(f"色彩特性文件“{path}”读不了", f"the profile '{path}' can't be read"),
            Bilingual("检查预设里的 profile", "check `profile` in the preset"),
        ) from error
    icc.check_profile(profile)
    return profile


class _Order(Struct, frozen=True):
    """One file to be written."""

    prepared: Prepared
    path: Path
    document: Document
    job: Job
    book: FontBook
    options: ExportOptions

    @property
    def profile(self) -> bytes | None:
        """The shop's own profile; None: the bundled one."""
        return _own_profile(self.job.preset.profile) if self.job.preset.profile else None


#: Files up to so many bytes go to the disk in one piece; larger ones would be twice in memory for it.
_AT_ONCE = 1_000_000


def _write_pdf(order: _Order, progress: Progress) -> Exported:
    from postermaker.backends.deflate import crc_of
    from postermaker.backends.pdf.conformance import condition_of
    from postermaker.backends.pdf.paints import Inks
    from postermaker.backends.pdf.writer import PdfOptions, TextMode, pdf_parts

    preset = order.job.preset
    made = PdfOptions(
        text=TextMode.LIVE if preset.live_text else TextMode.OUTLINES,
        inks=Inks.CMYK if preset.colors is Colors.CMYK else Inks.RGB,
        scale=preset.scale,
        created=order.options.created,
        standard=preset.standard,
        condition=condition_of(order.profile) if preset.standard is not Standard.NONE else None,
        profile=order.profile,
    )
    parts = pdf_parts(_opaque(order), order.book, made, lambda share: progress(0.9 * share))
    size = sum(map(len, parts))
    parts = [b"".join(parts)] if size <= _AT_ONCE else parts
    with writing(order.path, durable=order.options.durable) as stream:
        stream.writelines(parts)
    progress(1.0)
    crc = crc_of(parts)  # cheaper now than by whoever reads the file back
    return Exported((order.path,), (), sums={order.path: (size, crc)})


def _opaque(order: _Order) -> DisplayList:
    """What is written, flattened where the standard knows no transparency.

    Raises:
        MissingFault: it has to be painted, and Qt's libraries are not there.
    """
    display = order.prepared.display
    if order.job.preset.standard is not Standard.X1A:
        return display
    with _qt_wanted():
        from postermaker.backends.flattening import flattened
    return flattened(display, order.book, _raster_dpi(order.document, order.job.preset.dpi), order.profile)


@contextlib.contextmanager
def _qt_wanted() -> Iterator[None]:
    """Where Qt is loaded: what it lacks is told as a fault.

    Raises:
        MissingFault: a library of it is not there.
    """
    try:
        yield
    except ImportError as error:
        raise MissingFault(
            Bilingual(f"这台机器缺少画图用的库（{error}）", f"a library for drawing is missing ({error})"),
            Bilingual(
                "运行 postermaker doctor 看怎么装",
                "run 'postermaker doctor' for the command that installs it",
            ),
        ) from error


def _write_beside(order: _Order, beside: Beside) -> Path:
    """A sheet for people, as a PDF for the office's printer."""
    from postermaker.backends.pdf.paints import Inks
    from postermaker.backends.pdf.writer import PdfOptions, pdf_parts

    target = order.path.with_name(f"{order.path.stem}_{beside.name}.pdf")
    display = order.prepared.display
    shown = replace(display, title=f"{display.title} {beside.name}", pages=beside.pages)
    parts = pdf_parts(shown, order.book, PdfOptions(inks=Inks.RGB, created=order.options.created))
    with writing(target, durable=order.options.durable) as stream:
        stream.writelines(parts)
    return target


def _write_raster(order: _Order, progress: Progress) -> Exported:
    """A picture of each page.

    Raises:
        MissingFault: Qt's libraries are not there.
    """
    with _qt_wanted():
        from postermaker.backends import raster, tiff
    writers = {".png": raster.write_page_png, ".tif": tiff.write_page_tiff, ".tiff": tiff.write_page_tiff}
    suffix = order.path.suffix.lower()
    write = writers.get(suffix, raster.write_page_jpeg)
    display, form = order.prepared.display, _raster_options(order)
    files: list[Path] = []
    issues: list[Issue] = []
    for number, target in enumerate(_targets(order)):
        options = replace(form, page=number)
        if write is tiff.write_page_tiff:
            shown = raster.raster_of(display, options)
            if tiff.is_big(shown.width_px, shown.height_px, options.compression, options.colors):
                issues.append(_big(shown.width_px, shown.height_px))
        part = _part_of(progress, number, len(display.pages))
        with writing(target, durable=order.options.durable) as stream:
            write(stream, display, order.book, options, part)
        files.append(target)
    return Exported(tuple(files), tuple(issues))


def _write_html(order: _Order, progress: Progress) -> Exported:
    """All pages in one file that is swiped on a phone.

    Raises:
        MissingFault: Qt's libraries are not there.
    """
    with _qt_wanted():
        from postermaker.backends.html import HtmlOptions, write_html
    document = order.document
    elements = [spot.element for number in range(len(document.pages)) for spot in spots(document, number)]
    said = {
        each.id: filled_in(each.content, document.values)
        for each in elements
        if isinstance(each, Text | Ornament)
    }
    lang = next((each.locale for each in elements if isinstance(each, Text)), Locale.MAINLAND)
    options = HtmlOptions(raster=_raster_options(order), contents=said, lang=lang)
    with writing(order.path, durable=order.options.durable) as stream:
        write_html(stream, order.prepared.display, order.book, options, progress)
    return Exported((order.path,), ())


def _targets(order: _Order) -> list[Path]:
    """The files of a raster: one, or one a page, numbered."""
    count = len(order.prepared.display.pages)
    if count == 1:
        return [order.path]
    return [order.path.with_stem(f"{order.path.stem}-{number}") for number in range(1, count + 1)]


def _raster_options(order: _Order) -> "RasterOptions":
    """How the pages become pixels: for a shop with bleed and slug, for a screen the trim alone."""
    from postermaker.backends.raster import Area, RasterOptions

    preset = order.job.preset
    shop = preset.colors is Colors.CMYK or preset.sheets is not Sheets.WHOLE
    around = preset.finishing or preset.marks or preset.slug_line
    return RasterOptions(
        dpi=_raster_dpi(order.document, preset.dpi),
        scale=preset.scale,
        area=Area.MEDIA if shop or around else Area.TRIM,
        colors=preset.colors,
        profile=order.profile,
        quality=preset.quality,
        compression=preset.compression,
        pixels=preset.pixels,
    )


def _big(width_px: int, height_px: int) -> Issue:
    message = Bilingual(
        f"{width_px} × {height_px} 像素超过 4 GB，写成了 BigTIFF，旧的 RIP 打不开；可以降低 --dpi 或压缩",
        f"{width_px} × {height_px} px pass 4 GB: written as BigTIFF, which old RIPs don't open; lower --dpi or compress",
    )
    return Issue("big-tiff", Severity.NOTICE, "", message)


def _part_of(progress: Progress, done: int, total: int) -> Progress:
    """The progress of one page as a share of all."""
    return lambda share: progress((done + share) / total)
