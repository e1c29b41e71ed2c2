"""Draw `preview.png` of every template from its samples: `make previews`, or with ids for only some."""

import io
import sys
from pathlib import Path

from PIL import Image

from postermaker.backends.raster import RasterOptions, write_page_png
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.units import MM_PER_INCH

LONGER_SIDE_PX = 960
#: Drawn larger and shrunk: hairlines then keep their weight.
OVERSAMPLING = 3
#: Pictures with many colours stay as they are; flat art loses nothing in a palette.
MAX_BYTES = 90_000


def preview(template_id: str, book: FontBook) -> bytes:
    """The first page as a small PNG."""
    document = templates.with_samples(templates.new_document(templates.load(template_id)))
    dpi = LONGER_SIDE_PX * OVERSAMPLING * MM_PER_INCH / max(document.width, document.height)
    stream = io.BytesIO()
    write_page_png(stream, lay_out(document, book).display, book, RasterOptions(dpi=dpi), lambda share: None)
    image = Image.open(stream)
    small = image.resize(
        [max(1, round(side / OVERSAMPLING)) for side in image.size], Image.Resampling.LANCZOS
    )
    packed = io.BytesIO()
    small.save(packed, "PNG", optimize=True)
    if packed.tell() > MAX_BYTES:
        packed = io.BytesIO()
        _reduced(small).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _reduced(image: Image.Image) -> Image.Image:
    """256 colours: most by how much they cover, a few by how far apart they are, so that a small red seal stays red."""
    common = image.quantize(232, Image.Quantize.MEDIANCUT).getpalette() or []
    apart = image.quantize(24, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(common[: 3 * 232] + apart[: 3 * 24])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def main() -> None:
    """Write the previews that are asked for, or all."""
    book = FontBook()
    for template_id in sys.argv[1:] or templates.ids():
        path = Path(__file__).parent / template_id / "preview.png"
        path.write_bytes(preview(template_id, book))
        print(f"{path.stat().st_size:>7} {path.parent.name}")


if __name__ == "__main__":
    main()
