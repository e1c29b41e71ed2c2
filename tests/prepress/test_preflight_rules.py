"""Every rule over designs: one document that trips it and one that does not."""

import io
from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import replace
from PIL import Image as Pillow

from postermaker.checking import findings_of
from postermaker.color import BLACK, WHITE, Cmyk, Color, Flat, Gray, Linear, Rgb, Spot, Stop
from postermaker.display import DisplayList, DisplayPage, Image, Layer, Outlined
from postermaker.document.file import asset_name
from postermaker.document.finishing import Eyelets, Finishing, Spread
from postermaker.document.model import (
    Crop,
    Direction,
    Document,
    Element,
    Field,
    Fit,
    Frame,
    Line,
    Page,
    Picture,
    QrCode,
    Shape,
    Stroke,
    Text,
    TextStyle,
)
from postermaker.errors import Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Edges, Size, rectangle
from postermaker.layout.page import LaidOut, lay_out
from postermaker.library.presets import Colors, Preset, Standard
from postermaker.library.products import Black, Process, Product
from postermaker.prepress.job import Job, Ticket
from postermaker.prepress.preflight.catalogue import RULES
from postermaker.prepress.preflight.findings import Finding
from postermaker.prepress.preflight.subject import Inks

RED, K100 = Cmyk(0, 1, 1, 0), Cmyk(0, 0, 0, 1)
LEAFLET = Product(
    key="leaflet",
    name="宣传单",
    english="leaflet",
    process=Process.OFFSET,
    sizes=("A4",),
    distance=0.4,
    dpi=300,
    black=Black.OVERPRINT,
    safe=4,
)
BANNER = Product(
    key="banner",
    name="横幅",
    english="banner",
    process=Process.LARGE,
    sizes=("8x0.7m",),
    distance=5,
    dpi=72,
    black=Black.RICH,
    safe=40,
)
COVER = Product(
    key="cover", name="首图", english="cover", process=Process.SCREEN, sizes=("900x383px", "500x500px")
)
X4 = Preset(key="pdf-x4", name="PDF/X-4", english="PDF/X-4", suffixes=(".pdf",), standard=Standard.X4)
X1A = replace(X4, key="pdf-x1a", standard=Standard.X1A)
PNG = Preset(key="screen", name="图", english="screen", suffixes=(".png",), colors=Colors.RGB)
JPG = Preset(key="large-jpg", name="JPG", english="JPG", suffixes=(".jpg",))

Made = tuple[Document, Job, LaidOut | None, tuple[Inks | None, ...]]
Case = Callable[[], Made]


def frame(x: float = 20, y: float = 20, width: float = 150, height: float = 40, **more: object) -> Frame:
    return Frame(x=x, y=y, width=width, height=height, **more)  # type: ignore[arg-type]


def case(
    *elements: Element,
    product: Product = LEAFLET,
    preset: Preset = X4,
    size: tuple[float, float] = (210, 297),
    finishing: Finishing | None = None,
    ground: Color | None = None,
    shown: LaidOut | None = None,
    job_size: tuple[float, float] | None = None,
    inks: tuple[Inks | None, ...] = (),
    **more: object,
) -> Made:
    page = Page(elements=elements, ground=Flat(ground) if ground else None)
    document = Document(width=size[0], height=size[1], pages=(page,), **more)  # type: ignore[arg-type]
    job = Job(
        size=Size(*(job_size or size)),
        product=product,
        preset=preset,
        finishing=finishing or Finishing(),
        ticket=Ticket(),
    )
    return document, job, shown, inks


def words(content: str = "安全生产", **more: object) -> Text:
    given = {"id": "t", "frame": frame(), "fit": Fit.FIXED, "size": 10.0, "style": ink(K100)} | more
    return Text(content=content, **given)  # type: ignore[arg-type]


def ink(color: Color, opacity: float = 1.0, **more: object) -> TextStyle:
    return TextStyle(fill=Flat(color, opacity), **more)  # type: ignore[arg-type]


def block(color: Color = RED, **more: object) -> Shape:
    given = {"frame": frame(40, 100, 60, 40), "fill": Flat(color)} | more
    return Shape(id="s", **given)  # type: ignore[arg-type]


def line(width: float, color: Color = K100) -> Shape:
    stroke = Stroke(width=width, paint=Flat(color))
    return Shape(id="s", frame=frame(), geometry=Line(), stroke=stroke)


def code(side: float = 40, content: str = "https://a.cn", **more: object) -> QrCode:
    return QrCode(id="q", frame=frame(60, 60, side, side), content=content, **more)  # type: ignore[arg-type]


def png(side_px: int, mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    color = (10, 20, 200, 90) if mode == "RGBA" else (10, 20, 200)
    Pillow.new(mode, (side_px, side_px), color).save(stream, "PNG")
    return stream.getvalue()


def photo(side_px: int, mode: str = "RGB", side: float = 50, **more: object) -> Made:
    data = png(side_px, mode)
    name = asset_name(data, "png")
    keep = more.pop("keep", ())
    picture = Picture(id="p", frame=frame(60, 60, side, side), asset=name, keep=keep)  # type: ignore[arg-type]
    return case(picture, assets={name: data}, **more)  # type: ignore[arg-type]


def field(value: str, key: str = "slogan", label: str = "标语", **more: object) -> Made:
    given = Field(key=key, label=label, **more)  # type: ignore[arg-type]
    return case(words(f"{{{key}}}"), fields=(given,), values={key: value} if value else {})


def drawn(*items: object, **more: object) -> Made:
    """A page painted by hand, for what layout never makes."""
    page = DisplayPage(Size(210, 297), 0, items)  # type: ignore[arg-type]
    return case(words(""), shown=LaidOut(DisplayList("", (page,), {}), ()), **more)  # type: ignore[arg-type]


def patch(**more: object) -> Outlined:
    given = {"fill": Flat(WHITE)} | more
    return Outlined("s", rectangle(Box(40, 40, 60, 60)), **given)  # type: ignore[arg-type]


HOLES = Finishing(eyelets=Eyelets(spread=Spread.CORNERS, edge=25, diameter=12))
POCKETS = Finishing(pockets=Edges(100, 0, 100, 0))
STRIP = partial(case, product=BANNER, size=(8000, 700))
FACE = (Crop(x=0.4, y=0.4, width=0.2, height=0.2),)
FADING = Linear((Stop(0, RED), Stop(1, RED, 0)))

#: Rule to what trips it and what does not.
CASES: dict[str, tuple[Case, Case]] = {
    "text-overflow": (lambda: case(words("安全生产" * 90)), lambda: case(words())),
    "text-squeezed": (
        lambda: case(words("安全生产" * 9, fit=Fit.LARGEST, max_lines=1, min_size=20)),
        lambda: case(words(fit=Fit.LARGEST, max_lines=1, min_size=20, size=30)),
    ),
    "text-no-room": (lambda: case(words(frame=frame(width=0))), lambda: case(words())),
    "text-off-page": (lambda: case(words(frame=frame(x=-60))), lambda: case(words())),
    "text-stretched": (
        lambda: case(words(style=ink(K100, stretch=0.7))),
        lambda: case(words(style=ink(K100, stretch=0.9))),
    ),
    "text-tracking": (lambda: case(words("安", tracking_em=2)), lambda: case(words(tracking_em=0.1))),
    "couplet-unequal": (
        lambda: case(words("春回大地", mate="u"), words("福满人间门", id="u", frame=frame(y=80))),
        lambda: case(words("春回大地", mate="u"), words("福满人间", id="u", frame=frame(y=80))),
    ),
    "drop-cap-missing": (
        lambda: case(words("《条例》公布施行", drop_cap=2)),
        lambda: case(words("本条例公布施行", drop_cap=2)),
    ),
    "qr-too-long": (lambda: case(code(content="很长" * 900)), lambda: case(code())),
    "glyph-missing": (lambda: case(words("安\U0010fffd")), lambda: case(words())),
    "font-fallback": (
        lambda: case(words("堃㛃", style=ink(K100, family="Ma Shan Zheng"))),
        lambda: case(words("安全，生产", style=ink(K100, family="Ma Shan Zheng"))),
    ),
    "font-unlicensed": (
        lambda: case(words(style=ink(K100, family="微软雅黑"))),
        lambda: case(words(style=ink(K100, family="LXGW WenKai"))),
    ),
    "text-small": (
        lambda: STRIP(words(frame=frame(300, 200, 500, 60), size=15)),
        lambda: STRIP(words(frame=frame(300, 200, 500, 60), size=25)),
    ),
    "text-reversed-small": (
        lambda: case(words(size=2.5, style=ink(WHITE))),
        lambda: case(words(size=2.5, style=ink(K100))),
    ),
    "field-empty": (lambda: field("", required=True), lambda: field("安全", required=True)),
    "sample-left": (
        lambda: field("安全生产", sample="安全 生产"),
        lambda: field("安全第一", sample="安全生产"),
    ),
    "placeholder-left": (lambda: field("XX街道宣"), lambda: field("二〇〇八年XXL号")),
    "picture-low-ppi": (lambda: photo(200), lambda: photo(500)),
    "picture-missing": (
        lambda: case(Picture(id="p", frame=frame(), asset="0" * 64 + ".png")),
        lambda: photo(500),
    ),
    "picture-empty": (
        lambda: case(Picture(id="p", frame=frame(), tint=Flat(RED))),
        lambda: case(Picture(id="p", frame=frame())),
    ),
    "qr-small": (lambda: case(code(side=9)), lambda: case(code(side=25))),
    "qr-contrast": (
        lambda: case(code(dark=Flat(Cmyk(0, 0, 0.8, 0)))),
        lambda: case(code(dark=Flat(K100))),
    ),
    "qr-quiet": (lambda: case(code(quiet=2)), lambda: case(code(quiet=4))),
    "colour-rgb": (lambda: case(block(Rgb(0.8, 0.1, 0.1))), lambda: case(block(RED))),
    "colour-spot": (lambda: case(block(Spot("Gold 871", RED))), lambda: case(block(RED))),
    "black-wrong": (
        lambda: case(words(size=3, style=ink(Cmyk(0.75, 0.68, 0.67, 0.9)))),
        lambda: case(words(size=3, style=ink(Rgb(0, 0, 0)))),
    ),
    "ink-limit": (lambda: case(block(Cmyk(1, 1, 1, 0.6))), lambda: case(block(Cmyk(1, 1, 1, 0)))),
    "ink-overlap": (lambda: case(block(), inks=(Inks(3.6),)), lambda: case(block(), inks=(Inks(2.9),))),
    "ink-unmeasured": (lambda: case(block(), inks=(None,)), lambda: case(block(), inks=(Inks(2.9),))),
    "tint-faint": (lambda: case(block(Cmyk(0, 0.05, 0.04, 0))), lambda: case(block(Cmyk(0, 0.1, 0.04, 0)))),
    "white-overprint": (lambda: drawn(patch(overprint=True)), lambda: drawn(patch())),
    "line-thin": (lambda: case(line(0.05)), lambda: case(line(0.2))),
    "outside-safe": (lambda: case(words(frame=frame(x=2))), lambda: case(words(frame=frame(x=6)))),
    "in-eyelet": (
        lambda: STRIP(words(frame=frame(0, 0, 300, 60), size=50), finishing=HOLES),
        lambda: STRIP(words(frame=frame(300, 100, 300, 60), size=50), finishing=HOLES),
    ),
    "in-pocket": (
        lambda: STRIP(words(frame=frame(50, 300, 300, 60), size=50), finishing=POCKETS),
        lambda: STRIP(words(frame=frame(120, 300, 300, 60), size=50), finishing=POCKETS),
    ),
    "bleed-missing": (
        lambda: case(product=replace(LEAFLET, bleed=3)),
        lambda: case(product=replace(LEAFLET, bleed=3), bleed=3),
    ),
    "short-of-bleed": (
        lambda: case(block(frame=frame(0, 100, 210, 40)), bleed=3),
        lambda: case(block(frame=frame(-3, 100, 216, 40)), bleed=3),
    ),
    "page-too-large": (lambda: STRIP(preset=X1A), lambda: STRIP(preset=replace(X1A, scale=10))),
    "user-unit": (lambda: STRIP(preset=X4), lambda: STRIP(preset=replace(X4, scale=10))),
    "raster-too-large": (
        lambda: STRIP(preset=replace(JPG, dpi=300)),
        lambda: STRIP(preset=JPG),
    ),
    "transparency-x1a": (
        lambda: case(block(fill=Flat(RED, 0.5)), preset=X1A),
        lambda: case(block(fill=Flat(RED, 0.5)), preset=X4),
    ),
    "picture-alpha-x1a": (
        lambda: photo(500, "RGBA", preset=X1A),
        lambda: photo(500, "RGB", preset=X1A),
    ),
    "page-empty": (lambda: case(ground=RED), lambda: case(words(), ground=RED)),
    "screen-size": (
        lambda: case(product=COVER, preset=PNG, screen=True, size=(900 * 25.4 / 96, 400 * 25.4 / 96)),
        lambda: case(product=COVER, preset=PNG, screen=True, size=(900 * 25.4 / 96, 383 * 25.4 / 96)),
    ),
}


def findings(made: Made, book: FontBook) -> tuple[Finding, ...]:
    document, job, shown, inks = made
    known = document
    if any(isinstance(e, Text) and e.style.family not in book.families for e in document.pages[0].elements):
        known = case(words())[0]
    return findings_of(document, shown or lay_out(known, book), job, book, inks)


def tripped(made: Made, book: FontBook) -> set[str]:
    return {each.rule for each in findings(made, book)}


def severity(made: Made, book: FontBook, rule: str) -> Severity:
    return next(each.severity for each in findings(made, book) if each.rule == rule)


def test_every_rule_has_a_document_that_trips_it_and_one_that_does_not() -> None:
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_bad_document_is_found(book: FontBook, rule: str) -> None:
    found = [each for each in findings(CASES[rule][0](), book) if each.rule == rule]
    assert found
    for each in found:
        assert each.cause.zh
        assert each.cause.en
        assert each.step.zh
        assert each.step.en


@pytest.mark.parametrize("rule", RULES)
def test_a_good_document_passes(book: FontBook, rule: str) -> None:
    assert rule not in tripped(CASES[rule][1](), book)


def on_screen(*elements: Element, **more: object) -> Made:
    return case(*elements, product=COVER, preset=PNG, screen=True, **more)  # type: ignore[arg-type]


#: Further documents, the rule, and whether it is tripped.
MORE: list[tuple[str, Case, bool]] = [
    ("text-small", lambda: on_screen(words(size=2)), True),
    ("text-small", lambda: on_screen(words(size=4)), False),
    ("text-reversed-small", lambda: case(words(size=2.5, style=ink(Cmyk(0.5, 0.5, 0, 0)))), True),
    ("text-reversed-small", lambda: on_screen(words(size=2.5, style=ink(WHITE))), False),
    ("placeholder-left", lambda: case(words("某某社区")), True),
    ("placeholder-left", lambda: case(words("2×2 米")), False),
    ("picture-low-ppi", lambda: on_screen(), False),
    ("picture-low-ppi", lambda: photo(400, side=200, product=BANNER, size=(8000, 700)), True),
    ("picture-low-ppi", lambda: photo(500, side=200, product=BANNER, size=(8000, 700)), False),
    ("qr-small", lambda: STRIP(code(side=200)), True),
    ("qr-small", lambda: STRIP(code(side=720)), False),
    ("qr-small", lambda: on_screen(code(side=10)), True),
    ("qr-contrast", lambda: case(code(dark=Flat(WHITE), light=Flat(BLACK))), True),
    ("qr-contrast", lambda: case(code(dark=Flat(K100), light=None), ground=Gray(0.3)), True),
    ("colour-rgb", lambda: on_screen(block(Rgb(1, 0, 0))), False),
    ("colour-rgb", lambda: case(words(style=ink(Rgb(0, 0, 0)))), False),
    ("black-wrong", lambda: case(words(style=ink(Rgb(0.2, 0.2, 0.2)))), True),
    ("black-wrong", lambda: STRIP(words(style=ink(Cmyk(0.5, 0.5, 0.5, 1)))), False),
    ("line-thin", lambda: case(line(0.1, RED)), True),
    ("line-thin", lambda: STRIP(line(0.06)), False),
    ("line-thin", lambda: case(block(K100, frame=frame(20, 20, 100, 0.05))), True),
    ("outside-safe", lambda: case(code(), size=(103, 297)), True),
    ("in-eyelet", lambda: STRIP(words(frame=frame(0, 0, 300, 60), size=50)), False),
    ("in-pocket", lambda: photo(500, product=BANNER, size=(8000, 700), finishing=POCKETS, keep=FACE), True),
    ("in-pocket", lambda: photo(500, product=BANNER, size=(8000, 700), finishing=POCKETS), False),
    ("short-of-bleed", lambda: case(block(frame=frame(0, 100, 210, 40)), bleed=3, ground=RED), False),
    ("short-of-bleed", lambda: case(block(), bleed=3), False),
    ("short-of-bleed", lambda: case(block(frame=frame(0, 100, 210, 40))), False),
    ("page-too-large", lambda: case(job_size=(60_000, 500)), True),
    ("transparency-x1a", lambda: case(block(fill=FADING), preset=X1A), True),
    ("transparency-x1a", lambda: case(block(opacity=0.5), preset=X1A), True),
    ("screen-size", lambda: on_screen(size=(100, 100)), True),
]


@pytest.mark.parametrize(("rule", "made", "bad"), MORE)
def test_more_documents(book: FontBook, rule: str, made: Case, bad: bool) -> None:
    assert (rule in tripped(made(), book)) is bad


#: Rule, document and how bad it is: the same thing differs by product.
SEVERITIES: list[tuple[str, Case, Severity]] = [
    ("ink-limit", lambda: case(block(Cmyk(1, 1, 1, 1))), Severity.ERROR),
    ("ink-limit", lambda: STRIP(block(Cmyk(1, 1, 1, 1))), Severity.NOTICE),
    ("picture-low-ppi", lambda: photo(200), Severity.ERROR),
    ("picture-low-ppi", lambda: photo(400), Severity.NOTICE),
    ("line-thin", lambda: case(line(0.05)), Severity.ERROR),
    ("line-thin", lambda: case(line(0.1, RED)), Severity.NOTICE),
    ("black-wrong", lambda: case(words(size=10, style=ink(Cmyk(0.7, 0.7, 0.7, 0.9)))), Severity.NOTICE),
    ("outside-safe", lambda: case(words(frame=frame(x=2))), Severity.NOTICE),
    ("outside-safe", lambda: case(words(frame=frame(x=-4))), Severity.ERROR),
    ("sample-left", lambda: field("青禾街道", "sign", "署名", sample="青禾街道"), Severity.ERROR),
    ("sample-left", lambda: field("安全", sample="安全"), Severity.NOTICE),
    ("raster-too-large", lambda: STRIP(preset=replace(JPG, dpi=300)), Severity.ERROR),
    ("raster-too-large", lambda: STRIP(preset=replace(JPG, dpi=100)), Severity.NOTICE),
    ("user-unit", lambda: STRIP(), Severity.NOTICE),
    ("short-of-bleed", lambda: case(block(frame=frame(0, 100, 210, 40)), bleed=3), Severity.ERROR),
    ("short-of-bleed", lambda: case(block(frame=frame(-2.5, 100, 215, 40)), bleed=3), Severity.NOTICE),
]


@pytest.mark.parametrize(("rule", "made", "wanted"), SEVERITIES)
def test_severity_differs_by_product(book: FontBook, rule: str, made: Case, wanted: Severity) -> None:
    assert severity(made(), book, rule) is wanted


def test_a_finding_says_where_it_is(book: FontBook) -> None:
    (found,) = [f for f in findings(case(words(frame=frame(x=2))), book) if f.rule == "outside-safe"]
    assert (found.page, found.element) == (1, "t")
    assert found.place is not None
    assert found.place.x == pytest.approx(2, abs=1.5)


def test_errors_come_first(book: FontBook) -> None:
    found = findings(case(words("XX", size=2.5, style=ink(WHITE)), code(quiet=2)), book)
    severities = [each.severity for each in found]
    assert severities == sorted(severities, key=lambda each: each is not Severity.ERROR)


def test_orders_to_a_machine_are_not_judged(book: FontBook) -> None:
    from postermaker.prepress.finishing import CUT_STEP

    cut = Layer("cut", (patch(fill=Flat(Spot("CutContour", RED))),), step=CUT_STEP)
    assert "colour-spot" not in tripped(drawn(cut), book)


def test_a_turned_line_is_measured_glyph_by_glyph(book: FontBook) -> None:
    """The upright box around a whole slanted line would reach far past the trim."""
    slanted = words("安" * 12, frame=frame(30, 120, 150, 12, rotation=45))
    assert "outside-safe" not in tripped(case(slanted), book)


def test_columns_are_judged_too(book: FontBook) -> None:
    column = words("安全ABC", direction=Direction.VERTICAL, frame=frame(0, 20, 12, 200))
    assert "outside-safe" in tripped(case(column), book)


def test_what_a_clip_hides_is_not_judged(book: FontBook) -> None:
    hidden = Layer(
        "s",
        (Image("s", "0" * 64 + ".png", Crop(), Affine.onto(Box(0, 0, 9, 9))),),
        clip=rectangle(Box(50, 50, 9, 9)),
    )
    assert tripped(drawn(hidden), book) == set()
