"""The journal: it only grows, and what is torn or damaged in it is as if it had not been written."""

import string
from datetime import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from postermaker.batch.job import FilePrint, Made, RowResult
from postermaker.batch.journal import Journal, Started, read_journal, sealed, unsealed

STARTED = Started(2, "digest", datetime(2026, 5, 1, 8, 30), 3)


def made(stem: str) -> Made:
    result = RowResult(2, "done", (f"{stem}.pdf",))
    return Made(stem, result, "row", (FilePrint(f"{stem}.pdf", 7, 9),))


def written(folder: Path, *groups: str, end: bool = True) -> Path:
    journal = Journal(folder, STARTED, goes_on=False)
    for group in groups:
        journal.write(made(stem) for stem in group)
    if end:
        journal.end()
    journal.close()
    return folder / ".postermaker" / "journal"


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    written(tmp_path, "ab", "c")
    past = read_journal(tmp_path)
    assert past.started == STARTED
    assert past.rows == {stem: made(stem) for stem in "abc"}
    assert not past.unfinished


def test_without_its_end_a_run_is_unfinished(tmp_path: Path) -> None:
    written(tmp_path, "ab", end=False)
    assert read_journal(tmp_path).unfinished


def test_a_folder_without_a_journal_has_no_past(tmp_path: Path) -> None:
    assert not read_journal(tmp_path).unfinished
    assert read_journal(tmp_path).rows == {}


def test_cut_anywhere_it_still_tells_what_was_whole(tmp_path: Path) -> None:
    path = written(tmp_path, "a", "b", "c")
    whole = path.read_bytes()
    ends = [at + 1 for at, byte in enumerate(whole) if byte == ord("\n")]
    for length in range(ends[0], len(whole)):
        path.write_bytes(whole[:length])
        rows = read_journal(tmp_path).rows
        lines = sum(b"row" in line for line in whole[: length + 1].split(b"\n")[:-1])
        assert len(rows) in (lines, max(lines - 1, 0))
        assert rows == {stem: made(stem) for stem in "abc"[: len(rows)]}


def test_a_torn_line_does_not_spoil_the_one_that_is_added(tmp_path: Path) -> None:
    path = written(tmp_path, "a", "b", end=False)
    path.write_bytes(path.read_bytes()[:-9])
    journal = Journal(tmp_path, STARTED, goes_on=True)
    journal.write([made("c")])
    journal.close()
    assert list(read_journal(tmp_path).rows) == ["a", "c"]


def test_any_changed_byte_costs_its_own_line_only(tmp_path: Path) -> None:
    path = written(tmp_path, "a", "b", "c")
    whole = path.read_bytes()
    start = whole.index(b"\n") + 1
    for at in range(start, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        past = read_journal(tmp_path)
        assert len(past.rows) >= 2 - (whole[at] == ord("\n"))
        assert all(past.rows[stem] == made(stem) for stem in past.rows)


def test_an_older_journal_stays_until_rows_of_the_new_run_are_safe(tmp_path: Path) -> None:
    written(tmp_path, "ab", end=False)
    journal = Journal(tmp_path, STARTED, goes_on=False)
    assert list(read_journal(tmp_path).rows) == ["a", "b"]
    journal.write([])
    assert list(read_journal(tmp_path).rows) == ["a", "b"]
    journal.write([made("c")])
    journal.close()
    assert list(read_journal(tmp_path).rows) == ["c"]


@given(st.lists(st.text(string.printable.replace("\n", "")).map(str.encode)), st.binary())
def test_sealed_lines_are_found_again_among_any_others(lines: list[bytes], noise: bytes) -> None:
    data = b"".join(map(sealed, lines))
    assert list(unsealed(data)) == lines
    assert [line for line in unsealed(noise + b"\n" + data) if line in lines][-len(lines) or None :] == lines
