"""What is kept between runs: found again, never trusted when damaged."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postermaker import cache
from postermaker.cache import Collection, tables
from postermaker.fonts import Face, FontBook


@pytest.fixture(autouse=True)
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSTERMAKER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_pieces_are_found_by_the_next_run() -> None:
    first = Collection("k")
    assert first.get(7) is None
    first.add(7, b"seven")
    first.add(8, b"")
    again = Collection("k")
    assert again.get(7) == b"seven"
    assert again.get(8) == b""
    assert again.get(9) is None
    assert Collection("other").get(7) is None


def test_several_processes_may_add() -> None:
    one, two = Collection("k"), Collection("k")
    one.add(1, b"one")
    two.add(2, b"two")
    one.add(2, b"two")
    assert [Collection("k").get(n) for n in (1, 2)] == [b"one", b"two"]


def test_a_damaged_piece_is_none_and_the_others_stand(kept_in: Path) -> None:
    made = Collection("k")
    made.add(1, b"first")
    made.add(2, b"second")
    path = only_file(kept_in)
    path.write_bytes(path.read_bytes().replace(b"first", b"fIrst"))
    again = Collection("k")
    assert again.get(1) is None
    assert again.get(2) == b"second"


@pytest.mark.parametrize("torn", [1, 5, 12, 14])
def test_a_torn_end_costs_its_piece_and_later_ones_are_kept_again(kept_in: Path, torn: int) -> None:
    made = Collection("k")
    made.add(1, b"first")
    made.add(2, b"second")
    path = only_file(kept_in)
    path.write_bytes(path.read_bytes()[:-torn])
    seen = Collection("k")
    assert (seen.get(1), seen.get(2)) == (b"first", None)
    seen.add(3, b"third")
    assert Collection("k").get(3) == b"third"


@given(st.binary(max_size=200))
def test_any_file_can_be_read_as_a_collection(data: bytes) -> None:
    for _, (start, end, _) in cache._places(data):
        assert 0 <= start <= end <= len(data)


def test_a_collection_that_is_large_grows_no_more(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Collection("k").add(1, b"first")
    monkeypatch.setattr(cache, "_MOST_BYTES", 10)
    Collection("k").add(2, b"second")
    assert Collection("k").get(1) == b"first"
    assert Collection("k").get(2) is None


def test_a_cache_that_can_not_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("POSTERMAKER_CACHE", str(tmp_path / "file" / "below"))
    made = Collection("k")
    made.add(1, b"first")
    made.add(2, b"second")
    assert Collection("k").get(1) is None
    assert tables(b"a = 1") == b"\x81\xa1a\x01"


def test_tables_come_back_as_they_were_read(kept_in: Path) -> None:
    made = tables('a = ["字", 1.5]'.encode())
    assert len(list(kept_in.iterdir())) == 1
    assert tables('a = ["字", 1.5]'.encode()) == made
    with pytest.raises(ValueError, match="Invalid"):
        tables(b"a = ]")


def test_an_outline_kept_is_the_outline_drawn() -> None:
    def faces() -> list[Face]:
        return [FontBook().face(family, 400) for family in ("Noto Sans SC", "LXGW WenKai")]

    def outlines() -> list[object]:
        return [face.outline(gid) for face in faces() for gid in (1, 500, 2000)]

    assert outlines() == outlines()  # drawn, then from the cache: each time the faces are new
