"""What a shop is told: golden texts, the ground that is found, and the ticket that says the same."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from postermaker.color import Cmyk, Flat, Gray, Linear, Paint, Radial, Stop
from postermaker.display import DisplayPage, Layer, Outlined, glyph_runs
from postermaker.document.finishing import Eyelets, Finishing, Spread
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Edges, Point, Size, ellipse, rectangle
from postermaker.library.presets import Colors, preset
from postermaker.library.products import ANY, Process, Product
from postermaker.prepress.finishing_words import finishing_words
from postermaker.prepress.folding import Fold
from postermaker.prepress.imposition import impose
from postermaker.prepress.imposition_plan import Turn, on_press, press_sheet
from postermaker.prepress.job import Job, Ticket
from postermaker.prepress.message import FileFacts, FileKind, bleed_words, ground_of, shop_message, spoken
from postermaker.prepress.ticket_sheet import SHEET, Production, ticket_rows, ticket_sheet

RED, WHITE = Cmyk(0, 1, 1, 0), Gray(1)
BANNER = Product(
    key="banner", name="横幅", english="hanging banner", process=Process.LARGE, sizes=("8x0.7m",), unit="m"
)
BOARD = replace(BANNER, key="backdrop", name="喷绘背景", english="inkjet backdrop", sizes=("6x3m",))
LEAFLET = replace(
    BANNER,
    key="leaflet", name="宣传单", english="leaflet", process=Process.OFFSET, sizes=("A4",), unit="mm",
    length_first=False, bleed=3,
)  # fmt: skip
SCREEN = replace(
    LEAFLET, key="led", name="LED 大屏", english="LED wall", process=Process.SCREEN, unit="px", bleed=0
)


def job(
    made: Product, size: Size, quantity: int, said: str, finishing: Finishing | None = None, **ticket: str
) -> Job:
    return Job(
        size=size,
        product=made,
        preset=preset(said),
        finishing=finishing or Finishing(),
        ticket=Ticket(quantity=quantity, created=datetime(2026, 11, 27), **ticket),  # type: ignore[arg-type]
    )


def banner() -> Job:
    finishing = Finishing(
        eyelets=Eyelets(spread=Spread.CORNERS), pockets=Edges(left=80, right=80), hem=30, ropes="lr"
    )
    return job(
        BANNER, Size(8000, 700), 12, "large-pdf-1to10", finishing, title="安全生产月", material="牛津布"
    )


def board() -> Job:
    finishing = Finishing(white_edge=100, eyelets=Eyelets(spacing=500, edge=30), notes=("分两块拼接",))
    return job(BOARD, Size(6000, 3000), 1, "large-tiff", finishing, material="黑底布")


BANNER_FILE = FileFacts(name="横幅 800x70 x12.pdf", scale=10)
BOARD_FILE = FileFacts(name="背景.tif", kind=FileKind.RASTER, dpi=45)


def test_a_banner() -> None:
    said = shop_message(banner(), BANNER_FILE, eyelets=4, ground=Flat(RED))
    assert said == (
        "横幅“安全生产月”：8×0.7 米（长×宽），12 条\n"
        "文件：横幅 800x70 x12.pdf（PDF，已转曲，CMYK），1:10 缩小做的，输出时放大到 1000%\n"
        "材料：牛津布\n"
        "后道：打扣 4 个：四角，打在画面上，扣心离边 2.5 厘米，扣眼 12 毫米；"
        "穿杆：左右两边 8 厘米，从画面里出；四边包边 3 厘米，另加；左右两边穿绳\n"
        "底色：C0 M100 Y100 K0\n"
        "出血：不留\n"
        "请不要拉伸变形、不要转成 RGB；大红就是 M100 Y100，别改"
    )


def test_a_board_with_a_white_edge() -> None:
    fade = Linear((Stop(0, RED), Stop(1, Cmyk(0, 0.5, 1, 0))))
    said = shop_message(board(), BOARD_FILE, eyelets=40, ground=fade)
    assert said == (
        "喷绘背景：6×3 米（长×宽），1 块\n"
        "文件：背景.tif（TIFF 45 dpi，CMYK），1:1，按原尺寸输出\n"
        "材料：黑底布\n"
        "后道：画面外四边各留白边 10 厘米（连白边 6.2×3.2 米）；打扣 40 个：四边，间距不超过 50 厘米，四角都有，"
        "打在白边上，扣心离边 3 厘米，扣眼 12 毫米；分两块拼接\n"
        "底色：渐变 C0 M100 Y100 K0 → C0 M50 Y100 K0\n"
        "出血：不留；文件里只有画面，白边请另外留\n"
        "请不要拉伸变形、不要转成 RGB；大红就是 M100 Y100，别改"
    )


def test_a_leaflet() -> None:
    made = job(LEAFLET, Size(210, 297), 5000, "pdf-x4", material="157 克铜版纸")
    said = shop_message(made, FileFacts(name="单页.pdf", pages=2), ground=Flat(WHITE))
    assert said == (
        "宣传单：210×297 毫米（宽×高），5000 张\n"
        "文件：单页.pdf（PDF，已转曲，CMYK，2 页，正反面），1:1，按原尺寸输出\n"
        "材料：157 克铜版纸\n"
        "出血：四边各 3 毫米，文件 216×303 毫米，裁到成品尺寸\n"
        "请不要拉伸变形、不要转成 RGB；颜色别改"
    )


def test_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    assert shop_message(banner(), BANNER_FILE, eyelets=4, ground=Flat(RED)) == (
        'hanging banner "安全生产月": 8 × 0.7 m (length × width), quantity 12\n'
        "File: 横幅 800x70 x12.pdf (PDF, text outlined, CMYK), drawn 1:10, enlarge to 1000% on output\n"
        "Material: 牛津布\n"
        "Finishing: 4 eyelets: in the corners, through the picture, 2.5 cm from the edge, 12 mm wide; "
        "pole pockets: left and right 8 cm, taken from the picture; hem of 3 cm, in addition; "
        "rope sewn in: left and right\n"
        "Ground: C0 M100 Y100 K0\n"
        "Bleed: none\n"
        "Please don't stretch it or convert it to RGB; the red is M100 Y100, leave it so"
    )


def test_a_screen_has_no_inks_and_no_bleed() -> None:
    made = job(SCREEN, Size(508, 285.75), 1, "led-png")
    facts = FileFacts(name="屏.png", kind=FileKind.RASTER, dpi=96, colors=Colors.RGB)
    said = shop_message(made, facts, ground=Flat(RED))
    assert "1920×1080 像素" in said
    assert not any(word in said for word in ("出血", "底色", "RGB", "dpi"))


def test_sizes_are_said_as_the_trade_says_them() -> None:
    tall = replace(banner(), size=Size(900, 6000))
    assert spoken(tall).zh == "0.9×6 米（宽×高）"  # longer than wide: nobody calls its width the length
    poster = replace(LEAFLET, unit="cm")
    assert spoken(job(poster, Size(420, 570), 1, "pdf-x4")).zh == "42×57 厘米（宽×高）"


def test_the_white_edge_may_be_in_the_file() -> None:
    made = replace(board(), preset=replace(preset("large-pdf"), finishing=True))
    assert bleed_words(made).zh == "出血：不留；白边已经画在文件里"


@pytest.mark.parametrize(
    ("finishing", "said"),
    [
        (Finishing(pockets=Edges(0, 80, 0, 80)), "穿杆：上下两边 8 厘米，从画面里出"),
        (Finishing(pockets=Edges(0, 100, 0, 80)), "穿杆：上边 10 厘米、下边 8 厘米，从画面里出"),
        (Finishing(ropes="ltrb"), "四边穿绳"),
        (Finishing(cut_contour=True), "按 CutContour 线切割"),
        (
            Finishing(eyelets=Eyelets(spread=Spread.COUNT, counts=(3, 6, 3, 0), sides="tl")),
            "打扣 8 个：左边 3 个、上边 6 个（含角），打在画面上，扣心离边 2.5 厘米，扣眼 12 毫米",
        ),
        (
            Finishing(eyelets=Eyelets(sides="tb")),
            "打扣 8 个：上下两边，间距不超过 40 厘米，打在画面上，扣心离边 2.5 厘米，扣眼 12 毫米",
        ),
    ],
)
def test_finishing_in_words(finishing: Finishing, said: str) -> None:
    assert [words.zh for words in finishing_words(finishing, Size(3000, 1000), 8)] == [said]


# the ground


def painted(box: Box, paint: Paint, *, round_: bool = False) -> Outlined:
    return Outlined("ground", ellipse(box) if round_ else rectangle(box), paint)


def test_the_ground_is_the_uppermost_that_covers_the_page() -> None:
    size, whole = Size(200, 100), Box(-3, -3, 206, 106)
    radial = Radial((Stop(0, RED), Stop(1, WHITE)))
    veil = Flat(WHITE, 0.5)
    card, disc = painted(Box(10, 10, 180, 80), Flat(WHITE)), painted(whole, Flat(WHITE), round_=True)
    page = DisplayPage(
        size, 3, (painted(whole, Flat(RED)), painted(whole, radial), card, disc, painted(whole, veil))
    )
    assert ground_of(page) == radial
    turned = Layer("g", (painted(Box(-53, -50, 306, 200), Flat(RED)),), Affine.rotation(180, Point(100, 50)))
    assert ground_of(DisplayPage(size, 0, (turned,))) == Flat(RED)
    clipped = replace(turned, clip=rectangle(Box(0, 0, 50, 50)))
    assert ground_of(DisplayPage(size, 0, (clipped, replace(turned, opacity=0.5)))) is None


# the ticket


def said_on(page: DisplayPage) -> str:
    return "".join("".join(run.text) for run in glyph_runs(page.items))


def test_the_ticket_of_an_imposed_leaflet(book: FontBook) -> None:
    made = job(LEAFLET, Size(285, 210), 5000, "pdf-x4", title="安全生产月", material="157 克铜版纸")
    page = DisplayPage(Size(285, 210), 3, (painted(Box(-3, -3, 291, 216), Flat(RED)),))
    plan = replace(on_press(press_sheet("大度对开")), turn=Turn.WORK_AND_TURN, fold=Fold.C)
    production = Production(
        fold=Fold.C, imposed=impose((page, page), plan, made.ticket, book), ground=ground_of(page)
    )
    facts = FileFacts(name="三折页.pdf", pages=2)
    rows = {row.label.zh: row.value.zh for row in ticket_rows(made, facts, production)}
    assert rows == {
        "产品": "宣传单",
        "展开尺寸": "285×210 毫米（宽×高）",
        "数量": "5,000 张",
        "材料": "157 克铜版纸",
        "文件": "三折页.pdf（PDF，已转曲，CMYK，2 页，正反面）",
        "比例": "1:1，按原尺寸输出",
        "颜色": "4+4 双面四色；底色 C0 M100 Y100 K0",
        "出血": "四边各 3 毫米，文件 291×216 毫米，裁到成品尺寸",
        "拼版": "8 拼（4 列 × 2 行），自翻版，间距 6 毫米",
        "用纸": "889×597 毫米，645 张（含放数 20 张），余纸 10%",
        "折法": "三折（卷心折），正面各面 94.3 + 95.3 + 95.3 毫米",
    }
    sheet = ticket_sheet(made, facts, page, book, production)
    assert (sheet.size, sheet.bleed) == (SHEET, 0)
    said = said_on(sheet)
    assert all(word in said for word in ("生产单", "安全生产月", "2026-11-27", *rows))
    previews = [item for item in sheet.items if isinstance(item, Layer) and item.element == "preview"]
    assert [preview.items for preview in previews] == [page.items, production.imposed.pages[0].items]  # type: ignore[union-attr]


def test_everything_on_the_ticket_is_on_the_paper(book: FontBook) -> None:
    many = tuple(f"第 {i} 道：" + "覆哑膜、裱板、边条、包角、装支架" * 3 for i in range(6))
    made = replace(board(), finishing=replace(board().finishing, notes=many))
    page = DisplayPage(Size(6000, 3000), 0, (painted(Box(0, 0, 6000, 3000), Flat(RED)),))
    sheet = ticket_sheet(made, BOARD_FILE, page, book, Production(eyelets=40, ground=Flat(RED)))
    lowest = max(glyph.y for run in glyph_runs(sheet.items) for glyph in run.glyphs)
    widest = max(glyph.x for run in glyph_runs(sheet.items) for glyph in run.glyphs)
    rules = [item.path.box.y for item in sheet.items if isinstance(item, Outlined) and item.element == "line"]
    assert lowest < SHEET.height - 12
    assert widest < SHEET.width - 17
    assert sorted(rules)[-4] <= 262  # the rows end above the places to sign


def test_the_ticket_speaks_english(book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    page = DisplayPage(Size(8000, 700), 0, (painted(Box(0, 0, 8000, 700), Flat(RED)),))
    said = said_on(ticket_sheet(banner(), BANNER_FILE, page, book, Production(eyelets=4))).replace(" ", "")
    assert "Jobticket" in said
    assert "quantity12" in said


def test_an_unknown_product_is_counted_in_sheets() -> None:
    made = job(ANY, Size(210, 297), 2, "pdf-x4")
    assert shop_message(made, FileFacts(name="a.pdf")).splitlines()[0] == "其他：21×29.7 厘米（宽×高），2 张"
