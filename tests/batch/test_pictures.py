"""Pictures of a list: beside it, outside of it, in its cells."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.drawing.image import Image as Drawing
from PIL import Image

from postermaker.cli.main import main
from tests.batch.running import report


def picture(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (400, 300), (200, 60, 40)).save(path)
    return path


def batch(folder: Path, source: Path, *more: str) -> int:
    words = ["batch", "leaflet-a4", str(source), "-o", str(folder / "out"), "--files-only", "--json", *more]
    return main(words)


def test_a_picture_in_a_cell_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["标题", "图片"], ["有图的一份", None], ["没图的一份", None]):
        sheet.append(row)
    stream = io.BytesIO(picture(tmp_path / "p.png").read_bytes())
    sheet.add_image(Drawing(stream), "B2")
    book.save(tmp_path / "名单.xlsx")
    assert batch(tmp_path, tmp_path / "名单.xlsx") == 0
    sizes = [(tmp_path / "out" / each["files"][0]).read_bytes() for each in report(tmp_path)["results"]]
    assert b"/Subtype /Image" in sizes[0]
    assert len(list((tmp_path / "out" / ".postermaker" / "pictures").iterdir())) == 1


@pytest.mark.parametrize("said", ["../p.png", "{absolute}"])
def test_a_picture_outside_the_lists_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str
) -> None:
    outside = picture(tmp_path / "p.png")
    source = tmp_path / "list" / "list.csv"
    source.parent.mkdir()
    source.write_text(f"标题,图片\n一份,{said.format(absolute=outside)}\n", "utf-8")
    assert batch(tmp_path, source) == 1
    assert "文件夹外面" in report(tmp_path)["results"][0]["message"]
    assert batch(tmp_path, source, "--outside") == 0
