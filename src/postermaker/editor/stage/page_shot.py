"""The page as the canvas shows it: painted once for a zoom and place; what lies below and above a change is kept.

A letter typed changes the text, not the ground under it nor what stands over it. Both are painted once and copied
after that; on a page with a costly ground that is the difference between 10 and 600 ms.
"""

from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from postermaker.backends.painter import prepare
from postermaker.display import Blend, DisplayItem, DisplayPage, GlyphRun, Layer
from postermaker.fonts import FontBook
from postermaker.geometry import Box

_Items = tuple[DisplayItem, ...]


class _View(NamedTuple):
    """The whole page's size in device pixels, and the part of it that is seen."""

    width_px: int
    height_px: int
    sight: QRect


class _Sheet(NamedTuple):
    """Some neighbouring items of a page, painted."""

    view: _View
    items: _Items
    image: QImage


class PageShot:
    """Paints a page for the canvas, with what can be kept kept."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._page: DisplayPage | None = None
        self._shot: tuple[_View, QImage] | None = None
        self._below: _Sheet | None = None
        self._above: _Sheet | None = None
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
        before = self._page if self._shot is not None and self._shot[0] == view else None
        low = _shared(before.items, page.items) if before else _below_text(page)
        below = self._below_for(page, assets, view, low)
        rest = page.items[low:]
        high = _shared_above(before.items[low:], rest) if before else 0
        image = below.image.copy()
        live, over = rest[: len(rest) - high], rest[len(rest) - high :]
        if not over or not all(map(_plain, over)):
            self._paint(image, replace(page, items=rest), assets, view)
            return image
        self._paint(image, replace(page, items=live), assets, view)
        painter = QPainter(image)
        painter.drawImage(0, 0, self._above_for(page, over, assets, view).image)
        painter.end()
        return image

    def _below_for(self, page: DisplayPage, assets: dict[str, bytes], view: _View, count: int) -> _Sheet:
        """The first `count` items; what is kept is painted on where it is a beginning of them."""
        items, kept = page.items[:count], self._below
        if kept and kept.view == view and items[: len(kept.items)] == kept.items:
            if len(kept.items) == count:
                return kept
            image, done = kept.image.copy(), len(kept.items)
        else:
            image, done = QImage(view.sight.size(), QImage.Format.Format_RGB32), 0
            image.fill(0xFFFFFFFF)
        self._paint(image, replace(page, items=items[done:]), assets, view)
        self._below = _Sheet(view, items, image)
        return self._below

    def _above_for(self, page: DisplayPage, items: _Items, assets: dict[str, bytes], view: _View) -> _Sheet:
        kept = self._above
        if kept and kept.view == view and kept.items == items:
            return kept
        image = QImage(view.sight.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        self._paint(image, replace(page, items=items), assets, view)
        self._above = _Sheet(view, items, image)
        return self._above

    def _paint(self, image: QImage, page: DisplayPage, assets: dict[str, bytes], view: _View) -> None:
        if not page.items:
            return
        prepared = prepare(page, assets, self._book, Box(0, 0, *page.size), view.width_px, view.height_px)
        painter = QPainter(image)
        painter.translate(-view.sight.x(), 0)
        prepared.paint(painter, view.sight.y(), view.sight.height())
        painter.end()


def _shared(one: _Items, other: _Items) -> int:
    """How many items two pages have in common from below."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a is not b and a != b:
            break
        count += 1
    return count


def _shared_above(one: _Items, other: _Items) -> int:
    """How many items they have in common from above."""
    return _shared(one[::-1], other[::-1])


def _below_text(page: DisplayPage) -> int:
    """How many items lie under the first text."""
    return next((at for at, item in enumerate(page.items) if isinstance(item, GlyphRun)), len(page.items))


def _plain(item: DisplayItem) -> bool:
    """Whether an item looks the same painted on a clear sheet that is laid over the page."""
    if isinstance(item, Layer):
        return item.blend is Blend.NORMAL and all(map(_plain, item.items))
    return not getattr(item, "overprint", False)
