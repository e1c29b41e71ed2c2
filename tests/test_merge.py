"""A record fills a document's fields; what does not fit is refused and named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from postermaker.document.model import Document, Field, FieldKind, Frame, Page, Picture
from postermaker.errors import InputFault
from postermaker.merge import fill, take_picture

FIELDS = (
    Field(key="slogan", label="标语", aliases=("口号", "ＡＢ"), required=True, max_chars=12),
    Field(key="notes", label="说明", kind=FieldKind.LINES),
    Field(key="logo", label="标志", kind=FieldKind.PICTURE),
)


def empty(**values: str) -> Document:
    shown = Picture(id="p", frame=Frame(x=0, y=0, width=10, height=10), field="logo")
    return Document(width=100, height=50, fields=FIELDS, values=values, pages=(Page(elements=(shown,)),))


@pytest.mark.parametrize("name", ["标语", "口号", "slogan", " 标语 ", "SLOGAN", "ｓｌｏｇａｎ", "Slogan"])
def test_a_field_is_found_by_label_alias_or_key(name: str) -> None:
    assert fill(empty(), {name: "文明"}).values == {"slogan": "文明"}


@pytest.mark.parametrize("name", ["", " ", "没有", "slogan2", "{slogan}", "标 语", "\x00"])
def test_an_unknown_field_is_refused_and_the_known_ones_are_named(name: str) -> None:
    with pytest.raises(InputFault, match="没有字段") as caught:
        fill(empty(slogan="x"), {name: "x"})
    assert "标语" in str(caught.value)


@pytest.mark.parametrize("blank", ["", " ", "　", "\n\t", "\u200b\ufeff", "\u202e"])
def test_a_required_field_that_shows_nothing_is_refused(blank: str) -> None:
    with pytest.raises(InputFault, match="“标语”是空的"):
        fill(empty(), {"标语": blank})


def test_a_required_field_may_wait() -> None:
    assert fill(empty(), {}, complete=False).values == {}
    with pytest.raises(InputFault, match="“标语”是空的"):
        fill(empty(), {})


def test_a_value_too_long_says_how_long_it_is_and_may_be() -> None:
    assert fill(empty(), {"标语": "奋" * 12}).values["slogan"] == "奋" * 12
    with pytest.raises(InputFault, match=r"300 个字，最多 12 个"):
        fill(empty(), {"标语": "奋" * 300})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  文明  ", "文明"),
        ("文\u200b明\ufeff", "文明"),
        ("文\u202e明\x00\x1b", "文明"),
        ("文\n明\t城", "文 明 城"),
        ("文\r\n明", "文 明"),
        ("文\r明", "文 明"),
        ("e\u0301", "é"),
        ("　文明", "　文明"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_a_value_is_cleaned_of_what_never_prints(typed: str, kept: str) -> None:
    assert fill(empty(), {"标语": typed}).values["slogan"] == kept


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_only_a_field_of_lines_keeps_its_line_breaks(ends: str) -> None:
    assert fill(empty(slogan="x"), {"说明": f"一{ends}二"}).values["notes"] == "一\n二"


@given(st.text(max_size=12))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = fill(empty(), {"标语": text}, complete=False).values["slogan"]
    assert fill(empty(), {"标语": once}, complete=False).values["slogan"] == once


def test_filling_leaves_the_document_alone_and_shares_its_pages() -> None:
    document = empty(notes="旧")
    after = fill(document, {"标语": "新"})
    assert document.values == {"notes": "旧"}
    assert after.values == {"notes": "旧", "slogan": "新"}
    assert after.pages is document.pages


def test_a_picture_is_taken_in_by_its_hash(tmp_path: Path) -> None:
    folder = tmp_path / "张三 😀 a'b&c%20"
    folder.mkdir()
    Image.new("RGB", (4, 4)).save(folder / "标志.png")
    filled = fill(empty(slogan="x"), {"标志": " 标志.png "}, folder)
    (name,) = filled.assets
    assert filled.values["logo"] == name
    assert filled.assets[name] == (folder / "标志.png").read_bytes()
    assert fill(filled, {"标志": ""}, folder).values["logo"] == name


def test_a_picture_with_a_wrong_suffix_is_kept_under_its_true_one(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "x.png", "JPEG")
    assert take_picture(tmp_path / "x.png")[0].endswith(".jpg")


@pytest.mark.parametrize("name", ["none.png", ".", "a\x00b.png", "x" * 5000, "sub/../none.png", "text.png"])
def test_a_picture_that_cant_be_read_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    with pytest.raises(InputFault, match="图片"):
        fill(empty(slogan="x"), {"标志": name}, tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_picture_that_never_ends_is_refused(kind: str, tmp_path: Path) -> None:
    path = Path("/dev/zero")
    if kind == "pipe":
        path = tmp_path / "pipe.png"
        os.mkfifo(path)
    # in a process of its own with little memory: reading it would hang or fill the machine
    code = (
        "import resource, sys; from pathlib import Path; from postermaker.merge import take_picture\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))\n"
        "from postermaker.errors import InputFault\n"
        "try: take_picture(Path(sys.argv[1]))\n"
        "except InputFault: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=20)
    assert done.stdout.strip() == "refused", done.stderr
