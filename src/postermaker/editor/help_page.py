"""Help, offline: the pages as Markdown beside this module, and the table of keys made from the commands."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from postermaker.editor import theme
from postermaker.editor.actions import MENUS, Actions, Menu
from postermaker.editor.controls import button, column, frame, label, on_click, row
from postermaker.editor.words import say
from postermaker.errors import language

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
        self.view.document().setDefaultStyleSheet(_sheet())
        if part == "keys":
            self.view.setHtml(self._keys())
        else:
            name = "en.md" if language() == "en" else "zh.md"
            text = say(
                (_FOLDER / name).read_text(encoding="utf-8"), (_FOLDER / name).read_text(encoding="utf-8")
            )
            made = QTextDocument()
            made.setMarkdown(text)
            self.view.setHtml(f"<style>{_sheet()}</style>" + _width(made.toHtml()))
        font = QFont(self.font())
        font.setPixelSize(14)
        self.view.document().setDefaultFont(font)
        self.view.document().setDocumentMargin(32)
        self.view.document().setBaseUrl(QUrl.fromLocalFile(str(_FOLDER) + "/"))

    def _keys(self) -> str:
        parts = [f"<h1>{say('快捷键表', 'Keys')}</h1>"]
        for menu, name in MENUS.items():
            rows = [
                (" · ".join(command.keys), str(command.name))
                for command in self._actions.commands.values()
                if command.menu is menu and command.keys
            ]
            parts.append(_table(str(name), rows))
        by_hand = [(keys, say(zh, en)) for keys, zh, en in _BY_HAND]
        parts.append(_table(say("画面上", "On the canvas"), by_hand))
        loose = [
            (" · ".join(c.keys), str(c.name))
            for c in self._actions.commands.values()
            if c.menu is Menu.NONE and c.keys
        ]
        parts.append(_table(say("别处", "Elsewhere"), loose))
        return "".join(parts)


def _table(head: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    cells = "".join(
        f"<tr><td width='220'><b>{keys.replace('<', '&lt;').replace('>', '&gt;')}</b></td><td>{name}</td></tr>"
        for keys, name in rows
    )
    return f"<h2>{head}</h2><table cellpadding='5' cellspacing='0'>{cells}</table>"


def _width(html: str) -> str:
    """Pictures no wider than a page of text."""
    return html.replace("<img ", "<img width='880' ")


def _sheet() -> str:
    colors = theme.current()
    return (
        f"h1, h2 {{ color: {colors.t1}; }} p, li, td {{ color: {colors.t1}; line-height: 150%; }}"
        f"code {{ color: {colors.acctext}; }}"
    )
