"""Old and foreign workbooks: read by a process whose death is one line."""

import importlib.util
import time
import zipfile
from pathlib import Path

import pytest

from postermaker.errors import MissingFault
from postermaker.tables import worker
from postermaker.tables.reading import read_table
from tests.tables.making import cells, csv_file, refusal

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def text(said: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'


def value(kind: str, said: str) -> str:
    name = "date-value" if kind == "date" else "value"
    return f'<table:table-cell office:value-type="{kind}" office:{name}="{said}"><text:p>x</text:p></table:table-cell>'


def row(*cells_: str) -> str:
    return f"<table:table-row>{''.join(cells_)}</table:table-row>"


def ods(folder: Path, *rows: str) -> Path:
    path = folder / "名单.ods"
    content = (
        f'<?xml version="1.0"?><office:document-content {NAMES}><office:body><office:spreadsheet>'
        f'<table:table table:name="名单">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>',
        )
    return path


def test_an_ods_is_read_and_says_what_it_does_not_tell(tmp_path: Path) -> None:
    path = ods(
        tmp_path,
        row(text("标语清单")),
        row(text("标语"), text("数量"), text("日期")),
        row(text("文明"), value("float", "3"), value("date", "2026-05-01")),
        row(text("温暖"), value("float", "110101199003071000")),
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>',
    )
    table = read_table(path)
    assert cells(table) == [["文明", "3", "2026/5/1"], ["温暖", "1.10101E+17", ""]]
    assert "B4: " in table.rows[1].fault_in({"数量"})
    assert (table.source.kind, table.source.sheet) == ("ods", "名单")
    assert any("隐藏" in note.zh for note in table.source.notes)
    assert "没有工作表“x”（有 名单）" in refusal(path, sheet="x")


def test_a_file_that_kills_the_process_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    wide = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
    path = ods(
        tmp_path,
        f'<table:table-row table:number-rows-repeated="6000">{wide}</table:table-cell></table:table-row>',
    )
    assert "损坏或太大" in refusal(path)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["名单.ods", "名单.xls", "名单.xlsb", "名单.et"])
@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_damaged_file_is_one_line(name: str, start: bytes, tmp_path: Path) -> None:
    assert "损坏" in refusal(csv_file(tmp_path, start + bytes(600), name))


def test_a_process_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS", 0.0)
    begun = time.monotonic()
    assert "太久" in refusal(ods(tmp_path, row(text("标语"))))
    assert time.monotonic() - begun < 10


def test_without_the_library_the_command_that_installs_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingFault, match="pip install python-calamine") as caught:
        read_table(ods(tmp_path, row(text("标语"))))
    assert caught.value.exit_code == 3


def test_an_xls_that_is_a_text_or_a_web_page(tmp_path: Path) -> None:
    assert cells(read_table(csv_file(tmp_path, "标语\t署名\n甲\t乙\n".encode("gb18030"), "名单.xls"))) == [
        ["甲", "乙"]
    ]
    page = "<html><table><tr><td>标语</td></tr></table></html>"
    assert "其实是网页" in refusal(csv_file(tmp_path, page, "名单.xls"))


def test_a_workbook_with_a_password_is_known(tmp_path: Path) -> None:
    body = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    assert "密码" in refusal(csv_file(tmp_path, body, "名单.xlsx"))
