"""Pictures in the cells of a workbook."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl.drawing.image import Image as Placed
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from postermaker.errors import InputFault
from postermaker.tables import pictures
from postermaker.tables.pictures import embedded_pictures
from postermaker.tables.reading import read_table
from tests.tables.making import SHEET, cells, csv_file, damaged, excel_file


def png(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(stream, "PNG")
    return stream.getvalue()


def with_pictures(folder: Path) -> Path:
    def change(sheet: Worksheet) -> None:
        for place, colour in {"B2": "red", "B3": "blue"}.items():
            sheet.add_image(Placed(io.BytesIO(png(colour))), place)

    return excel_file(folder, ["标语", "图片"], ["甲"], ["乙"], change=change)


def test_a_picture_belongs_to_the_cell_at_its_corner(tmp_path: Path) -> None:
    path = with_pictures(tmp_path)
    found = embedded_pictures(path, "名单")
    assert dict(found) == {(2, 2): png("red"), (3, 2): png("blue")}
    assert read_table(path).source.positions["图片"] == 2


def test_a_picture_that_wps_keeps_in_a_cell(tmp_path: Path) -> None:
    formula = '=DISPIMG("ID_7F",1)'
    path = excel_file(tmp_path, ["标语", "图片"], ["甲", "x"])
    said = b"<is><t>x</t></is>"
    damaged(path, SHEET, (said, f"<is><t>{formula}</t></is>".encode()))
    main = 'xmlns:xdr="http://d" xmlns:a="http://a" xmlns:r="http://r" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"'
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(
            "xl/cellimages.xml",
            f'<etc:cellImages {main}><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_7F"/></xdr:nvPicPr>'
            '<xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>',
        )
        packed.writestr(
            "xl/_rels/cellimages.xml.rels",
            '<Relationships><Relationship Id="rId1" Type="http://x/image" Target="media/image1.png"/></Relationships>',
        )
        packed.writestr("xl/media/image1.png", png("green"))
    assert dict(embedded_pictures(path)) == {(2, 2): png("green")}
    assert cells(read_table(path)) == [["甲", ""]]


def test_a_picture_that_excel_places_in_a_cell(tmp_path: Path) -> None:
    path = excel_file(tmp_path, ["标语", "图片"], ["甲", "x"], ["乙", "y"])
    for place, number in (("B2", 1), ("B3", 2)):
        body = zipfile.ZipFile(path).read(SHEET)
        cell = re.search(rb'<c r="%s".*?</c>' % place.encode(), body)
        assert cell is not None
        damaged(path, SHEET, (cell[0], f'<c r="{place}" t="e" vm="{number}"><v>#VALUE!</v></c>'.encode()))
    rich = "xl/richData/"
    parts: dict[str, str | bytes] = {
        "xl/metadata.xml": '<metadata xmlns:xlrd="http://x"><futureMetadata name="XLRICHVALUE"><bk><extLst><ext>'
        '<xlrd:rvb i="0"/></ext></extLst></bk><bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk></futureMetadata>'
        '<valueMetadata><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>',
        f"{rich}rdrichvalue.xml": '<rvData><rv s="0"><v>0</v><v>5</v></rv><rv s="1"><v>spill</v><v>0</v></rv></rvData>',
        f"{rich}richValueRel.xml": '<richValueRels xmlns:r="http://r"><rel r:id="rId1"/></richValueRels>',
        f"{rich}_rels/richValueRel.xml.rels": '<Relationships><Relationship Id="rId1" Type="http://x/image" '
        'Target="../media/image1.png"/></Relationships>',
        "xl/media/image1.png": png("red"),
    }
    with zipfile.ZipFile(path, "a") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    assert dict(embedded_pictures(path)) == {(2, 2): png("red")}
    assert cells(read_table(path)) == [["甲", ""], ["乙", "#VALUE!"]]


def test_a_list_without_pictures_has_none(tmp_path: Path) -> None:
    assert dict(embedded_pictures(excel_file(tmp_path, ["标语"], ["甲"]))) == {}


def test_too_many_or_too_large_pictures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_pictures(tmp_path)
    monkeypatch.setattr(pictures, "MAX_PICTURE_BYTES", 10)
    with pytest.raises(InputFault, match="第 2 行的图片太大"):
        embedded_pictures(path)[2, 2]
    monkeypatch.setattr(pictures, "MAX_PICTURES", 1)
    with pytest.raises(InputFault, match="图片超过 1 张"):
        embedded_pictures(path)


@pytest.mark.parametrize("body", [b"", b"PK", bytes(100)])
def test_a_damaged_workbook_is_refused(body: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="Excel"):
        embedded_pictures(csv_file(tmp_path, body, "名单.xlsx"))
