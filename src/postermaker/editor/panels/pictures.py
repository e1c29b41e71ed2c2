"""The panel 图片: pictures from files, those used last, those in the document; all can be dragged onto the canvas."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from postermaker.editor import dialogs, settings
from postermaker.editor.controls import button, column, label, on_click
from postermaker.editor.desk import Desk
from postermaker.editor.dropping import Dropping
from postermaker.editor.panels.picture_list import document_tiles, read_recent, recent_tile
from postermaker.editor.panels.tiles import Tile, TileView, tile_scroller
from postermaker.editor.putting import put
from postermaker.editor.recent_pictures import recent
from postermaker.editor.words import say


class PicturesPanel(QWidget):
    """`dropping` takes files in; the panel remembers them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._thumbs: dict[str, QPixmap] = {}
        self._shown_assets: tuple[str, ...] | None = None
        self._recent: dict[Path, Tile | None] = {}
        self.dropping = Dropping(desk, self)
        self.add = on_click(button(say("插入图片", "Insert pictures"), "primary", "plus"), self._ask)
        self.add.setToolTip(say("可以一次选好几张", "several at once"))
        self.own = TileView(say("文件里的图片", "In this document"), lambda: desk.size, across=3, ratio=1.25)
        self.recent = TileView(say("最近用过的图片", "Used lately"), lambda: desk.size, across=3, ratio=1.25)
        for view in (self.own, self.recent):
            view.chosen.connect(self._put)
        self._build()
        desk.changed.connect(self._show)
        self._show()
        self._show_recent()

    def _build(self) -> None:
        self._own_name = label(say("这个文件里的", "In this document"), "bold")
        self._recent_name = label(say("最近用过", "Used lately"), "bold")
        hint = say(
            "JPG、PNG、TIFF、WebP、SVG，也可以直接拖进画面，或复制了粘贴。手机拍的 HEIC 先另存为 JPG",
            "JPG, PNG, TIFF, WebP, SVG; or drop or paste them. Save HEIC as JPG first",
        )
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(
            column(
                self.add, label(hint, "hint", wrap=True), self._own_name, self.own, self._recent_name, self.recent,
                None, margins=(16, 8, 8, 16), gap=8,
            )
        )  # fmt: skip
        self.setLayout(column(tile_scroller(inside), gap=0))

    def close_painters(self) -> None:
        """End what runs."""
        self.own.close_painter()
        self.recent.close_painter()
        self.dropping.chores.close()

    def _ask(self) -> None:
        paths = dialogs.ask_pictures(self, settings.folder("picture"))
        if paths:
            settings.keep_folder("picture", paths[0].parent)
            self.dropping.take_files(paths)

    def _put(self, tile: Tile) -> None:
        desk = self._desk
        if tile.path:
            self.dropping.take_files([Path(tile.path)])
            return
        put(desk, say(f"加“{tile.name}”", f"Add {tile.name}"), tile.make(desk.size), assets=tile.assets)

    def _show(self) -> None:
        if self._desk.session is None:
            return
        document = self._desk.document
        names = tuple(document.assets)
        if names != self._shown_assets:
            self._shown_assets = names
            self.own.show_tiles(document_tiles(document, self._thumbs))
            self._show_recent()
        for part in (self._own_name, self.own):
            part.setVisible(bool(self.own.tiles))

    def _show_recent(self) -> None:
        """What is known is shown; the rest is read aside, one after the other."""
        paths = recent()
        tiles = [tile for path in paths if (tile := self._recent.get(path)) is not None]
        self.recent.show_tiles(tiles)
        for part in (self._recent_name, self.recent):
            part.setVisible(bool(tiles))
        missing = next((path for path in paths if path not in self._recent), None)
        if missing is not None:
            self._recent[missing] = None
            work: Callable[[], object] = partial(read_recent, missing)
            self.dropping.chores.do(work, self._on_read, self._desk.faulted.emit)

    def _on_read(self, found: tuple[Path, QImage] | None) -> None:
        if found is not None:
            self._recent[found[0]] = recent_tile(*found)
        self._show_recent()
