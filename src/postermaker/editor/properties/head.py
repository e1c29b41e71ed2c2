"""The head of the panel: what is selected, whether a field fills it, and its eye, lock and menu."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QMenu

from postermaker.document.model import Element, Group, Ornament, Picture, QrCode, Shape, Table, Text
from postermaker.document.places import keys_in
from postermaker.editor.arranging import Arranging, called
from postermaker.editor.controls import ElidedLabel, Mark, icon_button, label, on_click, row
from postermaker.editor.desk import Desk
from postermaker.editor.icons import set_icon
from postermaker.editor.places import said_size
from postermaker.editor.properties.style_brush import StyleBrush
from postermaker.editor.words import say

_KINDS: dict[type[Element], tuple[str, tuple[str, str]]] = {
    Text: ("text", ("文字", "Text")),
    Picture: ("image", ("图片", "Picture")),
    Shape: ("shape", ("图形", "Shape")),
    QrCode: ("qr", ("二维码", "QR code")),
    Ornament: ("star", ("花纹", "Ornament")),
    Table: ("table", ("表格", "Table")),
    Group: ("group", ("组合", "Group")),
}


class Head(QFrame):
    """One row, 48 high."""

    def __init__(self, desk: Desk, brush: StyleBrush) -> None:
        super().__init__()
        self._desk, self._brush = desk, brush
        self.arranging = Arranging(desk)
        self._mark = Mark("page", "acctext", 20)
        self.name = ElidedLabel("", "panel")
        self.field = label("", "tag")
        self.eye = on_click(
            icon_button("eye", say("隐藏或显示", "Hide or show"), side=28), self.arranging.hide
        )
        self.lock = on_click(
            icon_button("unlock", say("锁定或解锁", "Lock or unlock"), side=28), self.arranging.lock
        )
        self.more = on_click(icon_button("more", say("更多", "More"), side=28), self._open_menu)
        self.setFixedHeight(44)
        inner = row(
            self._mark, self.name, self.field, self.eye, self.lock, self.more, margins=(16, 0, 8, 0), gap=6
        )
        inner.setStretch(1, 1)
        inner.setAlignment(self.field, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(inner)

    def refresh(self) -> None:
        """Show what is selected."""
        elements = self._desk.elements
        for made in (self.eye, self.lock, self.more):
            made.setVisible(bool(elements))
        self.field.setVisible(False)
        if not elements:
            self._show_page()
        elif len(elements) == 1:
            self._show_one(elements[0])
        else:
            kinds = {type(e) for e in elements}
            icon, name = _KINDS[kinds.pop()] if len(kinds) == 1 else ("layers", ("对象", "objects"))
            self._mark.show_icon(icon, "acctext")
            self._say(say(f"{len(elements)} 个{name[0]}", f"{len(elements)} × {name[1]}"))
        hidden = bool(elements) and all(e.hidden for e in elements)
        locked = bool(elements) and all(e.locked for e in elements)
        set_icon(self.eye, "eye-off" if hidden else "eye", "acctext" if hidden else "t2", 16)
        set_icon(self.lock, "lock" if locked else "unlock", "acctext" if locked else "t2", 16)
        self.eye.setToolTip((say("显示", "Show") if hidden else say("隐藏", "Hide")) + "  Ctrl+Shift+H")
        self.lock.setToolTip((say("解锁", "Unlock") if locked else say("锁定", "Lock")) + "  Ctrl+Shift+L")

    def _say(self, text: str) -> None:
        self.name.show_text(text)

    def _show_page(self) -> None:
        self._mark.show_icon("page", "acctext")
        if self._desk.session is None:
            self._say("")
            return
        size = said_size(self._desk.size, screen=self._desk.document.screen)
        self._say(say(f"版面  {size}", f"Page  {size}"))

    def _show_one(self, element: Element) -> None:
        icon, kind = _KINDS[type(element)]
        self._mark.show_icon(icon, "acctext")
        self._say(self._called(element, say(*kind)))
        label_ = field_of(self._desk, element)
        self.field.setText(say("字段", "Field") if label_ == element.name else label_)
        self.field.setToolTip(
            say(f"由字段“{label_}”填写，批量制作时换成名单里的", f"filled from the field '{label_}'")
        )
        self.field.setVisible(bool(label_))

    def _called(self, element: Element, kind: str) -> str:
        """Its name, else what it says, else what kind of thing it is."""
        if isinstance(element, QrCode | Table | Group | Shape | Picture) and not element.name:
            return kind
        if isinstance(element, Ornament) and not element.name:
            return kind_name(element.kind) or kind
        return called(element)

    def menu_now(self) -> QMenu:
        """What the three dots open."""
        menu, arranging, brush = QMenu(self), self.arranging, self._brush
        for name, keys, run, can in (
            (say("复制样式", "Copy style"), "Ctrl+Shift+C", brush.copy, brush.can_copy()),
            (say("粘贴样式", "Paste style"), "Ctrl+Shift+V", brush.paste, brush.can_paste()),
            ("", "", None, False),
            (say("再制", "Duplicate"), "Ctrl+D", arranging.duplicate, True),
            (say("放到版面中间", "Centre on page"), "Ctrl+Alt+C", arranging.to_middle, True),
            (say("删除", "Delete"), "Delete", arranging.delete, True),
        ):
            if run is None:
                menu.addSeparator()
                continue
            action = menu.addAction(f"{name}\t{keys}")
            action.setEnabled(can)
            action.triggered.connect(lambda _=False, run=run: run())
        return menu

    def _open_menu(self) -> None:
        menu = self.menu_now()
        at = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 2))
        menu.exec(at - QPoint(menu.sizeHint().width(), 0))
        menu.deleteLater()


def field_of(desk: Desk, element: Element) -> str:
    """The label of the first field that fills an element; empty where none does."""
    keys = [element.field] if isinstance(element, Picture) else keys_in(getattr(element, "content", ""))
    labels = {field.key: field.label for field in desk.document.fields}
    return next((labels[key] for key in keys if key in labels), "")


def kind_name(key: str) -> str:
    """What an ornament's kind is called; empty where this kit does not have it."""
    from postermaker.library.ornaments.catalogue import kind_of

    try:
        return kind_of(key).name
    except (ValueError, ImportError):
        return ""
