"""Products: every trade is there, each with its own rules, and the templates keep to them."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.chosen import EACH_SIZE

from postermaker.document.finishing import Spread
from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Edges, Size
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.library.presets import presets
from postermaker.library.products import (
    ANY,
    AREA_LADDER,
    Black,
    Process,
    Product,
    find_product,
    ladder_dpi,
    product,
    products,
)
from postermaker.prepress.extents import Kind, extents
from postermaker.units import parse_size, to_px

#: What people call them, and the key under which each must be found.
SAID = {
    "横幅": "banner", "条幅": "banner", "竖幅": "banner-vertical", "巨幅": "banner-vertical", "喷绘": "backdrop",
    "喷绘背景": "backdrop", "围挡": "hoarding", "写真": "photo", "易拉宝": "rollup", "X 展架": "x-stand",
    "X展架": "x-stand", "门型展架": "door-stand", "KT 板": "kt-board", "展板": "kt-board", "宣传栏": "board",
    "桁架": "truss", "道旗": "lamp-banner", "擎天柱": "billboard", "T 牌": "billboard", "单立柱": "billboard",
    "候车亭灯箱": "bus-shelter", "电梯框": "lift-frame", "电梯屏": "lift-screen", "海报": "poster",
    "宣传单": "leaflet", "三折页": "trifold", "二折页": "bifold", "节目单": "bifold",
    "告居民书": "notice", "通知": "notice", "桌签": "desk-sign",
    "胸牌": "badge", "工作证": "badge", "名片": "business-card", "奖状": "certificate", "荣誉证书": "certificate",
    "锦旗": "pennant", "信封": "envelope", "袖章": "armband", "绶带": "sash", "车身": "bus-body", "公交": "bus-body",
    "车门": "car-door", "LED 大屏": "led", "LED 条屏": "led-strip", "公众号首图": "wechat-cover",
    "公众号次图": "wechat-second", "手机海报": "phone", "会标大字": "title-characters", "手机长图": "phone-long",
    "长图": "phone-long", "H5": "h5", "电子请柬": "h5",
}  # fmt: skip

#: Sizes that each must offer, in mm.
OFFERED = {
    "banner": [(8000, 700)], "truss": [(6000, 3000), (6450, 3050)], "billboard": [(18_000, 6000), (21_000, 7000)],
    "rollup": [(800, 2000), (850, 2000), (1000, 2000), (1200, 2000), (800, 1800)], "x-stand": [(600, 1600), (800, 1800)],
    "kt-board": [(600, 800), (800, 1200), (900, 1200), (1200, 2400)],
    "lamp-banner": [(500, 1500), (600, 1800), (750, 1500)], "pennant": [(600, 900), (700, 1100), (800, 1200)],
    "poster": [(420, 570), (500, 700), (570, 840), (600, 900), (700, 1000), (297, 420), (420, 594), (594, 841)],
    "leaflet": [(210, 297), (210, 285), (148, 210), (99, 210)], "trifold": [(285, 210), (297, 210)], "bifold": [(297, 210)],
    "badge": [(110, 80), (85, 54)], "business-card": [(90, 54)],
    "envelope": [(220, 110), (229, 162), (324, 229), (176, 125), (230, 158), (320, 228)],
    "lift-frame": [(420, 570), (450, 600)], "bus-shelter": [(3500, 1500), (1000, 1500)],
}  # fmt: skip

PLAIN: dict[str, Any] = {
    "key": "mine",
    "name": "我的",
    "english": "mine",
    "process": "large",
    "sizes": ["A4"],
}


@pytest.mark.parametrize(("said", "key"), SAID.items())
def test_every_trade_is_found_by_its_name(said: str, key: str) -> None:
    assert find_product(said).key == key
    assert find_product(f"  {key.upper()} ").key == key


def test_no_product_is_without_its_row() -> None:
    assert set(products()) == set(SAID.values())


def test_no_name_leads_to_two_products() -> None:
    names = [
        n for p in products().values() for n in {w.lower() for w in (p.key, p.name, p.english, *p.aliases)}
    ]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("p", products().values(), ids=lambda p: p.key)
def test_a_product_is_sound(p: Product) -> None:
    sizes = [parse_size(size) for size in p.sizes]
    assert len(set(sizes)) == len(sizes)
    for size in sizes:
        pockets, hidden = p.finishing.pockets, p.hidden
        kept = Edges.all(p.safe).joined(pockets).joined(hidden)
        assert kept.left + kept.right < size.width / 2, "little is left for text"
        assert kept.top + kept.bottom < size.height / 2
        assert 1 <= p.raster_dpi(size) <= 300
    assert p.rolls == tuple(sorted(set(p.rolls)))
    assert p.preset in presets()
    assert presets()[p.preset].suffixes[0].removeprefix(".") in p.files
    assert p.note
    assert p.note_english.isascii() or not re.search("[\u3000-\u9fff]", p.note_english)


@pytest.mark.parametrize(("key", "sizes"), OFFERED.items())
def test_the_usual_sizes_are_offered(key: str, sizes: list[tuple[float, float]]) -> None:
    offered = {(round(s.width, 3), round(s.height, 3)) for s in map(parse_size, product(key).sizes)}
    assert offered >= set(sizes)


def test_inkjet_on_cloth_and_offset_keep_rules_of_their_own() -> None:
    cloth, press = product("backdrop"), product("leaflet")
    assert (cloth.black, press.black) == (Black.RICH, Black.OVERPRINT)
    assert (cloth.bleed, press.bleed) == (0, 3)
    assert (cloth.finishing.white_edge, press.finishing.white_edge) == (100, 0)
    assert cloth.finishing.eyelets is not None
    assert cloth.finishing.eyelets.spread is Spread.SPACING
    assert 400 <= cloth.finishing.eyelets.spacing <= 500
    assert press.finishing.eyelets is None
    assert (cloth.preset, press.preset) == ("large-pdf", "pdf-x4")
    assert cloth.files[0] == "tif"
    assert press.files == ("pdf",)
    assert (cloth.dpi, press.dpi) == (0, 300)
    assert product("photo").rgb_pictures
    assert not cloth.rgb_pictures
    assert not press.rgb_pictures


@pytest.mark.parametrize("p", products().values(), ids=lambda p: p.key)
def test_black_follows_from_how_it_is_made(p: Product) -> None:
    rules = {Process.LARGE: Black.RICH, Process.OFFSET: Black.OVERPRINT}
    assert p.black is rules.get(p.process, Black.PLAIN)


@pytest.mark.parametrize("p", products().values(), ids=lambda p: p.key)
def test_bleed_is_for_what_is_cut_after_printing(p: Product) -> None:
    if p.process is Process.OFFSET:
        assert 2 <= p.bleed <= 3
    else:
        assert (p.bleed > 0) == p.finishing.cut_contour


def test_finishing_is_each_products_own() -> None:
    corners = {
        k for k, p in products().items() if p.finishing.eyelets and p.finishing.eyelets.spread == "corners"
    }
    assert corners == {"banner", "x-stand"}
    white = {k for k, p in products().items() if p.finishing.white_edge}
    assert white == {"backdrop", "hoarding", "truss", "billboard"}
    for key in ("banner-vertical", "lamp-banner"):
        pockets = product(key).finishing.pockets
        assert min(pockets.top, pockets.bottom) >= 50
    assert product("pennant").finishing.pockets.top > 0
    assert product("rollup").hidden.bottom >= 150
    assert product("banner").hidden == Edges()


def test_pixels_come_out_as_they_are_said() -> None:
    for key in ("led", "wechat-cover", "wechat-second", "phone", "phone-long", "h5", "lift-screen"):
        p = product(key)
        for said in p.sizes:
            size, wanted = parse_size(said), [int(n) for n in re.findall(r"\d+", said)]
            assert [to_px(side, p.raster_dpi(size)) for side in size] == wanted


def test_a_led_strip_has_whole_modules() -> None:
    strip = product("led-strip")
    for size in map(parse_size, strip.sizes):
        dots = [to_px(side, strip.raster_dpi(size)) for side in size]
        assert dots[0] % 32 == 0
        assert dots[1] in (16, 32)
        assert [dot * 10 for dot in dots] == list(size)


@pytest.mark.parametrize(
    ("key", "size", "dpi"),
    [
        ("backdrop", (6000, 3000), 45),
        ("backdrop", (20_000, 10_000), 15),
        ("billboard", (18_000, 6000), 22.5),
        ("photo", (900, 1200), 150),
        ("photo", (3000, 1500), 72),
        ("banner", (8000, 700), 72),
        ("poster", (420, 594), 300),
        ("poster", (594, 841), 150),
        ("leaflet", (210, 297), 300),
        ("a shop's own", (210, 297), 300),
    ],
)
def test_the_resolution_is_the_products(key: str, size: tuple[float, float], dpi: float) -> None:
    assert product(key).raster_dpi(Size(*size)) == dpi


def test_the_ladder_only_falls_as_areas_grow() -> None:
    steps = [ladder_dpi(Size(side, side)) for side in range(100, 30_000, 100)]
    assert steps == sorted(steps, reverse=True)
    assert {steps[0], steps[-1]} == {AREA_LADDER[0][1], AREA_LADDER[-1][1]}


def test_the_smallest_type_grows_with_the_distance_and_never_on_screens() -> None:
    assert product("leaflet").smallest_text == pytest.approx(2.1)
    assert product("banner").smallest_text == pytest.approx(17.5)
    assert product("billboard").smallest_text == pytest.approx(350)
    assert product("led").smallest_text == product("led").min_text


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"key": "Mine"}, "$.key"),
        ({"sizes": []}, "$.sizes"),
        ({"unit": "inch"}, "$.unit"),
        ({"distance": 0}, "$.distance"),
        ({"dpi": -1}, "$.dpi"),
        ({"ladder": []}, "$.ladder"),
        ({"ladder": [[3.0, 150.0]]}, "inf"),
        ({"ladder": [[5.0, 72.0], [3.0, 150.0], [float("inf"), 15.0]]}, "grow"),
        ({"black": "red"}, "$.black"),
        ({"process": "magic"}, "$.process"),
        ({"bleed": -3}, "$.bleed"),
        ({"safe": -3}, "$.safe"),
        ({"hidden": [0, -1, 0, 0]}, "hidden"),
        ({"hidden": [0, "a"]}, "$.hidden"),
        ({"min_text": -1}, "$.min_text"),
        ({"ink_limit": 300}, "$.ink_limit"),
        ({"rolls": [0]}, "$.rolls"),
        ({"files": ["cdr"]}, "$.files"),
        ({"files": []}, "$.files"),
        ({"finishing": {"white_edge": -1}}, "$.finishing"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_product_that_breaks_a_rule_is_refused_with_the_place(changed: dict[str, Any], place: str) -> None:
    assert msgspec.convert(PLAIN, Product).key == "mine"
    with pytest.raises(msgspec.ValidationError, match=re.escape(place)):
        msgspec.convert({**PLAIN, **changed}, Product)


def test_an_unknown_product_changes_nothing_and_its_name_is_refused() -> None:
    own = product("a shop's own")
    assert (own.key, own.black, own.bleed, own.finishing.white_edge) == ("any", Black.PLAIN, 0, 0)
    with pytest.raises(InputFault, match="是不是“易拉宝”"):
        find_product("易拉保")
    for said in ("", " ", "\x00", "没有这种", "x" * 5000):
        with pytest.raises(InputFault, match="没有产品"):
            find_product(said)


@pytest.mark.parametrize("name", templates.ids())
def test_a_template_is_of_a_known_product_and_keeps_its_bleed(name: str) -> None:
    template = templates.load(name)
    assert template.product in products()
    assert template.bleed >= product(template.product).bleed
    assert template.screen == (product(template.product).process is Process.SCREEN)


@pytest.mark.parametrize("name", templates.ids())
def test_a_template_keeps_text_as_far_inside_as_its_product(name: str) -> None:
    template = templates.load(name)
    assert template.safe >= product(template.product).safe


@pytest.mark.parametrize(("name", "size"), EACH_SIZE)
def test_no_template_sets_text_where_it_is_hidden(name: str, size: str, book: FontBook) -> None:
    document = templates.with_samples(templates.new_document(templates.load(name), parse_size(size)))
    p = product(document.product)
    lost = p.hidden.joined(p.finishing.pockets)
    seen = Box(0, 0, document.width, document.height).padded(Edges(*(-length for length in lost)))
    for page in lay_out(document, book).display.pages:
        for glyph in extents(page.items, book):
            if glyph.kind is Kind.GLYPH and glyph.text.strip():
                assert glyph.box.y >= seen.y - 0.01, glyph.text
                assert glyph.box.bottom <= seen.bottom + 0.01, glyph.text
                assert glyph.box.x >= seen.x - 0.01, glyph.text
                assert glyph.box.right <= seen.right + 0.01, glyph.text


def test_the_manual_says_what_the_data_says() -> None:
    manual = (Path(__file__).parents[2] / "docs/products.md").read_text("utf-8")
    rows = {m[1]: m[0] for m in re.finditer(r"^\| [^|\n]+ \| `([a-z0-9-]+)` \|.*$", manual, re.MULTILINE)}
    assert set(rows) == set(products())
    for key, p in products().items():
        cells = [cell.strip() for cell in rows[key].strip("|").split("|")]
        assert cells[:1] + cells[2:5] == [p.name, "、".join(p.sizes), f"{p.bleed:g}", f"{p.safe:g}"]
        sourced = re.findall(rf"^\| {re.escape(p.name)} \| ([^|]+) \| ([^|]+) \|$", manual, re.MULTILINE)
        assert len(sourced) == 1, "one row says what is sourced and what is not"


def test_one_product_is_read_as_all_of_them_are() -> None:
    assert {key: product(key) for key in products()} == products()
    assert product("nothing") is ANY
