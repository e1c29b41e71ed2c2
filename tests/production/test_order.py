"""A row as the shop sees it: exact areas and money, short words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.document.finishing import Eyelets, Finishing, Spread
from postermaker.errors import InputFault
from postermaker.geometry import Edges, Size
from postermaker.naming import SHOP_PATTERN, Namer, Pattern
from postermaker.production.order import OrderLine, Status, facts_of, parse_price, short_finishing, sums
from tests.production.lines import order_line


def test_areas_are_exact() -> None:
    line = order_line(2, quantity=3)
    assert line.area_m2 == Decimal("5.6")
    assert line.total_m2 == Decimal("16.8")
    assert order_line(2, size=Size(1.1 * 1000, 210)).area_m2 == Decimal("0.231")


def test_a_small_piece_counts_as_a_square_metre_where_the_shop_bills_so() -> None:
    line = order_line(2, size=Size(420, 594), quantity=5, unit_price=Decimal("12.5"))
    assert line.billed_m2() == Decimal("1.2474")
    assert line.billed_m2(Decimal(1)) == 5
    assert line.money() == Decimal("15.59")
    assert line.money(Decimal(1)) == Decimal("62.50")
    assert order_line(2).money() is None


@given(
    st.lists(
        st.tuples(st.integers(100, 500_000), st.integers(100, 500_000), st.integers(1, 5_000)), max_size=40
    )
)
def test_sums_equal_a_sum_in_whole_tenths_of_millimetres(pieces: list[tuple[int, int, int]]) -> None:
    lines = [OrderLine(row=i, size=Size(w / 10, h / 10), quantity=n) for i, (w, h, n) in enumerate(pieces)]
    total = sums(lines)
    assert total.area * 100_000_000 == sum(w * h * n for w, h, n in pieces)
    assert total.pieces == sum(n for _, _, n in pieces)
    assert total.unpriced == total.lines == len(pieces)


@pytest.mark.parametrize(
    ("finishing", "words"),
    [
        (Finishing(), ()),
        (Finishing(eyelets=Eyelets(spread=Spread.CORNERS)), ("四角打扣",)),
        (Finishing(white_edge=100, eyelets=Eyelets()), ("留白边10cm", "四边打扣")),
        (Finishing(pockets=Edges(0, 80, 0, 80), ropes="lr", hem=30), ("上下穿杆", "包边", "左右穿绳")),
        (Finishing(cut_contour=True, notes=("覆膜",)), ("异形切割", "覆膜")),
    ],
)
def test_finishing_in_short_words(finishing: Finishing, words: tuple[str, ...]) -> None:
    assert short_finishing(finishing) == words


def test_what_is_made_has_files() -> None:
    assert [status.made for status in Status] == [True, True, False, False]
    assert Status.FAILED.words.zh == "没做成"


@pytest.mark.parametrize(
    ("said", "price"),
    [("8.5", "8.5"), ("¥ 8.50", "8.50"), ("￥8", "8"), ("1,200元", "1200"),
     ("8.5元/㎡", "8.5"), ("8元每平方米", "8"), ("８", "8")],
)  # fmt: skip
def test_prices_as_people_write_them(said: str, price: str) -> None:
    assert parse_price(said) == Decimal(price)


@pytest.mark.parametrize("said", ["面议", "-3", "8.5.1", "1e9", "=8", "nan"])
def test_what_is_no_price_is_refused(said: str) -> None:
    with pytest.raises(InputFault, match="认不出单价"):
        parse_price(said)
    assert parse_price(" ") is None


def test_a_line_names_its_files() -> None:
    facts = facts_of(order_line(2), 1)
    assert Namer(Pattern.parse(SHOP_PATTERN)).stem(facts) == "横幅 800x70cm x2张 牛津布 四角打扣_第2社区_0001"
    unknown = facts_of(order_line(3, size=Size(0, 0)), 2)
    assert Namer(Pattern.parse(SHOP_PATTERN)).stem(unknown) == "横幅 x2张 牛津布 四角打扣_第3社区_0002"
