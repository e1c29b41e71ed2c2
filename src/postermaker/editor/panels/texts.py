"""The panel 文字: a heading, body text, a signature, a number, and words in ready styles."""

from PySide6.QtWidgets import QWidget

from postermaker.document.model import Element, TextStyle
from postermaker.editor.controls import column, label
from postermaker.editor.desk import Desk
from postermaker.editor.offering import Role, is_dark, styled_text, text
from postermaker.editor.panels.tiles import Tile, TileView, tile_scroller
from postermaker.editor.properties.swatches import qcolor
from postermaker.editor.putting import put
from postermaker.editor.words import say
from postermaker.geometry import Size
from postermaker.library.styles import NamedStyle, styles

_ROLES = {
    Role.HEADING: ("标题", "Heading"),
    Role.BODY: ("正文", "Body text"),
    Role.SIGNATURE: ("署名", "Signature"),
    Role.NUMBER: ("数字", "Number"),
}


class TextsPanel(QWidget):
    """Click puts a text into the middle of the page, a drag where it is let go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.roles = TileView(say("文字", "Texts"), lambda: desk.size, across=2, ratio=1.9)
        self.styles = TileView(say("文字样式", "Text styles"), lambda: desk.size, across=2, ratio=1.9)
        for view in (self.roles, self.styles):
            view.chosen.connect(self._put)
        hint = label(
            say("点一下放到版面中间，也可以拖过去", "Click, or drag onto the page"), "hint", wrap=True
        )
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(
            column(
                hint, self.roles, label(say("现成样式", "Ready styles"), "bold"), self.styles, None,
                margins=(16, 8, 8, 16), gap=8,
            )
        )  # fmt: skip
        self.setLayout(column(tile_scroller(inside), gap=0))
        self.roles.show_tiles([self._role(role, *name) for role, name in _ROLES.items()])
        self.styles.show_tiles([_style(each) for each in styles().values()])

    def close_painters(self) -> None:
        """End the painting threads."""
        self.roles.close_painter()
        self.styles.close_painter()

    def _role(self, role: Role, zh: str, en: str) -> Tile:
        desk = self._desk

        def make(size: Size) -> tuple[Element, ...]:
            # in the grid it stands on the panel's own light ground
            dark = size == desk.size and is_dark(desk.document, desk.page) if desk.session else False
            return (text(role, size, dark=dark),)

        return Tile(str(role), say(zh, en), make, ground="#FFFFFF")

    def _put(self, tile: Tile) -> None:
        put(self._desk, say(f"加“{tile.name}”", f"Add {tile.name}"), tile.make(self._desk.size))


def _style(named: NamedStyle) -> Tile:
    style: TextStyle = named.style

    def make(size: Size) -> tuple[Element, ...]:
        return (styled_text(style, named.tracking_em, size),)

    return Tile(named.key, named.name, make, ground=qcolor(named.ground).name(), detail=named.use)
