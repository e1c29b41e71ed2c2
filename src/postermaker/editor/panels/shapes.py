"""The panel 图形: plain figures and the ornaments of the kit, found by name, pinyin and family."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from postermaker.document.model import Element, Frame, Ornament, Pin, Shape
from postermaker.editor.controls import Entry, Field, button, column, label, on_click
from postermaker.editor.desk import Desk
from postermaker.editor.figures import FIGURES, Figure
from postermaker.editor.offering import border, is_dark, lightness, ring, shape
from postermaker.editor.panels.chips import Chips
from postermaker.editor.panels.tiles import Tile, TileView, tile_scroller
from postermaker.editor.putting import put
from postermaker.editor.words import say
from postermaker.geometry import Size
from postermaker.library.ornaments.catalogue import FAMILIES, family_kinds
from postermaker.library.ornaments.kinds import Kind
from postermaker.library.pinyin import Entry as Known
from postermaker.library.pinyin import entry, matches

#: How much of the page's shorter side an ornament takes.
_SHARE = 0.5
#: Behind light ornaments and behind dark ones, in the grid.
_DEEP, _PALE = "#B5121B", "#FBF7EE"


class ShapesPanel(QWidget):
    """Click puts a figure into the middle of the page, a drag where it is let go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.search = Entry(say("搜图形和花纹", "Search"), say("搜花纹：祥云 或 xy", "Search: cloud"))
        self.search.textChanged.connect(lambda _: self._show())
        self.families = Chips(say("花纹分类", "Families"), [("", say("全部", "All")), *FAMILIES.items()])
        self.families.chosen.connect(lambda _: self._show())
        self.figures = TileView(say("图形", "Figures"), lambda: desk.size, across=4, named=False)
        self.ornaments = TileView(say("花纹", "Ornaments"), lambda: desk.size, across=3)
        for view in (self.figures, self.ornaments):
            view.chosen.connect(self._put)
        self._build()
        self._figures = self._figure_tiles()
        self._tiles: dict[str, tuple[str, Tile, Known]] = {}
        self._families = list(FAMILIES)
        self._loading = QTimer(self, interval=0)
        self._loading.timeout.connect(self._load_family)
        self._loading.start()
        self._show()

    def _build(self) -> None:
        self._figures_name = label(say("图形", "Figures"), "bold")
        self._ornaments_name = label(say("花纹", "Ornaments"), "bold")
        self.nothing = label("", "caption", wrap=True)
        self.all = on_click(button(say("看全部", "Show all"), "small"), self._show_all)
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(
            column(
                self._figures_name, self.figures, self._ornaments_name, self.families, self.nothing, self.all,
                self.ornaments, None, margins=(16, 8, 8, 16), gap=8,
            )
        )  # fmt: skip
        head = QWidget()
        head.setLayout(column(Field(self.search, icon="search"), margins=(16, 4, 16, 4)))
        outer = column(head, tile_scroller(inside), gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def close_painters(self) -> None:
        """End the painting threads."""
        self.figures.close_painter()
        self.ornaments.close_painter()

    def _load_family(self) -> None:
        """One family of ornaments at a time: all of them would hold up the window."""
        family = self._families.pop(0)
        for kind in family_kinds(family):
            self._tiles[kind.key] = (family, _ornament(kind), entry(kind.name, FAMILIES[family], kind.key))
        if not self._families:
            self._loading.stop()
            self._show()

    @property
    def loaded(self) -> bool:
        """Whether all ornaments are there."""
        return not self._families

    def _show_all(self) -> None:
        self.families.show_chosen("")
        self.search.clear()
        self._show()

    def _show(self) -> None:
        typed, family = self.search.text().strip(), self.families.value
        found = [tile for tile in self._figures if matches(entry(tile.name, tile.key), typed)]
        self.figures.show_tiles(found if not family else [])
        kept = [
            tile for own, tile, said in self._tiles.values() if family in ("", own) and matches(said, typed)
        ]
        self.ornaments.show_tiles(kept)
        for part in (self._figures_name, self.figures):
            part.setVisible(bool(self.figures.tiles))
        self.nothing.setVisible(not kept and not self.figures.tiles)
        self.all.setVisible(not kept and not self.figures.tiles)
        self.nothing.setText(say(f"没有“{typed}”这样的图形", f"nothing like '{typed}'"))
        self._ornaments_name.setText(say("花纹", "Ornaments") + f" {len(kept)}")

    def _figure_tiles(self) -> list[Tile]:
        made = [Tile(f.key, str(f.name), partial(self._figure, f), ground="#FFFFFF") for f in FIGURES]
        extra = (("ring", say("圆环", "Ring"), ring), ("border", say("边框", "Border"), border))
        return made + [
            Tile(key, name, partial(self._drawn, make), ground="#FFFFFF") for key, name, make in extra
        ]

    def _drawn(self, make: Callable[..., Shape], size: Size) -> tuple[Shape, ...]:
        return (make(size, dark=self._dark(size)),)

    def _figure(self, figure: Figure, size: Size) -> tuple[Shape, ...]:
        return (shape(figure.geometry, size, figure.ratio, dark=self._dark(size)),)

    def _dark(self, size: Size) -> bool:
        desk = self._desk
        return desk.session is not None and size == desk.size and is_dark(desk.document, desk.page)

    def _put(self, tile: Tile) -> None:
        put(self._desk, say(f"加“{tile.name}”", f"Add {tile.name}"), tile.make(self._desk.size))


def _ornament(kind: Kind) -> Tile:
    light = sum(lightness(slot.default) for slot in kind.colors[:2]) / max(1, len(kind.colors[:2]))

    def make(size: Size) -> tuple[Element, ...]:
        side = min(size) * _SHARE
        width = min(side * max(1.0, kind.ratio), size.width * 0.9)
        height = width / kind.ratio
        if height > size.height * 0.9:
            width, height = size.height * 0.9 * kind.ratio, size.height * 0.9
        frame = Frame(
            x=(size.width - width) / 2, y=(size.height - height) / 2, width=width, height=height,
            across=Pin.CENTRE, down=Pin.CENTRE,
        )  # fmt: skip
        return (Ornament(id=kind.key, kind=kind.key, frame=frame, name=kind.name),)

    ground = _DEEP if light > 0.62 else _PALE
    return Tile(kind.key, kind.name, make, ground=ground, detail=f"{kind.name}：{kind.summary}")
