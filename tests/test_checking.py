"""Preflight of whole designs, and its command."""

import json
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from postermaker.checking import check, findings_of, lines, separated, sorted_out, stops
from postermaker.cli.main import main
from postermaker.color import Cmyk, Flat, Rgb
from postermaker.document.file import load, save
from postermaker.document.ignoring import notice, with_reason
from postermaker.document.model import Document, Frame, Group, Page, Shape
from postermaker.errors import InputFault, Severity
from postermaker.export import ExportOptions, export
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.library.presets import presets
from postermaker.prepress.job import Ticket, job_for
from postermaker.units import parse_size
from tests.chosen import EACH

ROOT = Path(__file__).parents[1]


def sampled(name: str, size: str = "") -> Document:
    template = templates.load(name)
    return templates.with_samples(templates.new_document(template, parse_size(size or template.sizes[0])))


def red(**more: object) -> Document:
    page = Page(
        elements=(Shape(id="s", frame=Frame(x=9, y=9, width=50, height=50), fill=Flat(Rgb(1, 0, 0))),)
    )
    return Document(width=100, height=100, pages=(page,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", EACH)
def test_a_template_with_its_samples_has_no_fault_of_its_own(book: FontBook, name: str) -> None:
    """What is wrong with it is only that the samples are still there."""
    for size in templates.load(name).sizes:
        errors = [f for f in check(sampled(name, size), book) if f.severity is Severity.ERROR]
        assert {each.rule for each in errors} <= {"sample-left"}, size


@pytest.mark.parametrize("name", EACH)
def test_an_empty_template_asks_for_its_required_fields(book: FontBook, name: str) -> None:
    template = templates.load(name)
    found = check(templates.new_document(template), book)
    assert sum(each.rule == "field-empty" for each in found) == sum(f.required for f in template.fields)
    assert stops(found)


def test_the_preset_decides_what_matters(book: FontBook) -> None:
    assert [each.rule for each in check(red(), book)] == ["colour-rgb"]
    assert check(red(), book, "screen-png") == ()


def test_an_unknown_preset_is_a_fault(book: FontBook) -> None:
    with pytest.raises(InputFault):
        check(red(), book, "nope")


def overlaid() -> Document:
    """Two blocks of 200 % that show through each other."""
    near, far = Cmyk(1, 1, 0, 0), Cmyk(0, 0, 1, 1)
    at = Frame(x=10, y=10, width=80, height=80)
    elements = (
        Shape(id="far", frame=at, fill=Flat(far)),
        Group(
            id="g", frame=at, elements=(Shape(id="near", frame=replace(at, x=0, y=0), fill=Flat(near, 0.9)),)
        ),
    )
    return Document(width=100, height=100, product="leaflet", bleed=3, pages=(Page(elements=elements),))


def test_a_separation_measures_inks_that_meet(book: FontBook) -> None:
    document = overlaid()
    job = job_for(document, presets()["pdf-x4"], Ticket())
    (inks,) = separated(lay_out(document, book), job, book)
    assert inks is not None
    assert inks.max_total == pytest.approx(0.9 * 2 + 0.1 * 2, abs=0.05)
    tight = replace(job, product=replace(job.product, ink_limit=1.5))
    found = findings_of(document, lay_out(document, book), tight, book, (inks,))
    (overlap,) = [each for each in found if each.rule == "ink-overlap"]
    assert overlap.place == inks.place


def test_where_plates_can_not_be_painted_it_is_said(book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "postermaker.backends.separations", None)
    found = check(red(), book, inks=True)
    assert {each.rule for each in found} == {"colour-rgb", "ink-unmeasured"}


def test_screens_have_no_inks(book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "postermaker.backends.separations", None)
    assert check(red(), book, "screen-png", inks=True) == ()


def test_a_font_that_is_not_there_is_a_finding_not_a_fault(book: FontBook) -> None:
    from postermaker.prepress.preflight.findings import SetFont, apply

    strange = apply(sampled("banner-red"), SetFont("Noto Sans SC", "微软雅黑"))
    assert "font-unlicensed" in {each.rule for each in check(strange, book)}


def test_lines_are_grouped_by_severity(book: FontBook) -> None:
    said = lines(check(templates.new_document(templates.load("banner-red")), book))
    assert said[0] == "错误 1"
    assert said[1].startswith("  [field-empty] 第 1 页：")
    assert said[2].startswith("    → ")
    assert said[3].startswith("提示 ")
    assert lines(()) == []


def test_many_findings_of_one_rule_are_counted(book: FontBook) -> None:
    found = [each for each in check(sampled("leaflet-a4"), book) if each.rule == "sample-left"]
    notices = [each for each in found if each.severity is Severity.NOTICE]
    said = lines(notices)
    assert len(said) == 1 + 2 * 3 + 1
    assert said[-1] == f"  [sample-left] 还有 {len(notices) - 3} 处"


@pytest.mark.parametrize(("name", "budget_ms"), [("banner-red", 2), ("leaflet-a4", 10)])
def test_rules_are_quick(book: FontBook, name: str, budget_ms: float) -> None:
    """A batch runs them on each row; three times the budget leaves room for a busy machine."""
    document = sampled(name)
    laid_out, job = lay_out(document, book), job_for(document, presets()["pdf-x4"], Ticket())
    taken = []
    for _ in range(12):
        start = time.perf_counter()
        findings_of(document, laid_out, job, book)
        taken.append(time.perf_counter() - start)
    assert min(taken) * 1000 < 3 * budget_ms


def test_the_command_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "banner-red"]) == 1
    assert "“标语”还没有填" in capsys.readouterr().out


def test_the_command_is_quiet_about_a_sound_design(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = Page(
        elements=(Shape(id="s", frame=Frame(x=9, y=9, width=9, height=9), fill=Flat(Cmyk(0, 1, 1, 0))),)
    )
    save(Document(width=100, height=100, pages=(page,)), tmp_path / "a.poster")
    assert main(["check", str(tmp_path / "a.poster")]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_the_command_tells_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "banner-red", "--set", "标语=安全生产，人人有责", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    keys = {"rule", "severity", "page", "element", "place_mm", "cause", "next_step", "fix"}
    assert all(set(each) == keys for each in told["findings"])


def let_stand(document: Document, book: FontBook, *rules: str) -> Document:
    for each in check(document, book):
        if each.rule in rules:
            document = with_reason(
                document, notice(each.rule, each.element, each.cause.zh), "店里看过样\n可以"
            )
    return document


def test_what_a_person_let_stand_is_told_apart(
    book: FontBook, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "a.poster")
    save(let_stand(red(), book, "colour-rgb"), tmp_path / "a.poster")
    assert main(["check", path]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["没有别的问题", "已忽略 1"]
    assert said[2].startswith("  [colour-rgb] 第 1 页：")
    assert said[3:] == ["    原因：店里看过样 可以"]
    assert main(["check", path, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["findings"] == []
    assert [(each["rule"], each["element"], each["reason"]) for each in told["ignored"]] == [
        ("colour-rgb", "s", "店里看过样\n可以")
    ]
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    assert main(["check", path]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["nothing else is wrong", "ignored 1"]


def test_other_notices_stay_open_beside_what_was_let_stand(
    book: FontBook, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = red().pages[0]
    other = replace(page.elements[0], id="t", fill=Flat(Rgb(0, 1, 0)))
    let = let_stand(red(), book, "colour-rgb")
    save(replace(let, pages=(replace(page, elements=(*page.elements, other)),)), tmp_path / "a.poster")
    assert main(["check", str(tmp_path / "a.poster"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["element"] for each in told["findings"]] == ["t"]
    assert [each["element"] for each in told["ignored"]] == ["s"]


def test_an_error_is_never_let_stand(
    book: FontBook, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    let = let_stand(templates.new_document(templates.load("banner-red")), book, "field-empty")
    assert let.ignored
    still, stands = sorted_out(let, check(let, book))
    assert "field-empty" in {each.rule for each in still}
    assert stands == []
    save(let, tmp_path / "a.poster")
    assert main(["check", str(tmp_path / "a.poster")]) == 1
    assert "[field-empty]" in capsys.readouterr().out


def test_a_design_without_reasons_has_nothing_let_stand(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "banner-red", "--json"])
    assert json.loads(capsys.readouterr().out)["ignored"] == []


def test_a_new_file_after_another_takes_no_reasons_along(
    book: FontBook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(let_stand(red(), book, "colour-rgb"), tmp_path / "a.poster")
    assert main(["new", str(tmp_path / "a.poster"), "-o", str(tmp_path / "b.poster")]) == 0
    assert load(tmp_path / "a.poster").ignored
    assert load(tmp_path / "b.poster") == replace(load(tmp_path / "a.poster"), ignored=())


def test_the_export_is_the_same_with_reasons_and_without(book: FontBook, tmp_path: Path) -> None:
    options = ExportOptions(created=datetime(2026, 1, 2), durable=False)
    plain = export(red(), tmp_path / "a.pdf", book, options)
    let = export(let_stand(red(), book, "colour-rgb"), tmp_path / "b.pdf", book, options)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert let.findings == plain.findings != ()


def test_the_command_checks_a_pdf(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from tests.prepress.test_foreign import Sheet

    sheet = Sheet()
    path = str(sheet.save(tmp_path / "a.pdf"))
    assert main(["check", path, "--size", "A5", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["findings"] == []
    assert told["facts"]["standard"] == "PDF/X-4"
    assert main(["check", path, "--size", "A4"]) == 1
    assert "订的是 210 × 297" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["none.pdf"],
        ["none.pdf", "--set", "标语=好"],
        ["no-such-template"],
        ["banner-red", "--preset", "nope"],
    ],
)
def test_bad_input_is_one_line_and_two(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(["check", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_the_page_of_rules_names_every_rule() -> None:
    from postermaker.prepress.preflight.catalogue import PDF_RULES, RULES

    page = (ROOT / "docs" / "preflight.md").read_text("utf-8")
    for rule, told in {**RULES, **PDF_RULES}.items():
        assert f"| `{rule}` | {told.name.zh} |" in page, rule
