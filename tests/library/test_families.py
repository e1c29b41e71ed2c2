"""Families: told by their ids, found by a product's name."""

import pytest

from postermaker.errors import InputFault
from postermaker.library.families import family, family_of, of_family
from postermaker.library.templates import ids, load


def test_a_family_is_told_by_its_ids() -> None:
    made = family("fire-edge")
    assert {template.product for template in made} >= {"banner", "banner-vertical", "wechat-cover"}
    assert {family_of(template) for template in made} == {"fire-edge"}


def test_what_stands_alone_has_no_family() -> None:
    assert [family_of(load(name)) for name in ("banner-red", "poster-a2", "wechat-cover")] == [
        "",
        "",
        "",
    ]
    assert family("banner") == family("fire") == ()


def test_every_member_is_found_by_its_product() -> None:
    for key in {family_of(load(name)) for name in ids()} - {""}:
        for template in family(key):
            assert of_family(key, template.product).product == template.product


def test_a_product_is_said_as_the_trade_says_it() -> None:
    assert of_family("fire-edge", "竖幅").id == "fire-edge-vertical"


def test_a_family_that_is_none_names_the_nearest() -> None:
    with pytest.raises(InputFault, match="是不是“fire-edge”"):
        of_family("fire-egde", "banner")
