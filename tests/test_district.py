"""A district's list: 3,900 banners, 300 slogans, 12 sizes, 40 rows with a fault; as Excel, UTF-8 and GB18030."""

import csv
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from postermaker.production.lists import PRODUCTION_LIST

ROWS = 3900
HEAD = ("点位", "标语", "尺寸", "数量", "材质", "署名", "预设", "模板")
SIZES = ("8x0.7m", "6x0.7m", "10x0.7m", "4米×0.6米", "12x0.9m", "５×０．７", "800*70cm", "7x0.7m", "9x0.7m", "600x70cm",
         "11x0.9m", "16x0.9m")  # fmt: skip
METRES = (("8", "0.7"), ("6", "0.7"), ("10", "0.7"), ("4", "0.6"), ("12", "0.9"), ("5", "0.7"), ("8", "0.7"), ("7", "0.7"),
          ("9", "0.7"), ("6", "0.7"), ("11", "0.9"), ("16", "0.9"))  # fmt: skip
#: Column, what stands in it, and a word of the reason.
FAULTS = (
    ("标语", "", "标语"), ("标语", "#REF!", "Excel"), ("标语", "长" * 90, "最多"), ("标语", "\U0010fffd安全", "没有"),
    ("标语", "禁止词在此", "禁用词"), ("尺寸", "很大", "尺寸"), ("数量", "0", "数量"), ("数量", "三条", "数量"),
    ("预设", "没有这个", "预设"), ("模板", "banner-rd", "模板"),
)  # fmt: skip


def rows() -> list[dict[str, str]]:
    made = []
    for n in range(ROWS):
        slogan = f"第{n % 300 + 1}条 守好自家门 平安你我他"
        made.append(
            dict(
                zip(
                    HEAD,
                    (
                        f"东山镇{n // 20 + 1}村{n % 20 + 1}组",
                        slogan,
                        SIZES[n % 12],
                        str(n % 3 + 1),
                        "喷绘布",
                        "东山镇",
                        "",
                        "",
                    ),
                    strict=True,
                )
            )
        )
    for i in range(40):
        column, said, _ = FAULTS[i % len(FAULTS)]
        made[97 * i + 5][column] = said
    return made


def fault_of(n: int) -> str:
    """The reason of a planted fault; empty where there is none."""
    i, rest = divmod(n - 5, 97)
    return FAULTS[i % len(FAULTS)][2] if rest == 0 and 0 <= i < 40 else ""


def as_sheet(path: Path, made: list[dict[str, str]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(list(HEAD))
    for row in made:
        sheet.append([int(v) if v.isascii() and v.isdigit() and v != "0" else v for v in row.values()])
    book.save(path)


def as_text(path: Path, made: list[dict[str, str]], encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, HEAD)
        writer.writeheader()
        writer.writerows(made)


def run(source: Path, target: Path, proof: Path) -> dict[str, object]:
    words = [
        sys.executable,
        "-m",
        "postermaker",
        "batch",
        "banner-red",
        str(source),
        "-o",
        str(target),
        "--jobs",
        "2",
    ]
    environment = {**os.environ, "POSTERMAKER_PROOF": str(proof)}
    done = subprocess.run([*words, "--json"], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1, done.stderr
    found = json.loads((target / "report.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.slow
def test_every_row_is_made_or_told_of_and_the_kind_of_list_makes_no_difference(tmp_path: Path) -> None:
    made = rows()
    proof = tmp_path / "proof.txt"
    proof.write_text("禁 禁止词\n", "utf-8")
    as_sheet(tmp_path / "名单.xlsx", made)
    as_text(tmp_path / "名单.csv", made, "utf-8-sig")
    as_text(tmp_path / "国标.csv", made, "gb18030")
    report = run(tmp_path / "名单.xlsx", tmp_path / "xlsx", proof)
    results = {each["row"] - 2: each for each in report["results"]}  # type: ignore[attr-defined]
    assert sorted(results) == list(range(ROWS))
    for n, result in results.items():
        why = fault_of(n)
        assert result["status"] == ("failed" if why else "done"), (n, result)
        assert why in result.get("message", ""), (n, result)
    assert len(list((tmp_path / "xlsx").glob("*.pdf"))) == ROWS - 40
    _sums_agree(tmp_path / "xlsx" / PRODUCTION_LIST, made)
    for name in ("名单", "国标"):
        run(tmp_path / f"{name}.csv", tmp_path / name, proof)
        assert _pdfs(tmp_path / name) == _pdfs(tmp_path / "xlsx")


def _pdfs(folder: Path) -> dict[str, str]:
    """Each file's name and the digest of all but what dates the run."""
    return {
        path.name: sha256(_DATED.sub(b"", path.read_bytes())).hexdigest() for path in folder.glob("*.pdf")
    }


#: Dates of the information and of the XMP packet; marks made of the content are the same where that is.
_DATED = re.compile(rb"\(D:\d{14}[^)]*\)|<xmp:\w+Date>[^<]*</xmp:\w+Date>")


def _sums_agree(book: Path, made: list[dict[str, str]]) -> None:
    good = [n for n in range(ROWS) if not fault_of(n)]
    pieces = sum(int(made[n]["数量"]) for n in good)
    area = sum(Decimal(METRES[n % 12][0]) * Decimal(METRES[n % 12][1]) * int(made[n]["数量"]) for n in good)
    sheet = openpyxl.load_workbook(book, read_only=True)["按材料"]
    cells = [
        cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, int | float)
    ]
    assert pieces in cells
    assert any(abs(Decimal(str(cell)) - area) < Decimal("0.005") for cell in cells)
