"""Fixes: each does what it says, what it mends is not found again, and nothing else changes."""

import msgspec
import pytest
from msgspec.structs import replace

from postermaker.color import Cmyk, Flat, Gray, Linear, Rgb, Stop
from postermaker.document.model import Document, Outline, Page, Shape, Span, Text
from postermaker.fonts import FontBook
from postermaker.geometry import Edges
from postermaker.prepress.preflight.findings import (
    Fix,
    Reach,
    Recolour,
    SetBleed,
    SetField,
    SetFont,
    SetLine,
    apply,
    as_builtins,
)
from tests.prepress.test_preflight_rules import CASES, K100, RED, block, case, findings, frame, ink, words

BLUE = Cmyk(1, 0.6, 0, 0)


def elements(document: Document) -> tuple[object, ...]:
    return document.pages[0].elements


@pytest.mark.parametrize("rule", CASES)
def test_what_a_fix_mends_is_not_found_again(book: FontBook, rule: str) -> None:
    made = CASES[rule][0]()
    for found in findings(made, book):
        if found.rule == rule and found.fix is not None:
            mended = apply(made[0], found.fix)
            assert mended != made[0]
            assert rule not in {each.rule for each in findings((mended, *made[1:]), book)}


def test_these_rules_have_a_fix(book: FontBook) -> None:
    fixable = {f.rule for bad, _ in CASES.values() for f in findings(bad(), book) if f.fix is not None}
    assert fixable == {
        "black-wrong", "bleed-missing", "colour-rgb", "colour-spot", "font-unlicensed", "ink-limit", "line-thin",
        "sample-left", "short-of-bleed",
    }  # fmt: skip


def test_a_colour_is_replaced_wherever_it_is_painted() -> None:
    ramp = Linear((Stop(0, RED), Stop(1, K100)))
    outlined = ink(RED, outlines=(Outline(width_em=0.1, paint=Flat(RED)),))
    text = words(style=outlined, spans=(Span(words="安", fill=Flat(RED, 0.5)),))
    page = Page(elements=(text, block(fill=ramp)), ground=Flat(RED))
    done = apply(Document(width=100, height=100, pages=(page,)), Recolour(RED, BLUE))
    changed, shape = elements(done)
    assert isinstance(changed, Text)
    assert isinstance(shape, Shape)
    assert changed.style.fill == changed.style.outlines[0].paint == Flat(BLUE)
    assert changed.spans[0].fill == Flat(BLUE, 0.5)
    assert shape.fill == Linear((Stop(0, BLUE), Stop(1, K100)))
    assert done.pages[0].ground == Flat(BLUE)


def test_a_colour_of_texts_stays_in_figures() -> None:
    document = case(words(style=ink(RED)), block(RED), ground=RED)[0]
    done = apply(document, Recolour(RED, BLUE, texts=True))
    text, shape = elements(done)
    assert isinstance(text, Text)
    assert text.style.fill == Flat(BLUE)
    assert shape == block(RED)
    assert done.pages[0].ground == Flat(RED)


@pytest.mark.parametrize(
    "fix",
    [
        Recolour(BLUE, RED),
        SetBleed(0),
        SetFont("none", "other"),
        SetLine("none", 1),
        Reach("none", Edges(1, 1, 1, 1)),
    ],
)
def test_a_fix_that_finds_nothing_gives_the_same_document(fix: Fix) -> None:
    document = case(words(), block(), ground=RED)[0]
    assert apply(document, fix) == document
    assert apply(document, fix).pages == document.pages


def test_fixes_do_what_they_say() -> None:
    document = case(words(), block(frame=frame(0, 0, 50, 50)))[0]
    assert apply(document, SetField("slogan", "好")).values == {"slogan": "好"}
    assert apply(document, SetBleed(3)).bleed == 3
    text = elements(apply(document, SetFont("Noto Sans SC", "LXGW WenKai")))[0]
    assert isinstance(text, Text)
    assert text.style.family == "LXGW WenKai"
    shape = elements(apply(document, Reach("s", Edges(3, 2, 0, 1))))[1]
    assert isinstance(shape, Shape)
    assert (shape.frame.x, shape.frame.y, shape.frame.width, shape.frame.height) == (-3, -2, 53, 53)


def test_less_ink_keeps_black_and_hue(book: FontBook) -> None:
    made = case(block(Cmyk(0.9, 0.6, 0.3, 1.0)), product=replace(case()[1].product, ink_limit=2.5))
    (fix,) = [f.fix for f in findings(made, book) if f.rule == "ink-limit"]
    assert isinstance(fix, Recolour)
    assert isinstance(fix.new, Cmyk)
    c, m, y, k = fix.new.cyan, fix.new.magenta, fix.new.yellow, fix.new.black
    assert k == 1
    assert c + m + y + k <= 2.5
    assert (c / y, m / y) == pytest.approx((3, 2), rel=0.01)


@pytest.mark.parametrize(
    ("screen", "ink_wanted"),
    [(Rgb(0.87, 0.16, 0.06), RED), (Rgb(0.5, 0.5, 0.5), Gray(0.5)), (Rgb(0, 0, 0), Gray(0))],
)
def test_a_screen_colour_becomes_the_trades(book: FontBook, screen: Rgb, ink_wanted: object) -> None:
    (fix,) = [f.fix for f in findings(case(block(screen)), book) if f.rule == "colour-rgb"]
    assert fix == Recolour(screen, ink_wanted)  # type: ignore[arg-type]


def test_a_finding_is_plain_json(book: FontBook) -> None:
    found = next(f for f in findings(CASES["colour-rgb"][0](), book) if f.rule == "colour-rgb")
    told = msgspec.json.decode(msgspec.json.encode(as_builtins(found)))
    assert told["fix"]["kind"] == "recolour"
    assert told["fix"]["old"][0] == "rgb"
    assert len(told["place_mm"]) == 4
    assert msgspec.convert(told["fix"], Fix) == found.fix
