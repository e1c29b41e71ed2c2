"""How far a run has come, and what is said of it."""

import pytest

from postermaker.batch.pace import Pace, Standing
from postermaker.cli.progress import rate_words


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def after(rows: int, seconds: float, *, kept: int = 0, total: int = 1000) -> Standing:
    clock = Clock()
    pace = Pace(total, kept, clock)
    for number in range(rows):
        clock.now += seconds / rows
        pace.add(failed=number % 10 == 0)
    return pace.standing()


def test_before_the_first_row_nothing_is_known() -> None:
    assert Pace(10).standing() == Standing(0, 10)


def test_counts_rate_and_time_left() -> None:
    standing = after(200, 10.0)
    assert (standing.done, standing.total, standing.failed) == (200, 1000, 20)
    assert standing.rate == pytest.approx(20)
    assert standing.seconds_left == pytest.approx(40)


def test_rows_of_an_earlier_run_do_not_make_it_look_fast() -> None:
    standing = after(100, 10.0, kept=800)
    assert standing.done == 900
    assert standing.rate == pytest.approx(10)
    assert standing.seconds_left == pytest.approx(10)


def test_the_rate_follows_what_happens_lately() -> None:
    clock = Clock()
    pace = Pace(10_000, 0, clock)
    for pause in (1.0,) * 30 + (0.01,) * 4000:
        clock.now += pause
        pace.add(failed=False)
    assert pace.standing().rate == pytest.approx(100, rel=0.02)


def test_it_is_said_in_a_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rate_words(Standing(0, 10)) == ""
    assert rate_words(Standing(5, 10, 2, 12.34, 3725)) == "12.3 行/秒 还要 1:02:05 失败 2"
    monkeypatch.setenv("POSTERMAKER_LANG", "en")
    assert rate_words(Standing(5, 10, 0, 12.34, 65)) == "12.3 rows/s 1:05 left"
