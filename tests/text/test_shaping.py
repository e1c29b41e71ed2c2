import pytest

from postermaker.fonts import FontBook
from postermaker.text.marks import is_plain_han
from postermaker.text.shaping import han_glyph, shape_char

LOCALES = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")


@pytest.mark.parametrize("vertical", [False, True])
def test_no_bundled_face_substitutes_or_moves_plain_han(book: FontBook, vertical: bool) -> None:
    for number, record in enumerate(book.records):
        face = book.by_key(record.key)
        drawn = [char for char in map(chr, range(0x4E00 + number, 0xA000, 19)) if face.has(char)]
        assert len(drawn) > 200
        for i, char in enumerate(drawn):
            gid, advance = han_glyph(char, face)
            shaped = shape_char.__wrapped__(char, face, vertical, LOCALES[i % 3])
            assert shaped == ((gid, 0.0, 0.0, advance),), (record.key, char)


def test_plain_han_is_unified_ideographs_only() -> None:
    assert all(map(is_plain_han, "一国鿿"))
    assert not any(map(is_plain_han, "〇々，あ3㐀Ａ"))
