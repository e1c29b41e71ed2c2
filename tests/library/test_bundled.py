"""Every bundled template at every size that it offers, as the gallery shows it."""

import pytest
from tests.chosen import EACH_SIZE

from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.units import parse_size

ASKED_FOR = {
    "banner-red", "antifraud-shield-banner", "safety-label-banner", "drop-river-vertical", "poster-a2", "leaflet-a4", "notice-a4",
    "rollup-80x200", "board-240x120", "led-1920x1080", "wechat-cover", "poster-phone",
}  # fmt: skip


def test_all_are_there() -> None:
    assert set(templates.ids()) >= ASKED_FOR


@pytest.mark.parametrize(("template_id", "size"), EACH_SIZE)
def test_a_template_is_sound_at_each_of_its_sizes(book: FontBook, template_id: str, size: str) -> None:
    document = templates.with_samples(templates.new_document(templates.load(template_id), parse_size(size)))
    assert lay_out(document, book).issues == ()
    assert (document.width, document.height) == pytest.approx(parse_size(size))
