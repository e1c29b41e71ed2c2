"""What a document's JSON may say; a refusal names the place."""

import pytest

from postermaker.document import file
from postermaker.errors import InputFault

HEAD, FOOT = '{"width":100,"height":50,"pages":[{"elements":[', "]}]}"
FRAME = '"frame":{"x":0,"y":0,"width":1,"height":1}'
TEXT = f'{{"type":"text","id":"a",{FRAME},"content":"x"}}'


def refusal(body: str | bytes) -> str:
    with pytest.raises(InputFault, match=r"打不开“坏\.poster”") as caught:
        file.decode(body.encode() if isinstance(body, str) else body, "坏.poster")
    return str(caught.value)


def page(*elements: str) -> str:
    return HEAD + ",".join(elements) + FOOT


def beside(members: str) -> str:
    return f'{{"width":100,"height":50,{members},"pages":[{{"elements":[]}}]}}'


def nested(depth: int) -> str:
    opened = "".join(f'{{"type":"group","id":"g{n}",{FRAME},"elements":[' for n in range(depth))
    return page(opened + "]}" * depth)


def test_the_samples_of_this_file_are_sound() -> None:
    for body in (page(), page(TEXT), beside('"bleed":3'), nested(5)):
        assert file.decode(body.encode(), "x").width == 100


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (page(TEXT.replace('"x":0', '"x":"0"')), "$.pages[0].elements[0].frame.x"),
        (page(TEXT.replace('"x":0', '"x":1e9')), "$.pages[0].elements[0].frame.x"),
        (page(TEXT.replace('"x":0', '"x":1e400')), "$.pages[0].elements[0].frame.x"),
        (page(TEXT.replace('"width":1', '"width":-1')), "$.pages[0].elements[0].frame.width"),
        (page(TEXT.replace('"x":0', f'"x":{"9" * 5000}')), "$.pages[0].elements[0].frame.x"),
        (page(TEXT.replace('"content":"x"', '"content":null')), "$.pages[0].elements[0].content"),
        (page(TEXT.replace('"content":"x"', '"content":"x","size":0')), "$.pages[0].elements[0].size"),
        (page(TEXT.replace('"content":"x"', '"content":"x","shiny":1')), "$.pages[0].elements[0]"),
        (page(TEXT.replace('"text"', '"video"')), "$.pages[0].elements[0].type"),
        (page(TEXT.replace(',"content":"x"', "")), "$.pages[0].elements[0]"),
        (
            page(f'{{"type":"picture","id":"p",{FRAME},"asset":"../../etc/passwd"}}'),
            "$.pages[0].elements[0].asset",
        ),
        (
            page(f'{{"type":"picture","id":"p",{FRAME},"asset":"http://x/y.png"}}'),
            "$.pages[0].elements[0].asset",
        ),
        (page(TEXT, TEXT), "$.pages[0].elements[1]"),
        (nested(40), "$.pages[0].elements[0].elements[0]"),
        ('{"width":100,"height":50,"pages":[]}', "$.pages"),
        ('{"width":9.99,"height":50,"pages":[{"elements":[]}]}', "$.width"),
        ('{"width":100,"height":50000.1,"pages":[{"elements":[]}]}', "$.height"),
        (beside('"version":0'), "$.version"),
        (beside('"version":"1"'), "$.version"),
        (beside('"bleed":-1'), "$.bleed"),
        (beside('"fields":[{"key":"A","label":"甲"}]'), "$.fields[0].key"),
        (beside('"fields":[{"key":"a","label":"甲"},{"key":"a","label":"乙"}]'), "$.fields"),
        (beside('"values":{"a":1}'), "$.values"),
        ("[]", ""),
        ("null", ""),
    ],
)
def test_a_broken_rule_is_refused_with_its_place(body: str, place: str) -> None:
    assert place in refusal(body)


@pytest.mark.parametrize(
    "body",
    [
        "", "{", page()[:-1], page() + "}", page() + page(), "\ufeff" + page(), page().encode("utf-16"),
        page().replace("100", "NaN"), page().replace("100", "Infinity"), page().replace("100", "0x64"),
        page().replace("{", "{/**/", 1), page().replace('"', "'"), beside('"title":"\\ud800"'), beside('"title":"\\x"'),
        beside('"title":"甲"').encode("gb18030"), beside('"title":"?"').encode().replace(b"?", b"\xed\xa0\x80"),
        beside('"title":"\x00"'), "[" * 100_000, page("[" * 100_000), nested(3000),
        beside('"extra":' + "[" * 50_000 + "]" * 50_000),
    ],
)  # fmt: skip
def test_what_is_no_sound_json_is_refused(body: str | bytes) -> None:
    assert "内容不合规则" in refusal(body)


@pytest.mark.parametrize(
    "body", [beside('"title":"a","title":"b"'), page(TEXT.replace('"x":0', '"x":0,"x":5'))]
)
def test_a_key_that_stands_twice_is_refused(body: str) -> None:
    assert "doubled key" in refusal(body)


@pytest.mark.parametrize("more", ["", ',"shiny":{"deep":[1]}', ',"bleed":"3 mm"', ',"fields":[{"key":"A"}]'])
def test_a_newer_version_says_upgrade_whatever_else_it_holds(more: str) -> None:
    said = refusal(beside(f'"version":2{more}'))
    assert "更新的版本" in said
    assert "升级" in said
    assert "重新做一份" not in said


def test_braces_in_a_text_are_only_text() -> None:
    document = file.decode(page(TEXT.replace('"x"}', '"{a.__class__} {0!r} {"}')).encode(), "x")
    assert document.pages[0].elements[0].content == "{a.__class__} {0!r} {"  # type: ignore[union-attr]


def test_ornaments_are_values_like_every_element():
    from postermaker.document.model import Frame, Ornament

    def made(count):
        return Ornament(
            id="a", frame=Frame(x=0, y=0, width=1, height=1), kind="rays", values={"count": count}
        )

    assert hash(made(3.0)) == hash(made(3.0))
    assert len({made(3.0), made(3.0), made(4.0)}) == 2
