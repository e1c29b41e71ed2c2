"""The command line's contract: exit codes, one line on stderr, nothing half-written."""

import json
import os
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from postermaker.cli.main import COMMANDS, main

SLOGAN = "--set=标语=文明藏在日常里"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def called(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


def refused(capsys: pytest.CaptureFixture[str], *words: str, code: int = 2) -> str:
    """The one line of a call that must fail and write nothing."""
    before = sorted(Path.cwd().rglob("*"))
    got, out, err = called(capsys, *words)
    assert (got, out) == (code, ""), err
    assert err.startswith("postermaker: ")
    assert len(err.splitlines()) == 1
    assert "出了错" not in err
    assert sorted(Path.cwd().rglob("*")) == before
    return err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frobnicate"], "没有命令“frobnicate”"),
        ([""], "没有命令"),
        (["--frob"], "没有命令"),
        (["EXPORT"], "没有命令"),
        (["export"], "export --help"),
        (["export", "banner-red"], "-o"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--frob"], "--frob"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--siz", "A4"], "--siz"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "extra"], "extra"),
        (["export", "nope", "-o", "a.pdf"], "没有模板“nope”"),
        (["export", "", "-o", "a.pdf"], "没有模板"),
        (["export", "../templates/banner-red", "-o", "a.pdf"], "没有模板"),
        (["export", "奋" * 300, "-o", "a.pdf"], "没有模板"),
        (["export", "nope.poster", "-o", "a.pdf"], "nope.poster"),
        (["export", "banner-red", "-o", "a.pdf"], "“标语”是空的"),
        (["export", "banner-red", "-o", "a.pdf", "--set", "标语="], "“标语”是空的"),
        (["export", "banner-red", "-o", "a.pdf", "--set", "标语=　"], "“标语”是空的"),
        (["export", "banner-red", "-o", "a.pdf", "--set", "标语=" + "奋" * 300], "300 个字"),
        (["export", "banner-red", "-o", "a.pdf", "--set", "标语"], "缺少等号"),
        (["export", "banner-red", "-o", "a.pdf", "--set", "=x"], "没有字段"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--set", "没有=1"], "没有字段“没有”"),
        (["export", "banner-red", "-o", "a.pdf", "--set", "标语=👽"], "👽"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--dpi", "x"], "--dpi"),
        (["export", "banner-red", "-o", "a.png", SLOGAN, "--dpi", "nan"], "1 到 2400"),
        (["export", "banner-red", "-o", "a.png", SLOGAN, "--dpi", "0"], "1 到 2400"),
        (["export", "banner-red", "-o", "a.png", SLOGAN, "--dpi", "1e9"], "1 到 2400"),
        (["export", "banner-red", "-o", "a.png", SLOGAN, "--size", "16x0.7m", "--dpi", "2400"], "--dpi"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--scale", "7"], "--scale"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--page", "0"], "没有第 0 页"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--page", "2"], "没有第 2 页"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--page", "-1"], "页"),
        (["export", "banner-red", "-o", "a.pdf", SLOGAN, "--page", "9" * 30], "没有第"),
        (["export", "banner-red", "-o", "a.doc", SLOGAN], ".pdf"),
        (["export", "banner-red", "-o", "pdf", SLOGAN], ".pdf"),
        (["export", "banner-red", "-o", ".pdf", SLOGAN], ".pdf"),
        (["export", "banner-red", "-o", "", SLOGAN], ".pdf"),
        (["export", "banner-red", "-o", "/", SLOGAN], ".pdf"),
        (["export", "banner-red", "-o", "none/a.pdf", SLOGAN], "写不进"),
        (["export", "banner-red", "-o", "/proc/a.pdf", SLOGAN], "写不进"),
        (["export", "banner-red", "-o", "/dev/null/a.pdf", SLOGAN], "写不进"),
        (["new", "banner-red", "-o", "a.pdf"], ".poster"),
        (["new", "banner-red", "-o", "none/a.poster"], "写不进"),
        (["batch", "banner-red", "none.csv", "-o", "out"], "none.csv"),
        (["batch", "banner-red", "none.xls", "-o", "out"], "none.xls"),
        (["batch", "banner-red", "none.csv", "-o", "out", "--jobs", "x"], "--jobs"),
        (["batch", "banner-red", "none.csv", "-o", "out", "--jobs", "-3"], "--jobs -3"),
        (["dump", "banner-red"], "“标语”是空的"),
        (["typeset", "--text", "好"], "--width"),
        (["typeset", "--text", "好", "--width", "nan"], "宽度"),
        (["typeset", "--text", "好", "--width", "inf"], "宽度"),
        (["typeset", "--text", "好", "--width=-1"], "宽度"),
        (["typeset", "--text", "好", "--width", "0"], "宽度"),
        (["typeset", "--text", "好", "--width", "3", "--set", "weight=nan"], "weight"),
        (["typeset", "--text", "好", "--width", "3", "--set", "gap_em=inf"], "gap_em"),
        (["typeset", "--text", "好", "--width", "3", "--set", "nope=1"], "nope"),
        (["typeset", "--text", "好", "--width", "3", "--font", "Nope"], "没有字体“Nope”"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_line_with_code_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refused(capsys, *words)


@pytest.mark.parametrize(
    "size", ["0x0", "nan", "infxinf", "1x1km", "1000x1m", "-8x7", "八米", "8x0.7x1m", "8x0.7", "x" * 5000]
)
@pytest.mark.parametrize("command", ["export", "new", "dump", "batch"])
def test_a_size_that_is_none_is_refused(command: str, size: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.csv").write_text("标语\n好\n", "utf-8")
    output = {
        "export": ["-o", "a.pdf"],
        "new": ["-o", "a.poster"],
        "dump": [],
        "batch": ["list.csv", "-o", "out"],
    }[command]
    assert "尺寸" in refused(capsys, command, "banner-red", *output, f"--size={size}")


@pytest.mark.parametrize("source", ["list.csv", "broken.poster", "folder.poster", "folder"])
def test_a_source_that_is_no_document_is_refused(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.csv").write_text("标语\n好\n", "utf-8")
    Path("broken.poster").write_bytes(b"PK\x03\x04")
    Path("folder.poster").mkdir()
    Path("folder").mkdir()
    assert source in refused(capsys, "export", source, "-o", "a.pdf")


def test_the_window_without_a_screen_is_something_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "export --help" in refused(capsys, code=3)
    assert "export --help" in refused(capsys, "edit", code=3)


def test_export_writes_a_banner_at_its_real_size(capsys: pytest.CaptureFixture[str]) -> None:
    name = "张三 😀 a'b&c%20.pdf"
    assert called(capsys, "export", "banner-red", "-o", name, SLOGAN, "--size", "６米×０．７米") == (
        0,
        f"{name}\n",
        "",
    )
    assert os.listdir() == [name]  # noqa: PTH208
    page = pypdfium2.PdfDocument(Path(name).read_bytes())[0]
    # UserUnit may make the numbers smaller, never the proportion wrong
    assert page.get_width() / page.get_height() == pytest.approx(6 / 0.7, rel=1e-3)


@pytest.mark.parametrize("suffix", ["png", "PNG", "jpg", "jpeg"])
def test_export_writes_pictures_with_the_asked_pixels(
    suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = called(capsys, "export", "banner-red", "-o", f"a.{suffix}", SLOGAN, "--dpi", "10")
    assert (code, out) == (0, f"a.{suffix}\n")
    with Image.open(f"a.{suffix}") as picture:
        assert picture.size == (3150, 276)


def test_a_saved_document_is_exported_and_resized(capsys: pytest.CaptureFixture[str]) -> None:
    assert called(capsys, "new", "banner-red", "-o", "草稿.poster", "--set", "口号=文明")[0] == 0
    assert called(capsys, "export", "草稿.poster", "-o", "a.pdf", "--size", "4x0.7m")[0] == 0
    assert "“标语”是空的" in refused(capsys, "export", "草稿.poster", "-o", "b.pdf", "--set", "标语=")


def test_a_value_may_hold_an_equals_sign_and_the_last_one_counts(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "dump", "banner-red", "--set", "标语=旧", "--set", "标语=一=二")
    assert code == 0
    assert "一=二" in out
    assert "旧" not in out


def test_a_long_signature_of_allowed_length_is_made_or_reported(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(
        capsys, "export", "banner-red", "-o", "a.pdf", "--set", "标语=" + "奋" * 40, "--json"
    )
    issues = json.loads(out)["issues"]
    assert code == (1 if any(issue["severity"] == "error" for issue in issues) else 0)
    assert err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, command, "--help")
    assert (code, err) == (0, "")
    assert f"postermaker {command}" in out


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help_names_every_command(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, word)
    assert (code, err) == (0, "")
    assert all(command in out for command in COMMANDS)


@pytest.mark.parametrize(
    "words",
    [
        ["templates", "--json"], ["templates", "--json", "--search", "没有这个词"], ["fonts", "--json"],
        ["fonts", "--json", "--text", "文明👽"], ["doctor", "--json"], ["typeset", "--json", "--text", "", "--width", "3"],
        ["typeset", "--json", "--text", "文明，\\n“好” ab", "--width", "3.5", "--direction", "vertical"],
        ["export", "banner-red", "-o", "a.pdf", SLOGAN, "--json"], ["batch", "banner-red", "list.csv", "-o", "out", "--json"],
    ],
)  # fmt: skip
def test_json_is_json_and_nothing_else(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.csv").write_text("标语\n好\n", "utf-8")
    code, out, err = called(capsys, *words)
    assert code in ((0, 3) if words[0] == "doctor" else (0,))
    assert err == ""

    def no_constant(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    assert json.loads(out, parse_constant=no_constant) is not None


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["export", "nope", "-o", "a.pdf"],
        ["--help"],
        ["new", "--help"],
        ["export", "banner-red", "-o", "a.pdf"],
    ],
)
def test_english_is_english(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    _, out, err = called(capsys, *words)
    assert not re.search("[\u3000-\u9fff]", (out + err).replace("字段=值", ""))


def test_a_design_is_converted_for_taiwan_with_what_to_check(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(
        capsys,
        "export",
        "banner-red",
        "--set=标语=防范台风",
        "--locale",
        "zh-Hant-TW",
        "-o",
        "a.pdf",
        "--text=live",
    )
    assert (code, out) == (0, "a.pdf\n")
    assert "范→範、台→颱" in err
    assert "防範颱風" in pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_range()


def test_a_list_is_converted_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.csv").write_text("标语\n头发\n安全生产\n", "utf-8")
    code, _, _ = called(capsys, "batch", "banner-red", "list.csv", "-o", "out", "--locale", "zh-Hant-HK")
    report = json.loads(Path("out/report.json").read_text("utf-8"))
    assert (code, report["done"]) == (0, 2)
    assert "发→髮" in report["results"][0]["notices"][0]
    assert "notices" not in report["results"][1]


def test_typeset_tells_readings_conversion_and_better_marks(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["typeset", "--text", "防范台风,人人有责", "--width", "20", "--json"]
    code, out, _ = called(capsys, *words, "--set", "pinyin=1", "--set", "convert=zh-Hant-TW")
    said = json.loads(out)
    assert code == 0
    assert said["suggestion"] == "防范台风，人人有责"
    assert said["pinyin"][:4] == ["fáng", "fàn", "tái", "fēng"]
    assert said["converted"]["text"].startswith("防範颱風")
    assert [each["was"] for each in said["converted"]["check"]] == ["范", "台"]
    assert "suggestion" not in json.loads(called(capsys, *words[:2], "安全", *words[3:])[1])
    assert "convert" in refused(capsys, *words, "--set", "convert=martian")


def test_a_row_of_another_size_gets_the_design_that_export_takes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.csv").write_text("标语,尺寸\n预防为主,6x0.7m\n", "utf-8")
    assert called(capsys, "batch", "banner-red", "list.csv", "-o", "out", "--name", "a")[0] == 0
    assert (
        called(capsys, "export", "banner-red", "--set=标语=预防为主", "--size=6x0.7m", "-o", "b.pdf")[0] == 0
    )
    with pikepdf.open("out/a.pdf") as one, pikepdf.open("b.pdf") as two:
        assert one.pages[0].Contents.read_bytes() == two.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ["--eyelets", "0"], ["--eyelets", "0.1mm"], ["--white-edge", "100m"], ["--hem", "100m"], ["--bleed", "10m"],
        ["--panel", "0"], ["--boards", "0"], ["--boards", "3", "--panel", "3m"], ["--turn", "sheetwise"], ["--gap", "5cm"],
        ["--cut", "rows"], ["--pockets", "左"], ["--ropes", "中"], ["--overlap", "10m"], ["--char-height", "50m"],
        ["--preset", "proof-pdf", "--scale", "10"], ["--preset", "one-character", "--scale", "10"],
        ["--impose", "SRA3"], ["--quantity", "0"], ["--profile", "none.icc"], ["--preset", "large-tiff"],
    ],
)  # fmt: skip
def test_an_option_that_makes_no_sense_is_refused(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert refused(capsys, "export", "banner-red", SLOGAN, "-o", "a.pdf", *words)
    assert not list(Path().glob("a*"))


def test_a_file_at_a_tenth_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        called(capsys, "export", "banner-red", SLOGAN, "-o", "a.pdf", "--scale", "10", "--text", "live")[0]
        == 0
    )
    with pikepdf.open("a.pdf") as pdf:
        box = [float(v) for v in pdf.pages[0].MediaBox]
        assert box[3] * 25.4 / 72 > 70.5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--preset", "proof-pdf"], "审批样稿"),
        (["--preset", "one-character"], "一张纸一个字"),
        (["--panel", "3.2m"], "拼接图"),
        (["--boards", "3", "--gap", "8cm"], "3 块板"),
        ([], "不要拉伸"),
    ],
)  # fmt: skip
def test_the_message_tells_what_the_file_is(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    code, out, _ = called(capsys, "export", "banner-red", SLOGAN, "-o", "a.pdf", "--message", *words)
    assert code == 0
    assert said in out
