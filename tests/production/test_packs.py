"""Zip packs: every file in one pack only, equal bytes, each with its list."""

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from postermaker.errors import InputFault
from postermaker.production.order import OrderLine, Status
from postermaker.production.packs import By, packs_of, write_packs
from tests.production.lines import order_line

MEGABYTE = 1024**2


@pytest.fixture
def made(tmp_path: Path) -> list[OrderLine]:
    lines = []
    for row in range(2, 12):
        files = (f"横幅_{row}.pdf", f"横幅_{row}.tif")
        for file in files:
            (tmp_path / file).write_bytes(bytes([row]) * 1000)
        lines.append(order_line(row, files=files, shop="甲店" if row % 2 else "", place=f"第{row // 5}街道"))
    return [*lines, order_line(20, files=(), status=Status.FAILED, shop="丙店")]


def test_each_shop_gets_its_files_and_its_list(made: list[OrderLine], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    written = write_packs(tmp_path / "out", made, tmp_path, By.SHOP)
    assert [path.name for path in written] == ["其他.zip", "甲店.zip"]
    names: list[str] = []
    for path in written:
        with zipfile.ZipFile(path) as pack:
            assert pack.testzip() is None
            assert all(member.flag_bits & 0x800 for member in pack.infolist())
            kinds = {Path(m.filename).suffix: m.compress_type for m in pack.infolist()}
            assert kinds == {
                ".pdf": zipfile.ZIP_STORED,
                ".tif": zipfile.ZIP_DEFLATED,
                ".xlsx": zipfile.ZIP_STORED,
            }
            files = [name for name in pack.namelist() if name != "制作清单.xlsx"]
            book = openpyxl.load_workbook(BytesIO(pack.read("制作清单.xlsx")))
            assert book["清单"].max_row == 2 + len(files) // 2 + 1
            names += files
    assert sorted(names) == sorted(file for line in made for file in line.files)


def test_packs_are_the_same_on_a_second_run(made: list[OrderLine], tmp_path: Path) -> None:
    digests = []
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        for file in tmp_path.glob("*.pdf"):
            file.touch()
        packs = write_packs(tmp_path / run, made, tmp_path, By.PLACE)
        digests.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in packs])
    assert digests[0] == digests[1]
    assert len(digests[0]) == 3


def test_a_file_of_two_lines_lies_in_one_pack(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    lines = [order_line(2, files=("a.pdf",), place="甲"), order_line(3, files=("a.pdf",), place="乙")]
    one, two = packs_of(lines, tmp_path, By.PLACE)
    assert (one.files, two.files) == (("a.pdf",), ())
    assert two.lines[0].note == "文件在 甲.zip 里"


def test_large_groups_are_split_between_lines(tmp_path: Path) -> None:
    for row in range(2, 7):
        (tmp_path / f"{row}.pdf").write_bytes(b"x" * MEGABYTE)
    lines = [order_line(row, shop="甲") for row in range(2, 6)] + [order_line(6, shop="甲_2")]
    packs = packs_of(lines, tmp_path, By.SHOP, most=3 * MEGABYTE)
    assert [pack.files for pack in packs] == [("2.pdf", "3.pdf"), ("4.pdf", "5.pdf"), ("6.pdf",)]
    assert [pack.name for pack in packs] == ["甲.zip", "甲_2.zip", "甲_2_2.zip"]


def test_hostile_groups_are_named_safely(tmp_path: Path) -> None:
    for row in (2, 3, 4):
        (tmp_path / f"{row}.pdf").write_bytes(b"x")
    lines = [order_line(2, place="../CON"), order_line(3, place="con"), order_line(4, place="CON")]
    packs = packs_of(lines, tmp_path, By.PLACE)
    assert [pack.name for pack in packs] == ["_CON.zip", "_con_2.zip", "_CON_3.zip"]


def test_a_lost_file_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(InputFault, match=r"“2.pdf”不在了"):
        write_packs(tmp_path / "out", [order_line(2)], tmp_path, By.MATERIAL)
    assert list((tmp_path / "out").iterdir()) == []
