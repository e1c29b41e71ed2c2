"""A row whose required words are not all on the page is not made; words and pictures that won't do are told."""

from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from postermaker.batch.job import Job, RowResult
from postermaker.batch.matching import match_columns
from postermaker.batch.running import run
from postermaker.document.model import Document, Field, FieldKind, Fit, Frame, Page, Picture, Text
from postermaker.export import ExportOptions
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.prepress.preflight.row_rules import required_elements
from postermaker.tables.values import Row, Table
from tests.batch.naming import name_tasks

FIELDS = (
    Field(key="slogan", label="标语", required=True, max_chars=200),
    Field(key="sign", label="署名", max_chars=200),
    Field(key="photo", label="照片", kind=FieldKind.PICTURE),
)


def design(**text: object) -> Document:
    """A banner of 2 m with a slogan, a signature and a picture."""
    return Document(
        width=2000, height=600, product="banner", fields=FIELDS, pages=(Page(elements=(
            Text(id="words", name="大字", frame=Frame(x=100, y=100, width=1800, height=300), content="{slogan}",
                 **{"size": 200.0, **text}),  # type: ignore[arg-type]
            Text(id="sign", frame=Frame(x=100, y=450, width=400, height=60), content="{sign}", size=50),
            Picture(id="photo", frame=Frame(x=1500, y=450, width=300, height=100), field="photo"),
        )),),
    )  # fmt: skip


def made(folder: Path, document: Document, cells: dict[str, str], **more: object) -> RowResult:
    table = Table(tuple(cells), (Row(2, cells),))
    columns = match_columns(table.columns, FIELDS, {})
    given = {
        "document": document, "folder": str(folder / "out"), "pictures": str(folder), "formats": (".pdf",),
        "options": ExportOptions(created=datetime(2026, 5, 1), checked=False, durable=False), "columns": columns, **more,
    }  # fmt: skip
    return run(Job(**given), name_tasks(table, None, columns.fields)).results[0]  # type: ignore[arg-type]


def test_a_required_text_without_room_fails_its_row(tmp_path: Path) -> None:
    result = made(tmp_path, design(), {"标语": "平安" * 40})
    assert result.status == "failed"
    assert "“大字”排不下" in result.message
    assert "--force" in result.message
    assert result.order.title == "平安" * 40
    assert not list((tmp_path / "out").glob("*.pdf"))


def test_by_force_it_is_made_and_told(tmp_path: Path) -> None:
    result = made(tmp_path, design(), {"标语": "平安" * 40}, force=True)
    assert (result.status, len(result.files)) == ("problems", 1)
    assert any("排不下" in issue for issue in result.issues)


def test_other_words_without_room_are_a_problem_of_a_file_that_is_made(tmp_path: Path) -> None:
    result = made(tmp_path, design(), {"标语": "平安", "署名": "长" * 60})
    assert (result.status, len(result.files)) == ("problems", 1)


@pytest.mark.parametrize(("size", "small"), [(200.0, False), (15.0, True)])
def test_a_slogan_too_small_to_be_read_is_told(tmp_path: Path, size: float, small: bool) -> None:
    result = made(tmp_path, design(size=size), {"标语": "平安", "署名": "小字"})
    assert result.status == "done"
    assert [("大字" in notice, "看不清" in notice) for notice in result.notices] == [(True, True)] * small
    assert made(tmp_path, design(size=size), {"标语": "平安"}, judged=False).notices == ()


def test_a_picture_of_too_few_pixels_is_told_at_its_row(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "red").save(tmp_path / "small.png")
    result = made(tmp_path, design(), {"标语": "平安", "照片": "small.png"})
    assert any("ppi" in said for said in (*result.issues, *result.notices))


def test_a_text_into_which_required_words_flow_is_required_too() -> None:
    document = design(flows_into="sign", fit=Fit.FIXED)
    assert required_elements(document) == {"words", "sign"}
    assert required_elements(design()) == {"words"}
    assert lay_out(document, FontBook()).issues == ()
