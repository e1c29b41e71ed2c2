"""Sheets onto a printer, or into a PDF as a printer writes it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from postermaker.backends.painter import prepare
from postermaker.display import DisplayPage
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.units import to_px

#: Office printers; more makes pictures large and nothing sharper.
DPI = 300


def printers() -> list[str]:
    """The names of the printers of this machine, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name))


def printer_for(name: str, copies: int, title: str) -> QPrinter:
    """A printer by its name."""
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setPrinterName(name)
    made.setCopyCount(copies)
    return _set_up(made, title)


def pdf_printer(path: Path, title: str) -> QPrinter:
    """What prints into a PDF."""
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return _set_up(made, title)


def _set_up(printer: QPrinter, title: str) -> QPrinter:
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def print_sheets(
    pages: Sequence[DisplayPage],
    assets: dict[str, bytes],
    book: FontBook,
    printer: QPrinter,
    progress: Callable[[float], None],
) -> None:
    """Paint each sheet, one millimetre a millimetre. `progress` gets the share done and may raise to stop.

    Raises:
        InputFault: the printer does not answer, or a picture can't be decoded.
    """
    _lay(printer, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise InputFault(
            Bilingual("打印机没有应答", "the printer does not answer"),
            Bilingual("看看它开着没有，或换一台", "see whether it is on, or choose another"),
        )
    try:
        for number, page in enumerate(pages):
            if number:
                _lay(printer, page)
                printer.newPage()
            width, height = to_px(page.size.width, DPI), to_px(page.size.height, DPI)
            painter.save()
            prepare(page, assets, book, Box(0, 0, *page.size), width, height).paint(painter)
            painter.restore()
            progress((number + 1) / len(pages))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _lay(printer: QPrinter, page: DisplayPage) -> None:
    """The paper as the sheet lies."""
    short, long = sorted(page.size)
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lying = page.size.width > page.size.height
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
