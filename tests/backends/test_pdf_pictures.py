"""Pictures inside PDF files: nothing is lost, and what has few colours is kept small."""

import io
import zlib
from random import Random
from typing import NamedTuple

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from postermaker.backends.pdf.objects import File, dictionary
from postermaker.backends.pdf.paints import Inks
from postermaker.backends.pdf.pictures import add_picture


def _tiff(colors: list[tuple[int, int, int, int]], width: int) -> bytes:
    """A CMYK picture without a profile, so that its numbers are to be kept."""
    image = Image.frombytes("CMYK", (width, len(colors) // width), b"".join(map(bytes, colors)))
    stream = io.BytesIO()
    image.save(stream, "TIFF")
    return stream.getvalue()


class _Read(NamedTuple):
    """A picture's object in a file, as a reader sees it."""

    indexed: bool
    size: int  #: in the file, bytes
    samples: bytes  #: CMYK


def _read(data: bytes) -> _Read:
    """A picture written into a file and read back."""
    file = File("", None)
    resources = dictionary({"XObject": dictionary({"X0": add_picture(file, "asset", data, Inks.CMYK)})})
    file.add_page({"MediaBox": "[0 0 9 9]", "Resources": resources})
    with pikepdf.open(io.BytesIO(b"".join(file.finish()))) as made:
        image = made.pages[0].Resources.XObject.X0
        space, size, said = image.ColorSpace, len(image.read_raw_bytes()), image.read_bytes()
        if space == "/DeviceCMYK":
            return _Read(False, size, said)
        kind, base, last, table = space
        palette = bytes(table)
        assert (kind, base, len(palette)) == ("/Indexed", "/DeviceCMYK", 4 * (int(last) + 1))
    return _Read(True, size, b"".join(palette[4 * number : 4 * number + 4] for number in said))


_colors = st.tuples(*[st.integers(0, 255)] * 4)


@settings(max_examples=25, deadline=None)
@given(st.lists(_colors, min_size=1, max_size=300))
def test_every_sample_comes_back(colors: list[tuple[int, int, int, int]]) -> None:
    assert _read(_tiff(colors, 1)).samples == b"".join(map(bytes, colors))


@pytest.mark.parametrize(("count", "indexed"), [(1, True), (256, True), (257, False)])
def test_a_palette_is_for_what_one_byte_tells_apart(count: int, indexed: bool) -> None:
    colors = [(i % 251, i // 251, 0, 0) for i in range(count)]
    read = _read(_tiff(colors * 2, 1))
    assert read.indexed is indexed
    assert read.samples == b"".join(map(bytes, colors * 2))


def test_a_drawing_is_smaller_with_its_palette() -> None:
    random = Random(1)
    palette = [(random.randrange(256), random.randrange(256), random.randrange(256), 0) for _ in range(24)]
    colors = [palette[random.randrange(24)] for _ in range(40_000)]
    assert _read(_tiff(colors, 200)).size < 0.8 * len(zlib.compress(b"".join(map(bytes, colors)), 9))
