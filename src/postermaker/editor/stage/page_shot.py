"""The page as the canvas shows it: painted once for a zoom and place, its unchanging lower part kept from key to key.

A letter typed changes the text, not the ground under it. What lies below the first changed item is painted
once and copied after that; on a page with a costly ground that is the difference between 10 and 600 ms.
"""

from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from postermaker.backends.painter import prepare
from postermaker.display import DisplayItem, DisplayPage, GlyphRun
from postermaker.fonts import FontBook
from postermaker.geometry import Box


class _View(NamedTuple):
    """The whole page's size in device pixels, and the part of it that is seen."""

    width_px: int
    height_px: int
    sight: QRect


class _Ground(NamedTuple):
    """The lower items of a page, painted."""

    view: _View
    items: tuple[DisplayItem, ...]
    image: QImage


class PageShot:
    """Paints a page for the canvas, with what can be kept kept."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._page: DisplayPage | None = None
        self._shot: tuple[_View, QImage] | None = None
        self._ground: _Ground | None = None
        self.painted = 0  #: how often a page was painted, for measuring

    def image(
        self, page: DisplayPage, assets: dict[str, bytes], size: tuple[int, int], sight: QRect
    ) -> QImage:
        """The seen part of a page that is `size` device pixels large as a whole."""
        view = _View(*size, sight)
        if self._shot is None or self._page is not page or self._shot[0] != view:
            self._shot = (view, self._painted(page, assets, view))
            self._page = page
            self.painted += 1
        return self._shot[1]

    def _painted(self, page: DisplayPage, assets: dict[str, bytes], view: _View) -> QImage:
        ground = self._fitting(page, assets, view)
        image = ground.image.copy()
        self._paint(image, replace(page, items=page.items[len(ground.items) :]), assets, view)
        return image

    def _fitting(self, page: DisplayPage, assets: dict[str, bytes], view: _View) -> _Ground:
        """The kept ground if it is this page's; else one up to where this page and the last part, or the first text."""
        kept = self._ground
        if kept and kept.view == view and page.items[: len(kept.items)] == kept.items:
            return kept
        same_view = self._page is not None and self._shot is not None and self._shot[0] == view
        items = page.items[: _shared(self._page, page) if same_view else _below_text(page)]
        image = QImage(view.sight.size(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        self._paint(image, replace(page, items=items), assets, view)
        self._ground = _Ground(view, items, image)
        return self._ground

    def _paint(self, image: QImage, page: DisplayPage, assets: dict[str, bytes], view: _View) -> None:
        prepared = prepare(page, assets, self._book, Box(0, 0, *page.size), view.width_px, view.height_px)
        painter = QPainter(image)
        painter.translate(-view.sight.x(), 0)
        prepared.paint(painter, view.sight.y(), view.sight.height())
        painter.end()


def _shared(one: DisplayPage | None, other: DisplayPage) -> int:
    """How many items two pages have in common from below."""
    items = one.items if one else ()
    count = 0
    for a, b in zip(items, other.items, strict=False):
        if a != b:
            break
        count += 1
    return count


def _below_text(page: DisplayPage) -> int:
    """How many items lie under the first text."""
    return next((at for at, item in enumerate(page.items) if isinstance(item, GlyphRun)), len(page.items))
