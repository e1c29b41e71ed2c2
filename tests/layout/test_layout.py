import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from postermaker.backends.dump import dump
from postermaker.color import Cmyk, Flat, Gray, Linear, Stop
from postermaker.display import DisplayItem, GlyphRun, Image, Layer, Outlined, glyph_runs
from postermaker.document.model import (
    Across,
    Align,
    Crop,
    Direction,
    Document,
    Element,
    Emphasis,
    Fit,
    Frame,
    Group,
    Level,
    Locale,
    Outline,
    Page,
    Picture,
    PictureFit,
    QrCode,
    Shadow,
    Shape,
    Span,
    Text,
    TextStyle,
)
from postermaker.errors import Severity
from postermaker.fonts import FontBook
from postermaker.layout.page import MAX_CELLS, LaidOut, lay_out

RED = Flat(Cmyk(0, 1, 1, 0))


def frame(x: float = 0, y: float = 0, width: float = 100, height: float = 100, **more: object) -> Frame:
    return Frame(x=x, y=y, width=width, height=height, **more)  # type: ignore[arg-type]


def laid(book: FontBook, *elements: Element, **more: object) -> LaidOut:
    document = Document(width=400, height=200, pages=(Page(elements=elements),), **more)  # type: ignore[arg-type]
    return lay_out(document, book)


def text(content: str, **more: object) -> Text:
    given = {"frame": frame(width=400, height=100), "fit": Fit.LARGEST, "size": 1000, "max_lines": 1} | more
    return Text(id="t", content=content, **given)  # type: ignore[arg-type]


def ink_run(done: LaidOut) -> GlyphRun:
    return glyph_runs(done.display.pages[0].items)[-1]


def test_slogan_banner_dump(book: FontBook, golden) -> None:
    style = TextStyle(
        family="Noto Sans SC",
        weight=900,
        fill=Flat(Cmyk(0, 0.03, 0.18, 0)),
        outlines=(Outline(width_em=0.05, paint=RED),),
        shadows=(Shadow(dx_em=0.02, dy_em=0.03, paint=Flat(Gray(0), 0.4)),),
    )
    document = Document(
        title="安全横幅",
        width=8000,
        height=700,
        bleed=30,
        values={"slogan": "安全生产，人人有责"},
        pages=(
            Page(
                ground=Linear((Stop(0, Cmyk(0.2, 1, 1, 0.3)), Stop(1, Cmyk(0, 1, 1, 0))), (0, 0), (1, 0)),
                elements=(
                    Shape(id="rule", frame=frame(0, 24, 8000, 5), fill=RED),
                    text("{slogan}", frame=frame(700, 100, 6600, 430), style=style, align=Align.CENTRE),
                ),
            ),
        ),
    )
    golden("slogan-banner", dump(lay_out(document, book).display))


def test_vertical_dump(book: FontBook, golden) -> None:
    column = text(
        "防汛抗旱，2026年12月行动",
        direction=Direction.VERTICAL,
        frame=frame(100, 0, 60, 200),
        fit=Fit.FIXED,
        size=12,
        across=Across.CENTRE,
    )
    golden("vertical", dump(laid(book, column).display))


def test_a_field_stands_for_its_value_and_an_empty_one_draws_nothing(book: FontBook) -> None:
    done = laid(book, text("{slogan}"), replace(text("{sign}"), id="s"), values={"slogan": "好"})
    assert [run.text for run in glyph_runs(done.display.pages[0].items)] == [("好",)]


def test_largest_text_is_centred_by_its_ink(book: FontBook) -> None:
    run = ink_run(laid(book, text("一口", align=Align.CENTRE, frame=frame(0, 0, 400, 50))))
    face = book.by_key(run.face)
    left, right = face.bearings(run.glyphs[0].gid)[0], face.bearings(run.glyphs[-1].gid)[1]
    first = run.glyphs[0].x + left * run.size
    last = run.glyphs[-1].x + (face.advance(run.glyphs[-1].gid) - right) * run.size
    assert (first + last) / 2 == pytest.approx(200, abs=1e-6)


@pytest.mark.parametrize(
    ("said", "inked"),
    [
        ("自知\n老成", True),
        ("自带一只杯子，茶管够。\n老人有座位，孩子有灯笼。\n车停东门，走过来五分钟。", False),
    ],
)
def test_a_headline_stands_at_its_edge_by_ink_and_a_body_by_squares(
    book: FontBook, said: str, inked: bool
) -> None:
    run = ink_run(laid(book, text(said, fit=Fit.LARGEST, align=Align.START, frame=frame(width=200))))
    face = book.by_key(run.face)
    starts: dict[
        float, tuple[float, float]
    ] = {}  # of each line: where the first character's square and ink begin
    for glyph in run.glyphs:
        starts.setdefault(round(glyph.y, 2), (glyph.x, glyph.x + face.outline(glyph.gid).box.x * run.size))
    squares, inks = zip(*starts.values(), strict=True)
    assert len(starts) > 1
    assert (max(inks) - min(inks) < 0.02) is inked
    assert (max(squares) - min(squares) < 0.02) is not inked
    assert min(inks) == pytest.approx(0, abs=0.02)


def test_outlines_and_shadows_lie_under_the_fill_and_carry_no_text(book: FontBook) -> None:
    style = TextStyle(
        outlines=(Outline(width_em=0.1, paint=RED), Outline(width_em=0.05, paint=RED)),
        shadows=(Shadow(dx_em=0.1, dy_em=0.1, paint=RED, copies=3),),
    )
    runs = glyph_runs(laid(book, text("安全", style=style)).display.pages[0].items)
    assert [bool(run.pen) for run in runs] == [False, False, False, True, True, False]
    assert [any(run.text) for run in runs] == [False] * 5 + [True]
    assert runs[3].pen is not None
    assert runs[3].pen.width == pytest.approx(0.2 * runs[3].size)


def test_spare_length_widens_the_tracking_up_to_its_limit(book: FontBook) -> None:
    tight = ink_run(laid(book, text("安全生产", frame=frame(0, 0, 400, 20))))
    loose = ink_run(laid(book, text("安全生产", frame=frame(0, 0, 400, 20), max_tracking_em=0.24)))
    grown = (loose.glyphs[1].x - loose.glyphs[0].x) - (tight.glyphs[1].x - tight.glyphs[0].x)
    assert grown == pytest.approx(0.24 * 20)


def test_even_text_spans_its_frame(book: FontBook) -> None:
    run = ink_run(laid(book, text("安全生产", frame=frame(0, 0, 400, 20), align=Align.EVEN)))
    assert run.glyphs[0].x < 2
    assert run.glyphs[-1].x > 378


def test_overflow_of_fixed_text_is_an_issue_with_its_amount(book: FontBook) -> None:
    done = laid(book, text("安全生产" * 40, fit=Fit.FIXED, size=20, max_lines=500))
    (issue,) = done.issues
    assert issue.code == "overflow"
    assert "mm" in issue.message.zh


def test_type_below_its_floor_is_an_issue(book: FontBook) -> None:
    (issue,) = laid(book, text("安全" * 30, min_size=50)).issues
    assert issue.code == "too-small"


def test_key_words_take_the_accent_and_nothing_moves(book: FontBook) -> None:
    plain = laid(book, text("陌生来电多一问 转账之前慢一分"))
    keyed = laid(
        book,
        text("陌生来电多一问 转账之前慢一分", spans=(Span(words="{key}、慢一分", fill=RED),)),
        values={"key": "多一问"},
    )
    runs = glyph_runs(keyed.display.pages[0].items)
    assert ["".join(run.text) for run in runs if run.fill == RED] == ["多一问", "慢一分"]
    glyphs = [glyph for run in runs for glyph in run.glyphs]
    assert glyphs == [glyph for run in glyph_runs(plain.display.pages[0].items) for glyph in run.glyphs]


@pytest.mark.parametrize(
    ("stretch", "warned"), [(1.0, False), (0.9, False), (0.8, False), (0.7, True), (1.4, True)]
)
def test_wide_and_narrow_setting_is_pointed_out(book: FontBook, stretch: float, warned: bool) -> None:
    done = laid(book, text("生命至上", style=TextStyle(stretch=stretch)))
    assert [issue.code for issue in done.issues] == (["stretched"] if warned else [])


@pytest.mark.parametrize(("tracking", "warned"), [(-0.08, False), (1.0, False), (-0.1, True), (1.2, True)])
def test_odd_tracking_is_pointed_out(book: FontBook, tracking: float, warned: bool) -> None:
    done = laid(book, text("生命至上", tracking_em=tracking))
    assert [issue.code for issue in done.issues] == (["tracking"] if warned else [])


def test_a_short_slogan_fills_a_banner_by_spacing(book: FontBook) -> None:
    banner = text("安全生产重于泰山", frame=frame(0, 0, 6000, 700), align=Align.EVEN)
    run = ink_run(laid(book, banner))
    assert run.size == 700
    assert run.glyphs[-1].x > 5300


@pytest.mark.parametrize("mark", "，。、")
def test_taiwan_centres_its_marks_in_columns(book: FontBook, mark: str) -> None:
    column = text(
        f"你{mark}",
        direction=Direction.VERTICAL,
        locale=Locale.TAIWAN,
        style=TextStyle(family="Noto Sans TC"),
        frame=frame(0, 0, 100, 200),
        fit=Fit.FIXED,
        size=100,
    )
    run = ink_run(laid(book, column))
    box = book.by_key(run.face).outline(run.glyphs[1].gid).mapped(run.matrix(run.glyphs[1])).box
    assert box.centre.x == pytest.approx(50, abs=10)
    assert box.centre.y == pytest.approx(150, abs=10)


def test_a_frame_squeezed_to_nothing_is_an_issue(book: FontBook) -> None:
    (issue,) = laid(book, text("安全", frame=frame(0, 0, 0, 100))).issues
    assert issue.code == "no-room"


def test_missing_glyph_is_an_issue_that_names_it(book: FontBook) -> None:
    (issue,) = laid(book, text("国\U00030000")).issues
    assert issue.code == "missing-glyph"
    assert "\U00030000" in issue.message.zh


def test_turned_and_faded_elements_become_layers(book: FontBook) -> None:
    shape = Shape(id="s", frame=frame(rotation=90), fill=RED, opacity=0.5)
    (layer,) = laid(book, shape).display.pages[0].items
    assert isinstance(layer, Layer)
    assert layer.opacity == 0.5
    assert layer.transform.map(0, 0) == pytest.approx((100, 0))


def test_hidden_elements_are_left_out(book: FontBook) -> None:
    assert laid(book, Shape(id="s", frame=frame(), fill=RED, hidden=True)).display.pages[0].items == ()


def test_an_element_that_needs_a_field_stands_and_falls_with_it(book: FontBook) -> None:
    shape = Shape(id="s", frame=frame(), fill=RED, needs="label")
    assert laid(book, shape).display.pages[0].items == ()
    assert len(laid(book, shape, values={"label": "安全"}).display.pages[0].items) == 1


def test_an_element_may_need_one_of_several_fields(book: FontBook) -> None:
    shape = Shape(id="s", frame=frame(), fill=RED, needs="label phone")
    assert laid(book, shape).display.pages[0].items == ()
    assert len(laid(book, shape, values={"phone": "110"}).display.pages[0].items) == 1


@pytest.mark.parametrize(("sign", "top", "foot"), [("", 0, 50), ("某街道", 0, 30)])
def test_a_text_takes_the_room_of_a_neighbour_that_is_left_out(
    book: FontBook, sign: str, top: float, foot: float
) -> None:
    """The slogan stands in the middle of what is free, alone or in a group."""
    slogan = Text(
        id="slogan",
        frame=frame(0, top, 100, 30),
        content="安全",
        size=10,
        across=Across.CENTRE,
        takes="sign",
    )
    below = Text(id="sign", frame=frame(0, 40, 100, 10), content="{sign}", size=5, needs="sign")
    page = laid(book, slogan, below, values={"sign": sign}).display.pages[0]
    lone = laid(book, replace(slogan, takes="", frame=frame(0, top, 100, foot - top))).display.pages[0]
    assert page.items[0] == lone.items[0]
    group = Group(id="g", frame=frame(0, 0, 100, 60), elements=(slogan, below))
    assert laid(book, group, values={"sign": sign}).display.pages[0].items == page.items


def test_room_is_taken_over_from_one_absent_neighbour_to_the_next(book: FontBook) -> None:
    given = {"fit": Fit.FIXED, "size": 10, "across": Across.CENTRE}
    slogan = text("安全", frame=frame(0, 0, 100, 30), takes="date", **given)
    date = Text(id="date", frame=frame(0, 40, 100, 10), content="{date}", needs="date", takes="sign")
    sign = Text(id="sign", frame=frame(0, 60, 100, 10), content="{sign}", needs="sign", takes="date")
    lone = laid(book, replace(slogan, takes="", frame=frame(0, 0, 100, 70))).display.pages[0]
    assert laid(book, slogan, date, sign).display.pages[0].items == lone.items
    signed = laid(book, slogan, date, sign, values={"sign": "某街道"}).display.pages[0].items
    shorter = laid(book, replace(slogan, takes="", frame=frame(0, 0, 100, 50))).display.pages[0].items
    assert signed[0] == shorter[0]


def test_a_repeated_cell_fills_the_width_with_whole_cells(book: FontBook) -> None:
    cell = Shape(id="bar", frame=frame(0, 0, 10, 10), fill=RED)
    group = Group(id="band", frame=frame(0, 0, 400, 10), elements=(cell,), pitch=30)
    items = laid(book, group).display.pages[0].items
    lefts = [item.path.box.x for item in items if isinstance(item, Outlined)]
    assert len(lefts) == 13
    assert lefts[-1] + 400 / 13 == pytest.approx(400)


@pytest.mark.parametrize(
    ("fit", "crop", "size"),
    [
        (PictureFit.FILL, (0.25, 0, 0.5, 1), (100, 100)),
        (PictureFit.FIT, (0, 0, 1, 1), (100, 50)),
        (PictureFit.STRETCH, (0, 0, 1, 1), (100, 100)),
    ],
)
def test_a_wide_picture_in_a_square_frame(
    book: FontBook, picture_2x1: bytes, fit: PictureFit, crop: tuple[float, ...], size: tuple[float, float]
) -> None:
    name = "0" * 64 + ".png"
    done = laid(book, Picture(id="p", frame=frame(), asset=name, fit=fit), assets={name: picture_2x1})
    (image,) = done.display.pages[0].items
    assert isinstance(image, Image)
    assert image.crop == Crop(x=crop[0], y=crop[1], width=crop[2], height=crop[3])
    assert (image.onto.a, image.onto.d) == size


@pytest.mark.parametrize("pitch", [1e-6, 5e-324])
def test_a_pitch_that_is_a_slip_ends(book: FontBook, pitch: float) -> None:
    cell = Shape(id="bar", frame=frame(0, 0, 1, 1), fill=RED)
    group = Group(id="band", frame=frame(0, 0, 400, 10), elements=(cell,), pitch=pitch)
    assert len(laid(book, group).display.pages[0].items) == MAX_CELLS


def test_an_empty_picture_shows_its_placeholder_or_nothing(book: FontBook) -> None:
    assert laid(book, Picture(id="p", frame=frame())).display.pages[0].items == ()
    assert len(laid(book, Picture(id="p", frame=frame(), tint=RED)).display.pages[0].items) == 4


def test_a_qr_code_keeps_its_quiet_zone(book: FontBook) -> None:
    field, modules = (
        laid(book, QrCode(id="q", frame=frame(), content="https://example.cn")).display.pages[0].items
    )
    assert isinstance(field, Outlined)
    assert isinstance(modules, Outlined)
    side = field.path.box.width
    quiet = modules.path.box.x - field.path.box.x
    assert quiet == pytest.approx(4 * side / 33)  # version 2: 25 modules and 4 on each side


def test_a_qr_content_that_is_too_long_is_an_issue(book: FontBook) -> None:
    (issue,) = laid(book, QrCode(id="q", frame=frame(), content="字" * 2000)).issues
    assert issue.code == "qr-too-long"


def spanned(book: FontBook, content: str, *spans: Span, **more: object) -> list[DisplayItem]:
    given = {"fit": Fit.FIXED, "size": 20, "spans": spans, "max_lines": 500} | more
    done = laid(book, text(content, **given))
    assert done.issues == ()
    return list(done.display.pages[0].items)


def test_words_of_a_span_have_their_own_face_size_and_fill(book: FontBook) -> None:
    items = spanned(book, "只要3分钟", Span(words="3", scale=2, fill=RED, family="Noto Serif SC", weight=900))
    plain, large, rest = glyph_runs(items)
    assert ["".join(run.text) for run in (plain, large, rest)] == ["只要", "3", "分钟"]
    assert (large.size, large.fill, large.face) == (40, RED, "NotoSerifSC-Black")
    assert large.glyphs[0].y == pytest.approx(plain.glyphs[0].y, abs=1)  # one baseline
    assert plain.glyphs[0].y > 20  # the line has room for the larger size above it


def test_the_largest_words_of_a_fitted_text_are_as_large_as_the_type(book: FontBook) -> None:
    items = spanned(book, "只要3分钟", Span(words="3", scale=2), fit=Fit.LARGEST, size=1000, max_lines=1)
    sizes = {"".join(run.text): run.size for run in glyph_runs(items)}
    assert sizes["3"] == pytest.approx(2 * sizes["只要"])
    assert sizes["3"] <= 100 + 1e-6


def test_emphasis_dots_stand_below_characters_and_not_below_marks(book: FontBook) -> None:
    items = spanned(book, "安全，第一", Span(words="安全，第一", emphasis=Emphasis.DOTS))
    dots = [item.path.box for item in items if isinstance(item, Outlined)]
    assert len(dots) == 4
    assert [dot.centre.x for dot in dots] == pytest.approx([10, 30, 70, 90], abs=0.5)
    assert all(20 < dot.y < 26 for dot in dots)


def test_neighbouring_names_have_two_lines(book: FontBook) -> None:
    items = spanned(book, "张三李四", Span(words="张三 李四", emphasis=Emphasis.NAME))
    one, two = (item.path.box for item in items if isinstance(item, Outlined))
    assert two.x - one.right > 0.05 * 20
    assert one.width == pytest.approx(two.width, abs=0.5)


def test_in_columns_dots_stand_right_and_lines_left(book: FontBook) -> None:
    items = spanned(
        book,
        "安全王五",
        Span(words="安全", emphasis=Emphasis.DOTS),
        Span(words="王五", emphasis=Emphasis.BOOK),
        direction=Direction.VERTICAL,
    )
    dot, _, wave = (item.path.box for item in items if isinstance(item, Outlined))
    middle = 386.0  # of the rightmost column, which leaves room for the dots
    assert middle + 10 < dot.x < dot.right <= 400 + 1e-6
    assert wave.centre.x < middle - 10
    assert wave.height > 30


@pytest.mark.parametrize("tracking", [0, 0.3])
def test_a_coloured_digit_stays_where_it_stands_in_its_column(book: FontBook, tracking: float) -> None:
    given = {"size": 10, "direction": Direction.VERTICAL, "tracking_em": tracking}
    coloured = glyph_runs(spanned(book, "第26期拨打119", Span(words="2 19", fill=RED), **given))
    plain = glyph_runs(spanned(book, "第26期拨打119", **given))
    assert [g for run in coloured for g in run.glyphs] == [g for run in plain for g in run.glyphs]
    assert ["".join(run.text) for run in coloured if run.fill == RED] == ["2", "19"]


def test_spans_on_the_same_words_add_up(book: FontBook) -> None:
    items = spanned(
        book, "平安是福", Span(words="平安", fill=RED), Span(words="平安是福", emphasis=Emphasis.DOTS)
    )
    assert len([item for item in items if isinstance(item, Outlined)]) == 4
    assert [run.fill == RED for run in glyph_runs(items)] == [True, False]


BODY = "秋冬季节天干物燥，各单位要在2026年11月30日前完成一次全面排查，发现问题立即整改，并及时清理楼道里堆放的杂物。"


def lines_of(items: list[DisplayItem]) -> list[str]:
    """What stands on each baseline, from the top."""
    found: dict[float, str] = {}
    for run in glyph_runs(items):
        for glyph, said in zip(run.glyphs, run.text, strict=True):
            level = round(glyph.y, 1)
            found[level] = found.get(level, "") + said
    return [found[level] for level in sorted(found)]


def test_paragraphs_are_numbered_by_level_and_stand_behind_their_numbers(book: FontBook) -> None:
    typed = "# 排查\n## 检查用电用气并及时更换老化的电线\n# 值守"
    items = spanned(book, typed, numbered=True, hanging=True, frame=frame(width=200, height=200))
    assert lines_of(items) == ["一、排查", "（一）检查用电用气并", "及时更换老化的", "电线", "二、值守"]
    (run,) = glyph_runs(items)
    starts = {said: glyph.x for glyph, said in zip(run.glyphs, run.text, strict=True)}
    assert starts["及"] == pytest.approx(starts["检"], abs=2)


def test_a_drop_cap_reaches_over_its_lines(book: FontBook) -> None:
    given = {
        "drop_cap": 3,
        "align": Align.JUSTIFY,
        "line_pitch_em": 1.5,
        "frame": frame(width=200, height=200),
    }
    items = spanned(book, BODY, size=10, **given)
    cap, *rest = glyph_runs(items)
    assert (cap.text, cap.size) == (("秋",), 40)
    beside = [glyph.x for run in rest for glyph in run.glyphs if glyph.y < 40]
    under = [glyph.x for run in rest for glyph in run.glyphs if glyph.y > 45]
    assert min(beside) > 40
    assert min(under) < 2
    assert "".join(lines_of(items)).count("秋") == 1


def test_a_tab_pushes_the_rest_to_the_end_and_leaders_fill_the_way(book: FontBook) -> None:
    items = spanned(book, "电话\t119\n地址\t和平路", leader="·", size=10, frame=frame(width=200, height=200))
    (run,) = glyph_runs(items)
    end = {said: glyph.x for glyph, said in zip(run.glyphs, run.text, strict=True) if said}
    assert end["9"] + 6 == pytest.approx(200, abs=1)
    assert end["路"] + 10 == pytest.approx(200, abs=1)
    first, second = (
        [
            glyph.x
            for glyph, said in zip(run.glyphs, run.text, strict=True)
            if glyph.y == level and said in ("", "\t")
        ]
        for level in sorted({glyph.y for glyph in run.glyphs})
    )
    assert len(first) > 10
    assert {round(x, 3) for x in second} <= {round(x, 3) for x in first}


def test_text_flows_from_frame_to_frame(book: FontBook) -> None:
    one = text(
        BODY + "\n" + BODY,
        fit=Fit.FIXED,
        size=10,
        max_lines=500,
        indent_em=2,
        align=Align.JUSTIFY,
        frame=frame(width=120, height=40),
        flows_into="two",
    )
    two = replace(one, id="two", content="", flows_into="", frame=frame(150, 0, 200, 150))
    done = laid(book, one, two)
    assert done.issues == ()
    first, second = (
        lines_of([item for item in done.display.pages[0].items if item.element == name])
        for name in ("t", "two")
    )
    assert len(first) == 3
    assert "".join(first + second) == BODY + BODY
    starts = [run.glyphs[0].x for run in glyph_runs(done.display.pages[0].items) if run.element == "two"]
    assert starts[0] < 155  # it goes on inside a paragraph, so without an indent


def test_what_flows_nowhere_else_is_reported_by_the_last_frame(book: FontBook) -> None:
    given = {"fit": Fit.FIXED, "size": 10, "max_lines": 500, "frame": frame(width=120, height=40)}
    one = text(BODY * 3, flows_into="two", **given)
    done = laid(book, one, replace(text("", **given), id="two"))
    assert [(issue.code, issue.element) for issue in done.issues] == [("overflow", "two")]


def test_readings_stand_above_and_make_room_for_themselves(book: FontBook) -> None:
    items = spanned(book, "庄重宣布", pinyin=True, size=10, frame=frame(width=200, height=60))
    base, *readings = glyph_runs(items)
    assert base.text == ("庄", "重", "宣", "布")
    assert len(readings) == 4
    assert all(run.size == 5 and not any(run.text) for run in readings)
    assert all(glyph.y < base.glyphs[0].y - 8 for run in readings for glyph in run.glyphs)
    spans = [(run.glyphs[0].x, run.glyphs[-1].x) for run in readings]
    assert all(one[1] + 1.25 < two[0] for one, two in itertools.pairwise(spans))


@given(
    st.text("安全生产，。（）《》A1 国家\n", min_size=1, max_size=120), st.floats(20, 120), st.floats(10, 80)
)
def test_flowing_loses_no_character(typed: str, width: float, height: float) -> None:
    book = FontBook()
    given = {"fit": Fit.FIXED, "size": 10, "max_lines": 500}
    one = text(typed, flows_into="two", frame=frame(width=width, height=height), **given)
    two = replace(text("", frame=frame(200, 0, width, 100_000), **given), id="two")
    said = "".join("".join(run.text) for run in glyph_runs(laid(book, one, two).display.pages[0].items))
    assert "".join(said.split()) == "".join(typed.split())


def test_texts_of_a_set_share_the_smallest_size(book: FontBook) -> None:
    one = text("生命至上", same_size="pair")
    two = replace(text("安全生产重于泰山", same_size="pair"), id="u")
    alone = ink_run(laid(book, replace(two, same_size="")))
    sizes = {run.size for run in glyph_runs(laid(book, one, two).display.pages[0].items)}
    assert sizes == {alone.size}


def test_unequal_halves_of_a_couplet_are_noticed(book: FontBook) -> None:
    first = text("天增岁月人增寿")
    second = replace(text("{half}", mate="t"), id="u", name="下联")
    (issue,) = laid(book, first, second, values={"half": "春满乾坤福满"}).issues
    assert (issue.code, issue.element) == ("unequal-couplet", "u")
    assert laid(book, first, second, values={"half": "春满乾坤福满门。"}).issues == ()


@pytest.mark.parametrize(("level", "first"), [(Level.GB, "国家富强"), (Level.STRICT, "国家富")])
def test_how_strict_line_starts_are_is_the_texts_choice(book: FontBook, level: Level, first: str) -> None:
    items = spanned(book, "国家富强……人民", level=level, frame=frame(width=95, height=100))
    assert lines_of(items)[0] == first


@pytest.mark.parametrize("width", [90, 30, 33.3])
@pytest.mark.parametrize("tracking", [0, 0.05, 0.5])
def test_lines_that_fill_the_measure_exactly_are_set(book: FontBook, width: float, tracking: float) -> None:
    size = width / (9 + 8 * tracking)
    spanned(
        book,
        "人民安全生产重于泰山" * 8,
        size=size,
        tracking_em=tracking,
        align=Align.JUSTIFY,
        frame=frame(width=width, height=1000),
    )


@pytest.mark.parametrize("target", ["t", "nobody", "hidden", "before", "largest"])
def test_text_that_flows_nowhere_overflows_with_an_issue(book: FontBook, target: str) -> None:
    given = {"fit": Fit.FIXED, "size": 10, "frame": frame(width=40, height=12), "max_lines": 500}
    others = [
        replace(text("甲", **given), id="before"),
        text("春天来了大家都去公园" * 3, flows_into=target, **given),
        replace(text("", **given), id="hidden", hidden=True),
        replace(text(""), id="largest"),
    ]
    assert [issue.code for issue in laid(book, *others).issues] == ["overflow"]


def test_two_texts_do_not_flow_into_one(book: FontBook) -> None:
    given = {"fit": Fit.FIXED, "size": 10, "max_lines": 500, "frame": frame(width=40, height=12)}
    one = text(BODY, flows_into="x", **given)
    two = replace(one, id="u")
    into = replace(text("", **given | {"frame": frame(0, 50, 400, 100)}), id="x")
    assert [issue.element for issue in laid(book, one, two, into).issues] == ["u"]


@pytest.mark.parametrize("height", [5, 21, 40])
def test_a_drop_cap_that_flows_is_neither_lost_nor_doubled(book: FontBook, height: float) -> None:
    typed = "哈哈哈哈哈哈嘿哈哈哈哈哈哈哈哈哈"
    given = {"fit": Fit.FIXED, "size": 10, "max_lines": 500}
    one = text(typed, drop_cap=2, flows_into="u", frame=frame(width=40, height=height), **given)
    two = replace(text("", frame=frame(200, 0, 100, 200), **given), id="u")
    runs = glyph_runs(laid(book, one, two).display.pages[0].items)
    assert sorted("".join("".join(run.text) for run in runs)) == sorted(typed)


@pytest.mark.parametrize("first", ["“春天来了”", "，春天", "春，天来了", "2024年"])
def test_what_may_not_stand_alone_is_no_drop_cap(book: FontBook, first: str) -> None:
    given = {"drop_cap": 2, "size": 10, "frame": frame(width=200, height=100), "fit": Fit.FIXED}
    done = laid(book, text(first, **given))
    assert {run.size for run in glyph_runs(done.display.pages[0].items)} == {10}
    assert [(issue.code, issue.severity) for issue in done.issues] == [("no-drop-cap", Severity.NOTICE)]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"direction": Direction.VERTICAL}, "it runs in columns"),
        ({"pinyin": True}, "it has readings"),
        ({"fit": Fit.LARGEST}, "its type follows its frame"),
    ],
)
def test_a_drop_cap_that_can_not_be_set_is_noticed(
    book: FontBook, more: dict[str, object], reason: str
) -> None:
    given = {"drop_cap": 2, "size": 10, "fit": Fit.FIXED, "max_lines": 500} | more
    done = laid(book, text(BODY, **given))
    assert [issue.code for issue in done.issues] == ["no-drop-cap"]
    assert done.issues[0].message.en.endswith(reason)
    assert laid(book, text("{body}", **given)).issues == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": "春天来了", "drop_cap": 4, "frame": frame(width=60, height=12), "size": 8},
        {
            "content": "安全",
            "direction": Direction.VERTICAL,
            "spans": (Span(words="安全", scale=2),),
            "frame": frame(width=15, height=60),
            "size": 10,
        },
    ],
)
def test_what_stands_outside_its_frame_is_reported(book: FontBook, wrong: dict[str, object]) -> None:
    given = {"fit": Fit.FIXED, "max_lines": 500} | wrong
    assert "overflow" in [issue.code for issue in laid(book, text(**given)).issues]  # type: ignore[arg-type]


@pytest.mark.parametrize(("align", "left"), [(Align.START, 0), (Align.CENTRE, 15), (Align.END, 30)])
def test_tracking_stands_between_characters_only(book: FontBook, align: Align, left: float) -> None:
    items = spanned(book, "安全生产", size=10, tracking_em=1, align=align, frame=frame(width=100, height=20))
    (run,) = glyph_runs(items)
    assert run.glyphs[0].x == pytest.approx(left, abs=0.5)
    assert spanned(book, "甲乙", size=10, tracking_em=0.5, frame=frame(width=25, height=12))


def test_a_gradient_runs_over_the_whole_line(book: FontBook) -> None:
    fill = Linear((Stop(0, Cmyk(0, 1, 1, 0)), Stop(1, Cmyk(1, 0, 0, 0))), (0, 0), (1, 0))
    items = spanned(
        book, "渐变文字加粗继续", Span(words="加粗", weight=900), size=10, style=TextStyle(fill=fill)
    )
    assert len({run.fill for run in glyph_runs(items)}) == 1
    assert len(glyph_runs(items)) == 3


def test_leaders_run_down_a_column(book: FontBook) -> None:
    items = spanned(
        book,
        "目录\t一",
        size=10,
        leader="…",
        direction=Direction.VERTICAL,
        frame=frame(width=20, height=100),
    )
    (leaders,) = [run for run in glyph_runs(items) if run.turned]
    assert max(g.x for g in leaders.glyphs) - min(g.x for g in leaders.glyphs) < 1
    assert max(g.y for g in leaders.glyphs) - min(g.y for g in leaders.glyphs) > 30


def test_many_words_are_found_in_good_time(book: FontBook) -> None:
    items = spanned(
        book, "的一" * 2000, Span(words="的", fill=RED), size=1, frame=frame(width=400, height=200)
    )
    assert len(glyph_runs(items)) == 4000


@pytest.mark.parametrize(("x", "right"), [(0, 0), (-30, 1), (340, 1)])
def test_characters_outside_the_page_are_an_error(book: FontBook, x: float, right: int) -> None:
    given = {"fit": Fit.FIXED, "size": 20, "frame": frame(x, 0, 100, 50), "max_lines": 500}
    assert [issue.code for issue in laid(book, text("安全生产", **given)).issues] == ["off-page"] * right


def test_a_slogan_takes_a_strip_and_never_the_width_of_what_is_left_out(book: FontBook) -> None:
    slogan = text("安全", frame=frame(200, 0, 100, 30), size=10, fit=Fit.FIXED, align=Align.CENTRE, takes="s")
    sign = Text(id="s", frame=frame(-300, 40, 400, 10), content="{sign}", needs="sign")
    (run,) = glyph_runs(laid(book, slogan, sign).display.pages[0].items)
    assert run.glyphs[0].x == pytest.approx(240, abs=1)
