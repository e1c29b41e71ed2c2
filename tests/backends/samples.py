"""One small page with every kind of item and paint, for back ends to agree on."""

import io

from PIL import Image as Pillow
from PIL import ImageDraw

from postermaker.color import Cmyk, Flat, Gray, Linear, Paint, Radial, Rgb, Spot, Stop
from postermaker.display import (
    Blend,
    DisplayItem,
    DisplayList,
    DisplayPage,
    Glyph,
    GlyphRun,
    Image,
    Layer,
    Outlined,
    Pen,
)
from postermaker.document.model import Cap, Crop, Join
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point, Size, ellipse, polygon, rectangle

RED, YELLOW = Cmyk(0, 1, 1, 0), Cmyk(0, 0.1, 0.95, 0)
LOGO = "a" * 64 + ".png"


def logo_png() -> bytes:
    """A disc on a transparent ground."""
    image = Pillow.new("RGBA", (120, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 110, 110), (20, 90, 200, 255), (255, 255, 255, 128), 8)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def word(
    book: FontBook, text: str, x: float, y: float, size: float, fill: Paint | None, pen: Pen | None = None
) -> GlyphRun:
    face = book.face("Noto Sans SC", 900)
    glyphs = tuple(
        Glyph(face.hb_font.get_nominal_glyph(ord(char)), x + i * size, y) for i, char in enumerate(text)
    )
    return GlyphRun("word", tuple(text), face.key, size, glyphs, fill, pen)


def ramp(start: tuple[float, float], end: tuple[float, float], *opacities: float) -> Linear:
    a, b = opacities or (1, 1)
    return Linear((Stop(0, RED, a), Stop(1, YELLOW, b)), start, end)


def items(book: FontBook) -> tuple[DisplayItem, ...]:
    box = Box(10, 10, 60, 40)
    return (
        Outlined("ground", rectangle(Box(0, 0, 200, 120)), ramp((0, 0), (200, 0))),
        Outlined("card", rectangle(box, 8), Flat(Gray(1)), Pen(2, Flat(Cmyk(1, 0.9, 0.1, 0.2)), Join.ROUND)),
        Outlined("sun", ellipse(Box(80, 10, 40, 40)), Radial((Stop(0, YELLOW), Stop(1, RED)), (100, 30), 20)),
        Outlined("fade", rectangle(Box(130, 10, 60, 40)), ramp((130, 0), (190, 0), 1, 0)),
        Outlined(
            "line",
            polygon([(10, 60), (190, 60)], closed=False),
            None,
            Pen(1.5, Flat(Gray(0)), cap=Cap.ROUND, dash=(6, 3)),
        ),
        word(book, "安全", 14, 44, 26, None, Pen(3, Flat(YELLOW), Join.ROUND)),
        word(book, "安全", 14, 44, 26, Flat(RED)),
        word(book, "生产", 74, 100, 30, ramp((0, 75), (0, 105))),
        Image("logo", LOGO, Crop(), Affine.onto(Box(140, 70, 40, 40))),
        Image("crop", LOGO, Crop(x=0.25, width=0.5), Affine.onto(Box(10, 70, 20, 40))),
        Layer(
            "group",
            (
                Outlined("a", rectangle(Box(35, 75, 20, 20)), Flat(Cmyk(1, 0, 0, 0))),
                Outlined("b", rectangle(Box(45, 85, 20, 20)), Flat(Cmyk(0, 0, 1, 0))),
            ),
            Affine.rotation(20, Point(50, 90)),
            ellipse(Box(33, 73, 34, 34)),
            0.5,
        ),
        Layer(
            "multiply",
            (Outlined("m", rectangle(Box(100, 70, 10, 40)), Flat(Cmyk(0.5, 0, 0, 0))),),
            blend=Blend.MULTIPLY,
        ),
        Outlined(
            "spot", rectangle(Box(185, 100, 10, 10)), Flat(Spot("Gold 871", Cmyk(0.2, 0.3, 0.7, 0.1), 0.8))
        ),
        Outlined("screen", rectangle(Box(185, 85, 10, 10)), Flat(Rgb(0.1, 0.5, 0.9))),
    )


def sample(book: FontBook, *, bleed: float = 0) -> DisplayList:
    return DisplayList("样张", (DisplayPage(Size(200, 120), bleed, items(book)),), {LOGO: logo_png()})
