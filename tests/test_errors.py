"""Every fault is one line with a cause and a next step, in the language asked for."""

import pytest

from postermaker.cli.main import main
from postermaker.errors import Bilingual, Cancelled, Fault, InputFault, Issue, MissingFault, Severity

CAUSE, HINT = Bilingual("坏了", "it broke"), Bilingual("修好它", "mend it")


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (InputFault(CAUSE, HINT), 2),
        (MissingFault(CAUSE, HINT), 3),
        (Cancelled(), 130),
        (Fault(CAUSE, HINT), 2),
    ],
)
def test_each_kind_of_fault_has_its_exit_code(fault: Fault, code: int) -> None:
    assert fault.exit_code == code


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (None, "坏了。修好它"),
        ("", "坏了。修好它"),
        ("zh", "坏了。修好它"),
        ("tlh", "坏了。修好它"),
        ("en", "it broke. mend it"),
        ("EN_GB.UTF-8", "it broke. mend it"),
    ],
)
def test_a_fault_speaks_the_language_asked_for(
    asked: str | None, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if asked is None:
        monkeypatch.delenv("POSTERMAKER_LANG", raising=False)
    else:
        monkeypatch.setenv("POSTERMAKER_LANG", asked)
    assert str(InputFault(CAUSE, HINT)) == line


def test_the_language_may_change_after_the_fault_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = InputFault(CAUSE, HINT)
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    assert str(fault) == "it broke. mend it"


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_fault_that_quotes_a_line_break_stays_one_line(mark: str) -> None:
    said = str(InputFault(Bilingual(f"没有“甲{mark}乙”", ""), HINT))
    assert len(said.splitlines()) == 1
    assert "甲" in said
    assert "乙" in said


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\x00", "\x9b31m", "\u202e"])
def test_a_fault_never_sends_a_control_to_the_terminal(hostile: str) -> None:
    assert hostile[0] not in str(InputFault(Bilingual(f"没有“{hostile}”", ""), HINT))


def test_the_command_line_prints_a_quoted_line_break_as_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "没有\r\n\u2028这个", "-o", "x.pdf"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_issue_speaks_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    issue = Issue("overflow", Severity.ERROR, "slogan", Bilingual("放不下", "does not fit"))
    assert str(issue) == "放不下"
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    assert str(issue) == "does not fit"


def test_traditional_is_spoken_where_a_front_end_gives_a_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    from postermaker import errors
    from postermaker.text.conversion import spoken_traditional

    monkeypatch.setenv("POSTERMAKER_LANG", "zh_TW")
    monkeypatch.setattr(errors, "_traditional", [lambda sentence: sentence])
    assert str(Bilingual("撤销文件", "undo")) == "撤销文件"
    errors.speak_traditional(spoken_traditional)
    assert str(Bilingual("撤销文件", "undo")) == "復原檔案"
    assert str(InputFault(CAUSE, HINT)) == "壞了。修好它"
