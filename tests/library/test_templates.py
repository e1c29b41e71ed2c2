"""Templates: the bundled ones are sound, one's own are read or refused with the place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker.document import file
from postermaker.errors import InputFault
from postermaker.geometry import Size
from postermaker.library import templates
from postermaker.library.templates import Template, field_names, new_document, read, search, with_samples
from postermaker.merge import fill
from postermaker.units import parse_size

FRAME = {"x": 0, "y": 0, "width": 100, "height": 50}


def text(name: str) -> dict[str, object]:
    return {"type": "text", "id": name, "frame": FRAME, "content": "{slogan}"}


def plain(**changed: object) -> dict[str, object]:
    design = {"width": 1000, "height": 500, "pages": [{"elements": [text("a")]}]}
    field = {"key": "slogan", "label": "标语", "aliases": ["口号"], "sample": "样"}
    whole = {
        "id": "mine",
        "name": "我的",
        "product": "banner",
        "sizes": ["1x0.5m"],
        "fields": [field],
        "designs": [design],
    }
    return {**whole, **changed}


def written(folder: Path, body: object) -> Path:
    (folder / "template.json").write_text(body if isinstance(body, str) else json.dumps(body), "utf-8")
    return folder


@pytest.mark.parametrize("name", templates.ids())
def test_a_bundled_template_is_sound(name: str) -> None:
    template = templates.load(name)
    assert template.id == name
    assert (templates.folder() / name / "preview.png").is_file()
    names = [label for field in template.fields for label in (field.label, *field.aliases)]
    assert len(set(names)) == len(names), "two fields answer to one name"
    for design in template.designs:
        document = new_document(template, Size(design.width, design.height))
        assert file.used_assets(with_samples(document)) <= document.assets.keys()
        assert file.parse(file.dump(document), name) == document
    for field in template.fields:
        assert len(field.sample) <= field.max_chars


@pytest.mark.parametrize("name", templates.ids())
def test_a_bundled_template_takes_each_of_its_sizes_and_survives_its_file(name: str) -> None:
    template = templates.load(name)
    for said in template.sizes:
        size = parse_size(said)
        document = fill(with_samples(new_document(template, size)), {})
        assert (document.width, document.height) == size
        assert file.parse(file.dump(document), name) == document


def test_ids_are_sorted_and_searching_nothing_finds_all() -> None:
    assert templates.ids() == sorted(templates.ids())
    assert [t.id for t in search("")] == templates.ids()


@pytest.mark.parametrize("words", ["红 横幅", "BANNER-RED", "  红　横幅 "])
def test_every_word_must_be_found(words: str) -> None:
    assert "banner-red" in [t.id for t in search(words)]


@pytest.mark.parametrize("words", ["红 没有这个词", ".*", "banner-red\x00"])
def test_a_word_that_is_nowhere_finds_nothing(words: str) -> None:
    assert search(words) == []


def test_a_product_narrows_the_search() -> None:
    assert {t.product for t in search("", "banner")} == {"banner"}
    assert search("", "no-such-product") == []


@pytest.mark.parametrize(
    "name",
    ["", "nope", "../templates/banner-red", "banner-red/", "/", "banner-red\x00", "BANNER-RED", "x" * 9000],
)
def test_an_unknown_template_is_refused(name: str) -> None:
    with pytest.raises(InputFault, match="没有模板"):
        templates.load(name)


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(InputFault, match=r"是不是“banner-red”"):
        templates.load("baner-red")


def test_ones_own_template_is_read(tmp_path: Path) -> None:
    template = read(written(tmp_path, plain()))
    document = new_document(template, base=tmp_path)
    assert (document.width, document.height, document.template) == (1000, 500, "mine")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("", "truncated"),
        ("{", "truncated"),
        ("[]", "array"),
        (plain(id="../x"), "$.id"),
        (plain(id="A b"), "$.id"),
        (plain(sizes=[]), "$.sizes"),
        (plain(designs=[]), "$.designs"),
        (plain(shiny=1), "shiny"),
        (plain(fields=[{"key": "slogan"}]), "$.fields[0]"),
        (plain(fields=[{"key": "a", "label": "甲"}] * 2), "$.fields"),
        (plain(designs=[{"width": 1, "height": 500, "pages": [{"elements": []}]}]), "$.designs[0].width"),
        (plain(designs=[{"width": 100, "height": 500, "pages": []}]), "$.designs[0].pages"),
        (
            plain(designs=[{"width": 100, "height": 500, "pages": [{"elements": [text("a"), text("a")]}]}]),
            "$.pages[0].elements[1]",
        ),
        (json.dumps(plain()).replace("1000", "NaN"), "malformed"),
        (json.dumps(plain()).replace('"elements": [', '"elements": [' + "[" * 100_000), "array"),
    ],
)
def test_a_broken_template_is_refused_with_the_place(body: object, place: str, tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="读不了") as caught:
        read(written(tmp_path, body))
    assert place in str(caught.value)


def test_the_second_design_is_held_to_the_same_rules(tmp_path: Path) -> None:
    good = {"width": 1000, "height": 500, "pages": [{"elements": [text("a")]}]}
    bad = {"width": 500, "height": 1000, "pages": [{"elements": [text("a"), text("a")]}]}
    with pytest.raises(InputFault, match="doubled id"):
        read(written(tmp_path, plain(designs=[good, bad])))


def test_a_template_nested_too_deep_is_refused(tmp_path: Path) -> None:
    group = '{"type":"group","id":"g%d","frame":{"x":0,"y":0,"width":1,"height":1},"elements":['
    deep = "".join(group % n for n in range(5000)) + "]}" * 5000
    with pytest.raises(InputFault, match="读不了"):
        read(written(tmp_path, json.dumps(plain()).replace(json.dumps(text("a")), deep)))


def test_a_folder_without_a_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="读不了"):
        read(tmp_path)


def proportions() -> Template:
    names = {"wide": (8000, 700), "square": (1000, 1000), "tall": (700, 3000)}
    designs = [
        {"width": w, "height": h, "pages": [{"elements": [text(name)]}]} for name, (w, h) in names.items()
    ]
    return templates._decoder.decode(json.dumps(plain(designs=designs)))


@pytest.mark.parametrize(
    ("size", "design"),
    [
        ((16000, 700), "wide"),
        ((400, 420), "square"),
        ((10, 50), "tall"),
        ((50_000, 10), "wide"),
        ((10, 50_000), "tall"),
    ],
)
def test_the_design_of_the_nearest_proportion_is_taken(
    size: tuple[float, float], design: str, tmp_path: Path
) -> None:
    document = new_document(proportions(), Size(*size), tmp_path)
    assert document.pages[0].elements[0].id == design
    assert (document.width, document.height) == size


@given(st.floats(10, 50_000), st.floats(10, 50_000))
def test_any_size_gives_a_document_that_survives_its_file_or_is_refused(width: float, height: float) -> None:
    try:
        document = new_document(templates.load("banner-red"), Size(width, height))
    except InputFault:
        return
    assert (document.width, document.height) == (width, height)
    assert file.parse(file.dump(document), "x") == document


def test_samples_stand_in_only_for_empty_fields(tmp_path: Path) -> None:
    document = new_document(read(written(tmp_path, plain())), base=tmp_path)
    assert with_samples(document).values == {"slogan": "样"}
    assert with_samples(fill(document, {"标语": "真"})).values == {"slogan": "真"}


def test_every_name_of_a_field_leads_to_its_key(tmp_path: Path) -> None:
    assert field_names(read(written(tmp_path, plain())).fields) == {
        "slogan": "slogan",
        "口号": "slogan",
        "标语": "slogan",
    }
