"""Pieces deflated alone join to one stream, whatever they are made of."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postermaker.backends import deflate
from postermaker.backends.deflate import Stretch, joined, merged, pack, stretched, strung


def stretch(data: bytes) -> Stretch:
    return Stretch(data, stretched(data))


_texts = st.binary(max_size=200)
_data = st.one_of(st.binary(max_size=3000), st.binary(min_size=1, max_size=40).map(lambda part: part * 80))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_data, st.lists(st.tuples(_texts, _data), max_size=6)), max_size=6))
def test_what_went_in_comes_out(parts: list[bytes | list[tuple[bytes, bytes]]]) -> None:
    """A list stands for stretches, each behind its text; `zlib` checks the sum at the stream's end."""
    pieces = [
        pack(part) if isinstance(part, bytes) else strung([(text, stretch(data)) for text, data in part])
        for part in parts
    ]
    whole = b"".join(
        part if isinstance(part, bytes) else b"".join(text + data for text, data in part) for part in parts
    )
    assert zlib.decompress(b"".join(joined(pieces))) == whole
    assert zlib.decompress(b"".join(joined([merged(pieces)]))) == whole
    assert merged(pieces).length == len(whole)


def test_a_damaged_stretch_is_seen() -> None:
    piece = strung([(b"q 1 0 0 1 5 5 cm ", stretch(b"0 0 m 9 9 l f\n" * 40))])
    torn = deflate.Piece(piece.packed, piece.length, piece.adler ^ 1)
    with pytest.raises(zlib.error):
        zlib.decompress(b"".join(joined([torn])))


@pytest.mark.skipif(deflate.isal_zlib is zlib, reason="isal has no wheel for this machine")
def test_zlib_serves_where_isal_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deflate, "isal_zlib", zlib)
    pieces = [pack(b"abc" * 500), strung([(b"q ", stretch(b"m l f" * 100)), (b"", stretch(b""))])]
    assert zlib.decompress(b"".join(joined(pieces))) == b"abc" * 500 + b"q " + b"m l f" * 100
