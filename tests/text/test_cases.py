"""The cases of Chinese setting, through the command that people try rules out with."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from postermaker.cli.main import main
from postermaker.text.conversion import Target, convert
from postermaker.text.pinyin import syllables
from postermaker.text.suggestions import improved

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("cases.json").read_text("utf-8"))["cases"]
Said = dict[str, Any]
Capture = pytest.CaptureFixture[str]

#: Proven where they can be seen: in the layout of real faces, and in the order of squeezing and stretching.
ELSEWHERE = {"JUS-02", "JUS-03", "FIT-02", "SCL-01", "TRK-01", "VER-02"}


def typeset(capsys: Capture, case: dict[str, Any], width: float | None = None, **more: str) -> Said:
    words = ["typeset", "--json", "--text", case["text"], "--width", str(width or case["width_em"] or 1000)]
    words += ["--direction", case["direction"].removesuffix("-rl"), "--locale", case["locale"]]
    params = {k: json.dumps(v) if isinstance(v, bool) else v for k, v in case["params"].items()} | more
    params = {k: ",".join(v) if isinstance(v, list) else v for k, v in params.items()}
    if case["id"][:3] in ("WRD", "BAL", "FIT") and "words" not in params:
        params["mode"] = "slogan"
    for key, value in params.items():
        words += ["--set", f"{key}={value}"]
    assert main(words) == 0
    said: Said = json.loads(capsys.readouterr().out)
    return said


@pytest.mark.parametrize("case", [c for c in CASES if c["expected_lines"]], ids=lambda c: c["id"])
def test_lines(capsys: Capture, case: dict[str, Any]) -> None:
    assert typeset(capsys, case)["lines"] == case["expected_lines"]


def gap(cells: list[dict[str, Any]], one: str, two: str) -> float:
    for a, b in itertools.pairwise(cells):
        if a["char"] == one and b["char"] == two:
            return round(b["x_em"] - a["x_em"] - a["advance_em"], 4)
    raise AssertionError((one, two))


def tears(said: Said, span: str, text: str) -> bool:
    start = text.find(span)
    ends, at = [], 0
    for line in said["lines"]:
        at = text.find(line.strip(), at) + len(line.strip())
        ends.append(at)
    return any(start < end < start + len(span) for end in ends)


def advances(capsys: Capture, case: dict[str, Any]) -> None:
    inside = case | {"text": f"国{case['text']}国"}
    cells = typeset(capsys, inside)["cells"][1:-1]
    assert [cell["advance_em"] for cell in cells] == case["assertion"]["value"]


def line_width(capsys: Capture, case: dict[str, Any]) -> None:
    last = typeset(capsys, case)["cells"][-1]
    assert last["x_em"] + last["advance_em"] == case["assertion"]["value"]


def glyph_x(capsys: Capture, case: dict[str, Any]) -> None:
    wanted = case["assertion"]
    cell = typeset(capsys, case, align="centre")["cells"][wanted["index"]]
    assert cell["x_em"] == pytest.approx(wanted["value"], abs=wanted["tol"])


def gap_em(capsys: Capture, case: dict[str, Any]) -> None:
    cells = typeset(capsys, case)["cells"]
    for one, two, value in case["assertion"]["between"]:
        found = cells[0]["x_em"] if one == "line-start" else gap(cells, one, two)
        assert found == value, (one, two)


def no_line_starts_with(capsys: Capture, case: dict[str, Any]) -> None:
    for width in range(2, 12):
        for line in typeset(capsys, case, case["width_em"] or width)["lines"][1:]:
            assert line[0] not in case["assertion"]["chars"]


def no_break_inside(capsys: Capture, case: dict[str, Any]) -> None:
    for width in case["assertion"].get("at_widths_em", [case["width_em"]]):
        said = typeset(capsys, case, width)
        for span in case["assertion"]["spans"]:
            if (
                sum(c["advance_em"] for c in said["cells"] if c["char"] in span) <= width
                or len(span) <= width
            ):
                assert not tears(said, span, case["text"]), (width, span, said["lines"])


def words_only(capsys: Capture, case: dict[str, Any]) -> None:
    ends, at = set(), 0
    for word in case["assertion"]["words"]:
        at += len(word)
        ends.add(at)
    at = 0
    for line in typeset(capsys, case)["lines"]:
        at += len(line)
        assert at in ends


def balanced(capsys: Capture, case: dict[str, Any]) -> None:
    wanted = case["assertion"]
    lines = typeset(capsys, case)["lines"]
    assert len(lines) == wanted["lines"]
    assert len(lines[0]) in wanted["allowed_breaks_after"]
    assert abs(len(lines[0]) - len(lines[1])) <= wanted["max_len_diff_em"]


def min_last_line(capsys: Capture, case: dict[str, Any]) -> None:
    assert len(typeset(capsys, case)["lines"][-1]) >= case["assertion"]["value"]


def forbidden_breaks(capsys: Capture, case: dict[str, Any]) -> None:
    for width in range(4, 8):
        joined = "|".join(typeset(capsys, case, width)["lines"])
        assert not any(forbidden in joined for forbidden in case["assertion"]["forbidden_breaks"])


def tcy(capsys: Capture, case: dict[str, Any]) -> None:
    cells = typeset(capsys, case)["cells"]
    assert len(cells) == case["assertion"]["cells"]
    for span in case["assertion"]["spans"]:
        (cell,) = [c for c in cells if c["char"] == span]
        assert cell["advance_em"] <= 1
        assert cell["orientation"] == "upright"


def upright_each(capsys: Capture, case: dict[str, Any]) -> None:
    cells = typeset(capsys, case)["cells"]
    assert len(cells) == case["assertion"]["cells"]
    assert {c["orientation"] for c in cells} == {"upright"}


def orientation_spans(capsys: Capture, case: dict[str, Any]) -> None:
    cells = typeset(capsys, case)["cells"]
    for span, wanted in case["assertion"]["value"].items():
        found = [c for c in cells if c["char"] in span]
        assert len(found) == len(span)
        assert {c["orientation"] for c in found} == {"upright" if "upright" in wanted else "rotated"}


def display_text(capsys: Capture, case: dict[str, Any]) -> None:
    assert typeset(capsys, case)["display_text"] == case["assertion"]["value"]


def column_order(capsys: Capture, case: dict[str, Any]) -> None:
    cells = typeset(capsys, case)["cells"]
    assert cells[0]["x_em"] > cells[-1]["x_em"]


def distribute(capsys: Capture, case: dict[str, Any]) -> None:
    wanted = case["assertion"]
    size = wanted["font_mm"]
    align = {"flush": "even", "around": "around"}[wanted["mode"]]
    cells = typeset(capsys, case, wanted["box_mm"] / size, align=align)["cells"]
    assert [c["x_em"] * size for c in cells] == pytest.approx(wanted["x_mm"], abs=0.5)


def no_stretch(capsys: Capture, case: dict[str, Any]) -> None:
    cells = typeset(capsys, case, 30, align="even")["cells"]
    for span in case["assertion"]["spans"]:
        for one, two in itertools.pairwise(span):
            assert gap(cells, one, two) == 0, span


def convert_to(capsys: Capture, case: dict[str, Any]) -> None:
    wanted = case["assertion"]
    assert convert(case["text"], Target(wanted["to"])).text == wanted["value"]


def pinyin_of(capsys: Capture, case: dict[str, Any]) -> None:
    assert syllables(case["text"]) == case["assertion"]["value"]


def suggest_text(capsys: Capture, case: dict[str, Any]) -> None:
    assert improved(case["text"]) == case["assertion"]["value"]


def couplet(capsys: Capture, case: dict[str, Any]) -> None:
    wanted = case["assertion"]
    said = typeset(capsys, case, mode="couplet")
    first, second = said["halves"]
    assert (first["at"], second["at"]) == (wanted["first_at"], wanted["second_at"])
    assert [half["cells"] for half in said["halves"]] == wanted["cells"]
    assert said["warnings"] == []
    assert said["strip"]["direction"] == "ltr"
    assert typeset(capsys, case | {"locale": "zh-Hant-TW"}, mode="couplet")["strip"]["direction"] == "rtl"


def emphasis(capsys: Capture, case: dict[str, Any]) -> None:
    wanted = case["assertion"]
    said = typeset(capsys, case, dots=case["text"])
    middles = {cell["char"]: cell["x_em"] + cell["advance_em"] / 2 for cell in said["cells"]}
    assert [mark["text"] for mark in said["emphasis"]] == wanted["centred_on"]
    assert all(mark["position"] == wanted["position"] for mark in said["emphasis"])
    assert [mark["start_em"] for mark in said["emphasis"]] == [middles[char] for char in wanted["centred_on"]]


def name_lines(capsys: Capture, case: dict[str, Any]) -> None:
    wanted = case["assertion"]
    marks = typeset(capsys, case, names="、".join(wanted["spans"]))["emphasis"]
    assert [mark["text"] for mark in marks] == wanted["spans"]
    for one, two in itertools.pairwise(marks):
        assert two["start_em"] - one["end_em"] >= wanted["min_gap_em"]


CHECKS: dict[str, Callable[[Capture, dict[str, Any]], None]] = {
    "advances_em": advances,
    "line_width_em": line_width,
    "glyph_x_em": glyph_x,
    "gap_em": gap_em,
    "no_line_starts_with": no_line_starts_with,
    "no_break_inside": no_break_inside,
    "breaks_subset_of_word_boundaries": words_only,
    "balanced": balanced,
    "min_last_line_em": min_last_line,
    "autofit_forbid": forbidden_breaks,
    "tcy": tcy,
    "orientation": upright_each,
    "orientation_spans": orientation_spans,
    "display_text": display_text,
    "column_order": column_order,
    "distribute": distribute,
    "no_stretch_inside": no_stretch,
    "convert": convert_to,
    "pinyin": pinyin_of,
    "suggest_text": suggest_text,
    "couplet": couplet,
    "emphasis": emphasis,
    "proper_noun_lines": name_lines,
}


@pytest.mark.parametrize("case", [c for c in CASES if c["assertion"]], ids=lambda c: c["id"])
def test_assertions(capsys: Capture, case: dict[str, Any]) -> None:
    if case["id"] in ELSEWHERE:
        pytest.skip("tested in test_justify.py and layout/test_layout.py")
    CHECKS[case["assertion"]["type"]](capsys, case)
