"""Fields made of elements and taken back; words found and replaced; layers moved without moving on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from postermaker.document.fielding import can_be_field, renamed, required, with_field, without_field
from postermaker.document.file import check_rules
from postermaker.document.finding import found, plain, replaced
from postermaker.document.model import (
    Document,
    Element,
    Field,
    FieldKind,
    Frame,
    Group,
    Master,
    Page,
    Picture,
    QrCode,
    Shape,
    Text,
)
from postermaker.document.relayering import moved_into
from postermaker.document.tree import ids_of, spot_of, spot_on, spots
from postermaker.errors import InputFault


def text(key: str, content: str, **more: object) -> Text:
    return Text(id=key, content=content, frame=Frame(x=0, y=0, width=50, height=10), **more)  # type: ignore[arg-type]


def document(*elements: Element, fields: tuple[Field, ...] = (), **values: str) -> Document:
    return Document(width=100, height=100, pages=(Page(elements=elements),), fields=fields, values=values)


SLOGAN = Field(key="slogan", label="标语")


def element_of(made: Document, key: str) -> Element:
    spot = spot_of(made, key)
    assert spot is not None
    return spot.element


# fields ---------------------------------------------------------------------------------------------------------


def test_a_text_becomes_a_field_and_comes_back() -> None:
    before = document(text("a", "青禾街道"), text("b", "{slogan}"), fields=(SLOGAN,), slogan="平安")
    made, key = with_field(before, "a", " 地点 ")
    assert made.fields[-1] == Field(key=key, label="地点", sample="青禾街道")
    assert made.values == {"slogan": "平安", key: "青禾街道"}
    assert element_of(made, "a").content == f"{{{key}}}"  # type: ignore[union-attr]
    assert without_field(made, key) == before
    check_rules(made)


def test_pictures_codes_and_lines_keep_their_kind() -> None:
    frame = Frame(x=0, y=0, width=9, height=9)
    made = document(
        Picture(id="p", asset="a" * 64 + ".png", frame=frame), QrCode(id="q", content="http://x", frame=frame),
        text("t", "一\n二"),
    )  # fmt: skip
    for key, kind in (("p", FieldKind.PICTURE), ("q", FieldKind.CODE), ("t", FieldKind.LINES)):
        assert can_be_field(made, key)
        made, new = with_field(made, key, f"字段{key}")
        assert made.fields[-1].kind is kind
        assert not can_be_field(made, key)
        assert made.values[new]
    assert element_of(made, "p").field == made.fields[0].key  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["", "  ", "一" * 21, "标语", "slogan"])
def test_bad_and_taken_names_are_refused(name: str) -> None:
    before = document(text("a", "青禾"), fields=(SLOGAN,))
    with pytest.raises(InputFault):
        with_field(before, "a", name)


def test_a_renamed_field_still_takes_lists_with_the_old_name() -> None:
    made = renamed(document(fields=(SLOGAN,)), "slogan", "口号")
    assert (made.fields[0].label, made.fields[0].aliases) == ("口号", ("标语",))
    back = renamed(made, "slogan", "标语")
    assert (back.fields[0].label, back.fields[0].aliases) == ("标语", ("口号",))
    assert required(made, "slogan", on=True).fields[0].required


def test_a_field_among_others_leaves_only_its_own_place() -> None:
    other = Field(key="place", label="地点")
    before = document(
        text("a", "{place}：{slogan}", needs="slogan place"), fields=(SLOGAN, other), slogan="平安"
    )
    made = without_field(before, "slogan")
    assert element_of(made, "a").content == "{place}：平安"  # type: ignore[union-attr]
    assert element_of(made, "a").needs == "place"
    assert (made.fields, made.values) == ((other,), {})


# finding --------------------------------------------------------------------------------------------------------


def test_contents_and_values_are_searched_once() -> None:
    made = document(
        text("a", "消防{slogan}消防"), text("b", "{slogan}"), fields=(SLOGAN, Field(key="x", label="别的")),
        slogan="全民消防", x="消防",
    )  # fmt: skip
    hits = [(h.element, h.field, h.start) for h in found(made, "消防", plain)]
    assert hits == [("a", "", 0), ("a", "", 10), ("a", "slogan", 2), ("", "x", 0)]


def test_places_of_fields_are_no_words() -> None:
    made = document(text("a", "slogan {slogan}"), fields=(SLOGAN,))
    assert [h.start for h in found(made, "slogan", plain)] == [0]
    assert found(made, "", plain) == []


def test_width_and_case_do_not_count() -> None:
    made = document(text("a", "拨打１１９，ABC"))
    assert len(found(made, "119", plain)) == 1
    assert len(found(made, "ａｂｃ", plain)) == 1
    assert found(made, "119", lambda words: plain(words, narrow=False)) == []


def test_replacing_keeps_the_places_of_fields() -> None:
    made = document(text("a", "甲{slogan}甲"), text("b", "{slogan}"), fields=(SLOGAN,), slogan="甲乙甲")
    done = replaced(made, found(made, "甲", plain), "{丙}")
    assert element_of(done, "a").content == "｛丙｝{slogan}｛丙｝"  # type: ignore[union-attr]
    assert done.values["slogan"] == "{丙}乙{丙}"


@given(
    st.lists(st.sampled_from("甲乙丙 "), max_size=30).map("".join),
    st.sampled_from(["甲", "甲乙", "乙 "]),
    st.text("丁戊", max_size=3),
)
def test_replacing_is_what_python_does(content: str, words: str, new: str) -> None:
    made = document(text("a", content))
    assert element_of(replaced(made, found(made, words, plain), new), "a").content == content.replace(
        words, new
    )  # type: ignore[union-attr]


def mastered(*, pages: tuple[str, ...] = ("", "m", "m", "m"), even: tuple[Element, ...] = ()) -> Document:
    """Pages that say 青禾, over a master that says it too."""
    master = Master(key="m", elements=(text("head", "青禾{slogan}"),), even=even)
    own = tuple(Page(elements=(text(f"p{at}", "青禾"),), master=key) for at, key in enumerate(pages))
    return Document(
        width=100, height=100, pages=own, masters=(master,), fields=(SLOGAN,), values={"slogan": "青禾好"}
    )


def where(made: Document, words: str = "青禾") -> list[tuple[str, int, str]]:
    return [(hit.element, hit.page, hit.field) for hit in found(made, words, plain)]


def test_a_masters_words_are_one_place_at_the_first_page_over_it() -> None:
    assert where(mastered()) == [
        ("p0", 0, ""), ("head", 1, ""), ("head", 1, "slogan"), ("p1", 1, ""), ("p2", 2, ""), ("p3", 3, ""),
    ]  # fmt: skip
    assert where(mastered(), "slogan") == []


def test_even_pages_show_their_own_of_a_master() -> None:
    made = mastered(pages=("m", "m", "m"), even=(text("left", "青禾"),))
    assert [each for each in where(made) if not each[0].startswith("p")] == [
        ("head", 0, ""), ("head", 0, "slogan"), ("left", 1, ""),
    ]  # fmt: skip


def test_masters_that_no_page_shows_come_last() -> None:
    made = mastered(pages=("m",), even=(text("left", "青禾"),))
    assert where(made)[-1] == ("left", 0, "")
    assert spot_on(made, 0, "left") is None
    assert where(mastered(pages=("", "")))[-2:] == [("head", 0, ""), ("head", 0, "slogan")]


def test_a_field_is_found_where_a_page_shows_it_rather_than_its_master() -> None:
    made = mastered()
    shown = replace(made, pages=(*made.pages, Page(elements=(text("own", "{slogan}"),))))
    assert [each for each in where(shown) if each[2]] == [("own", 4, "slogan")]


def test_replacing_changes_a_master_once_and_keeps_its_fields() -> None:
    made = mastered(even=(text("left", "青禾{slogan}"),))
    done = replaced(made, found(made, "青禾", plain), "{东岭}")
    (master,) = done.masters
    assert [each.content for each in (*master.elements, *master.even)] == ["｛东岭｝{slogan}"] * 2  # type: ignore[union-attr]
    assert done.values == {"slogan": "{东岭}好"}
    assert where(done) == []


def test_a_group_on_a_master_has_its_place_on_the_page() -> None:
    inside = Group(id="g", frame=Frame(x=20, y=10, width=50, height=40), elements=(text("head", "青禾"),))
    made = replace(mastered(), masters=(Master(key="m", elements=(inside,)),))
    spot = spot_on(made, 1, "head")
    assert spot is not None
    assert tuple(spot.bounds) == (20, 10, 50, 10)
    assert spot_on(made, 0, "head") is None
    assert spot_on(made, 0, "p0") is not None


@given(st.lists(st.sampled_from(["", "m"]), min_size=1, max_size=5), st.booleans())
def test_every_place_is_found_once_and_none_is_left(pages: list[str], two: bool) -> None:
    made = mastered(pages=tuple(pages), even=(text("left", "青禾"),) if two else ())
    hits = found(made, "青禾", plain)
    assert len(set(hits)) == len(hits) == len(pages) + 2 + two
    assert found(replaced(made, hits, "东岭"), "青禾", plain) == []


# layers ---------------------------------------------------------------------------------------------------------


def shape(key: str, x: float = 0, turn: float = 0) -> Shape:
    return Shape(id=key, frame=Frame(x=x, y=5, width=10, height=4, rotation=turn))


def group(key: str, *elements: Element, turn: float = 0) -> Group:
    return Group(id=key, frame=Frame(x=20, y=10, width=50, height=40, rotation=turn), elements=elements)


def order(made: Document) -> list[str]:
    return [spot.element.id for spot in spots(made, 0)]


def test_rows_move_in_the_pile() -> None:
    made = document(shape("a"), shape("b"), shape("c"))
    assert order(moved_into(made, {"a"}, "", None, 0)) == ["b", "c", "a"]
    assert order(moved_into(made, {"c"}, "", "", 0)) == ["c", "a", "b"]
    assert order(moved_into(made, {"a"}, "", "b", 0)) == ["b", "a", "c"]
    assert order(moved_into(made, {"a", "b"}, "", "b", 0)) == ["a", "b", "c"]
    assert moved_into(made, {"a"}, "", "", 0) is made


@pytest.mark.parametrize("turn", [0, 30])
def test_into_a_group_and_out_nothing_moves_on_the_page(turn: float) -> None:
    made = document(shape("a", 70, 15), group("g", shape("b", 3), turn=turn))
    inside = moved_into(made, {"a"}, "g", None, 0)
    assert order(inside) == ["g", "b", "a"]
    outside = moved_into(inside, {"b"}, "", None, 0)
    assert order(outside) == ["g", "a", "b"]
    for key in "ab":
        before, after = spot_of(made, key), spot_of(outside, key)
        assert before is not None
        assert after is not None
        for one, two in zip(before.corners, after.corners, strict=True):
            assert one == pytest.approx(two, abs=1e-3)


def test_an_empty_group_goes_and_nothing_goes_into_itself() -> None:
    made = document(shape("a"), group("g", group("h", shape("b"))))
    assert order(moved_into(made, {"b"}, "", None, 0)) == ["a", "b"]
    assert moved_into(made, {"g"}, "h", None, 0) is made
    assert moved_into(made, {"a"}, "nowhere", None, 0) is made


def test_locked_things_and_groups_stay_as_they_are() -> None:
    locked = Shape(id="l", frame=Frame(x=0, y=0, width=1, height=1), locked=True)
    shut = Group(id="g", frame=Frame(x=0, y=0, width=9, height=9), elements=(shape("b"),), locked=True)
    made = document(shape("a"), locked, shut)
    for ids, into in (({"l"}, ""), ({"a"}, "g"), ({"b"}, "")):
        assert moved_into(made, ids, into, None, 0) is made


@given(st.data())
def test_no_move_loses_or_doubles_anything(data: st.DataObject) -> None:
    made = document(shape("a"), group("g", shape("b"), group("h", shape("c"), shape("d"))), shape("e"))
    keys = ["a", "b", "c", "d", "e", "g", "h"]
    for _ in range(4):
        ids = data.draw(st.sets(st.sampled_from(keys), min_size=1, max_size=3))
        into = data.draw(st.sampled_from(["", "g", "h"]))
        under = data.draw(st.sampled_from([None, "", *keys]))
        made = moved_into(made, ids, into, under, 0)
        check_rules(made)
        assert {"a", "b", "c", "d", "e"} <= ids_of(made)
