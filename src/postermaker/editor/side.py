"""The left side: the rail, and the panel that it opened. A panel is made when it is opened for the first time."""

from collections.abc import Callable
from importlib import import_module

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from postermaker.editor.controls import column, divider, frame, icon_button, label, on_click, row
from postermaker.editor.desk import Desk
from postermaker.editor.rail import Rail, RailEntry
from postermaker.editor.words import say
from postermaker.errors import Bilingual

#: The height of the layers below another panel; how wide the window and how high the left side must be for them.
_BELOW, _WIDE, _HIGH = 280, 1500, 640


class PanelKind(Struct, frozen=True):
    """A panel beside the rail: its place there, and where its class is, so that it is loaded only when opened."""

    entry: RailEntry
    module: str
    name: str  #: of a class that takes the desk


def _kind(
    key: str,
    name: Bilingual,
    icon: str,
    tip: Bilingual,
    module: str,
    cls: str,
    *,
    foot: bool = False,
    keys: str = "",
) -> PanelKind:
    return PanelKind(RailEntry(key, name, icon, tip, foot, keys), f"postermaker.editor.panels.{module}", cls)


#: From the top; a panel's title is its entry's tip.
KINDS = (
    _kind("templates", Bilingual("模板", "Designs"), "template", Bilingual("换模板", "Templates"), "templates",
          "TemplatesPanel"),
    _kind("slogans", Bilingual("标语", "Slogans"), "slogan", Bilingual("标语库", "Slogans"), "slogans", "SlogansPanel",
          keys="Ctrl+L"),
    _kind("texts", Bilingual("文字", "Text"), "text", Bilingual("加文字", "Add text"), "texts", "TextsPanel"),
    _kind("pictures", Bilingual("图片", "Pictures"), "image", Bilingual("加图片", "Add pictures"), "pictures", "PicturesPanel"),
    _kind("shapes", Bilingual("图形", "Shapes"), "shape", Bilingual("图形和花纹", "Shapes"), "shapes", "ShapesPanel"),
    _kind("codes", Bilingual("二维码", "QR code"), "qr", Bilingual("加二维码", "Add a QR code"), "codes", "CodesPanel"),
    _kind("fields", Bilingual("字段", "Fields"), "field", Bilingual("填写内容", "Fill in"), "fields", "FieldsPanel"),
    _kind("layers", Bilingual("图层", "Layers"), "layers", Bilingual("图层", "Layers"), "layers", "LayersPanel",
          foot=True, keys="F7"),
    _kind("history", Bilingual("历史", "History"), "history", Bilingual("历史", "History"), "history", "HistoryPanel", foot=True),
)  # fmt: skip


class Side(QWidget):
    """Rail and panel; `active` is the open panel's key, empty while folded."""

    folded = Signal(bool)

    def __init__(self, desk: Desk, kinds: tuple[PanelKind, ...] = KINDS) -> None:
        super().__init__()
        self._desk = desk
        self._kinds = {kind.entry.key: kind for kind in kinds}
        self._made: dict[str, QWidget] = {}
        self.active = ""
        self._room = False
        self.below: QWidget | None = None  #: the layers below the open panel, once there was room for them
        self.rail = Rail(tuple(kind.entry for kind in kinds))
        self.rail.asked.connect(self.open)
        self._title = label("", "panel")
        close = icon_button("back", say("收起", "Fold"), side=28)
        on_click(close, lambda: self.open(""))
        self._stack = QStackedWidget()
        self.frame: QFrame = frame("left")
        self._column = column(row(self._title, None, close, margins=(16, 10, 8, 4)), self._stack, gap=0)
        self._column.setStretch(1, 1)
        self.frame.setLayout(self._column)
        self.frame.installEventFilter(self)
        self.frame.setMinimumWidth(200)
        self.frame.setMaximumWidth(420)

    def open(self, key: str) -> None:
        """Open a panel, or fold with an empty key."""
        self.active = key
        self.rail.show_active(key)
        if key:
            self._stack.setCurrentWidget(self.panel(key))
            self._title.setText(str(self._kinds[key].entry.tip))
        self.frame.setVisible(bool(key))
        self._show_below()
        self.folded.emit(not key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where there is room the layers stand below the open panel, else only in a panel of their own."""
        if watched is self.frame and event.type() is QEvent.Type.Resize:
            room = self.frame.window().width() >= _WIDE and self.frame.height() >= _HIGH
            if room != self._room:
                self._room = room
                self._show_below()
        return False

    def _show_below(self) -> None:
        wanted = self._room and self.active not in ("", "layers")
        if wanted and self.below is None and "layers" in self._kinds:
            from postermaker.editor.panels.layers import LayersPanel

            title = row(label(str(self._kinds["layers"].entry.tip), "panel"), margins=(16, 8, 8, 2))
            inside = column(divider(), title, LayersPanel(self._desk), gap=0)
            inside.setStretch(2, 1)
            self.below = QWidget()
            self.below.setLayout(inside)
            self.below.setFixedHeight(_BELOW)
            self._column.addWidget(self.below)
        if self.below is not None:
            self.below.setVisible(wanted)

    def toggle(self, key: str) -> None:
        """Open a panel with the cursor in it, or fold it where it is open."""
        self.open("" if self.active == key else key)
        if self.active:
            self.panel(key).setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.panel(key).focusNextChild()

    def panel(self, key: str) -> QWidget:
        """A panel by its key, made if it is not there yet."""
        if key not in self._made:
            kind = self._kinds[key]
            make: Callable[[Desk], QWidget] = getattr(import_module(kind.module), kind.name)
            self._made[key] = make(self._desk)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def close_panels(self) -> None:
        """End the threads of the panels; they must not outlive the window."""
        for panel in self._made.values():
            close = getattr(panel, "close_painters", None)
            if close is not None:
                close()
