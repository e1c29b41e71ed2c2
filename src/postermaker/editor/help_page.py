"""Help, offline: the pages as Markdown beside this module, and the table of keys made from the commands."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from postermaker.editor import theme
from postermaker.editor.actions import MENUS, Actions, Menu
from postermaker.editor.controls import button, column, frame, label, on_click, row
from postermaker.editor.words import say
from postermaker.errors import language

#: The most a line is long, in logical pixels, and the table of keys wide.
_WIDTH, _KEYS_WIDTH = 860, 1240
_FOLDER = Path(__file__).parent / "help"
#: Keys of the canvas that are no commands.
_BY_HAND = (
    ("F2", "改选中的文字", "edit the text"),
    ("Tab, Shift+Tab", "选下一个、上一个", "select next, previous"),
    ("← ↑ → ↓", "微调，加 Shift 十倍", "nudge, tenfold with Shift"),
    ("Esc", "退到外面一层，再按取消选择", "select the group around, then nothing"),
    ("Space", "按住拖动画面", "hold to drag the page"),
    ("Ctrl+滚轮", "在指针处缩放", "zoom at the pointer"),
    ("Ctrl+Enter", "文字写完；导出页上开始导出", "end text; start the export"),
)


class HelpPage(QWidget):
    """One scrolling page with a head and a way back."""

    closed = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        back = on_click(button(say("返回", "Back"), "flat", "back", "Esc"), self.closed.emit)
        keys = on_click(button(say("快捷键表", "Keys"), "flat", "list", "Ctrl+/"), lambda: self.open("keys"))
        first = on_click(button(say("使用说明", "Help"), "flat", "help", "F1"), self.open)
        head = frame(
            "bar", row(back, label(say("帮助", "Help"), "section"), None, first, keys, margins=(8, 0, 12, 0))
        )
        head.setFixedHeight(48)
        self.view = QTextBrowser()
        self.view.setOpenExternalLinks(False)
        self.view.setSearchPaths([str(_FOLDER)])
        self.view.setAccessibleName(say("帮助内容", "Help text"))
        self.setLayout(column(head, self.view, gap=0))
        self.setFocusProxy(self.view)
        self._part = ""

    def open(self, part: str = "") -> None:
        """The help, or with `keys` the table of keys."""
        self._part = part
        self.view.document().setBaseUrl(QUrl.fromLocalFile(f"{_FOLDER}/"))
        self.view.document().setDefaultStyleSheet(_sheet())
        self.view.setHtml(self._keys() if part == "keys" else _help())
        font = QFont(self.font())
        font.setPixelSize(14)
        self.view.document().setDefaultFont(font)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines no longer than an eye follows."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        room = _KEYS_WIDTH if self._part == "keys" else _WIDTH
        side = max(24, (self.width() - room) // 2)
        self.view.document().setDocumentMargin(8)
        self.view.setViewportMargins(side, 16, 0, 0)
        self.view.document().setTextWidth(min(room, self.width() - side - 24))

    def _keys(self) -> str:
        columns = "".join(
            f"<td valign='top' width='33%'>{''.join(map(self._menu, menus))}{more}</td>"
            for menus, more in (
                ((Menu.FILE, Menu.EDIT), ""),
                ((Menu.INSERT, Menu.ARRANGE), self._by_hand()),
                ((Menu.VIEW, Menu.HELP, Menu.NONE), ""),
            )
        )
        return f"<h1>{say('快捷键表', 'Keys')}</h1><table width='100%' cellspacing='12'><tr>{columns}</tr></table>"

    def _menu(self, menu: Menu) -> str:
        rows = [
            (" · ".join(command.keys), str(command.name))
            for command in self._actions.commands.values()
            if command.menu is menu and command.keys
        ]
        return _table(str(MENUS[menu]) if menu in MENUS else say("别处", "Elsewhere"), rows)

    def _by_hand(self) -> str:
        return _table(say("画面上", "On the canvas"), [(keys, say(zh, en)) for keys, zh, en in _BY_HAND])


def _help() -> str:
    name = "en.md" if language() == "en" else "zh.md"
    text = (_FOLDER / name).read_text(encoding="utf-8")
    made = QTextDocument()
    made.setMarkdown(say(text, text))
    body = made.toHtml()
    return body[body.index("<body") :].replace("<img ", f"<img width='{_WIDTH - 40}' ")


def _table(head: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    cells = "".join(
        f"<tr><td width='170'><b>{keys.replace('<', '&lt;').replace('>', '&gt;')}</b></td><td>{name}</td></tr>"
        for keys, name in rows
    )
    return f"<h2>{head}</h2><table cellpadding='2' cellspacing='0'>{cells}</table>"


def _sheet() -> str:
    colors = theme.current()
    return (
        f"h1 {{ color: {colors.t1}; margin-bottom: 10px; }} h2 {{ color: {colors.t1}; margin-top: 18px; }}"
        f"p, li {{ color: {colors.t1}; line-height: 150%; }} td {{ color: {colors.t1}; }}"
        f"code {{ color: {colors.acctext}; }}"
    )
