import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from postermaker.cli.main import main
from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.screens.dots import dot_font, pack
from postermaker.screens.listing import Defaults, all_words, match_columns
from postermaker.screens.running import Making, Status, report_facts, run
from postermaker.screens.writing import Format
from postermaker.tables.reading import read_table
from postermaker.tables.values import Table
from tests.screens.panels import SLOGANS

LIST = """点位,列,行,颜色,文字,方式,份
青禾街道办,128,16,红,注意安全,自动,2块
东门小学,96,16,双色,【森林防火】人人有责，入山不带火种,翻页,1
医院大厅,192,32,全彩,警惕电信网络诈骗,,
坏行,abc,16,红,你好,自动,1
路口,64,16,红,发现火情立即拨打12119报警电话,滚动,1
无字,128,16,红,,自动,1
=危险,128,16,紫,安全,自动,1
合计,,,,,,5
"""


@pytest.fixture
def table(tmp_path: Path) -> Table:
    path = tmp_path / "名单.csv"
    path.write_text(LIST, "utf-8")
    return read_table(path, names=all_words())


def made_list(folder: Path) -> list[dict[str, str]]:
    data = (folder / "屏幕清单.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


def test_each_row_is_made_or_told(table: Table, tmp_path: Path, book: FontBook) -> None:
    out = tmp_path / "out"
    results = run(table, out, Making(formats=(Format.PNG, Format.BMP)), book)
    done, failed = Status.DONE, Status.FAILED
    assert [each.status for each in results] == [done, done, done, failed, done, failed, failed]
    assert [each.row for each in results] == list(range(2, 9))
    assert all(each.message.count("\n") == 0 for each in results)
    assert "abcx16" in results[3].message
    assert "紫" in results[6].message
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert (report["rows"], report["done"], report["problems"], report["failed"]) == (7, 4, 0, 3)
    assert report["skipped"] == [{"row": 9, "count": 1, "why": "合计行"}]


def test_files_are_named_after_place_size_and_number(table: Table, tmp_path: Path, book: FontBook) -> None:
    out = tmp_path / "out"
    run(table, out, Making(formats=(Format.PNG, Format.BMP)), book)
    rows = made_list(out)
    names = [row["文件"] for row in rows]
    assert sorted(names) == sorted(p.name for p in out.iterdir() if p.suffix in (".png", ".bmp"))
    assert names[:4] == [
        "青禾街道办_128x16_0001.png",
        "青禾街道办_128x16_0001.bmp",
        "东门小学_96x16_0002_1.png",
        "东门小学_96x16_0002_1.bmp",
    ]
    for row in rows:
        with Image.open(out / row["文件"]) as picture:
            assert picture.size == (int(row["图宽"]), int(row["高"]))
    assert {row["份"] for row in rows[:2]} == {"2"}
    assert [row["方式"] for row in rows if row["点位"] == "路口"] == ["滚动", "滚动"]
    assert "".join(
        row["文字"] for row in rows if row["点位"] == "东门小学" and row["文件"].endswith("png")
    ) == ("森林防火人人有责，入山不带火种")


def test_a_second_run_makes_the_same_files(table: Table, tmp_path: Path, book: FontBook) -> None:
    def contents() -> dict[str, bytes]:
        run(table, tmp_path / "out", Making(formats=tuple(Format)), book)
        return {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    assert contents() == contents()


def test_what_the_list_lacks_comes_from_the_defaults(tmp_path: Path, book: FontBook) -> None:
    path = tmp_path / "l.csv"
    path.write_text("屏,尺寸(px)\n甲,64x16\n乙,\n", "utf-8")
    table = read_table(path, names=all_words())
    defaults = Defaults(size="128x32", text="严禁【烟火】", color="双色")
    results = run(table, tmp_path / "out", Making(defaults=defaults), book)
    sizes = [(each.shown.panel.width_px, each.shown.panel.height_px) for each in results if each.shown]
    assert sizes == [(64, 16), (128, 32)]


def test_key_words_that_are_not_there_are_a_problem(tmp_path: Path, book: FontBook) -> None:
    path = tmp_path / "l.csv"
    path.write_text("点位,尺寸,颜色,文字,重点\n甲,64x16,双色,注意安全,安全、火灾\n", "utf-8")
    (result,) = run(read_table(path, names=all_words()), tmp_path / "out", Making(), book)
    assert result.status is Status.PROBLEMS
    assert "火灾" in result.message
    assert len(result.files) == 1


def test_a_list_without_sizes_or_texts_is_refused() -> None:
    with pytest.raises(InputFault, match="--size"):
        match_columns(("点位", "文字"), Defaults())
    with pytest.raises(InputFault, match="--text"):
        match_columns(("点位", "宽", "高"), Defaults())


def test_pictures_of_an_earlier_run_are_told(table: Table, tmp_path: Path, book: FontBook) -> None:
    out = tmp_path / "out"
    run(table, out, Making(), book)
    run(Table(table.columns, table.rows[:1]), out, Making(), book)
    left = json.loads((out / "report.json").read_text("utf-8"))["left_files"]
    assert "东门小学_96x16_0002_1.png" in left
    assert "青禾街道办_128x16_0001.png" not in left


def test_the_report_tells_of_each_row_once(table: Table) -> None:
    with pytest.raises(AssertionError, match="exactly once"):
        report_facts([], table)


def test_the_font_is_made_of_its_source() -> None:
    import io

    source = ["0041:0000000018242442427E424242420000", "5B89:" + "02000100" * 8, "AC00:" + "00" * 32]
    with np.load(io.BytesIO(pack(source))) as data:
        assert data["codes"].tolist() == [0x41, 0x5B89]
        assert data["wide"].tolist() == [False, True]
        assert data["bits"][0].tolist()[8:10] == [0x18, 0]


def test_the_font_has_every_common_character() -> None:
    font = dot_font()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            char = bytes((high, low)).decode("gb2312", "ignore")
            dots = font.find(char) if char else None
            assert not char or (dots is not None and dots.shape == (16, 16) and dots.any()), char


def test_the_command_makes_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["screens", "--text", "安全生产", "--size", "128x16", "-o", str(tmp_path / "o")]
    assert main([*words, "--format", "png,bmp", "--mono", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["done"], told["files"]) == (1, 1, 2)
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == [
        "128x16_0001.bmp", "128x16_0001.png", "report.json", "屏幕清单.csv"
    ]  # fmt: skip


def test_the_command_tells_what_failed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(LIST, "utf-8")
    assert main(["screens", str(path), "-o", str(tmp_path / "o")]) == 1
    out, err = capsys.readouterr()
    assert "7 块屏：完成 4" in out
    assert [line.split(":")[0].strip() for line in err.splitlines()] == [
        "没有读入 1 行（空行、合计等）",
        "5",
        "7",
        "8",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["--text", "安全"],
        ["--text", "安全", "--size", "128"],
        ["--text", "安全", "--size", "128x16", "--color", "花"],
        ["--text", "安全", "--size", "128x16", "--mode", "花"],
        ["--text", "安全", "--size", "128x16", "--format", "gif"],
        ["--text", "安全", "--size", "128x16", "--lines", "2"],
        ["--text", "安全", "--size", "128x16", "--font", "花"],
        ["none.csv"],
    ],
)
def test_a_wrong_call_writes_nothing(words: list[str], tmp_path: Path) -> None:
    assert main(["screens", *words, "-o", str(tmp_path / "o")]) == 2
    assert not (tmp_path / "o").exists()


def test_characters_drawn_by_hand_need_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "from postermaker.cli.main import main\n"
        f"sys.exit(main(['screens', '--text', '注意安全', '--size', sys.argv[1], '-o', {str(tmp_path / 'o')!r}]))"
    )
    by_hand, drawn = (
        subprocess.run([sys.executable, "-c", code, size], capture_output=True, text=True, check=False)
        for size in ("64x16", "128x32")
    )
    assert by_hand.returncode == 0, by_hand.stderr
    assert drawn.returncode == 3
    assert "doctor" in drawn.stderr


def test_a_campaign_of_1460_screens_is_made_while_one_waits(tmp_path: Path, book: FontBook) -> None:
    sizes = ("128x16", "192x16", "256x32", "64x32", "320x64")
    lines = ["点位,尺寸,颜色,文字,方式"]
    for i in range(1460):
        color = ("红", "双色", "全彩")[i % 3]
        lines.append(f'路口{i},{sizes[i % 5]},{color},"{i}号{SLOGANS[i % len(SLOGANS)]}",自动')
    path = tmp_path / "l.csv"
    path.write_text("\n".join(lines), "utf-8")
    table = read_table(path, names=all_words())
    begun = time.process_time()
    results = run(table, tmp_path / "out", Making(formats=tuple(Format)), book)
    spent = time.process_time() - begun
    print(f"{len(results) / spent:.0f} screens a second on one core")
    assert [each.message for each in results if each.status is not Status.DONE] == []
    assert spent < 20


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (["--size", "很大"], "很大"), (["--size", "128"], "128"), (["--size", "4x4"], "4x4"),
        (["--sheet", "没有"], "没有工作表"), (["--lines", "-1"], "--lines"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_refused_even_where_the_list_says_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], word: str
) -> None:
    path = tmp_path / "屏.csv"
    path.write_text("屏,尺寸,文字\n东门,128x16,平安\n", "utf-8")
    assert main(["screens", str(path), "-o", str(tmp_path / "o"), *more]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert word in said[0]
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("more", [["--sheet", "甲"], ["--encoding", "gb18030"]])
def test_what_is_said_of_a_list_wants_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    words = ["screens", "--text", "平安", "--size", "128x16", "-o", str(tmp_path / "o"), *more]
    assert main(words) == 2
    assert "没有名单" in capsys.readouterr().err


def test_a_list_of_no_screens_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "屏.csv"
    path.write_text("屏,尺寸,文字\n", "utf-8")
    assert main(["screens", str(path), "-o", str(tmp_path / "o")]) == 2
    assert "只有表头" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()
