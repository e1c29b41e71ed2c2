"""TIFF read back by two readers that we did not write: tifffile and Pillow's libtiff."""

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from postermaker import icc
from postermaker.backends import tiff
from postermaker.backends.raster import Area, RasterOptions, page_bands
from postermaker.backends.tiff import Form, is_big, write_page_tiff, write_tiff
from postermaker.color import Cmyk, Flat
from postermaker.display import DisplayList, DisplayPage, Outlined
from postermaker.errors import Cancelled, InputFault
from postermaker.files import writing
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Edges, Size, rectangle
from postermaker.library.presets import Colors, Compression
from tests.backends.samples import sample

RED = Cmyk(0, 1, 1, 0)
GIB = 1 << 30


def silent(share: float) -> None:
    pass


def rows_of(display: DisplayList, book: FontBook, options: RasterOptions) -> NDArray[np.uint8]:
    return np.concatenate([np.copy(band) for band in page_bands(display, book, options, silent)])


def written(display: DisplayList, book: FontBook, options: RasterOptions) -> io.BytesIO:
    stream = io.BytesIO()
    write_page_tiff(stream, display, book, options, silent)
    stream.seek(0)
    return stream


def through_pillow(stream: io.BytesIO) -> NDArray[np.uint8]:
    stream.seek(0)
    return np.asarray(Image.open(stream))


def through_tifffile(stream: io.BytesIO) -> NDArray[np.uint8]:
    stream.seek(0)
    return np.asarray(tifffile.imread(stream))


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("colors", list(Colors))
@pytest.mark.parametrize("compression", list(Compression))
def test_every_pixel_comes_back(
    book: FontBook, colors: Colors, compression: Compression, big: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if big:
        monkeypatch.setattr(tiff, "_SURE", 1000)
        monkeypatch.setattr(tiff, "_CLASSIC_END", tiff._ROOM + 1000)
    options = RasterOptions(dpi=150, colors=colors, compression=compression)
    stream = written(sample(book), book, options)
    wanted = rows_of(sample(book), book, options)
    assert stream.getvalue()[2] == (43 if big else 42)
    assert np.array_equal(through_pillow(stream).reshape(wanted.shape), wanted)
    if compression is not Compression.LZW:  # tifffile needs another package for that
        assert np.array_equal(through_tifffile(stream).reshape(wanted.shape), wanted)


@pytest.mark.parametrize("compression", list(Compression))
def test_authored_red_is_exact_and_the_tags_are_right(book: FontBook, compression: Compression) -> None:
    ground = Outlined("g", rectangle(Box(-5, -5, 110, 60)), Flat(RED))
    display = DisplayList("", (DisplayPage(Size(100, 50), 5, (ground,)),), {})
    options = RasterOptions(dpi=22.5, scale=10, colors=Colors.CMYK, compression=compression)
    stream = written(display, book, options)
    image = Image.open(stream)
    assert (image.mode, image.size) == ("CMYK", (89, 44))
    assert image.getcolors() == [(89 * 44, (0, 255, 255, 0))]
    assert image.info["dpi"] == (225, 225)
    assert image.info["icc_profile"] == icc.print_profile()
    stream.seek(0)
    page = tifffile.TiffFile(stream).pages[0]
    assert page.photometric == tifffile.PHOTOMETRIC.SEPARATED
    assert page.tags["InkSet"].value == 1
    assert page.tags["XResolution"].value == (225, 1)
    assert page.tags["ResolutionUnit"].value == tifffile.RESUNIT.INCH
    assert page.software == "postermaker"


def test_a_fine_resolution_is_written_as_a_fraction(book: FontBook) -> None:
    stream = written(sample(book), book, RasterOptions(dpi=22.5))
    assert Image.open(stream).info["dpi"] == (22.5, 22.5)


def test_a_shops_own_profile_is_the_one_inside(book: FontBook) -> None:
    own = icc.print_profile() + bytes(4)
    stream = written(sample(book), book, RasterOptions(dpi=20, colors=Colors.CMYK, profile=own))
    assert Image.open(stream).info["icc_profile"] == own


@pytest.mark.parametrize(
    ("area", "size"), [(Area.TRIM, (100, 50)), (Area.BLEED, (106, 56)), (Area.MEDIA, (112, 67))]
)
def test_the_area_is_what_was_asked(book: FontBook, area: Area, size: tuple[int, int]) -> None:
    page = DisplayPage(Size(100, 50), 3, (), Edges(1, 2, 5, 9))
    stream = written(DisplayList("", (page,), {}), book, RasterOptions(dpi=25.4, area=area))
    assert Image.open(stream).size == size


@pytest.mark.parametrize("compression", list(Compression))
def test_it_is_written_through_an_atomic_file(
    book: FontBook, tmp_path: Path, compression: Compression
) -> None:
    path = tmp_path / "out.tif"
    options = RasterOptions(dpi=40, colors=Colors.CMYK, compression=compression)
    with writing(path) as stream:
        write_page_tiff(stream, sample(book), book, options, silent)
    assert path.read_bytes() == written(sample(book), book, options).getvalue()


def test_cancelling_leaves_nothing(book: FontBook, tmp_path: Path) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled), writing(tmp_path / "out.tif") as stream:
        write_page_tiff(stream, sample(book), book, RasterOptions(dpi=40, colors=Colors.CMYK), stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("compression", list(Compression))
@pytest.mark.parametrize(("dpi", "big"), [(22.5, False), (45, False), (57, False), (60, True), (72, True)])
def test_a_board_is_big_past_four_gib(dpi: float, big: bool, compression: Compression) -> None:
    width, height = round(20_000 * dpi / 25.4), round(10_000 * dpi / 25.4)
    assert is_big(width, height, compression) is big
    assert (width * height * 4 > 3.95 * GIB) is big


def test_lzw_that_grows_too_large_stops_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiff, "_CLASSIC_END", tiff._ROOM // 2 + 10_000)
    form = Form(100, 160, 16, Colors.CMYK, Compression.LZW, 72)
    noise = np.random.default_rng(1).integers(0, 256, (10, 16, 400), dtype=np.uint8)
    with pytest.raises(InputFault, match="deflate"):
        write_tiff(io.BytesIO(), form, iter(noise))


@pytest.mark.parametrize("compression", list(Compression))
def test_noise_of_any_size_comes_back(compression: Compression) -> None:
    rows = np.random.default_rng(2).integers(0, 256, (37, 4 * 53), dtype=np.uint8)
    stream = io.BytesIO()

    def strips() -> Iterator[NDArray[np.uint8]]:
        for top in range(0, 37, 16):
            yield rows[top : top + 16]

    write_tiff(stream, Form(53, 37, 16, Colors.CMYK, compression, 72), strips())
    assert np.array_equal(through_pillow(stream).reshape(rows.shape), rows)


_BOARD = """
import resource, sys
from pathlib import Path
from postermaker.backends.raster import RasterOptions
from postermaker.backends.tiff import write_page_tiff
from postermaker.files import writing
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.library.presets import Colors, Compression
from postermaker.merge import fill

book, template = FontBook(), templates.load("board-240x120")
document = templates.new_document(template, Size(20_000, 10_000))
display = lay_out(fill(document, {f.key: f.sample for f in template.fields}), book).display
options = RasterOptions(dpi=float(sys.argv[1]), colors=Colors.CMYK, compression=Compression(sys.argv[2]))
with writing(Path(sys.argv[3]), durable=False) as stream:
    write_page_tiff(stream, display, book, options, lambda share: None)
if sys.platform == "linux":  # ru_maxrss counts what the parent held when it started this process
    said = Path("/proc/self/status").read_text()
    print(int(said.partition("VmHWM:")[2].split()[0]) / 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)
"""


def board(path: Path, dpi: float, compression: Compression) -> float:
    """Write a board of 20 × 10 m in a process of its own; the most memory that it took, in MB."""
    pytest.importorskip("resource", reason="the memory of a process is not told on Windows")
    words = [sys.executable, "-c", _BOARD, str(dpi), compression.value, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


@pytest.mark.parametrize("compression", list(Compression))
def test_a_board_of_20_by_10_m_takes_flat_memory(tmp_path: Path, compression: Compression) -> None:
    if shutil.disk_usage(tmp_path).free < 1 * GIB:
        pytest.skip("less than 1 GB free in the temporary folder")
    assert board(tmp_path / "board.tif", 22.5, compression) < 400
    with tifffile.TiffFile(tmp_path / "board.tif") as file:
        assert not file.is_bigtiff
        assert file.pages[0].shape == (8858, 17717, 4)
    (tmp_path / "board.tif").unlink()


@pytest.mark.slow
def test_a_board_of_20_by_10_m_at_72_dpi_is_a_big_tiff_in_flat_memory(tmp_path: Path) -> None:
    if shutil.disk_usage(tmp_path).free < 8 * GIB:
        pytest.skip("less than 8 GB free in the temporary folder")
    path = tmp_path / "board.tif"
    assert board(path, 72, Compression.NONE) < 400
    with tifffile.TiffFile(path) as file:
        page = file.pages[0]
        assert file.is_bigtiff
        assert page.shape == (28346, 56693, 4)
        last = np.memmap(path, np.uint8, "r", offset=page.dataoffsets[-1], shape=(56693, 4))
        assert last.any(axis=1).all()
    path.unlink()
