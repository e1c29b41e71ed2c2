"""How large a file will be and how long it takes, by making it small: a PDF as it is, a raster twice at low resolution.

A picture's bytes grow as a power of its pixels that lies between that of edges and that of grain; two small ones tell
which. Measured on the templates the guess lies within a half and the double of the file.
"""

import math
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker import icc
from postermaker.document.model import Document
from postermaker.editor.exporting.kinds import Choices, Kind, options_of, preset_of
from postermaker.export import ExportOptions, export, job_of
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import LaidOut, lay_out
from postermaker.library.presets import Colors, Compression, Preset
from postermaker.library.products import product
from postermaker.prepress.preparing import prepare
from postermaker.units import SCREEN_DPI, to_px

#: Pixels of the two trials.
_SMALL_PX, _LARGE_PX = 90_000, 500_000
#: A picture that is not much larger is made whole.
_WHOLE_PX = 900_000
#: Bytes a second that are packed and written at least.
_DISK = 2.5e8
#: The least power: a picture of edges alone grows as the root of its pixels.
_EDGES = 0.45


class Estimate(Struct, frozen=True):
    """A guess at a file."""

    size: float  #: bytes, sheets beside it included
    seconds: float
    sheets: int  #: pages of a PDF, pieces of a raster
    width_px: int = 0
    height_px: int = 0


def estimate(
    document: Document, kind: Kind, choices: Choices, book: FontBook, check: Callable[[], None]
) -> Estimate:
    """The guess for one card. `check` is called between steps and may raise to stop.

    Raises:
        Fault: as the export itself.
    """
    options = replace(options_of(kind, choices, document), checked=False, durable=False)
    laid_out = lay_out(document, book)
    check()
    job = job_of(document, Path(f"a{kind.suffix}"), options)
    sheets = len(prepare(laid_out.display, job, book).display.pages)
    check()
    trial = _Trial(document, laid_out, kind, book, check)
    if kind.suffix == ".pdf":
        size, seconds = trial.made(options)
        return Estimate(size, seconds, sheets)
    return _raster(trial, options, choices, sheets)


class _Trial(Struct, frozen=True):
    """Files made in a folder that is thrown away."""

    document: Document
    laid_out: LaidOut
    kind: Kind
    book: FontBook
    check: Callable[[], None]

    def made(self, options: ExportOptions) -> tuple[float, float]:
        """Bytes and seconds of an export."""
        folder = Path(tempfile.mkdtemp(prefix="postermaker-"))
        try:
            began = time.perf_counter()
            path = folder / f"a{self.kind.suffix}"
            export(self.document, path, self.book, options, lambda _: self.check(), self.laid_out)
            return sum(each.stat().st_size for each in folder.iterdir()), time.perf_counter() - began
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _raster(trial: _Trial, options: ExportOptions, choices: Choices, sheets: int) -> Estimate:
    document, preset = trial.document, preset_of(trial.kind, choices, trial.document)
    dpi = preset.dpi or usual_dpi(document)
    width, height = to_px(document.width, dpi), to_px(document.height, dpi)
    pixels, pages = width * height, len(document.pages)
    at = {px: replace(options, preset=replace(preset, dpi=dpi * math.sqrt(px / pixels), finishing_sheet=False))
          for px in (_SMALL_PX, _LARGE_PX)}  # fmt: skip
    if pixels <= _WHOLE_PX:
        size, seconds = trial.made(options)
        return Estimate(size, seconds, sheets, width, height)
    small, first = trial.made(at[_SMALL_PX])
    large, took = trial.made(at[_LARGE_PX])
    seconds = took + max(0.0, took - first) * (pixels - _LARGE_PX) / (_LARGE_PX - _SMALL_PX)
    if trial.kind.suffix == ".tif" and preset.compression is Compression.NONE:
        samples = 4 if preset.colors is Colors.CMYK else 3
        size = pages * pixels * samples
        return Estimate(size, max(seconds, size / _DISK), sheets, width, height)
    fixed = _profile_bytes(preset) * pages
    small, large = max(1.0, small - fixed), max(1.0, large - fixed)
    power = math.log(max(large / small, 1.01)) / math.log(_LARGE_PX / _SMALL_PX)
    power = min(1.0, max(_EDGES, power))
    return Estimate(fixed + large * (pixels / _LARGE_PX) ** power, seconds, sheets, width, height)


def _profile_bytes(preset: Preset) -> int:
    """What the colour profile adds to a picture in print colours."""
    if preset.colors is not Colors.CMYK:
        return 0
    return Path(preset.profile).stat().st_size if preset.profile else len(icc.print_profile())


def usual_dpi(document: Document) -> float:
    """The resolution of a raster where none is asked for."""
    if document.screen:
        return SCREEN_DPI
    return product(document.product).raster_dpi(Size(document.width, document.height))
